import { type Ctx, hasRole } from '../context.ts'
import { forbidden } from '../faults.ts'
import type { ExpenseId } from '../ids.ts'
import { personOf } from '../members/person-of.ts'
import { held } from '../storage/cancelled.ts'
import { changeExpense, readExpense } from './items.ts'
import type { Expense } from './model.ts'
import { showExpense } from './show-expense.ts'
import { askerOf, stepped } from './step.ts'
import { changedMeanwhile, notNow } from './words.ts'

const attemptsMax = 8

/** Declines another person's expense, or takes the own one back; nothing was booked for it, and its invoice may be entered anew. Throws `unknown`, `refused`. */
export async function declineExpense(ctx: Ctx, id: ExpenseId, reason: string): Promise<Expense> {
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const before = await readExpense(ctx, id)
    const own = askerOf(before) === (await personOf(ctx))
    if (!own && !hasRole(ctx, 'head', 'finance')) throw forbidden(`expense ${id} of another person`)
    const wanted = own ? 'withdrawn' : 'declined'
    if (before.state === wanted) return showExpense(ctx, before)
    if (before.state !== 'requested') throw notNow(before.state)
    const after = { ...(await stepped(ctx, before, wanted, reason)), state: wanted } as const
    if (await held(ctx.store.transact(changeExpense(ctx, before, after)))) return showExpense(ctx, after)
  }
  throw changedMeanwhile()
}
