import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { addDays, addMinutes, localTime, localTimeOf, systemClock } from '../../../../functions/calendar.ts'
import { soonQuery } from './queries.ts'
import { useTimes } from './times.ts'
import { useRosterWords } from './words.ts'

/** What lies beside one of the rows of the first page. */
export const RosterNote = ({ of }: { readonly of: 'shifts' | 'swaps' }) => (of === 'shifts' ? <NextShift /> : <ToAnswer />)

/** Beside “my shifts” on the first page: the shift that runs, or the next one. Silent until it is known; the page itself says what went wrong. */
function NextShift() {
  const { shifts: words } = useRosterWords()
  const { dayText, span } = useTimes()
  const { data } = useQuery(soonQuery())
  if (!data) return null
  const now = localTimeOf(systemClock.now())
  const shift = data.items.find(({ date, startMinute, spanMinutes }) => addMinutes(localTime(date, '00:00'), startMinute + spanMinutes) > now)
  if (!shift) return <Note>{words.noneSoon}</Note>
  const { date } = shift
  const day = date < data.today ? words.runs : date === data.today ? words.today : date === addDays(data.today, 1) ? words.tomorrow : dayText(date)
  return (
    <Note>
      {day} {span(shift)}
    </Note>
  )
}

/** Beside “exchanges”: how many colleagues wait for an answer. */
function ToAnswer() {
  const { shifts: words } = useRosterWords()
  const { data } = useQuery(soonQuery())
  return data && data.toAnswer > 0 ? <span className="text-[1.1rem] font-bold text-warn">{words.toAnswer(data.toAnswer)}</span> : null
}

const Note = ({ children }: { readonly children: ReactNode }) => <span className="text-[1.1rem] text-ink-2 tabular-nums">{children}</span>
