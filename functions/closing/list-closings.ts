import { addMonths, type Period, periodOfDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { booksBegin } from './books-begin.ts'
import { closingsOfMonth } from './items.ts'
import { lastClosed } from './last-closed.ts'
import type { Closing, ListClosings } from './model.ts'
import type { ClosingMonth, ClosingPage } from './shapes.ts'

/** The months of the books, newest first, each as its newest closing says, and which is to be closed next. `after`: the last month seen. */
export async function listClosings(ctx: Ctx, { limit, after }: ListClosings): Promise<ClosingPage> {
  const now = periodOfDate(today(ctx.clock))
  const [begin, closed] = await Promise.all([booksBegin(ctx), lastClosed(ctx)])
  const next = closed ? addMonths(closed.period, 1) : begin
  const due = next && next < now ? next : null
  const months: Period[] = []
  for (let at = after ? addMonths(after, -1) : now; begin && at >= begin && months.length < limit; at = addMonths(at, -1)) months.push(at)
  const items = await Promise.all(months.map(async (period) => monthOf(period, (await closingsOfMonth(ctx, period)).at(-1), now)))
  const last = months.at(-1)
  return { items, due, next: last && begin && last > begin ? last : null }
}

export function monthOf(period: Period, closing: Closing | undefined, now: Period): ClosingMonth {
  const of = (what: Closing['steps'][number]['what']) => closing?.steps.find((step) => step.what === what)
  return {
    period,
    state: closing?.state ?? (period < now ? 'open' : 'running'),
    version: closing?.version ?? null,
    vouchers: closing?.snapshot?.vouchers ?? null,
    hash: closing?.snapshot?.hash ?? null,
    startedBy: of('started')?.by ?? null,
    approvedBy: of('approved')?.by ?? null,
    approvedAt: of('approved')?.at ?? null,
  }
}
