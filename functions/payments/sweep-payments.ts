import { addMonths, instant, type Instant, periodOfDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { Fault } from '../faults.ts'
import type { PaymentId } from '../ids.ts'
import { journalInOrder } from '../ledger/read-journal.ts'
import type { Order } from './channel.ts'
import { readPayments } from './items.ts'
import { isPaymentId } from './model.ts'
import { numberReceipt } from './number-receipt.ts'
import { settlePayment } from './settle-payment.ts'
import { readSweep, type SweepState, writeSweep } from './sweep-items.ts'

const minuteMs = 60_000
const everyMs = 5 * minuteMs
const receiptsEveryMs = 60 * minuteMs
/** The provider's list may show an order a little late, and clocks differ. */
const overlapMs = 10 * minuteMs
/** On the first run, and as far back as an undecided order is waited for. */
const firstLookMs = 26 * 60 * minuteMs
const waitMsMax = 21 * 24 * 60 * minuteMs
const pagesMax = 200
const receiptsBack = 300

export type Swept = { readonly asked: number; readonly settled: number; readonly stuck: number }

/**
 * Looks through what the provider has opened for the tenant and brings every payment that is not at its end to where the
 * provider is: what no notice and no landing page told us is found here (M4). The provider's list is the guide, because
 * an order can be paid whose answer we never received. Called every minute; works every five.
 */
export async function sweepPayments(ctx: Ctx): Promise<Swept> {
  const now = ctx.clock.now().getTime()
  const known = await readSweep(ctx)
  const state: SweepState = known ?? { since: at(now - firstLookMs), dueAt: at(now), receiptsDueAt: at(now) }
  if (state.dueAt > at(now)) return { asked: 0, settled: 0, stuck: 0 }
  const receiptsDue = state.receiptsDueAt <= at(now)
  if (receiptsDue) await numberForgotten(ctx)
  const swept = await sweepOrders(ctx, state.since)
  const since = swept.undecided ?? at(now - overlapMs)
  await writeSweep(ctx, { since: since > at(now - waitMsMax) ? since : at(now - waitMsMax), dueAt: at(now + everyMs), receiptsDueAt: receiptsDue ? at(now + receiptsEveryMs) : state.receiptsDueAt })
  return swept
}

const at = (ms: number): Instant => new Date(ms).toISOString() as Instant

async function sweepOrders(ctx: Ctx, since: Instant): Promise<Swept & { undecided: Instant | undefined }> {
  const count = { asked: 0, settled: 0, stuck: 0 }
  let undecided: Instant | undefined
  for await (const orders of ordersOf(ctx, since, () => (undecided = since))) {
    const ours = orders.flatMap((order) => (isPaymentId(order.payment) ? [{ order, id: order.payment }] : []))
    const payments = await readPayments(ctx, ours.map(({ id }) => id))
    for (const [index, { order, id }] of ours.entries()) {
      const payment = payments[index]
      const atEnd = payment && (payment.receiptNo !== undefined || (order.state !== 'paid' && payment.state === order.state))
      if (atEnd) continue
      count.asked += 1
      const end = await settleOne(ctx, id, order)
      if (end === 'settled') count.settled += 1
      if (end === 'stuck') count.stuck += 1
      if (end === 'undecided' && (undecided === undefined || order.createdAt < undecided)) undecided = order.createdAt
    }
  }
  return { ...count, undecided }
}

/**
 * Of the tenant's account, and of those that it had before for as long as an order on them may be undecided. One that was
 * cut off from the platform answers nothing: that must not stop the others, and is looked for again.
 */
async function* ordersOf(ctx: Ctx, since: Instant, unseen: () => void): AsyncGenerator<readonly Order[]> {
  const { stripeAccount, formerAccounts = [] } = ctx.site
  if (stripeAccount) yield* pagesOf(ctx, stripeAccount, since)
  const earliest = at(ctx.clock.now().getTime() - waitMsMax)
  for (const { account } of formerAccounts.filter(({ until }) => until > earliest)) {
    try {
      yield* pagesOf(ctx, account, since)
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      unseen()
    }
  }
}

/** Throws rather than leave orders unseen. */
async function* pagesOf(ctx: Ctx, account: string, since: Instant): AsyncGenerator<readonly Order[]> {
  let after: string | undefined
  for (let page = 0; page < pagesMax; page += 1) {
    const { orders, next } = await ctx.ports.channel.recentOrders(account, since, after)
    yield orders
    if (next === undefined) return
    after = next
  }
  throw new Error(`more than ${pagesMax} pages of orders since ${since}`)
}

/** stuck: the provider's words differ from ours; marked on the payment, waiting again changes nothing. */
async function settleOne(ctx: Ctx, id: PaymentId, order: Order): Promise<'settled' | 'undecided' | 'stuck'> {
  if (order.state === 'open') return 'undecided'
  try {
    const { payment } = await settlePayment(ctx, id, { account: order.account, order: order.id })
    return payment.state === 'pending' ? 'undecided' : 'settled'
  } catch (error) {
    if (error instanceof Fault && error.kind !== 'upstream') return 'stuck'
    if (error instanceof Fault) return 'undecided'
    throw error
  }
}

/** A crash between booking and numbering leaves a payment without its receipt number; the newest of this month and the last are looked at. */
async function numberForgotten(ctx: Ctx): Promise<void> {
  const month = periodOfDate(today(ctx.clock))
  for (const period of [month, addMonths(month, -1)]) {
    const ids: PaymentId[] = []
    for await (const voucher of journalInOrder(ctx, period, { kinds: ['PAYMENT'], newestFirst: true })) {
      ids.push(voucher.document as PaymentId)
      if (ids.length === receiptsBack) break
    }
    const payments = await readPayments(ctx, ids)
    for (const payment of payments) if (payment?.booked && !payment.receiptNo && settledForMs(ctx, payment.booked.at) > minuteMs) await numberReceipt(ctx, payment)
  }
}

/** One that was booked this moment is being numbered by whoever booked it. */
const settledForMs = (ctx: Ctx, bookedAt: Instant): number => Date.parse(instant(ctx.clock)) - Date.parse(bookedAt)

/** When the provider was last asked about everything; null before the first time. */
export async function sweptAt(ctx: Ctx): Promise<Instant | null> {
  const state = await readSweep(ctx)
  return state ? at(Date.parse(state.dueAt) - everyMs) : null
}
