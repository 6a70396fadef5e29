import type { ReactNode } from 'react'
import { useFormat } from '../../shared/i18n/language.tsx'
import { Status } from '../../shared/parts/status.tsx'
import { plateText } from '../plate/plate-text.ts'
import { type Act, exitOf } from './act-model.ts'
import { subjectName } from './cars-model.ts'
import { whenOf } from './time-text.ts'
import { useWork } from './use-phone.tsx'
import { useWorkWords } from './words.tsx'

/** `浙A·12345`, or the number of a ticket. */
export function useSubjectText() {
  const words = useWorkWords()
  return ({ plate, ticket }: { readonly plate?: string | undefined; readonly ticket?: number | undefined }): string => (plate === undefined ? words.ticket(subjectName({ ticket: ticket! })) : plateText(plate))
}

const tones = { waiting: 'part', sent: 'good', refused: 'bad', aside: 'off' } as const

/** One act: what, when, and whether the server has it. Children are what can be done about it. */
export function ActRow({ act, children }: { readonly act: Act; readonly children?: ReactNode }) {
  const words = useWorkWords()
  const format = useFormat()
  const name = useSubjectText()
  const { acts } = useWork()
  const car = act.kind === 'in' || act.kind === 'out' ? act : 'of' in act ? exitOf(acts, act) : undefined
  const amount = act.kind === 'cash' ? format.yuan(act.amountFen) : act.kind === 'shift' ? format.yuan(act.floatFen) : ''
  const notes = [noteOf(act, words, format.yuan), act.kind === 'entry' ? whenOf(act.in, format) : ''].filter(Boolean)
  return (
    <li className="border-b border-line py-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-medium">
          {words.acts.kinds[act.kind]} {car && name(car)} {amount}
        </span>
        <span className="flex flex-wrap items-baseline gap-x-3">
          <span className="text-ink-2">{whenOf(act.at, format)}</span>
          <Status tone={tones[act.state]}>{words.acts.states[act.state]}</Status>
        </span>
      </div>
      {notes.map((note) => (
        <p key={note} className="text-ink-2">
          {note}
        </p>
      ))}
      {act.state === 'refused' && <p className="font-medium text-bad">{act.trouble?.code === 'no-stay' ? words.acts.noStay : act.trouble?.say || words.saved.refused}</p>}
      {children}
    </li>
  )
}

function noteOf(act: Act, words: ReturnType<typeof useWorkWords>, yuan: (fen: number) => string): string {
  if (act.kind === 'cash') return [act.answer?.receiptNo ? words.acts.receipt(act.answer.receiptNo) : '', act.answer?.dueFen ? words.acts.owing(yuan(act.answer.dueFen)) : ''].filter(Boolean).join(' · ')
  if (act.kind !== 'in' && act.kind !== 'out') return ''
  const { answer } = act
  if (!answer) return ''
  if (answer.outcome === 'too-late') return words.acts.late
  if (answer.stay?.standing === 'blocked' && act.kind === 'in') return words.standings['blocked']!
  if (act.kind === 'out' && answer.stay?.state === 'unclear') return words.acts.unclear
  if (act.kind === 'in' && answer.stay && answer.stay.standing !== 'none') return words.standings[answer.stay.standing] ?? ''
  return ''
}
