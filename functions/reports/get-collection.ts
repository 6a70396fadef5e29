import { addMonths, periodOfDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { listCommunities } from '../estates/list-communities.ts'
import type { BillSummary } from '../fees/bill-model.ts'
import { summarizeBills } from '../fees/summarize-bills.ts'
import { collectionRate } from '../ledger/get-overview.ts'
import type { Collection, MonthQuery } from './model.ts'

const monthsShown = 12
const atOnce = 3

/** How much of each month's own bills is paid: the one definition of the collection rate (`ledger`), by month and, for the last one, by community. */
export async function getCollection(ctx: Ctx, query: Pick<MonthQuery, 'period'>): Promise<Collection> {
  const period = query.period ?? periodOfDate(today(ctx.clock))
  const periods = Array.from({ length: monthsShown }, (_, at) => addMonths(period, at - monthsShown + 1))
  const months = await inTurn(periods, async (month) => ({ period: month, ...paidOf(await summarizeBills(ctx, { period: month })) }))
  const communities = await inTurn((await listCommunities(ctx)).items, async ({ id, name }) => ({ community: id, name, ...paidOf(await summarizeBills(ctx, { period, community: id })) }))
  return { period, months, communities: communities.filter(({ bills }) => bills > 0) }
}

const paidOf = ({ bills, billedFen, paidFen, openFen }: BillSummary) => ({ bills, billedFen, paidFen, openFen, rate: collectionRate(paidFen, billedFen) })

/** A few at a time: each reads the accounts of many households. */
async function inTurn<T, R>(list: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const out: R[] = []
  for (let at = 0; at < list.length; at += atOnce) out.push(...(await Promise.all(list.slice(at, at + atOnce).map(work))))
  return out
}
