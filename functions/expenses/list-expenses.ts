import type { Ctx } from '../context.ts'
import { placeAfter } from '../fees/page.ts'
import { expensesOfMonth, expensesUnderWay, type ExpenseRecord } from './items.ts'
import type { ExpensePage, ListExpenses } from './model.ts'
import { showRow } from './show-expense.ts'

/** The expenses of a month, the latest day first; without a month those that are not at their end, the longest waiting first. */
export async function listExpenses(ctx: Ctx, { period, state, purpose, supplier, limit, after }: ListExpenses): Promise<ExpensePage> {
  const found = period ? await expensesOfMonth(ctx, period) : (await expensesUnderWay(ctx)).toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
  const wanted = found.filter((one) => (!state || one.state === state) && (!purpose || one.purpose === purpose) && (!supplier || one.supplier === supplier))
  const start = placeAfter(after, wanted.length)
  const end = start + limit
  return { items: wanted.slice(start, end).map(showRow), next: end < wanted.length ? String(end) : null }
}

const placeOf = ({ steps, id }: ExpenseRecord): string => `${steps[0]!.at} ${id}`
