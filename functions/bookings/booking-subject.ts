import type { BookingId } from '../ids.ts'
import type { SaleSubject } from '../sales/sale-subjects.ts'
import { type BookingRecord, readBooking, settledWrites } from './items.ts'

/** The first money confirms a booking that still holds its time; any other, and any that comes after it lapsed or was called off, goes back. */
export const bookingSubject: SaleSubject = {
  writesWhenPaid: async (ctx, sale) => {
    const booking = await readBooking(ctx, sale.subject as BookingId)
    if (!booking || booking.state !== 'held' || booking.priceFen + booking.depositFen !== sale.amountFen) return 'unwanted'
    const { holdUntil: _, ...rest } = booking
    const confirmed: BookingRecord = { ...rest, state: 'confirmed', sale: sale.id, paid: { at: sale.at, method: sale.method } }
    return settledWrites(ctx, booking, confirmed)
  },
}
