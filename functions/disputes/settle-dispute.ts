import { dateOfInstant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import { bookVoucher } from '../ledger/book-voucher.ts'
import { voucherId } from '../ledger/model.ts'
import { fen, sum } from '../money.ts'
import type { ProviderDispute } from '../payments/channel.ts'
import { type BookedPayment, claimedWrite, isBooked, readPayment } from '../payments/give-back.ts'
import { isPaymentId } from '../payments/model.ts'
import { settlePayment } from '../payments/settle-payment.ts'
import { postingsBy } from '../refunds/postings.ts'
import { readRefundsOfUnit } from '../refunds/refunds-of-unit.ts'
import { leftOnBills, owedByFund, splitRefund } from '../refunds/split-refund.ts'
import { ConditionFailed, held } from '../storage/cancelled.ts'
import { changeWrites, type DisputeRecord, insertWrites, readDispute, readDisputes } from './items.ts'
import { disputeIdOf, theirsOfDispute } from './model.ts'

const attemptsMax = 10

/**
 * Brings a dispute to where the provider has it: the one way for the notice and the sweep. Only what the provider says it
 * took is booked, once: Dr other receivables / Cr in transit; and back when it is won. Lost, it waits for a person.
 * A dispute of a payment that is none of ours is nothing to us. Throws `unknown`, `upstream`.
 */
export async function settleDispute(ctx: Ctx, { account, dispute }: { readonly account: string; readonly dispute: string }): Promise<void> {
  const theirs = await ctx.ports.channel.findDispute(account, dispute)
  if (!theirs) throw unknown(`no dispute ${dispute}`)
  const ours = await paymentOf(ctx, theirs)
  if (!ours) return
  const id = disputeIdOf(ours.id, theirs.id)
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    // Read before its refunds are: a refund that is approved from now on makes the claim be looked at anew.
    const payment = await readPayment(ctx, ours.id)
    if (!isBooked(payment)) throw unknown(`no payment ${ours.id}`)
    const known = (await readDispute(ctx, id)) ?? (await open(ctx, payment, theirs))
    if (known && (await settleBy(ctx, payment, known, theirs))) return
  }
  throw new Error(`dispute ${id} was changed ${attemptsMax} times while it was settled`)
}

/** Our payment is the one whose provider's payment this is by our own books, not the one that the provider's order names. */
async function paymentOf(ctx: Ctx, { account, providerPayment }: ProviderDispute): Promise<BookedPayment | undefined> {
  const order = providerPayment === undefined ? undefined : await ctx.ports.channel.findOrderOf(account, providerPayment)
  if (!order || !isPaymentId(order.number) || !(await readPayment(ctx, order.number))) return undefined
  const { payment } = await settlePayment(ctx, order.number, { account, order: order.id })
  return isBooked(payment) && payment.booked.providerPayment === providerPayment && payment.online?.account === account ? payment : undefined
}

/** Undefined when somebody else has just stored it: read again. */
async function open(ctx: Ctx, payment: BookedPayment, theirs: ProviderDispute): Promise<DisputeRecord | undefined> {
  const { unit, building, buildingName, room, name } = payment
  const record: DisputeRecord = {
    id: disputeIdOf(payment.id, theirs.id),
    payment: payment.id,
    unit, building, buildingName, room, name,
    account: theirs.account,
    ...(await claimOf(ctx, payment, theirs)),
    state: 'open',
    version: 1,
    ...(theirs.inquiry ? { inquiry: true as const } : {}),
    taken: false,
    reason: theirs.reason,
    openedAt: theirs.createdAt,
    ...(theirs.answerBy ? { answerBy: dateOfInstant(theirs.answerBy) } : {}),
    vouchers: [],
  }
  return (await held(ctx.store.transact([...insertWrites(ctx, record), claimedWrite(ctx, payment)]))) ? record : undefined
}

type Claim = Pick<DisputeRecord, 'amountFen' | 'split' | 'differs'>

/**
 * What it claims of the payment: of its bills, the newest first, and what is more of what became credit; less what was
 * refunded, and what other disputes have taken of it.
 */
async function claimOf(ctx: Ctx, payment: BookedPayment, theirs: ProviderDispute): Promise<Claim> {
  const [refunds, disputes] = await Promise.all([readRefundsOfUnit(ctx, payment.unit), readDisputes(ctx, payment.unit, payment.id)])
  const others = disputes.filter(({ id, taken }) => taken && id !== disputeIdOf(payment.id, theirs.id))
  const amountFen = fen(theirs.amountFen)
  const differs = theirs.currency !== 'CNY' ? 'currency' : sum([amountFen, ...others.map((one) => one.amountFen)]) > payment.amountFen ? 'amount' : undefined
  if (differs) return { amountFen, split: { bills: [], creditFen: fen(0) }, differs }
  const left = leftOnBills(payment, [...refunds, ...others.map(({ split }) => ({ payment: payment.id, bills: split.bills }))])
  const { bills, shortFen } = splitRefund('bills', amountFen, { left, account: { creditFen: fen(0) } })
  return { amountFen, split: { bills, creditFen: shortFen } }
}

/** False when it was changed, by us or meanwhile by somebody else: read again. */
async function settleBy(ctx: Ctx, payment: BookedPayment, known: DisputeRecord, theirs: ProviderDispute): Promise<boolean> {
  if (known.state === 'won' || known.state === 'charged' || known.state === 'borne') return true
  const { differs: _, inquiry: __, ...agreed } = known
  const now: DisputeRecord = known.taken ? known : { ...agreed, ...(theirs.inquiry ? { inquiry: true as const } : {}), ...(await claimOf(ctx, payment, theirs)) }
  if (now.differs) return now.differs === known.differs || change(ctx, known, now)
  if (theirs.moneyTaken !== known.taken) return bookTaken(ctx, payment, known, { ...now, taken: theirs.moneyTaken }, theirs)
  // Won, and the money not given back yet: that is told by a notice of its own, or found by the sweep.
  if (theirs.state === 'won' && known.taken) return true
  if (theirs.state === known.state && !known.differs && now.inquiry === known.inquiry) return true
  return change(ctx, known, { ...now, state: theirs.state })
}

const change = (ctx: Ctx, before: DisputeRecord, after: DisputeRecord): Promise<boolean> => held(ctx.store.transact(changeWrites(ctx, before, after)))

/** The state follows with the next look, but for one that is won and has its money back: that is its end. */
async function bookTaken(ctx: Ctx, payment: BookedPayment, before: DisputeRecord, now: DisputeRecord, { state }: ProviderDispute): Promise<boolean> {
  const { taken } = now
  const kind = taken ? 'DISPUTE' : 'DISPUTEWON'
  const document = theirsOfDispute(before.id)
  const byFund = owedByFund(now.split)
  const after: DisputeRecord = { ...now, state: taken || state !== 'won' ? before.state : 'won' }
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
      writes: (entryDate) => [...changeWrites(ctx, before, { ...after, vouchers: [...before.vouchers, voucherId(kind, entryDate, document)] }), claimedWrite(ctx, payment)],
    })
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error
  }
  return false
}
