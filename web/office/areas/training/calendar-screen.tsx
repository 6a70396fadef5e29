import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { dayOf, daysInMonth, type Period, weekdayOf } from '../../../../functions/calendar.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button, buttonClass } from '../../../shared/parts/button.tsx'
import { classNames } from '../../../shared/parts/class-names.ts'
import { Empty } from '../../../shared/parts/states.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { Page } from '../../parts/page.tsx'
import { PeriodPick, thisPeriod } from '../../parts/period-pick.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { useFilters } from '../../parts/use-filters.ts'
import { useWide } from '../../parts/use-wide.ts'
import { useMay } from '../../shell/session.ts'
import { type FoundSession, sessionsQuery } from './queries.ts'
import { NewSessionDialog } from './session-dialog.tsx'
import { useTrainingWords } from './words.ts'

/** A month of training: a grid where there is room, a list by day on a phone. */
export function TrainingScreen() {
  const words = useTrainingWords()
  const may = useMay()
  const [{ period = thisPeriod() }, change] = useFilters(['period'])
  const [adding, setAdding] = useState(false)
  const query = useQuery(sessionsQuery({ period }))
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        <>
          <Link to="/training/courses" className={buttonClass('plain')}>
            {words.courses}
          </Link>
          {may('scheduleSession') && (
            <Button kind="main" onClick={() => setAdding(true)}>
              {words.schedule}
            </Button>
          )}
        </>
      }
    >
      <FilterBar>
        <PeriodPick label={words.month} value={period} onChange={(month) => change({ period: month })} ahead={3} />
      </FilterBar>
      <AskedList query={query} what={words.loading}>
        {({ items }) => <Month period={period as Period} sessions={items} />}
      </AskedList>
      {adding && <NewSessionDialog onClose={() => setAdding(false)} />}
    </Page>
  )
}

function Month({ period, sessions }: { readonly period: Period; readonly sessions: readonly FoundSession[] }) {
  const words = useTrainingWords()
  const wide = useWide()
  if (wide) return <Grid period={period} sessions={sessions} />
  if (sessions.length === 0) return <Empty title={words.noSessions}>{words.noSessionsNext}</Empty>
  return <Days sessions={sessions} />
}

function Grid({ period, sessions }: { readonly period: Period; readonly sessions: readonly FoundSession[] }) {
  const words = useTrainingWords()
  const days = Array.from({ length: daysInMonth(period) }, (_, at) => dayOf(period, at + 1))
  const before = weekdayOf(days[0]!)
  const cells = [...Array.from({ length: before }, () => undefined), ...days]
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => Array.from({ length: 7 }, (__, day) => cells[week * 7 + day]))
  return (
    <>
      <table aria-label={words.calendar} className="mt-4 w-full table-fixed border-collapse bg-paper">
        <thead>
          <tr>
            {words.weekdays.map((day) => (
              <th key={day} scope="col" className="border border-line bg-ground px-2 py-1 text-left text-[0.8125rem] font-medium text-ink-2">
                {day}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week, at) => (
            <tr key={week.find(Boolean) ?? at}>
              {week.map((date, day) => (
                <td key={date ?? `${at}-${day}`} className={classNames('h-24 border border-line p-1.5 align-top', !date && 'bg-ground')}>
                  {date && (
                    <>
                      <span className="text-[0.8125rem] text-ink-2">{Number(date.slice(8))}</span>
                      <ul className="mt-0.5 grid gap-1">
                        {sessions.filter((session) => session.date === date).map((session) => (
                          <li key={session.id} className={classNames('border-l-4 px-1.5 py-1', session.state === 'cancelled' ? 'border-l-line-strong bg-ground' : 'border-l-link bg-link-soft')}>
                            <Entry session={session} />
                          </li>
                        ))}
                      </ul>
                    </>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {sessions.length === 0 && <Empty title={words.noSessions}>{words.noSessionsNext}</Empty>}
    </>
  )
}

function Days({ sessions }: { readonly sessions: readonly FoundSession[] }) {
  const words = useTrainingWords()
  const { day } = useFormat()
  return (
    <ul aria-label={words.calendar} className="mt-4 border-t border-line bg-paper">
      {sessions.map((session) => (
        <li key={session.id} className="border-b border-line px-3 py-2.5">
          <p className="font-medium">
            {day(session.date)} · {words.weekdays[weekdayOf(session.date)]}
          </p>
          <Entry session={session} />
        </li>
      ))}
    </ul>
  )
}

function Entry({ session }: { readonly session: FoundSession }) {
  const words = useTrainingWords()
  return (
    <>
      <Link to="/training/$session" params={{ session: session.id }} className={classNames(rowLink, 'block font-medium [overflow-wrap:anywhere]')}>
        {session.from} {session.courseName}
      </Link>
      <span className="block text-[0.8125rem] text-ink-2 [overflow-wrap:anywhere]">
        {session.state === 'cancelled' ? words.cancelled : `${session.place} · ${words.seats(session.taken, session.capacity, session.waiting)}`}
      </span>
    </>
  )
}
