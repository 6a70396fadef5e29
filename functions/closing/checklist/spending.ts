import { dateOfInstant, lastDay, type Period } from '../../calendar.ts'
import { cashUnderWay } from '../../cash/cash-differences.ts'
import type { Ctx } from '../../context.ts'
import { expensesLeftOf } from '../../expenses/expenses-left.ts'
import { payoutDifferences } from '../../payouts/payout-differences.ts'
import type { Found } from '../check-model.ts'

/** A box of the month that nobody counted may be short in it: that belongs into this very month. Counted cash that waits for its receiver is there. */
export async function cashBoxesLeft(ctx: Ctx, period: Period): Promise<Found> {
  const left = (await cashUnderWay(ctx)).filter(({ openedAt }) => dateOfInstant(openedAt) <= lastDay(period))
  return { count: left.length, blocks: left.some(({ state }) => state === 'open'), link: '/cash' }
}

/** What is approved later is booked in a later month, with its own day as value date. */
export async function expensesLeft(ctx: Ctx, period: Period): Promise<Found> {
  const left = await expensesLeftOf(ctx, lastDay(period))
  return { count: left.length, amountFen: left.reduce((sum, { amountFen }) => sum + amountFen, 0), blocks: false, link: '/expenses' }
}

/** Nothing of them stays in transit; what no document explains is owed or owing until two people close it. */
export async function payoutsLeft(ctx: Ctx, period: Period): Promise<Found> {
  const left = (await payoutDifferences(ctx)).filter(({ since }) => dateOfInstant(since) <= lastDay(period))
  return { count: left.length, amountFen: left.reduce((sum, { amountFen }) => sum + Math.abs(amountFen), 0), blocks: false, link: '/payouts' }
}
