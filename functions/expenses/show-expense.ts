import { type Ctx, hasRole } from '../context.ts'
import { personOf } from '../members/person-of.ts'
import { isHead, objectionTo } from './approval-rules.ts'
import type { ExpenseRecord } from './items.ts'
import type { Expense, ExpenseRow } from './model.ts'
import { askerOf } from './step.ts'

export const showRow = ({ id, date, supplier, payee, purpose, fund, amountFen, invoiceNo, text, state, needed, given, steps, attachments }: ExpenseRecord): ExpenseRow => ({
  id, date, supplier, payee, purpose, fund, amountFen, invoiceNo, text, state,
  approvals: { needed, given: given.length },
  requestedBy: steps[0]!.by,
  requestedAt: steps[0]!.at,
  files: attachments.length,
})

export async function showExpense(ctx: Ctx, expense: ExpenseRecord): Promise<Expense> {
  const { community, communityName, limitFen, paid, attachments, steps, backAsked, vouchers } = expense
  return {
    ...showRow(expense),
    community, communityName, limitFen,
    paid: paid ? { method: paid.method, on: paid.on, reference: paid.reference ?? null } : null,
    attachments: [...attachments],
    steps: steps.map(({ what, at, by, note }) => ({ what, at, by, note: note ?? null })),
    backAsked: backAsked ? { by: backAsked.by, reason: backAsked.reason } : null,
    vouchers: [...vouchers],
    may: await rightsOn(ctx, expense),
  }
}

/** What the caller may do now (S2). */
async function rightsOn(ctx: Ctx, expense: ExpenseRecord): Promise<Expense['may']> {
  const { state, needed, given, backAsked } = expense
  const who = await personOf(ctx)
  const decides = hasRole(ctx, 'head', 'finance')
  const keeps = hasRole(ctx, 'head', 'finance', 'collector')
  const own = askerOf(expense) === who
  const booked = state === 'approved' || state === 'paid'
  return {
    approve: state === 'requested' && decides && objectionTo({ asker: askerOf(expense), needed, given, by: { who, head: isHead(ctx.actor.roles) } }) === undefined,
    decline: state === 'requested' && decides && !own,
    withdraw: state === 'requested' && own && keeps,
    pay: state === 'approved' && backAsked === undefined && keeps,
    attach: keeps && (state === 'requested' || booked),
    askBack: booked && backAsked === undefined && decides,
    decideBack: booked && backAsked !== undefined && decides && backAsked.who !== who,
  }
}
