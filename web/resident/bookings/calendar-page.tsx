import { useQuery } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { Link, useSearchParams } from 'wouter'
import { addDays, type BusinessDate, dateOfLocal, parseDate } from '../../../functions/calendar.ts'
import { useFormat } from '../../shared/i18n/language.tsx'
import { Asked } from '../../shared/parts/asked.tsx'
import { classNames } from '../../shared/parts/class-names.ts'
import { Empty } from '../../shared/parts/states.tsx'
import { Page } from '../shell/page.tsx'
import { type Household, HouseholdField } from './of-household.tsx'
import { bookingsPath, calendarPath } from './paths.ts'
import { Photos } from './photos.tsx'
import { type Bookable, bookablesQuery, type SlotCalendar, slotsQuery } from './queries.ts'
import { Rules } from './rules.tsx'
import { SlotRow } from './slot-row.tsx'
import { nowHere, useWhen } from './when.ts'
import { useBookingWords } from './words.ts'

type Props = Household & { readonly facility: string }

/** Seven days of a facility: a day's slots, or its nights. Week and day are in the address. */
export function CalendarPage({ facility, ...household }: Props) {
  const words = useBookingWords()
  const bookables = useQuery(bookablesQuery)
  const bookable = bookables.data?.items.find((one) => one.facility === facility)
  return (
    <Page title={bookable?.name ?? words.title} subtitle={bookable && `${bookable.communityName} ${bookable.place}`} back={{ href: bookingsPath(household.unit), text: words.toList }}>
      <HouseholdField {...household} />
      <Asked query={bookables} what={words.what}>
        {() => (bookable ? <Found bookable={bookable} unit={household.unit} /> : <Empty title={words.none}>{words.noneNext}</Empty>)}
      </Asked>
    </Page>
  )
}

function Found(shown: Shown) {
  return (
    <>
      <Photos bookable={shown.bookable} />
      <Week {...shown} />
    </>
  )
}

type Shown = { readonly bookable: Bookable; readonly unit: string }

function Week({ bookable, unit }: Shown) {
  const words = useBookingWords()
  const format = useFormat()
  const [search] = useSearchParams()
  const today = dateOfLocal(nowHere())
  const from = parseDate(search.get('from') ?? '') ?? today
  const calendar = useQuery({ ...slotsQuery(bookable.facility, from, 7), refetchOnMount: 'always' })
  const last = addDays(today, bookable.terms.aheadDays)
  const pathOf = (first: BusinessDate) => calendarPath(bookable.facility, { unit, from: first })
  const earlier = addDays(from, -7) < today ? today : addDays(from, -7)
  const step = 'inline-flex min-h-(--target) items-center gap-1 font-medium text-brand-ink underline underline-offset-4'
  return (
    <>
      <h2 className="mt-4 text-[1.1rem] font-bold">{bookable.terms.by.by === 'night' ? words.calendarNights : words.calendar}</h2>
      <p className="text-ink-2">{words.week(format.day(from), format.day(addDays(from, 6)))}</p>
      <nav aria-label={words.days} className="flex flex-wrap items-center justify-between gap-x-4">
        {from > today ? (
          <Link href={pathOf(earlier)} replace className={step}>
            <ChevronLeft aria-hidden className="size-5" />
            {words.earlier}
          </Link>
        ) : (
          <span />
        )}
        {addDays(from, 7) <= last ? (
          <Link href={pathOf(addDays(from, 7))} replace className={step}>
            {words.later}
            <ChevronRight aria-hidden className="size-5" />
          </Link>
        ) : (
          <span />
        )}
      </nav>
      <Asked query={calendar} what={words.calendar}>
        {(shown) => (bookable.terms.by.by === 'night' ? <Nights calendar={shown} bookable={bookable} unit={unit} /> : <Days calendar={shown} bookable={bookable} unit={unit} from={from} />)}
      </Asked>
      <Rules terms={bookable.terms} />
    </>
  )
}

function Nights({ calendar, bookable, unit }: Shown & { readonly calendar: SlotCalendar }) {
  return (
    <ul className="border-t border-line">
      {calendar.days.map(({ date, slots }) => (
        <SlotRow key={date} slot={slots[0]} date={date} by="night" facility={bookable.facility} unit={unit} bookings={calendar.bookings} />
      ))}
    </ul>
  )
}

function Days({ calendar, bookable, unit, from }: Shown & { readonly calendar: SlotCalendar; readonly from: string }) {
  const words = useBookingWords()
  const when = useWhen()
  const [search] = useSearchParams()
  const free = (slots: SlotCalendar['days'][number]['slots']) => slots.filter(({ standing }) => standing === 'free').length
  const chosen = calendar.days.find(({ date }) => date === search.get('day')) ?? calendar.days.find(({ slots }) => free(slots) > 0) ?? calendar.days[0]!
  return (
    <>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(6.2em,1fr))] gap-2">
        {calendar.days.map(({ date, slots }) => {
          const current = date === chosen.date
          return (
            <li key={date}>
              <Link
                href={calendarPath(bookable.facility, { unit, from, day: date })}
                replace
                aria-current={current ? 'date' : undefined}
                className={classNames('flex min-h-(--target-main) flex-col items-center justify-center rounded-md border px-1 py-1 text-center', current ? 'border-2 border-brand bg-brand-soft font-bold text-brand-ink' : 'border-line-strong')}
              >
                <span>{when.shortDay(date)}</span>
                <span>{when.weekday(date)}</span>
                <span className={free(slots) > 0 ? 'text-good' : 'text-ink-2'}>{words.freeSlots(free(slots))}</span>
              </Link>
            </li>
          )
        })}
      </ul>
      <h3 className="mt-4 font-bold">{words.slotsOf(when.day(chosen.date))}</h3>
      {chosen.slots.length === 0 ? (
        <p className="mt-1 text-ink-2">{words.closedDay}</p>
      ) : (
        <ul className="mt-2 border-t border-line">
          {chosen.slots.map((slot) => (
            <SlotRow key={slot.start} slot={slot} date={chosen.date} by="slot" facility={bookable.facility} unit={unit} bookings={calendar.bookings} />
          ))}
        </ul>
      )}
    </>
  )
}
