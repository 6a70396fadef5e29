import { useQuery } from '@tanstack/react-query'
import { ChevronRight } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Link, Route, Switch } from 'wouter'
import { addDays, periodOfDate } from '../../../../functions/calendar.ts'
import { Asked } from '../../../shared/parts/asked.tsx'
import { buttonClass } from '../../../shared/parts/button.tsx'
import { Page } from '../../shell/page.tsx'
import { Waiting } from '../../shell/waiting.tsx'
import { useStaffWords } from '../words.ts'
import { CalendarLink } from './calendar-link.tsx'
import { Month } from './month.tsx'
import { type MyAway, type MyShift, soonQuery, todayHere } from './queries.ts'
import { useTimes } from './times.ts'
import { useRosterWords } from './words.ts'

const ShiftPage = lazy(async () => ({ default: (await import('./shift-page.tsx')).ShiftPage }))
const PartnerPage = lazy(async () => ({ default: (await import('./partner-page.tsx')).PartnerPage }))

/** My shifts, one of them, and whom to ask about it. */
export function ShiftsPages() {
  return (
    <Suspense fallback={<Waiting />}>
      <Switch>
        <Route path="/staff/shifts/:date/:person">{({ date, person }) => <PartnerPage key={`${date}${person}`} date={date} person={person} />}</Route>
        <Route path="/staff/shifts/:date">{({ date }) => <ShiftPage key={date} date={date} />}</Route>
        <Route>
          <ShiftsPage />
        </Route>
      </Switch>
    </Suspense>
  )
}

function ShiftsPage() {
  const { shifts: words, what } = useRosterWords()
  const staff = useStaffWords()
  const query = useQuery({ ...soonQuery(), refetchOnMount: 'always' })
  const [period, setPeriod] = useState(() => periodOfDate(query.data?.today ?? todayHere()))
  return (
    <Page title={words.title} back={{ href: '/staff', text: staff.back }}>
      <Asked query={query} what={what}>
        {({ today, items, leave, toAnswer }) => (
          <>
            {toAnswer > 0 && (
              <Link href="/staff/swaps" className="mt-3 flex min-h-(--target-main) items-center gap-2 border-l-4 border-warn bg-warn-soft px-3 text-[1.15rem] font-bold text-warn">
                <span className="flex-1 underline underline-offset-4">{words.answer(toAnswer)}</span>
                <ChevronRight aria-hidden className="size-6 shrink-0" />
              </Link>
            )}
            <Today shifts={items.filter(({ date, startMinute, spanMinutes }) => date === today || (date === addDays(today, -1) && startMinute + spanMinutes > 1440))} away={leave.find(({ from, to }) => from <= today && today <= to)} />
            <h2 className="mt-7 text-[1.25rem] font-bold">{words.next}</h2>
            <Coming shifts={items.filter(({ date }) => date > today)} tomorrow={addDays(today, 1)} />
            <Month period={period} onPeriod={setPeriod} today={today} />
            <CalendarLink />
          </>
        )}
      </Asked>
    </Page>
  )
}

function Today({ shifts, away }: { readonly shifts: readonly MyShift[]; readonly away: MyAway | undefined }) {
  const { shifts: words, both } = useRosterWords()
  const { dayText, span } = useTimes()
  const day = todayHere()
  const awayText = away && (away.fromNoon && away.from === day ? words.leaveAfternoon : away.toNoon && away.to === day ? words.leaveMorning : words.leave)
  return (
    <section aria-labelledby="today" className="mt-4 border-2 border-ink p-4">
      <h2 id="today" className="text-[1.1rem] font-medium">
        {words.today} {dayText(day)}
      </h2>
      {shifts.length === 0 && <p className="mt-1 text-[1.7rem] leading-snug font-bold">{awayText ?? words.free}</p>}
      {shifts.map((shift) => (
        <div key={shift.date} className="mt-1">
          <p className="text-[1.7rem] leading-snug font-bold tabular-nums">{span(shift)}</p>
          <p className="text-[1.2rem]">
            {shift.date !== day && `${dayText(shift.date)} `}
            {both(shift.name, shift.post)}
          </p>
          {shift.place && <p className="text-ink-2">{shift.place}</p>}
        </div>
      ))}
      {shifts.length > 0 && awayText && <p className="mt-1 text-[1.1rem] text-ink-2">{awayText}</p>}
      {shifts.length > 0 && (
        <Link href="/staff/clock" className={buttonClass('main', 'mt-3 min-h-(--target-main) w-full text-[1.2rem]')}>
          {words.toClock}
        </Link>
      )}
    </section>
  )
}

function Coming({ shifts, tomorrow }: { readonly shifts: readonly MyShift[]; readonly tomorrow: string }) {
  const { shifts: words } = useRosterWords()
  const { dayText, shiftText } = useTimes()
  if (shifts.length === 0) return <p className="mt-1 text-[1.1rem] text-ink-2">{words.nextNone}</p>
  return (
    <ul className="mt-2 border-t border-line">
      {shifts.map((shift) => (
        <li key={shift.date} className="border-b border-line">
          <Link href={`/staff/shifts/${shift.date}`} className="flex min-h-[4.5rem] items-center gap-3 py-2 text-[1.15rem]">
            <span className="min-w-0 flex-1">
              <span className="block font-bold text-brand-ink underline underline-offset-4">
                {shift.date === tomorrow ? `${words.tomorrow} ` : ''}
                {dayText(shift.date)}
              </span>
              <span className="block tabular-nums">{shiftText(shift)}</span>
              <span className="block text-ink-2">{shift.post}</span>
            </span>
            <ChevronRight aria-hidden className="size-6 shrink-0 text-ink-2" />
          </Link>
        </li>
      ))}
    </ul>
  )
}
