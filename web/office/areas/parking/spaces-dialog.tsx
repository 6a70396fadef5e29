import { useQueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import type { SpaceKind } from '../../../../functions/parking/model.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { SelectField, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { choicesOf } from '../../parts/pick.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { afterParking } from './queries.ts'
import { useParkingWords } from './words.ts'

/** One space, or a numbered run of them. */
export function SpacesDialog({ area, onClose }: { readonly area: string; readonly onClose: () => void }) {
  const words = useParkingWords()
  const client = useQueryClient()
  const form = useOfficeForm({
    name: 'spaces',
    schema: z.object({ number: z.string().check(z.minLength(1, words.nameNeeded), z.maxLength(12)), count: z.string().check(z.regex(/^[1-9]\d{0,2}$/, words.numberWrong)), kind: z.custom<SpaceKind>(), note: z.string().check(z.maxLength(200)) }),
    defaults: { number: '', count: '1', kind: 'ordinary', note: '' },
    onSubmit: async ({ count, ...rest }) => {
      await ask(api.parking.areas[':area'].spaces.$post({ param: { area }, json: { ...rest, count: Number(count) } }))
      await afterParking(client)
      onClose()
    },
  })
  return (
    <Dialog title={words.addSpaces} onClose={onClose}>
      <OfficeForm form={form} act={words.save} onCancel={onClose}>
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <TextField label={words.first} hint={words.firstHint} {...form.fieldOf('number')} />
          <TextField label={words.count} inputMode="numeric" {...form.fieldOf('count')} />
        </div>
        <SelectField label={words.kind} choices={choicesOf(words.kinds)} {...form.fieldOf('kind')} />
        <TextField label={words.note} optional {...form.fieldOf('note')} />
      </OfficeForm>
    </Dialog>
  )
}
