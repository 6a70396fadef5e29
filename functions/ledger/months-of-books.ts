import { addMonths, dateOfInstant, type Period, periodOfDate, today } from '../calendar.ts'
import { firstChangeAt } from '../audit/first-change.ts'
import type { Ctx } from '../context.ts'
import { firstBilledPeriod } from '../fees/first-billed-period.ts'

/** Money is booked on the day on which it moved while that month is open, and the counter takes value dates of three years back. */
const monthsBackMax = 37
/** Bills are issued at most twelve months ahead; a payment goes at most two months on when months are closed early. */
const monthsAheadMax = 14

/**
 * The months between which every voucher lies. `first` is undefined where nothing tells: neither a published billing
 * run, whose bills stand in its own month, nor the day on which the tenant was made, before which nobody took money.
 */
export async function monthsOfBooks(ctx: Pick<Ctx, 'tenant' | 'store' | 'clock'>): Promise<{ readonly first: Period | undefined; readonly last: Period }> {
  const [made, billed] = await Promise.all([firstChangeAt(ctx), firstBilledPeriod(ctx)])
  const paid = made && addMonths(periodOfDate(dateOfInstant(made)), -monthsBackMax)
  const [first] = [paid, billed].filter((period) => period !== undefined).toSorted()
  return { first, last: addMonths(periodOfDate(today(ctx.clock)), monthsAheadMax) }
}
