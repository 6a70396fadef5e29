import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { addDays, parseDate, systemClock, today } from '../../../../functions/calendar.ts'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button, buttonClass } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { DatePick } from '../../parts/date-pick.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { Page } from '../../parts/page.tsx'
import { Pick } from '../../parts/pick.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { facilityQuery } from '../facilities/queries.ts'
import { Deposits } from './deposits.tsx'
import { bookablesQuery, calendarDays, calendarQuery } from './queries.ts'
import { StandingBookings } from './standing-bookings.tsx'
import { Week } from './week.tsx'
import { useBookingWords } from './words.ts'

/** Seven days of a facility: who has it, paid or not, and what is free. Facility and first day are in the address. */
export function BookingsScreen() {
  const words = useBookingWords()
  const bookables = useQuery(bookablesQuery)
  const [{ facility: wanted, from: first }, change] = useFilters(['facility', 'from'])
  const offered = bookables.data?.items.map((one) => ({ value: one.facility as string, label: `${one.name} · ${one.communityName}` })) ?? []
  // One that is paused is not offered any more, and what was booked of it is still to be seen.
  const isOffered = !wanted || offered.some(({ value }) => value === wanted)
  const { data: paused } = useQuery({ ...facilityQuery(wanted ?? ''), enabled: bookables.data !== undefined && !isOffered })
  const choices = paused ? [...offered, { value: paused.id as string, label: `${paused.name} · ${paused.communityName}` }] : offered
  const facility = choices.find(({ value }) => value === wanted)?.value ?? choices[0]?.value
  const now = today(systemClock)
  const from = parseDate(first ?? '') ?? now
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        <Link to="/bookings/list" className={buttonClass('plain', 'min-h-10')}>
          {words.asList}
        </Link>
      }
    >
      <Asked query={bookables} what={words.loading}>
        {() =>
          facility === undefined ? (
            <Empty title={words.noFacility}>
              <p>{words.noFacilityNext}</p>
              <Link to="/facilities" className={buttonClass('plain', 'mt-3')}>
                {words.toFacilities}
              </Link>
            </Empty>
          ) : (
            <>
              <FilterBar>
                <Pick label={words.facility} value={facility} onChange={(one) => change({ facility: one })} choices={choices} className="self-end md:w-60" />
                <DatePick label={words.from} value={from} onChange={(one) => change({ from: one })} />
                <Button onClick={() => change({ from: addDays(from, -calendarDays) })} className="self-end">
                  {words.earlier}
                </Button>
                <Button onClick={() => change({ from: addDays(from, calendarDays) })} className="self-end">
                  {words.later}
                </Button>
              </FilterBar>
              {paused && facility === wanted && <StandingBookings facility={facility} />}
              <CalendarOf facility={facility} from={from} />
            </>
          )
        }
      </Asked>
      <Deposits now={now} />
    </Page>
  )
}

function CalendarOf({ facility, from }: { readonly facility: string; readonly from: string }) {
  const words = useBookingWords()
  const query = useQuery(calendarQuery(facility, from))
  return (
    <Asked query={query} what={words.calendar}>
      {(calendar) => <Week calendar={calendar} />}
    </Asked>
  )
}
