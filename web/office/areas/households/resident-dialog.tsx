import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'
import type { Resident, ResidentKind } from '../../../../functions/estates/model.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { SelectField, TextField } from '../../parts/form-fields.tsx'
import { newId } from '../../../shared/new-id.ts'
import { OfficeForm } from '../../parts/office-form.tsx'
import { choicesOf } from '../../parts/pick.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { useWords } from '../../i18n/languages.ts'
import { afterUnitChange } from './queries.ts'
import { useHouseholdWords } from './words.ts'

type Props = { readonly unit: string; readonly resident?: Resident; readonly onClose: () => void }

/** Adds a person to a household, or changes one. */
export function ResidentDialog({ unit, resident, onClose }: Props) {
  const words = useHouseholdWords()
  const common = useWords()
  const client = useQueryClient()
  const [id] = useState(newId)
  const form = useOfficeForm({
    name: 'resident',
    schema: z.object({ name: z.string().check(z.minLength(1, words.nameNeeded), z.maxLength(40, common.tooLong(40))), kind: z.custom<ResidentKind>(), phone: z.string() }),
    defaults: { name: resident?.name ?? '', kind: resident?.kind ?? 'owner', phone: resident?.phone ?? '' },
    onSubmit: async ({ name, kind, phone }) => {
      const json = { name, kind, phone: phone.trim() || null }
      if (resident) await ask(api.units[':unit'].residents[':resident'].$patch({ param: { unit, resident: resident.id }, json }))
      else await ask(api.units[':unit'].residents.$post({ param: { unit }, json: { ...json, id } }))
      await afterUnitChange(client)
      onClose()
    },
  })
  return (
    <Dialog title={resident ? words.residentTitle(resident.name) : words.addResident} onClose={onClose}>
      <OfficeForm form={form} act={resident ? words.saveResident : words.addResidentAct} onCancel={onClose}>
        <TextField label={words.name} maxLength={40} {...form.fieldOf('name')} />
        <SelectField label={words.kind} choices={choicesOf(words.kinds)} {...form.fieldOf('kind')} />
        <TextField label={words.phone} hint={words.phoneHint} optional inputMode="tel" {...form.fieldOf('phone')} />
      </OfficeForm>
    </Dialog>
  )
}
