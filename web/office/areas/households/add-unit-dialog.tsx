import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import * as z from 'zod/mini'
import type { Building, UnitUse } from '../../../../functions/estates/model.ts'
import { parseDecimal } from '../../../../functions/money.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { SelectField, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { choicesOf } from '../../parts/pick.tsx'
import { buildingsQuery, communitiesQuery } from '../../parts/place-picks.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { useWords } from '../../i18n/languages.ts'
import { afterUnitChange } from './queries.ts'
import { areaText } from './unit-schema.ts'
import { useHouseholdWords } from './words.ts'

/** One household by hand; many come by import. */
export function AddUnitDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useHouseholdWords()
  const buildings = useQuery(buildingsQuery())
  return (
    <Dialog title={words.addTitle} onClose={onClose}>
      <Asked query={buildings} what={words.building}>
        {({ items }) => (items.length > 0 ? <AddUnitForm buildings={items} onClose={onClose} /> : <p className="mt-4">{words.noBuildings}</p>)}
      </Asked>
    </Dialog>
  )
}

function AddUnitForm({ buildings, onClose }: { readonly buildings: readonly Building[]; readonly onClose: () => void }) {
  const words = useHouseholdWords()
  const common = useWords()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { data: communities } = useQuery(communitiesQuery)
  const nameOf = (building: Building) => `${communities?.items.find(({ id }) => id === building.community)?.name ?? ''} ${building.name}`.trim()
  const form = useOfficeForm({
    name: 'new-unit',
    schema: z.object({
      building: z.string().check(z.minLength(1, words.buildingNeeded)),
      room: z.string().check(z.minLength(1, words.roomNeeded), z.maxLength(20, common.tooLong(20))),
      area: areaText(words),
      use: z.custom<UnitUse>(),
      name: z.string().check(z.minLength(1, words.nameNeeded), z.maxLength(40, common.tooLong(40))),
      phone: z.string(),
    }),
    defaults: { building: '', room: '', area: '', use: 'home', name: '', phone: '' },
    onSubmit: async ({ building, room, area, use, name, phone }) => {
      const unit = await ask(api.units.$post({ json: { building, room, area: parseDecimal(area, 2)!, use, owners: [{ name, phone: phone.trim() || null }] } }))
      await afterUnitChange(client)
      onClose()
      await navigate({ to: '/households/$unit', params: { unit: unit.id } })
    },
  })
  return (
    <OfficeForm form={form} act={words.create} onCancel={onClose}>
      <SelectField label={words.building} empty="" choices={buildings.map((building) => ({ value: building.id, label: nameOf(building) }))} {...form.fieldOf('building')} />
      <div className="grid items-end gap-4 sm:grid-cols-2">
        <TextField label={words.room} {...form.fieldOf('room')} />
        <TextField label={words.area} inputMode="decimal" {...form.fieldOf('area')} />
      </div>
      <SelectField label={words.use} choices={choicesOf(words.uses)} {...form.fieldOf('use')} />
      <TextField label={words.ownerName} {...form.fieldOf('name')} />
      <TextField label={words.ownerPhone} hint={words.phoneHint} optional inputMode="tel" {...form.fieldOf('phone')} />
    </OfficeForm>
  )
}
