import { addMonths, firstDay, periodOfDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { communityOf } from '../fees/estate.ts'
import { held } from '../storage/cancelled.ts'
import { approvalsNeeded } from './approval-rules.ts'
import { expenseOfInvoice, type ExpenseRecord, findExpense, hashOf, insertExpense } from './items.ts'
import { allLimits, limitOn } from './limit-items.ts'
import type { CreateExpense, Expense } from './model.ts'
import { showExpense } from './show-expense.ts'
import { stepOf } from './step.ts'
import { readSupplier } from './supplier-items.ts'
import { dateToCome, dateTooOld, invoiceKnown, otherExpense, supplierClosed } from './words.ts'

/**
 * Asks for an expense; nothing is booked before others approve it. The client's id makes a retry the same expense. Throws `unknown` for a supplier or
 * community that is not there, `invalid` for a day to come, `refused` (invoice-known) when this payee's invoice is on an expense already, and
 * `conflict` for the same id with other content.
 */
export async function createExpense(ctx: Ctx, input: CreateExpense): Promise<Expense> {
  const sent = hashOf(input)
  const known = await findExpense(ctx, input.id)
  if (known) return sameAgain(ctx, known, sent)
  const now = today(ctx.clock)
  if (input.date > now) throw dateToCome()
  if (input.date < firstDay(addMonths(periodOfDate(now), -24))) throw dateTooOld()
  const [supplier, community, limits] = await Promise.all([input.supplier && readSupplier(ctx, input.supplier), input.community && communityOf(ctx, input.community), allLimits(ctx)])
  if (supplier && !supplier.active) throw supplierClosed()
  const limitFen = limitOn(limits, now)
  const record: ExpenseRecord = {
    ...input,
    payee: supplier ? supplier.name : input.payee!,
    communityName: community ? community.name : null,
    limitFen,
    needed: approvalsNeeded(input.amountFen, limitFen),
    given: [],
    state: 'requested',
    version: 1,
    sent,
    attachments: [],
    steps: [await stepOf(ctx, 'requested')],
    vouchers: [],
  }
  if (await held(ctx.store.transact(insertExpense(ctx, record)))) return showExpense(ctx, record)
  const other = await findExpense(ctx, input.id)
  if (other) return sameAgain(ctx, other, sent)
  throw invoiceKnown((await expenseOfInvoice(ctx, record)) ?? '')
}

async function sameAgain(ctx: Ctx, known: ExpenseRecord, sent: string): Promise<Expense> {
  if (known.sent !== sent) throw otherExpense()
  return showExpense(ctx, known)
}
