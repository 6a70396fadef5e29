import { instant, localTimeOf } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { BookingId, SaleId } from '../ids.ts'
import { personOf } from '../members/person-of.ts'
import { refundByRule } from '../sales/refund-by-rule.ts'
import { type BookingRecord, changeWrite, readBooking } from './items.ts'
import type { Booking } from './model.ts'
import { partsOf } from './parts-of.ts'
import { findBooking, showBooking } from './show-booking.ts'
import { deductionWaits, noDeposit, notUsedYet } from './words.ts'

/**
 * Somebody of the office has seen that all is in order: the whole deposit goes back the way it came. Saying it again answers how
 * it stands. Throws `refused` (no-deposit, not-used-yet).
 */
export async function returnDeposit(ctx: Ctx, id: BookingId): Promise<Booking> {
  const known = await findBooking(ctx, id)
  const paidBy = admitUsed(ctx, known)
  if (known.deduction?.state === 'asked') throw deductionWaits()
  await refundByRule(ctx, {
    sale: paidBy,
    rule: 'deposit',
    reason: { zh: '退押金', en: 'deposit returned' },
    decide: async (sale) => {
      const booking = await readBooking(ctx, id)
      if (booking?.state !== 'confirmed' || booking.depositReturned) return undefined
      if (booking.deduction?.state === 'asked') throw deductionWaits()
      const returned = { ...booking, depositReturned: { at: instant(ctx.clock), by: await personOf(ctx) } }
      return { give: partsOf(sale, { priceFen: 0, depositFen: booking.depositFen }), writes: [changeWrite(ctx, booking, returned)] }
    },
  })
  return showBooking(ctx, await findBooking(ctx, id))
}

/** The sale whose deposit may be decided about: paid, and the time has begun. */
export function admitUsed(ctx: Pick<Ctx, 'clock'>, { paid, sale, depositFen, state, start }: BookingRecord): SaleId {
  if (!paid || !sale || depositFen === 0 || state !== 'confirmed') throw noDeposit()
  if (localTimeOf(ctx.clock.now()) < start) throw notUsedYet()
  return sale
}
