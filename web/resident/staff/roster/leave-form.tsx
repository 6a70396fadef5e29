import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { type BusinessDate, daysBetween } from '../../../../functions/calendar.ts'
import { newId } from '../../../shared/new-id.ts'
import { Button } from '../../../shared/parts/button.tsx'
import { Field, inputClass } from '../../../shared/parts/field.tsx'
import { useAct } from '../../use-act.ts'
import { Problem } from './problem.tsx'
import { afterRoster, type MyLeave, type MyLeaves, requestLeave } from './queries.ts'
import { useRosterWords } from './words.ts'

/** Kind, days, a note; what the rules say of the kind stands beside it. */
export function LeaveForm({ kinds, today }: Pick<MyLeaves, 'kinds' | 'today'>) {
  const { leave: words, working } = useRosterWords()
  const client = useQueryClient()
  const [kind, setKind] = useState<MyLeave['kind']>(kinds[0]?.kind ?? 'annual')
  const [from, setFrom] = useState<string>('')
  const [to, setTo] = useState<string>('')
  const [fromNoon, setFromNoon] = useState(false)
  const [toNoon, setToNoon] = useState(false)
  const [note, setNote] = useState('')
  const [problem, setProblem] = useState<string>()
  const [sent, setSent] = useState(false)
  const last = useRef({ key: '', id: '' })
  const act = useAct(async () => {
    const key = [kind, from, to, fromNoon, toNoon, note].join('|')
    if (last.current.key !== key) last.current = { key, id: newId() }
    await requestLeave({ id: last.current.id, kind, from, to: to || from, fromNoon, toNoon, note: note.trim() })
    setSent(true)
    setFrom('')
    setTo('')
    setFromNoon(false)
    setToNoon(false)
    setNote('')
    await afterRoster(client)
  })
  const send = () => {
    const wrong = !from ? words.needed : to && to < from ? words.turned : fromNoon && toNoon && (!to || to === from) ? words.noNoon : undefined
    setProblem(wrong)
    setSent(false)
    if (!wrong) void act.run()
  }
  const rule = kinds.find((one) => one.kind === kind)
  const days = from && (!to || to >= from) ? daysBetween(from as BusinessDate, (to || from) as BusinessDate) + 1 - (fromNoon ? 0.5 : 0) - (toNoon ? 0.5 : 0) : 0
  const hints = [...(rule?.daysMax ? [words.max(rule.daysMax)] : []), ...(rule && rule.noticeDays > 0 ? [words.notice(rule.noticeDays)] : [])].join(' · ')
  return (
    <section aria-labelledby="ask" className="mt-4">
      <h2 id="ask" className="text-[1.25rem] font-bold">
        {words.ask}
      </h2>
      {sent && <output className="mt-2 block border-l-4 border-good bg-good-soft px-3 py-2 text-[1.15rem] font-bold text-good">{words.sent}</output>}
      <Field id="leave-kind" label={words.kind} hint={hints || undefined} className="mt-3">
        {(aria) => (
          <select {...aria} value={kind} onChange={(event) => setKind(event.currentTarget.value as MyLeave['kind'])} className={inputClass()}>
            {kinds.map((one) => (
              <option key={one.kind} value={one.kind}>
                {words.kinds[one.kind]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id="leave-from" label={words.from} error={problem} className="mt-3">
        {(aria) => <input {...aria} type="date" value={from} onChange={(event) => setFrom(event.currentTarget.value)} className={inputClass(problem)} />}
      </Field>
      <Noon checked={fromNoon} onChange={setFromNoon} label={words.fromNoon} />
      <Field id="leave-to" label={words.to} hint={days > 0 ? words.days(days) : undefined} className="mt-3">
        {(aria) => <input {...aria} type="date" min={from || today} value={to || from} onChange={(event) => setTo(event.currentTarget.value)} className={inputClass()} />}
      </Field>
      <Noon checked={toNoon} onChange={setToNoon} label={words.toNoon} />
      <Field id="leave-note" label={words.note} hint={words.noteHint} className="mt-3">
        {(aria) => <input {...aria} maxLength={200} value={note} onChange={(event) => setNote(event.currentTarget.value)} className={inputClass()} />}
      </Field>
      <Problem error={act.error} />
      <Button kind="main" busy={act.busy} onClick={send} className="mt-4 min-h-(--target-main) w-full text-[1.2rem]">
        {act.busy ? working : words.send}
      </Button>
    </section>
  )
}

type NoonProps = { readonly checked: boolean; readonly onChange: (checked: boolean) => void; readonly label: string }

const Noon = ({ checked, onChange, label }: NoonProps) => (
  <label className="flex min-h-(--target) items-center gap-2 text-[1.1rem]">
    <input type="checkbox" className="size-6" checked={checked} onChange={() => onChange(!checked)} />
    {label}
  </label>
)
