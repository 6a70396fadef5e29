import { useQueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { typedYuan } from '../../../shared/typed-yuan.ts'
import { MoneyField, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { afterCash, type FoundShift } from './queries.ts'
import { useCashWords } from './words.ts'

/** Notes and coins of the yuan in fen, largest first, as the API takes them. */
const denominations = [10_000, 5_000, 2_000, 1_000, 500, 100, 50, 10] as const
const piecesMax = 10_000
const piecesOf = (text: string): number | undefined => (text.trim() === '' ? 0 : /^\d{1,5}$/.test(text.trim()) && Number(text) <= piecesMax ? Number(text) : undefined)

/** By denomination; the sum stands beside what it should be, so that a slip of the finger is seen before it is a difference. */
export function CountDialog({ shift, onClose }: { readonly shift: FoundShift; readonly onClose: () => void }) {
  const words = useCashWords()
  const { yuan } = useFormat()
  const client = useQueryClient()
  const pieces = z.array(z.string().check(z.refine((text) => piecesOf(text) !== undefined, words.piecesWrong)))
  const form = useOfficeForm({
    name: 'count',
    schema: z.object({ pieces, keep: z.string().check(z.refine((text) => (typedYuan(text) ?? -1) >= 0, words.amountWrong)), note: z.string() }),
    defaults: { pieces: denominations.map(() => ''), keep: '0.00', note: '' },
    onSubmit: async (values) => {
      const counts = denominations.map((fen, at) => ({ fen, count: piecesOf(values.pieces[at] ?? '') ?? 0 }))
      await ask(api.cash.shifts[':cashShift'].count.$post({ param: { cashShift: shift.id }, json: { counts, keepFen: typedYuan(values.keep)!, note: values.note.trim() } }))
      await afterCash(client)
      onClose()
    },
  })
  const typed = form.form.watch('pieces')
  const sumFen = denominations.reduce((sum, fen, at) => sum + fen * (piecesOf(typed[at] ?? '') ?? 0), 0)
  const differenceFen = sumFen - shift.expectedFen
  return (
    <Dialog title={words.count} onClose={onClose}>
      <p className="mt-4">{words.countLead}</p>
      <OfficeForm form={form} act={`${words.count} ${yuan(sumFen)}`} onCancel={onClose}>
        <div className="grid grid-cols-2 items-end gap-3 sm:grid-cols-4">
          {denominations.map((fen, at) => (
            <TextField key={fen} label={words.denomination(String(fen / 100))} inputMode="numeric" maxLength={5} {...form.fieldOf(`pieces.${at}`)} />
          ))}
        </div>
        <dl className="grid grid-cols-3 gap-3" aria-live="polite">
          {(
            [
              [words.sum, sumFen],
              [words.expected, shift.expectedFen],
              [words.difference, differenceFen],
            ] as const
          ).map(([name, value]) => (
            <div key={name}>
              <dt className="text-ink-2">{name}</dt>
              <dd className={name === words.difference && differenceFen !== 0 ? 'font-bold text-bad' : 'font-bold'}>{yuan(value)}</dd>
            </div>
          ))}
        </dl>
        <MoneyField label={words.keep} {...form.fieldOf('keep')} />
        <TextField label={words.note} hint={words.noteHint} maxLength={200} optional {...form.fieldOf('note')} />
      </OfficeForm>
    </Dialog>
  )
}
