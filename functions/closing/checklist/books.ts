import { addMonths, firstDay, lastDay, monthsFromTo, type Period } from '../../calendar.ts'
import type { Ctx } from '../../context.ts'
import { funds } from '../../ledger/chart.ts'
import { sumVouchers } from '../../ledger/sum-vouchers.ts'
import { booksBegin } from '../books-begin.ts'
import type { Found } from '../check-model.ts'
import { lastClosed } from '../last-closed.ts'

/** Months are closed in order: each starts from the balances of the one before. */
export async function earlierMonthsOpen(ctx: Ctx, period: Period): Promise<Found> {
  const closed = await lastClosed(ctx, period)
  const first = closed ? addMonths(closed.period, 1) : await booksBegin(ctx)
  return { count: first ? monthsFromTo(first, addMonths(period, -1)).length : 0, blocks: true, link: '/closing' }
}

/** Debits equal credits in each fund, over all vouchers until the end of the month. */
export async function booksUneven(ctx: Ctx, period: Period): Promise<Found> {
  const { balances } = await sumVouchers(ctx, firstDay(period), lastDay(period))
  const uneven = funds.filter((fund) => balances.reduce((net, balance) => net + (balance.fund === fund ? balance.openingFen + balance.debitFen - balance.creditFen : 0), 0) !== 0)
  return { count: uneven.length, blocks: true, link: `/trial-balance?from=${period}&to=${period}` }
}
