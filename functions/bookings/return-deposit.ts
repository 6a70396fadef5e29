import { instant, localTimeOf } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { BookingId } from '../ids.ts'
import { personOf } from '../members/person-of.ts'
import { refundByRule } from '../sales/refund-by-rule.ts'
import { changeWrite, readBooking } from './items.ts'
import type { Booking } from './model.ts'
import { partsOf } from './parts-of.ts'
import { findBooking, showBooking } from './show-booking.ts'
import { noDeposit, notUsedYet } from './words.ts'

/**
 * Somebody of the office has seen that all is in order: the whole deposit goes back the way it came. Saying it again answers how
 * it stands. Throws `refused` (no-deposit, not-used-yet).
 */
export async function returnDeposit(ctx: Ctx, id: BookingId): Promise<Booking> {
  const known = await findBooking(ctx, id)
  if (!known.paid || !known.sale || known.depositFen === 0 || known.state !== 'confirmed') throw noDeposit()
  if (localTimeOf(ctx.clock.now()) < known.start) throw notUsedYet()
  await refundByRule(ctx, {
    sale: known.sale,
    rule: 'deposit',
    reason: { zh: '退押金', en: 'deposit returned' },
    decide: async (sale) => {
      const booking = await readBooking(ctx, id)
      if (booking?.state !== 'confirmed' || booking.depositReturned) return undefined
      const returned = { ...booking, depositReturned: { at: instant(ctx.clock), by: await personOf(ctx) } }
      return { give: partsOf(sale, { priceFen: 0, depositFen: booking.depositFen }), writes: [changeWrite(ctx, booking, returned)] }
    },
  })
  return showBooking(ctx, await findBooking(ctx, id))
}
