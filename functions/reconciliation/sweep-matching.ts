import { addMonths, type Period, periodOfDate, today } from '../calendar.ts'
import { type Ctx, systemActor } from '../context.ts'
import type { StatementAccountId } from '../ids.ts'
import { dueNow } from '../jobs/due-now.ts'
import { eachByItself } from '../jobs/each-by-itself.ts'
import { finishedWrite, unfinishedOf } from '../unfinished/work-list.ts'
import { confirmFound } from './confirm-proposals.ts'
import type { MatchRule } from './matching/model.ts'
import { allAccounts, findAccount } from './statement-items.ts'

/** Rules 1 to 4: what was written on the line names it. What was learned, an amount alone and sums stay a person's. */
export const automaticRules: readonly MatchRule[] = ['provider-id', 'order-number', 'payment-code', 'unit-code']
/** Matches of one month in one turn; the next turn goes on. */
const turnMax = 100
const everyMs = 5 * 60_000
const againMs = 60 * 60_000

/**
 * Confirms by itself, on accounts whose switch is on, what the first four rules have one answer for: the months of freshly taken
 * statements, and once an hour this month and the last, since bills and payments are booked later than lines.
 */
export async function sweepMatching(ctx: Ctx): Promise<void> {
  if (!(await dueNow(ctx, 'matching', everyMs))) return
  const named: Ctx = { ...ctx, actor: systemActor('自动对账') }
  await eachByItself(unfinishedOf(ctx, 'matching'), async ({ id }) => {
    const [account = '', period = ''] = id.split('~')
    const left = await confirmMonth(named, account as StatementAccountId, period as Period)
    if (!left) await ctx.store.write(finishedWrite(ctx, 'matching', id))
  })
  if (!(await dueNow(ctx, 'matching-again', againMs))) return
  const month = periodOfDate(today(ctx.clock))
  const automatic = (await allAccounts(ctx)).filter((account) => account.automatic)
  await eachByItself(automatic.flatMap(({ id }) => [month, addMonths(month, -1)].map((period) => ({ id, period }))), ({ id, period }) => confirmMonth(named, id, period))
}

/** True when there may be more. */
export async function confirmMonth(ctx: Ctx, id: StatementAccountId, period: Period): Promise<boolean> {
  const account = await findAccount(ctx, id)
  if (!account?.automatic) return false
  const { confirmed } = await confirmFound(ctx, account, { period, lines: [], how: 'automatic', wanted: ({ rule, lineIds }) => automaticRules.includes(rule) && lineIds.some((line) => line.startsWith(period)), most: turnMax })
  return confirmed === turnMax
}
