import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { ExpenseId } from '../ids.ts'
import { personOf } from '../members/person-of.ts'
import { held } from '../storage/cancelled.ts'
import { bookExpense } from './book-expense.ts'
import { changeExpense, type ExpenseRecord, readExpense } from './items.ts'
import type { Expense } from './model.ts'
import { whenReversed } from './postings.ts'
import { showExpense } from './show-expense.ts'
import { stepped } from './step.ts'
import { backAskedAlready, backNotAsked, changedMeanwhile, notNow, notYourOwn } from './words.ts'

const attemptsMax = 8

/** Asks to take back what was booked for an expense: it was wrong, or its money came back. Nothing is booked before another person agrees. Throws `unknown`, `refused`. */
export async function askExpenseBack(ctx: Ctx, id: ExpenseId, reason: string): Promise<Expense> {
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const before = await readExpense(ctx, id)
    const who = await personOf(ctx)
    if (before.backAsked) {
      if (before.backAsked.who === who && before.backAsked.reason === reason) return showExpense(ctx, before)
      throw backAskedAlready()
    }
    if (!isBooked(before)) throw notNow(before.state)
    const after: ExpenseRecord = { ...(await stepped(ctx, before, 'back-asked', reason)), backAsked: { who, by: ctx.actor.name, reason } }
    if (await held(ctx.store.transact(changeExpense(ctx, before, after)))) return showExpense(ctx, { ...after, version: before.version + 1 })
  }
  throw changedMeanwhile()
}

/** The second person's word: what was booked is booked back today, and the invoice may be entered anew. Throws `unknown`, `refused`. */
export async function decideExpenseBack(ctx: Ctx, id: ExpenseId, action: 'approve' | 'decline'): Promise<Expense> {
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const before = await readExpense(ctx, id)
    if (before.state === 'reversed' && action === 'approve') return showExpense(ctx, before)
    if (!isBooked(before)) throw notNow(before.state)
    const { backAsked, ...rest } = before
    if (!backAsked) throw backNotAsked()
    if (backAsked.who === (await personOf(ctx))) throw notYourOwn()
    const stands = action === 'approve' ? await reverse(ctx, before, rest) : await keep(ctx, before, rest)
    if (stands) return showExpense(ctx, stands)
  }
  throw changedMeanwhile()
}

const isBooked = ({ state }: ExpenseRecord): boolean => state === 'approved' || state === 'paid'

const reverse = async (ctx: Ctx, before: ExpenseRecord, rest: ExpenseRecord): Promise<ExpenseRecord | undefined> =>
  bookExpense(ctx, { before, after: { ...(await stepped(ctx, rest, 'reversed')), state: 'reversed' }, kind: 'EXPENSEBACK', valueDate: today(ctx.clock), postings: whenReversed(before) })

async function keep(ctx: Ctx, before: ExpenseRecord, rest: ExpenseRecord): Promise<ExpenseRecord | undefined> {
  const after = await stepped(ctx, rest, 'back-declined')
  return (await held(ctx.store.transact(changeExpense(ctx, before, after)))) ? after : undefined
}
