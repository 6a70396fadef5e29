import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { Fault } from '../faults.ts'
import type { BookingId, SaleId } from '../ids.ts'
import { settleSale } from '../sales/settle-sale.ts'
import { held } from '../storage/cancelled.ts'
import { type BookingRecord, readBooking, releaseWrites } from './items.ts'

/** A provider that does not answer keeps somebody's time for so long and no longer: money that came is not lost, it goes back. */
const silenceMsMax = 60 * 60_000

/**
 * Ends a booking whose time to pay is over, if its money has not come after all: the provider is asked first, for a notice may
 * have been lost. Whoever wants its time calls this, and the sweep. True when its time is free now.
 */
export async function lapseBooking(ctx: Ctx, id: BookingId): Promise<boolean> {
  const known = await readBooking(ctx, id)
  if (!isOverdue(ctx, known)) return isGone(known)
  if (known.sale && !(await isAnswered(ctx, known.sale)) && !isOverdue(ctx, known, silenceMsMax)) return false
  const booking = await readBooking(ctx, id)
  if (!isOverdue(ctx, booking)) return isGone(booking)
  const { holdUntil: _, ...rest } = booking
  const lapsed: BookingRecord = { ...rest, state: 'lapsed', lapsedAt: instant(ctx.clock) }
  // Whoever came first, it is not held any more, or paid at this very moment.
  return (await held(ctx.store.transact(releaseWrites(ctx, booking, lapsed)))) || isGone(await readBooking(ctx, id))
}

export const isOverdue = (ctx: Pick<Ctx, 'clock'>, booking: BookingRecord | undefined, moreMs = 0): booking is BookingRecord =>
  booking?.state === 'held' && Date.parse(booking.holdUntil!) + moreMs <= ctx.clock.now().getTime()

const isGone = (booking: BookingRecord | undefined): boolean => booking?.state !== 'held' && booking?.state !== 'confirmed'

/** False when the provider did not answer. That it says something else than we stored is an answer: it is on the stuck page. */
async function isAnswered(ctx: Ctx, sale: SaleId): Promise<boolean> {
  try {
    await settleSale(ctx, sale)
    return true
  } catch (error) {
    if (error instanceof Fault) return error.kind !== 'upstream'
    throw error
  }
}
