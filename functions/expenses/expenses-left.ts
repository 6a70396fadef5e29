import type { BusinessDate } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { expensesUnderWay, type ExpenseRecord } from './items.ts'

/** Expenses of days up to one that wait for an approval, for their money, or to be taken back. */
export const expensesLeftOf = async (ctx: Ctx, upTo: BusinessDate): Promise<Pick<ExpenseRecord, 'id' | 'amountFen'>[]> => (await expensesUnderWay(ctx)).filter(({ date }) => date <= upTo)
