import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Status, type Tone } from '../../../shared/parts/status.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { clockOf, type FoundDay, hoursOf, timesOf } from './queries.ts'
import { useAttendanceWords } from './words.ts'

export const dayTones = { off: 'off', planned: 'wait', worked: 'good', absent: 'bad', leave: 'off', open: 'bad', unplanned: 'bad' } as const satisfies Record<FoundDay['state'], Tone>

type Props = { readonly days: readonly FoundDay[]; readonly onCorrect?: (day: FoundDay) => void }

/** Days on which nothing was planned and nobody came are left out. */
export function DayList({ days, onCorrect }: Props) {
  const words = useAttendanceWords()
  const { date, moment } = useFormat()
  const shown = days.filter(({ state, said, holiday }) => state !== 'off' || said.length > 0 || holiday !== null)
  const shift = ({ shift: planned, postName }: FoundDay) => (planned ? `${planned.name} ${timesOf(planned)}${postName ? ` · ${postName}` : ''}` : '')
  const stamps = (day: FoundDay) => (day.stamps.length > 0 ? day.stamps.map(({ minute }) => clockOf(minute)).join(' – ') : day.shift && day.state !== 'planned' && day.state !== 'leave' ? words.noStamp : '')
  const state = (day: FoundDay) => <Status tone={dayTones[day.state]}>{day.state === 'leave' && day.leave ? (words.leaves[day.leave] ?? words.states.leave) : words.states[day.state]}</Status>
  const note = (day: FoundDay) => [
    ...(day.holiday ? [day.holiday] : []),
    ...(day.leave && day.leaveMinutes > 0 ? [words.leaveFor(words.leaves[day.leave] ?? words.states.leave, hoursOf(day.leaveMinutes))] : []),
    ...(day.lateMinutes > 0 ? [words.lateBy(day.lateMinutes)] : []),
    ...(day.earlyMinutes > 0 ? [words.earlyBy(day.earlyMinutes)] : []),
    ...(day.extraMinutes > 0 ? [words.beyond(hoursOf(day.extraMinutes))] : []),
    ...(day.at150 > 0 ? [`150% ${hoursOf(day.at150)}`] : []),
    ...(day.at200 > 0 ? [`200% ${hoursOf(day.at200)}`] : []),
    ...(day.at300 > 0 ? [`300% ${hoursOf(day.at300)}`] : []),
    ...day.said.slice(0, 1).map(({ by, at, reason, correction }) => `${words.said(by, moment(at), reason)}${correction === null ? ` (${words.saidClock})` : ''}`),
  ]
  const act = (day: FoundDay) => onCorrect && day.state !== 'planned' && <Button onClick={() => onCorrect(day)} aria-label={`${words.correct} ${date(day.date)}`}>{words.correct}</Button>
  const columns: Column<FoundDay>[] = [
    { key: 'date', head: words.date, names: true, cell: (day) => date(day.date) },
    { key: 'shift', head: words.planned, cell: shift },
    { key: 'clock', head: words.clock, cell: stamps },
    { key: 'worked', head: words.worked, right: true, cell: (day) => (day.workedMinutes > 0 ? hoursOf(day.workedMinutes) : '') },
    { key: 'state', head: words.state, cell: state },
    { key: 'note', head: words.note, wraps: true, cell: (day) => note(day).join(' · ') },
    ...(onCorrect ? [{ key: 'act', head: words.correct, silent: true, cell: act }] : []),
  ]
  return (
    <DataTable
      caption={words.dayByDay}
      rows={shown}
      rowKey={(day) => day.date}
      columns={columns}
      phone={(day) => (
        <PhoneRow title={date(day.date)} {...(day.workedMinutes > 0 ? { aside: hoursOf(day.workedMinutes) } : {})} act={act(day)}>
          <p className="text-ink-2">{[shift(day), stamps(day)].filter(Boolean).join(' · ')}</p>
          {state(day)}
          <p className="text-ink-2">{note(day).join(' · ')}</p>
        </PhoneRow>
      )}
    />
  )
}
