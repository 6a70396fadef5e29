import type { Ctx } from '../context.ts'
import type { ExpenseId } from '../ids.ts'
import { readExpense } from './items.ts'
import type { Expense } from './model.ts'
import { showExpense } from './show-expense.ts'

/** Throws `unknown`. */
export const getExpense = async (ctx: Ctx, id: ExpenseId): Promise<Expense> => showExpense(ctx, await readExpense(ctx, id))
