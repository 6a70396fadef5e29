import { createHash } from 'node:crypto'
import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import { type Fen, fen } from '../money.ts'
import { held } from '../storage/cancelled.ts'
import { type Claims, claimsOn, heldCredit } from '../disputes/has-dispute.ts'
import { readAccount } from '../fees/get-account.ts'
import { personOf } from '../members/person-of.ts'
import { type BookedPayment, isBooked, readPayment } from '../payments/give-back.ts'
import { insertWrites, readRefund, readRefundsOfUnit, type RefundRecord } from './items.ts'
import { type CreateRefund, type Refund, refundIdOf } from './model.ts'
import { showRefund } from './show-refund.ts'
import { leftOnBills, type Split, splitRefund } from './split-refund.ts'
import { aboveBills, aboveCredit, aboveLeft, isDisputed, otherRefund, wasReversed } from './words.ts'

/**
 * Asks for a refund; nothing is booked before another person approves it. The client's id makes a retry the same refund.
 * Throws `unknown`, `conflict` for the same id with other content, and `refused` when the payment, the credit or the
 * bills do not have that much to give back (M7), when it was reversed, or when the payer is claiming it through the bank.
 */
export async function createRefund(ctx: Ctx, input: CreateRefund): Promise<Refund> {
  const payment = await readPayment(ctx, input.payment)
  if (!isBooked(payment)) throw unknown(`no booked payment ${input.payment}`)
  const id = refundIdOf(payment.unit, input.id)
  const sent = hashOf(input)
  const known = await readRefund(ctx, id)
  if (known) return sameAgain(ctx, known, sent)
  const split = await admitRefund(ctx, payment, { source: input.source, amountFen: fen(input.amountFen) })
  const { unit, building, buildingName, room, receiptNo = null, booked } = payment
  const record: RefundRecord = {
    id,
    payment: payment.id,
    unit, building, buildingName, room, receiptNo,
    method: booked.method,
    amountFen: fen(input.amountFen),
    source: input.source,
    reason: input.reason,
    sent,
    state: 'requested',
    version: 1,
    bills: [],
    creditFen: fen(0),
    attempt: 0,
    steps: [{ what: 'requested', at: instant(ctx.clock), who: await personOf(ctx), by: ctx.actor.name, note: input.reason }],
    vouchers: [],
  }
  if (await held(ctx.store.transact(insertWrites(ctx, record)))) return showRefund(ctx, record, split)
  return sameAgain(ctx, (await readRefund(ctx, id))!, sent)
}

/** What it would come to as things stand; throws `refused` when they do not allow it. */
export async function admitRefund(ctx: Ctx, payment: BookedPayment, wanted: Pick<RefundRecord, 'source' | 'amountFen'>): Promise<Split> {
  if (payment.reversed) throw wasReversed()
  const [refunds, account, claims, heldFen] = await Promise.all([readRefundsOfUnit(ctx, payment.unit), readAccount(ctx, payment), claimsOn(ctx, payment), heldCredit(ctx, payment.unit)])
  if (claims.pending) throw isDisputed()
  const leftFen = leftOf(payment, claims)
  if (wanted.amountFen > leftFen) throw aboveLeft(leftFen)
  const left = leftOnBills(payment, [...refunds, ...claims.gone.map(({ bills }) => ({ payment: payment.id, bills }))])
  const creditFen = fen(Math.max(0, account.creditFen - heldFen))
  const { shortFen, ...split } = splitRefund(wanted.source, wanted.amountFen, { left, account: { creditFen } })
  if (shortFen > 0) throw wanted.source === 'credit' ? aboveCredit(creditFen, heldFen) : aboveBills(wanted.amountFen - shortFen)
  return split
}

/** What of a payment neither refunds nor lost disputes have taken. */
export const leftOf = ({ amountFen, refundedFen }: Pick<BookedPayment, 'amountFen' | 'refundedFen'>, { goneFen }: Pick<Claims, 'goneFen'>): Fen => fen(Math.max(0, amountFen - refundedFen - goneFen))

async function sameAgain(ctx: Ctx, known: RefundRecord, sent: string): Promise<Refund> {
  if (known.sent !== sent) throw otherRefund()
  return showRefund(ctx, known)
}

function hashOf({ payment, amountFen, source, reason }: CreateRefund): string {
  return createHash('sha256').update(JSON.stringify([payment, amountFen, source, reason])).digest('base64url').slice(0, 22)
}
