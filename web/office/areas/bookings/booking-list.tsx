import { Link } from '@tanstack/react-router'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { BookingState, whoOf } from './booking-parts.tsx'
import type { FoundBooking } from './queries.ts'
import { useWhen } from './when.ts'
import { useBookingWords } from './words.ts'

export function BookingList({ caption, bookings }: { readonly caption: string; readonly bookings: readonly FoundBooking[] }) {
  const words = useBookingWords()
  const when = useWhen()
  const { yuan } = useFormat()
  const name = (booking: FoundBooking) => (
    <Link to="/bookings/$booking" params={{ booking: booking.id }} className={rowLink}>
      {when.span(booking)}
    </Link>
  )
  const price = ({ priceFen }: FoundBooking) => (priceFen > 0 ? yuan(priceFen) : words.freeOfCharge)
  const columns: Column<FoundBooking>[] = [
    { key: 'when', head: words.when, names: true, cell: name },
    { key: 'facility', head: words.facility, wraps: true, cell: (booking) => booking.facilityName },
    { key: 'who', head: words.who, wraps: true, cell: whoOf },
    { key: 'price', head: words.price, right: true, cell: price },
    { key: 'deposit', head: words.deposit, right: true, cell: (booking) => yuan(booking.depositFen) },
    { key: 'state', head: words.state, cell: (booking) => <BookingState booking={booking} /> },
  ]
  return (
    <DataTable
      caption={caption}
      rows={bookings}
      rowKey={({ id }) => id}
      columns={columns}
      phone={(booking) => (
        <PhoneRow title={name(booking)} aside={price(booking)}>
          <p>
            {booking.facilityName} · {whoOf(booking)}
          </p>
          <BookingState booking={booking} />
        </PhoneRow>
      )}
    />
  )
}
