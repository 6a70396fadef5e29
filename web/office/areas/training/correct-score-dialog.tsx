import { useQueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { afterTraining, type SheetRow } from './queries.ts'
import { useTrainingWords } from './words.ts'

type Props = { readonly row: SheetRow; readonly attempt: SheetRow['standing']['exam']['attempts'][number]; readonly onClose: () => void }

/** What an attempt really came to; what becomes of the certificate is said before. */
export function CorrectScoreDialog({ row, attempt, onClose }: Props) {
  const words = useTrainingWords()
  const { date } = useFormat()
  const client = useQueryClient()
  const form = useOfficeForm({
    name: 'correct-score',
    schema: z.object({
      percent: z.string().check(z.refine((text) => /^(\d{1,2}|100)$/.test(text.trim()), words.percentWrong)),
      reason: z.string().check(z.refine((text) => text.trim().length >= 2, words.reasonNeeded)),
    }),
    defaults: { percent: String(attempt.percent ?? ''), reason: '' },
    onSubmit: async ({ percent, reason }) => {
      await ask(api.courses[':course']['exam-corrections'].$post({ param: { course: row.standing.course }, json: { person: row.person, number: attempt.number, percent: Number(percent), reason: reason.trim() } }))
      await afterTraining(client)
      onClose()
    },
  })
  return (
    <Dialog title={words.correctScoreTitle(row.name ?? words.erased)} onClose={onClose}>
      <p>{words.correctScoreNote(date(attempt.on), attempt.percent ?? 0)}</p>
      {attempt.corrected && <p className="text-ink-2">{words.correctedBefore(attempt.corrected)}</p>}
      <OfficeForm form={form} act={words.correctScore} onCancel={onClose}>
        <TextField label={words.percent} inputMode="numeric" {...form.fieldOf('percent')} />
        <TextField label={words.reason} maxLength={120} {...form.fieldOf('reason')} />
      </OfficeForm>
    </Dialog>
  )
}
