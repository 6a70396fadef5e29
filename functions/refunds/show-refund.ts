import { type Ctx, hasRole } from '../context.ts'
import { personOf } from '../members/person-of.ts'
import { isBooked, readPayment } from '../payments/give-back.ts'
import { readAccount } from '../fees/get-account.ts'
import { readRefundsOfUnit, type RefundRecord } from './items.ts'
import type { Refund, RefundRow } from './model.ts'
import { leftOnBills, type Split, splitRefund } from './split-refund.ts'
import { differsSay, failedSay } from './words.ts'

export function showRow(ctx: Ctx, refund: RefundRecord): RefundRow {
  const { id, payment, unit, buildingName, room, receiptNo, method, amountFen, source, state, steps, paid } = refund
  return { id, payment, unit, buildingName, room, receiptNo, method, amountFen, source, state, requestedAt: steps[0]!.at, requestedBy: forStaff(ctx, steps[0]!.by), paidOn: paid?.on ?? null, problem: problemOf(refund) }
}

/** Residents see what happened and when, never which of the staff nor what they wrote to each other. */
const forStaff = (ctx: Ctx, text: string | undefined): string | null => (ctx.actor.kind === 'resident' ? null : (text ?? null))

export const problemOf = ({ state, failure, differs }: RefundRecord): RefundRow['problem'] => (differs ? { ...differsSay(differs) } : state === 'failed' ? { ...failedSay(failure ?? '') } : null)

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
    may: await rightsOf(ctx, refund),
  }
}

/** As things stand now; what has become of the payment meanwhile is said when it is approved. */
async function wouldBe(ctx: Ctx, refund: RefundRecord): Promise<Split> {
  const payment = await readPayment(ctx, refund.payment)
  if (!isBooked(payment)) return refund
  const [refunds, account] = await Promise.all([readRefundsOfUnit(ctx, refund.unit), readAccount(ctx, payment)])
  return splitRefund(refund.source, refund.amountFen, { left: leftOnBills(payment, refunds), account })
}

/** S2: who asked does not approve, nor pay out by hand what the provider could not. */
export async function rightsOf(ctx: Ctx, { state, steps }: RefundRecord): Promise<Refund['may']> {
  const own = steps[0]!.who === (await personOf(ctx))
  const decides = hasRole(ctx, 'head', 'finance')
  const hands = hasRole(ctx, 'head', 'finance', 'collector')
  return {
    approve: state === 'requested' && decides && !own,
    decline: state === 'requested' && (decides || own),
    payOut: (state === 'handover' && hands) || (state === 'failed' && decides && !own),
    decide: state === 'failed' && decides,
  }
}
