import { useQueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { type BusinessDate, parseDate, systemClock, today } from '../../../../functions/calendar.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { AreaField, DateField, SelectField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { choicesOf } from '../../parts/pick.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { afterHire, type FoundHire } from './queries.ts'
import { useHireWords } from './words.ts'

export function EndDialog({ hire, onClose }: { readonly hire: FoundHire; readonly onClose: () => void }) {
  const words = useHireWords()
  const client = useQueryClient()
  const day = today(systemClock)
  const form = useOfficeForm({
    name: 'end',
    schema: z.object({ on: z.string().check(z.refine((text) => parseDate(text) !== undefined, words.dateNeeded)), reason: z.string(), note: z.string() }),
    defaults: { on: hire.to !== null && hire.to < day ? hire.to : day, reason: hire.to !== null && hire.to <= day ? 'contract-over' : 'own-wish', note: '' },
    onSubmit: async ({ on, reason, note }) => {
      await ask(api.hires[':hire'].end.$post({ param: { hire: hire.id }, json: { on: on as BusinessDate, reason: reason as keyof typeof words.reasons, note } }))
      await afterHire(client)
      onClose()
    },
  })
  return (
    <Dialog title={`${words.end} ${hire.personName}`} onClose={onClose}>
      <OfficeForm form={form} act={words.end} danger onCancel={onClose}>
        <DateField label={words.endOn} {...form.fieldOf('on')} />
        <SelectField label={words.endReason} choices={choicesOf(words.reasons)} {...form.fieldOf('reason')} />
        <AreaField label={words.endNote} maxLength={300} optional {...form.fieldOf('note')} />
      </OfficeForm>
    </Dialog>
  )
}
