import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { assert } from '../faults.ts'
import type { BookingId } from '../ids.ts'
import { fen } from '../money.ts'
import { personOf } from '../members/person-of.ts'
import { refundByRule } from '../sales/refund-by-rule.ts'
import { held } from '../storage/cancelled.ts'
import type { Write } from '../storage/writes.ts'
import { type BookingRecord, readBooking, releaseWrites } from './items.ts'
import type { Booking } from './model.ts'
import { partsOf } from './parts-of.ts'
import { backNow, findBooking, showBooking } from './show-booking.ts'
import { hasBegun, otherSum } from './words.ts'

const attemptsMax = 8

/**
 * Calls a booking off: its time is free for others, and what its rule gives goes back the way it came, in one transaction. Calling
 * it off again, or one that lapsed, answers how it stands. Throws `conflict` (other-sum) when by now something else goes
 * back than the person was told, `refused` (begun).
 */
export async function cancelBooking(ctx: Ctx, id: BookingId, backFen: number): Promise<Booking> {
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const booking = await findBooking(ctx, id)
    if (booking.state === 'cancelled' || booking.state === 'lapsed') return showBooking(ctx, booking)
    if (booking.paid) await refund(ctx, booking, backFen)
    else await held(ctx.store.transact(await calledOff(ctx, booking, backFen)))
  }
  throw new Error(`booking ${id} was not cancelled after ${attemptsMax} tries`)
}

async function refund(ctx: Ctx, { id, sale: paidBy }: BookingRecord, backFen: number): Promise<void> {
  assert(paidBy, `a paid booking has its sale: ${id}`)
  await refundByRule(ctx, {
    sale: paidBy,
    rule: 'cancelled',
    reason: { zh: '取消预订', en: 'booking cancelled' },
    decide: async (sale) => {
      const booking = await readBooking(ctx, id)
      if (booking?.state !== 'confirmed') return undefined
      const writes = await calledOff(ctx, booking, backFen)
      return { give: partsOf(sale, backNow(ctx, booking)!), writes }
    },
  })
}

/** Throws unless exactly this goes back by now. */
async function calledOff(ctx: Ctx, booking: BookingRecord, backFen: number): Promise<Write[]> {
  const back = backNow(ctx, booking)
  if (!back) throw hasBegun()
  if (back.priceFen + back.depositFen !== backFen) throw otherSum(back.priceFen + back.depositFen)
  const { holdUntil: _, ...rest } = booking
  const cancelled = { at: instant(ctx.clock), by: await personOf(ctx), priceBackFen: fen(back.priceFen), depositBackFen: fen(back.depositFen) }
  return releaseWrites(ctx, booking, { ...rest, state: 'cancelled', cancelled })
}
