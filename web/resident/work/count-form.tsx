import { type FormEvent, useState } from 'react'
import { denominations, sumOfCounts } from '../../../functions/stays/cash-model.ts'
import { api } from '../../shared/api/client.ts'
import { useFormat } from '../../shared/i18n/language.tsx'
import { Button } from '../../shared/parts/button.tsx'
import { ErrorSummary } from '../../shared/parts/error-summary.tsx'
import { Field, inputClass } from '../../shared/parts/field.tsx'
import { Failure } from '../shell/failure.tsx'
import { useAct } from '../use-act.ts'
import { Frame } from './frame.tsx'
import { workPaths } from './paths.ts'
import { askSoon } from './ask-soon.ts'
import type { Shift } from './queries.ts'
import type { OpenShift } from './shift-of.ts'
import { useWork } from './use-phone.tsx'
import { useWorkWords } from './words.tsx'

type Props = { readonly shift: OpenShift; readonly onBack: () => void; readonly onHanded: (shift: Shift) => void }

/**
 * Notes and coins one kind a row, the sum and the difference as one types. The server counts again, against its own sum:
 * sending the same count twice hands over once.
 */
export function CountForm({ shift, onBack, onHanded }: Props) {
  const words = useWorkWords()
  const format = useFormat()
  const { phone } = useWork()
  const [pieces, setPieces] = useState<Readonly<Record<number, string>>>({})
  const [receiver, setReceiver] = useState('')
  const [note, setNote] = useState('')
  const [attempt, setAttempt] = useState(0)
  const counts = denominations.map((fen) => ({ fen, count: Math.min(10_000, Number(/^\d{1,5}$/.test((pieces[fen] ?? '').trim()) ? pieces[fen] : 0)) })).filter(({ count }) => count > 0)
  const counted = sumOfCounts(counts)
  const difference = counted - shift.floatFen - shift.cashFen
  const problems = [...(receiver.trim() ? [] : [{ field: 'receiver', say: words.shift.receiverMissing }]), ...(difference !== 0 && !note.trim() ? [{ field: 'note', say: words.shift.whyMissing }] : [])]
  const hand = useAct(async () => {
    setAttempt((before) => before + 1)
    if (problems.length > 0) return
    const json = { counts, receiver: receiver.trim(), note: difference === 0 ? '' : note.trim() }
    try {
      onHanded(await askSoon((options) => api.parking.shifts[':shift']['hand-over'].$post({ param: { shift: shift.id }, json }, options)))
    } catch (error) {
      // Cash was taken meanwhile: the new sum is shown beside what went wrong.
      void phone.refresh()
      throw error
    }
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void hand.run()
  }
  const shown = attempt > 0 ? problems : []
  const wrong = (field: string) => shown.find((problem) => problem.field === field)?.say
  return (
    <Frame title={words.shift.countTitle} step="count" back={workPaths.home}>
      <form noValidate onSubmit={submit} className="pt-2">
        <ErrorSummary problems={shown} attempt={attempt} />
        <ul className="border-t border-line">
          {denominations.map((fen) => (
            <li key={fen} className="flex items-center gap-3 border-b border-line py-1">
              <label htmlFor={`count-${fen}`} className="flex-1 font-medium">
                {words.shift.note(String(fen / 100))} <span className="sr-only">{words.shift.pieces}</span>
              </label>
              <input id={`count-${fen}`} inputMode="numeric" autoComplete="off" value={pieces[fen] ?? ''} placeholder="0" onChange={({ currentTarget }) => setPieces({ ...pieces, [fen]: currentTarget.value })} className={inputClass(undefined, 'max-w-[6rem] text-right text-[1.15rem] font-bold')} />
            </li>
          ))}
        </ul>
        <p role="status" className="flex flex-wrap justify-between gap-x-4 py-2 text-[1.15rem] font-bold">
          <span>
            {words.shift.total} {format.yuan(counted)}
          </span>
          <span className={difference === 0 ? 'text-good' : 'text-bad'}>{difference === 0 ? words.shift.same : difference > 0 ? words.shift.over(format.yuan(difference)) : words.shift.short(format.yuan(-difference))}</span>
        </p>
        <p className="text-ink-2">
          {words.shift.expected} {format.yuan(shift.floatFen + shift.cashFen)}
        </p>
        <Field id="receiver" label={words.shift.receiver} error={wrong('receiver')} className="mt-3">
          {(aria) => <input {...aria} autoComplete="off" maxLength={40} value={receiver} onChange={({ currentTarget }) => setReceiver(currentTarget.value)} className={inputClass(wrong('receiver'))} />}
        </Field>
        {difference !== 0 && (
          <Field id="note" label={words.shift.why} error={wrong('note')} className="mt-3">
            {(aria) => <input {...aria} autoComplete="off" maxLength={200} value={note} onChange={({ currentTarget }) => setNote(currentTarget.value)} className={inputClass(wrong('note'))} />}
          </Field>
        )}
        <Failure error={hand.error} />
        <Button kind="main" type="submit" busy={hand.busy} className="mt-4 min-h-[4.2rem] w-full text-[1.2rem]">
          {words.shift.hand(format.yuan(counted))}
        </Button>
        <Button kind="link" onClick={onBack} className="mt-2">
          {words.back}
        </Button>
      </form>
    </Frame>
  )
}
