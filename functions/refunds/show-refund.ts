import type { Ctx } from '../context.ts'
import { isBooked, readPayment } from '../payments/give-back.ts'
import { readAccount } from '../fees/get-account.ts'
import { readRefundsOfUnit, type RefundRecord } from './items.ts'
import type { Refund, RefundRow } from './model.ts'
import { refundProblem, refundRights } from './refund-standing.ts'
import { leftOnBills, type Split, splitRefund } from './split-refund.ts'

export function showRow(ctx: Ctx, refund: RefundRecord): RefundRow {
  const { id, payment, unit, buildingName, room, receiptNo, method, amountFen, source, state, steps, paid } = refund
  return { id, payment, unit, buildingName, room, receiptNo, method, amountFen, source, state, requestedAt: steps[0]!.at, requestedBy: forStaff(ctx, steps[0]!.by), paidOn: paid?.on ?? null, problem: refundProblem(refund) }
}

/** Residents see what happened and when, never which of the staff nor what they wrote to each other. */
const forStaff = (ctx: Ctx, text: string | undefined): string | null => (ctx.actor.kind === 'resident' ? null : (text ?? null))

export async function showRefund(ctx: Ctx, refund: RefundRecord, known?: Split): Promise<Refund> {
  const split = known ?? (refund.state === 'requested' ? await wouldBe(ctx, refund) : refund)
  return {
    ...showRow(ctx, refund),
    reason: forStaff(ctx, refund.reason),
    bills: split.bills.map(({ bill, no, period, amountFen }) => ({ bill, no, period, amountFen })),
    creditFen: split.creditFen,
    paidMethod: refund.paid?.method ?? null,
    reference: refund.paid?.reference ?? null,
    providerRefund: refund.providerRefund ?? null,
    steps: refund.steps.map(({ what, at, by, note }) => ({ what, at, by: forStaff(ctx, by), note: forStaff(ctx, note === 'unknown' ? undefined : note) })),
    vouchers: [...refund.vouchers],
    may: await refundRights(ctx, refund),
  }
}

/** As things stand now; what has become of the payment meanwhile is said when it is approved. */
async function wouldBe(ctx: Ctx, refund: RefundRecord): Promise<Split> {
  const payment = await readPayment(ctx, refund.payment)
  if (!isBooked(payment)) return refund
  const [refunds, account] = await Promise.all([readRefundsOfUnit(ctx, refund.unit), readAccount(ctx, payment)])
  return splitRefund(refund.source, refund.amountFen, { left: leftOnBills(payment, refunds), account })
}
