import { dateOfInstant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import { bookVoucher } from '../ledger/book-voucher.ts'
import { voucherId } from '../ledger/model.ts'
import { type Fen, fen } from '../money.ts'
import type { ProviderDispute } from '../payments/channel.ts'
import { type BookedPayment, isBooked, readPayment } from '../payments/give-back.ts'
import { isPaymentId } from '../payments/model.ts'
import { settlePayment } from '../payments/settle-payment.ts'
import { postingsBy } from '../refunds/postings.ts'
import { readRefundsOfUnit } from '../refunds/refunds-of-unit.ts'
import { leftOnBills, owedByFund, type Split, splitRefund } from '../refunds/split-refund.ts'
import { ConditionFailed, held } from '../storage/cancelled.ts'
import { changeWrites, type DisputeRecord, insertWrites, readDispute } from './items.ts'
import { type DisputeId, disputeIdOf, theirsOfDispute } from './model.ts'

const attemptsMax = 10

/**
 * Brings a dispute to where the provider has it: the one way for the notice and the sweep. Only what the provider says it
 * took is booked, once: Dr other receivables / Cr in transit; and back when it is won. Lost, it waits for a person.
 * A dispute of a payment that is none of ours is nothing to us. Throws `unknown`, `upstream`.
 */
export async function settleDispute(ctx: Ctx, { account, dispute }: { readonly account: string; readonly dispute: string }): Promise<void> {
  const theirs = await ctx.ports.channel.findDispute(account, dispute)
  if (!theirs) throw unknown(`no dispute ${dispute}`)
  const payment = await paymentOf(ctx, theirs)
  if (!payment) return
  const id = disputeIdOf(payment.id, theirs.id)
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const known = (await readDispute(ctx, id)) ?? (await open(ctx, payment, theirs))
    if (known && (await settleBy(ctx, known, theirs))) return
  }
  throw new Error(`dispute ${id} was changed ${attemptsMax} times while it was settled`)
}

/** Our payment is the one whose provider's payment this is by our own books, not the one that the provider's order names. */
async function paymentOf(ctx: Ctx, { account, providerPayment }: ProviderDispute): Promise<BookedPayment | undefined> {
  const order = providerPayment === undefined ? undefined : await ctx.ports.channel.findOrderOf(account, providerPayment)
  if (!order || !isPaymentId(order.payment) || !(await readPayment(ctx, order.payment))) return undefined
  const { payment } = await settlePayment(ctx, order.payment, { account, order: order.id })
  return isBooked(payment) && payment.booked.providerPayment === providerPayment && payment.online?.account === account ? payment : undefined
}

/** Undefined when somebody else has just stored it: read again. */
async function open(ctx: Ctx, payment: BookedPayment, theirs: ProviderDispute): Promise<DisputeRecord | undefined> {
  const { unit, building, buildingName, room, name } = payment
  const differs = theirs.currency !== 'CNY' ? 'currency' : theirs.amountFen > payment.amountFen ? 'amount' : undefined
  const record: DisputeRecord = {
    id: disputeIdOf(payment.id, theirs.id),
    payment: payment.id,
    unit, building, buildingName, room, name,
    account: theirs.account,
    amountFen: fen(theirs.amountFen),
    state: 'open',
    version: 1,
    taken: false,
    split: differs ? { bills: [], creditFen: fen(0) } : await splitOf(ctx, payment, fen(theirs.amountFen)),
    reason: theirs.reason,
    openedAt: theirs.createdAt,
    ...(theirs.answerBy ? { answerBy: dateOfInstant(theirs.answerBy) } : {}),
    ...(differs ? { differs } : {}),
    vouchers: [],
  }
  return (await held(ctx.store.transact(insertWrites(ctx, record)))) ? record : undefined
}

/** Of its bills, the newest first, and what is more of what became credit. */
async function splitOf(ctx: Ctx, payment: BookedPayment, amountFen: Fen): Promise<Split> {
  const left = leftOnBills(payment, await readRefundsOfUnit(ctx, payment.unit))
  const { bills, shortFen } = splitRefund('bills', amountFen, { left, account: { creditFen: fen(0) } })
  return { bills, creditFen: shortFen }
}

/** False when somebody changed it meanwhile: read again. */
async function settleBy(ctx: Ctx, known: DisputeRecord, theirs: ProviderDispute): Promise<boolean> {
  if (known.differs || known.state === 'won' || known.state === 'charged' || known.state === 'borne') return true
  if (theirs.moneyTaken && !known.taken) return (await bookTaken(ctx, known, theirs, true)) && settleAgain(ctx, known.id, theirs)
  if (!theirs.moneyTaken && known.taken) return (await bookTaken(ctx, known, theirs, false)) && settleAgain(ctx, known.id, theirs)
  // Won, and the money not given back yet: that is told by a notice of its own, or found by the sweep.
  if (theirs.state === 'won' && known.taken) return true
  if (theirs.state === known.state) return true
  return held(ctx.store.transact(changeWrites(ctx, known, { ...known, state: theirs.state })))
}

async function settleAgain(ctx: Ctx, id: DisputeId, theirs: ProviderDispute): Promise<boolean> {
  const known = await readDispute(ctx, id)
  return known !== undefined && settleBy(ctx, known, theirs)
}

async function bookTaken(ctx: Ctx, before: DisputeRecord, { state }: ProviderDispute, taken: boolean): Promise<boolean> {
  const kind = taken ? 'DISPUTE' : 'DISPUTEWON'
  const document = theirsOfDispute(before.id)
  const byFund = owedByFund(before.split)
  const after: DisputeRecord = { ...before, taken, state: taken || state !== 'won' ? before.state : 'won' }
  try {
    await bookVoucher(ctx, {
      kind,
      document,
      valueDate: today(ctx.clock),
      unit: before.unit,
      text: [taken ? '争议扣款' : '争议胜诉退回', before.buildingName, before.room].join(' ').slice(0, 110),
      postings: [
        ...postingsBy(byFund, (fund, amount) => ({ account: '1122', fund, ...(taken ? { debitFen: amount } : { creditFen: amount }) })),
        ...postingsBy(byFund, (fund, amount) => ({ account: '1009', fund, ...(taken ? { creditFen: amount } : { debitFen: amount }) })),
      ],
      writes: (entryDate) => changeWrites(ctx, before, { ...after, vouchers: [...before.vouchers, voucherId(kind, entryDate, document)] }),
    })
    return true
  } catch (error) {
    if (error instanceof ConditionFailed) return false
    throw error
  }
}
