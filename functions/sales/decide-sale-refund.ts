import { createHash } from 'node:crypto'
import { dateOfInstant, instant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { isClaimed } from '../disputes/has-dispute.ts'
import { unknown } from '../faults.ts'
import type { SaleId } from '../ids.ts'
import { bookVoucher } from '../ledger/book-voucher.ts'
import { voucherId } from '../ledger/model.ts'
import { personOf } from '../members/person-of.ts'
import { fen } from '../money.ts'
import { stepped } from '../refunds/book-moved.ts'
import type { PayRefund } from '../refunds/model.ts'
import { aboveLeft, isDisputed, notNow, notThatDay, otherRefund, secondPerson, stateNames } from '../refunds/words.ts'
import { refundRights } from '../refunds/refund-standing.ts'
import { ConditionFailed, held } from '../storage/cancelled.ts'
import { givenBackWrite, readSale } from './items.ts'
import { changeWrites, insertWrites, readSaleRefund, type SaleRefundRecord } from './refund-items.ts'
import { type CreateSaleRefund, saleOfRefund, type SaleRefund, type SaleRefundId, saleRefundIdOf } from './refund-model.ts'
import { bookSaleMoved, settleIfAnswered } from './settle-sale-refund.ts'
import { showSaleRefund } from './show-sale-refund.ts'
import { isBooked } from './show-sale.ts'
import { backPostings, leftFen, owedOf, splitOverLines } from './split-over-lines.ts'

/**
 * Asks for a refund that no rule gives; nothing is booked before another person approves it. The client's id makes a retry the
 * same refund. Throws `unknown`, `conflict`, `refused` when the sale has not that much left (M7), or its payer claims it through the bank.
 */
export async function createSaleRefund(ctx: Ctx, saleId: SaleId, input: CreateSaleRefund): Promise<SaleRefund> {
  const sale = await readSale(ctx, saleId)
  if (!isBooked(sale)) throw unknown(`no booked sale ${saleId}`)
  const id = saleRefundIdOf(saleId, input.id)
  const sent = createHash('sha256').update(JSON.stringify([input.amountFen, input.reason])).digest('base64url').slice(0, 22)
  const known = await readSaleRefund(ctx, id)
  if (known) return sameAgain(ctx, known, sent)
  if (await isClaimed(ctx, saleId)) throw isDisputed()
  if (!splitOverLines(sale, fen(input.amountFen))) throw aboveLeft(leftFen(sale))
  const record: SaleRefundRecord = {
    id,
    sale: saleId,
    title: sale.title,
    receiptNo: sale.receiptNo ?? null,
    method: sale.booked.method,
    amountFen: fen(input.amountFen),
    reason: input.reason,
    sent,
    state: 'requested',
    version: 1,
    attempt: 0,
    owed: {},
    steps: [{ what: 'requested', at: instant(ctx.clock), who: await personOf(ctx), by: ctx.actor.name, note: input.reason }],
    vouchers: [],
  }
  if (await held(ctx.store.transact(insertWrites(ctx, record)))) return showSaleRefund(ctx, record)
  return sameAgain(ctx, (await readSaleRefund(ctx, id))!, sent)
}

async function sameAgain(ctx: Ctx, known: SaleRefundRecord, sent: string): Promise<SaleRefund> {
  if (known.sent !== sent) throw otherRefund()
  return showSaleRefund(ctx, known)
}

const attemptsMax = 10

/** The second person's word (S2). What has changed since the request is looked at anew. Approving again answers how it stands. */
export async function approveSaleRefund(ctx: Ctx, id: SaleRefundId): Promise<SaleRefund> {
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const refund = await read(ctx, id)
    if (refund.state === 'declined') throw notNow(stateNames.declined)
    if (refund.state !== 'requested' || (await book(ctx, refund))) return showSaleRefund(ctx, await settleIfAnswered(ctx, id))
  }
  throw new Error(`refund ${id} was changed ${attemptsMax} times while it was approved`)
}

