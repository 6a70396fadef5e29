import { useQueryClient } from '@tanstack/react-query'
import type { Unit } from '../../../../functions/estates/model.ts'
import { parseDecimal, squareMetres } from '../../../../functions/money.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { AreaField, DateField, SelectField, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { choicesOf } from '../../parts/pick.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { useWords } from '../../i18n/languages.ts'
import { afterUnitChange } from './queries.ts'
import { unitSchema } from './unit-schema.ts'
import { useHouseholdWords } from './words.ts'

/** Area, use, occupancy: what later bills are made from. */
export function EditUnitDialog({ unit, onClose }: { readonly unit: Unit; readonly onClose: () => void }) {
  const words = useHouseholdWords()
  const common = useWords()
  const client = useQueryClient()
  const form = useOfficeForm({
    name: 'unit',
    schema: unitSchema(words, common),
    defaults: { room: unit.room, area: squareMetres(unit.area), use: unit.use, occupancy: unit.occupancy ?? '', from: unit.occupiedFrom ?? '', to: unit.occupiedTo ?? '', hardship: unit.hardship ?? '', note: unit.note },
    onSubmit: async ({ room, area, use, occupancy, from, to, hardship, note }) => {
      const json = {
        // What was on the screen: a change that came between is refused, not overwritten.
        version: unit.version,
        room,
        area: parseDecimal(area, 2)!,
        use,
        occupancy: occupancy || null,
        occupiedFrom: from || null,
        occupiedTo: to || null,
        ...(unit.hardship === undefined ? {} : { hardship: hardship || null }),
        note,
      }
      await ask(api.units[':unit'].$patch({ param: { unit: unit.id }, json }))
      await afterUnitChange(client)
      onClose()
    },
  })
  return (
    <Dialog title={words.editTitle} onClose={onClose}>
      <OfficeForm form={form} act={words.keep} onCancel={onClose}>
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <TextField label={words.room} {...form.fieldOf('room')} />
          <SelectField label={words.use} choices={choicesOf(words.uses)} {...form.fieldOf('use')} />
        </div>
        <TextField label={words.area} hint={words.areaHint} inputMode="decimal" {...form.fieldOf('area')} />
        <SelectField label={words.occupancy} optional empty={words.notGiven} choices={choicesOf(words.occupancies)} {...form.fieldOf('occupancy')} />
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <DateField label={words.occupiedFrom} optional hint={words.dateHint} {...form.fieldOf('from')} />
          <DateField label={words.occupiedTo} optional hint={words.dateHint} {...form.fieldOf('to')} />
        </div>
        {unit.hardship !== undefined && (
          <SelectField label={words.hardship} hint={words.hardshipNote} optional empty={common.none} choices={choicesOf(words.hardships)} {...form.fieldOf('hardship')} />
        )}
        <AreaField label={words.note} optional maxLength={200} {...form.fieldOf('note')} />
      </OfficeForm>
    </Dialog>
  )
}
