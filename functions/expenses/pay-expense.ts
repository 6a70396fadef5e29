import { type BusinessDate, dateOfInstant, today } from '../calendar.ts'
import { type Ctx, hasRole } from '../context.ts'
import type { ExpenseId } from '../ids.ts'
import { bookExpense } from './book-expense.ts'
import { type ExpenseRecord, readExpense } from './items.ts'
import type { Expense, PayExpense } from './model.ts'
import { whenPaid } from './postings.ts'
import { showExpense } from './show-expense.ts'
import { stepped } from './step.ts'
import { backAskedAlready, changedMeanwhile, noCash, notNow, notThatDay, noTransfer, otherPayment } from './words.ts'

const attemptsMax = 8

/**
 * Books that an approved expense was paid, out of the cash box or by transfer; the line of the bank is matched with it later. The same again answers the
 * same, another payment of it is a `conflict`. Throws `unknown`, `refused`.
 */
export async function payExpense(ctx: Ctx, id: ExpenseId, input: PayExpense): Promise<Expense> {
  if (input.method === 'cash' && !hasRole(ctx, 'head', 'collector')) throw noCash()
  if (input.method === 'transfer' && !hasRole(ctx, 'head', 'finance')) throw noTransfer()
  const now = today(ctx.clock)
  const on = input.paidOn ?? now
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const before = await readExpense(ctx, id)
    if (before.state === 'paid') return sameAgain(ctx, before, input)
    if (before.state !== 'approved') throw notNow(before.state)
    if (before.backAsked) throw backAskedAlready()
    if (on > now || on < approvedOn(before)) throw notThatDay()
    const { method, reference } = input
    const after: ExpenseRecord = { ...(await stepped(ctx, before, 'paid', reference)), state: 'paid', paid: { method, on, ...(reference ? { reference } : {}) } }
    const booked = await bookExpense(ctx, { before, after, kind: 'EXPENSEPAID', valueDate: on, postings: whenPaid(before, method) })
    if (booked) return showExpense(ctx, booked)
  }
  throw changedMeanwhile()
}

const approvedOn = ({ steps }: ExpenseRecord): BusinessDate => dateOfInstant(steps.find(({ what }) => what === 'approved')!.at)

async function sameAgain(ctx: Ctx, { paid, ...known }: ExpenseRecord, { method, reference, paidOn }: PayExpense): Promise<Expense> {
  if (paid?.method !== method || paid.reference !== reference || (paidOn !== undefined && paid.on !== paidOn)) throw otherPayment()
  return showExpense(ctx, { ...known, paid })
}