/** False when the refund or its sale was changed meanwhile. */
async function book(ctx: Ctx, refund: SaleRefundRecord): Promise<boolean> {
  if (refund.steps[0]!.who === (await personOf(ctx))) throw secondPerson()
  const sale = await readSale(ctx, refund.sale)
  if (!isBooked(sale)) throw unknown(`no sale ${refund.sale}`)
  if (await isClaimed(ctx, sale.id)) throw isDisputed()
  const parts = splitOverLines(sale, refund.amountFen)
  if (!parts) {
    // Somebody else's approval of this very refund may have come between the two reads.
    if ((await read(ctx, refund.id)).state !== 'requested') return false
    throw aboveLeft(leftFen(sale))
  }
  const state = sale.booked.providerPayment ? 'sending' : 'handover'
  const approved: SaleRefundRecord = { ...(await stepped(ctx, refund, 'approved')), state, attempt: 1, owed: owedOf(sale, parts) }
  try {
    await bookVoucher(ctx, {
      kind: 'SALEBACK',
      document: refund.id,
      valueDate: today(ctx.clock),
      text: ['零星退款', sale.title.zh, refund.reason].join(' ').replace(/\s+/g, ' ').slice(0, 110),
      ...(sale.community ? { community: sale.community } : {}),
      postings: backPostings(sale, parts),
      writes: (entryDate) => [...changeWrites(ctx, refund, { ...approved, vouchers: [voucherId('SALEBACK', entryDate, refund.id)] }), givenBackWrite(ctx, sale, parts)],
    })
    return true
  } catch (error) {
    if (error instanceof ConditionFailed) return false
    throw error
  }
}

/** Declines a request, or takes the own one back; nothing was booked for it. */
export async function declineSaleRefund(ctx: Ctx, id: SaleRefundId, reason: string): Promise<SaleRefund> {
  const refund = await read(ctx, id)
  if (refund.state === 'declined') return showSaleRefund(ctx, refund)
  if (refund.state !== 'requested') throw notNow(stateNames[refund.state])
  if (!(await refundRights(ctx, refund)).decline) throw secondPerson()
  const declined: SaleRefundRecord = { ...(await stepped(ctx, refund, 'declined', reason)), state: 'declined' }
  return (await held(ctx.store.transact(changeWrites(ctx, refund, declined)))) ? showSaleRefund(ctx, declined) : declineSaleRefund(ctx, id, reason)
}

/** Books that an approved refund was handed over in cash or by transfer. The same person's retry is answered, anybody else hears that it was paid. */
export async function paySaleRefund(ctx: Ctx, id: SaleRefundId, input: PayRefund): Promise<SaleRefund> {
  const refund = await read(ctx, id)
  const on = input.paidOn ?? today(ctx.clock)
  const last = refund.steps.findLast(({ what }) => what === 'paid')
  if (refund.state === 'paid' && refund.paid?.method === input.method && refund.paid.reference === input.reference && last?.who === (await personOf(ctx))) return showSaleRefund(ctx, refund)
  if (refund.state !== 'handover' && refund.state !== 'failed') throw notNow(stateNames[refund.state])
  if (!(await refundRights(ctx, refund)).payOut) throw secondPerson()
  await admitAgain(ctx, refund)
  if (on > today(ctx.clock) || on < dateOfInstant(refund.steps.find(({ what }) => what === 'approved')!.at)) throw notThatDay()
  const attempt = refund.state === 'failed' ? refund.attempt + 1 : refund.attempt
  const paid: SaleRefundRecord = { ...(await stepped(ctx, refund, 'paid', input.reference)), state: 'paid', attempt, paid: { method: input.method, on, ...(input.reference ? { reference: input.reference } : {}) } }
  const booked = await bookSaleMoved(ctx, { before: refund, after: paid, kind: 'REFUNDPAID', account: input.method === 'cash' ? '1001' : '1002', valueDate: on })
  return booked ? showSaleRefund(ctx, (await readSaleRefund(ctx, id))!) : paySaleRefund(ctx, id, input)
}

/** One that failed does not go out after all while the payer claims the sale through the bank: it would be paid twice. What the bank then keeps, it has paid of it. */
async function admitAgain(ctx: Ctx, { state, sale }: SaleRefundRecord): Promise<void> {
  if (state === 'failed' && (await isClaimed(ctx, sale))) throw isDisputed()
}

/** Sends a failed refund again, by a key of its own: the provider remembers what it refused. */
export async function retrySaleRefund(ctx: Ctx, id: SaleRefundId): Promise<SaleRefund> {
  const refund = await read(ctx, id)
  if (refund.state === 'failed') {
    await admitAgain(ctx, refund)
    const { failure: _, providerRefund: __, ...rest } = await stepped(ctx, refund, 'sent-again')
    await held(ctx.store.transact(changeWrites(ctx, refund, { ...rest, state: 'sending', attempt: refund.attempt + 1 })))
  } else if (refund.state !== 'sending' && refund.state !== 'pending') throw notNow(stateNames[refund.state])
  return showSaleRefund(ctx, await settleIfAnswered(ctx, id))
}

async function read(ctx: Ctx, id: SaleRefundId): Promise<SaleRefundRecord> {
  const refund = await readSaleRefund(ctx, id)
  if (!refund || saleOfRefund(id) !== refund.sale) throw unknown(`no refund ${id}`)
  return refund
}
