import { useQueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import type { Building } from '../../../../functions/estates/model.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { Check, SelectField, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { choicesOf } from '../../parts/pick.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { useWords } from '../../i18n/languages.ts'
import { useCommunityWords } from './words.ts'
import { yearText } from './year-text.ts'

type Props = { readonly community: string; readonly building?: Building; readonly onClose: () => void }

export function BuildingDialog({ community, building, onClose }: Props) {
  const words = useCommunityWords()
  const common = useWords()
  const client = useQueryClient()
  const form = useOfficeForm({
    name: 'building',
    schema: z.object({
      name: z.string().check(z.minLength(1, words.nameNeeded), z.maxLength(20, common.tooLong(20))),
      type: z.custom<Building['type']>(),
      typeText: z.string().check(z.maxLength(200, common.tooLong(200))),
      floors: z.string().check(z.refine((text) => text === '' || (/^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 200), words.floorsWrong)),
      year: yearText(words.yearWrong),
      lift: z.boolean(),
    }),
    defaults: {
      name: building?.name ?? '',
      type: building?.type ?? 'walk-up',
      typeText: building?.typeText ?? '',
      floors: building?.floors ? String(building.floors) : '',
      year: building?.year ? String(building.year) : '',
      lift: building?.lift ?? false,
    },
    onSubmit: async ({ name, type, typeText, floors, year, lift }) => {
      const json = { name, type, typeText, floors: floors ? Number(floors) : null, year: year ? Number(year) : null, lift }
      if (building) await ask(api.buildings[':building'].$patch({ param: { building: building.id }, json: { ...json, version: building.version } }))
      else await ask(api.buildings.$post({ json: { ...json, community } }))
      await Promise.all(['communities', 'buildings', 'units', 'unit'].map((key) => client.invalidateQueries({ queryKey: [key] })))
      onClose()
    },
  })
  const type = form.fieldOf('type')
  return (
    <Dialog title={building ? words.editBuilding(building.name) : words.addBuilding} onClose={onClose}>
      <OfficeForm form={form} act={words.saveBuilding} onCancel={onClose}>
        <TextField label={words.name} {...form.fieldOf('name')} />
        <SelectField
          label={words.type}
          hint={words.typeNote}
          choices={choicesOf(words.types)}
          {...type}
          onChange={(event) => {
            void type.onChange(event)
            form.form.setValue('lift', event.target.value === 'lift')
          }}
        />
        <TextField label={words.typeText} hint={words.typeTextHint} optional {...form.fieldOf('typeText')} />
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <TextField label={words.floors} optional inputMode="numeric" maxLength={3} {...form.fieldOf('floors')} />
          <TextField label={words.year} optional inputMode="numeric" maxLength={4} {...form.fieldOf('year')} />
        </div>
        <Check {...form.form.register('lift')}>{words.hasLift}</Check>
      </OfficeForm>
    </Dialog>
  )
}
