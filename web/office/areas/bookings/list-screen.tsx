import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Empty } from '../../../shared/parts/states.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { DatePick } from '../../parts/date-pick.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { choicesOf, Pick } from '../../parts/pick.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useFilters } from '../../parts/use-filters.ts'
import { facilityQuery } from '../facilities/queries.ts'
import { BookingList } from './booking-list.tsx'
import { bookablesQuery, bookingsQuery } from './queries.ts'
import { useBookingWords } from './words.ts'

/** Every booking of some days, of all facilities, cancelled ones included. */
export function BookingListScreen() {
  const words = useBookingWords()
  const [filters, change] = useFilters(['from', 'to', 'facility', 'state'])
  const { data: bookables } = useQuery(bookablesQuery)
  const query = useQuery(bookingsQuery({ ...filters, ...useAfter() }))
  const offered = bookables?.items.map((one) => ({ value: one.facility as string, label: one.name })) ?? []
  const isOffered = !filters.facility || offered.some(({ value }) => value === filters.facility)
  const { data: paused } = useQuery({ ...facilityQuery(filters.facility ?? ''), enabled: bookables !== undefined && !isOffered })
  const choices = paused ? [...offered, { value: paused.id as string, label: paused.name }] : offered
  return (
    <Page
      title={words.listTitle}
      lead={words.listLead}
      above={
        <Link to="/bookings" className={textLink()}>
          {words.back}
        </Link>
      }
    >
      <FilterBar>
        <DatePick label={words.from} value={filters.from} onChange={(from) => change({ from })} />
        <DatePick label={words.to} value={filters.to} onChange={(to) => change({ to })} />
        <Pick label={words.facility} value={filters.facility} onChange={(facility) => change({ facility })} all={words.allFacilities} choices={choices} className="self-end" />
        <Pick label={words.state} value={filters.state} onChange={(state) => change({ state })} all={words.allStates} choices={choicesOf(words.stateNames)} className="self-end" />
      </FilterBar>
      <AskedList query={query} what={words.loading}>
        {({ items, next }) =>
          items.length > 0 || next ? (
            <>
              <BookingList caption={words.list} bookings={items} />
              <Pager count={items.length} next={next} />
            </>
          ) : (
            <Empty title={words.empty}>{words.emptyNext}</Empty>
          )
        }
      </AskedList>
    </Page>
  )
}
