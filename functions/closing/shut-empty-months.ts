import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { firstWithVouchers, monthsBefore } from './books-begin.ts'
import { openWrites, shutAgainWrites } from './items.ts'
import { lastClosed } from './last-closed.ts'
import type { Closing } from './model.ts'
import { earlierVouchers } from './words.ts'

/** Eight gates a month, a hundred writes a transaction. */
const monthsAtOnce = 12

/**
 * The first closing of a tenant also shuts the empty months before it, so that nothing is ever booked before the first snapshot. They were empty
 * when the closing was asked for; a voucher that came in between sends it back.
 */
export async function shutEmptyMonths(ctx: Ctx, closing: Closing): Promise<void> {
  if (await lastClosed(ctx, closing.period)) return
  const months = await monthsBefore(ctx, closing.period)
  const closed = { closedAt: instant(ctx.clock), closedBy: closing.steps[0]!.by }
  for (let at = 0; at < months.length; at += monthsAtOnce) await ctx.store.transact(months.slice(at, at + monthsAtOnce).flatMap((month) => shutAgainWrites(ctx, month, closed)))
  const since = await firstWithVouchers(ctx, months)
  if (!since) return
  for (const month of months.filter((one) => one >= since)) await ctx.store.transact(openWrites(ctx, month))
  throw earlierVouchers(closing.period, since)
}
