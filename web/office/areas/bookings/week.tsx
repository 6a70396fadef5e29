import { Link } from '@tanstack/react-router'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { classNames } from '../../../shared/parts/class-names.ts'
import { rowLink, textLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import { BookingState, whoOf } from './booking-parts.tsx'
import type { Calendar, CalendarSlot, FoundBooking } from './queries.ts'
import { clocks, useWhen } from './when.ts'
import { useBookingWords } from './words.ts'

/** Days side by side where there is room, one below the other on a phone: the same lists. */
export function Week({ calendar }: { readonly calendar: Calendar }) {
  const words = useBookingWords()
  return (
    <section aria-label={words.calendar} className="mt-4 grid border-t border-l border-line bg-paper sm:grid-cols-2 md:grid-cols-4 xl:grid-cols-7">
      {calendar.days.map((day) => (
        <Day key={day.date} day={day} calendar={calendar} />
      ))}
    </section>
  )
}

type Entry = { readonly at: string; readonly slot?: CalendarSlot; readonly booking?: FoundBooking }

function Day({ day: { date, slots }, calendar }: { readonly day: Calendar['days'][number]; readonly calendar: Calendar }) {
  const words = useBookingWords()
  const when = useWhen()
  const bookings = calendar.bookings.filter(({ start, end }) => start.slice(0, 10) <= date && end > `${date}T00:00` && !(end.slice(0, 10) === date && start.slice(0, 10) < date))
  const free = slots.filter(({ standing }) => standing !== 'taken')
  const entries: Entry[] = [...bookings.map((booking) => ({ at: booking.start, booking })), ...free.map((slot) => ({ at: slot.start, slot }))].toSorted((a, b) => (a.at < b.at ? -1 : 1))
  return (
    <div className="min-w-0 border-r border-b border-line">
      <h2 className="border-b border-line bg-ground px-2 py-1 font-bold">{when.dayName(date)}</h2>
      {entries.length === 0 ? (
        <p className="px-2 py-2 text-ink-2">{words.noSlots}</p>
      ) : (
        <ul>
          {entries.map(({ at, slot, booking }) => (
            <li key={`${at} ${booking?.id ?? ''}`} className={classNames('border-b border-line px-2 py-1.5 last:border-b-0', booking && 'border-l-4 border-l-link bg-link-soft')}>
              {booking ? <Taken booking={booking} /> : slot && <Free slot={slot} facility={calendar.facility} />}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Taken({ booking }: { readonly booking: FoundBooking }) {
  const when = useWhen()
  return (
    <>
      <Link to="/bookings/$booking" params={{ booking: booking.id }} className={rowLink}>
        {booking.by === 'night' ? when.span(booking) : clocks(booking)}
      </Link>
      <p className="break-words">{whoOf(booking)}</p>
      <BookingState booking={booking} />
    </>
  )
}

function Free({ slot, facility }: { readonly slot: CalendarSlot; readonly facility: string }) {
  const words = useBookingWords()
  const may = useMay()
  const { yuan } = useFormat()
  if (slot.standing === 'past') {
    return (
      <p className="text-ink-2">
        {clocks(slot)} {words.over}
      </p>
    )
  }
  const price = slot.residentFen > 0 ? yuan(slot.residentFen) : words.freeOfCharge
  return (
    <p>
      {may('createBooking') && slot.standing === 'free' ? (
        <Link to="/bookings/new" search={{ facility, start: slot.start }} className={textLink()}>
          {clocks(slot)}
        </Link>
      ) : (
        clocks(slot)
      )}
      <span className="block text-ink-2">
        {slot.standing === 'free' ? `${words.free} · ` : ''}
        {price}
      </span>
    </p>
  )
}
