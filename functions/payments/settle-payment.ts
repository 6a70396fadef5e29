import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { PaymentId } from '../ids.ts'
import { bookPayment } from './book-payment.ts'
import type { Order } from './channel.ts'
import { noteProblem, noteUnbooked, type OnlineFacts, type PaymentRecord, readPayment } from './items.ts'
import { unitOfPayment } from './model.ts'
import { numberReceipt } from './number-receipt.ts'
import { mismatch } from './words.ts'

/** The order that a notice or the sweep speaks of; without it, the one on the payment. */
export type Told = { readonly account: string; readonly order: string }

export type Settled = { readonly payment: PaymentRecord; /** As the provider has it now; absent when it was not asked. */ readonly order?: Order }

/**
 * Brings a payment to the state that the provider reports: the one way to a booking for the callback, the landing page
 * and the sweep (M4). What was told is never believed: the order is fetched from the provider, and amount, currency,
 * order number and account must equal ours. Doing it again changes nothing.
 *
 * Throws `unknown` without such a payment, `refused` (payment-mismatch) when the provider's words differ, `upstream`
 * when it does not answer. No throw and no `booked` state: no money came, or not yet.
 */
export async function settlePayment(ctx: Ctx, id: PaymentId, told?: Told): Promise<Settled> {
  const payment = await readPayment(ctx, id)
  if (!payment) throw unknown(`no payment ${id}`)
  if (payment.booked) return { payment: payment.receiptNo ? payment : await numberReceipt(ctx, payment) }
  const { online } = payment
  if (!online) throw unknown(`payment ${id} has no order`)
  const wanted = told?.order ?? online.order
  if (!wanted) return { payment }
  if (told && told.account !== online.account) throw await differs(ctx, payment, 'account')
  if (online.order && online.order !== wanted) throw await differs(ctx, payment, 'order')
  const order = await ctx.ports.channel.findOrder(online.account, wanted)
  if (!order) throw await differs(ctx, payment, 'order')
  return settleBy(ctx, payment, online, order)
}

async function settleBy(ctx: Ctx, payment: PaymentRecord, online: OnlineFacts, order: Order): Promise<Settled> {
  const difference = differenceOf(payment, online, order)
  if (difference) throw await differs(ctx, payment, difference)
  const known: PaymentRecord = { ...payment, online: { ...online, order: order.id } }
  switch (order.state) {
    case 'open':
    case 'processing':
      return { payment: known, order }
    case 'failed':
    case 'expired':
      if (payment.state !== order.state) await noteUnbooked(ctx, payment.id, { state: order.state, order: order.id })
      return { payment: { ...known, state: order.state }, order }
    case 'paid': {
      const now = today(ctx.clock)
      // A provider whose clock runs ahead does not keep money out of the books.
      const valueDate = order.paidOn && order.paidOn < now ? order.paidOn : now
      const booked = await bookPayment(ctx, known, { method: order.method ?? 'online', valueDate, ...(order.providerPayment ? { providerPayment: order.providerPayment } : {}) })
      return { payment: booked, order }
    }
    default:
      return order.state satisfies never
  }
}

/** The first thing in which the provider's order is not the one that we stored before asking for it. */
function differenceOf(payment: PaymentRecord, online: OnlineFacts, order: Order): string | undefined {
  if (order.account !== online.account) return 'account'
  if (order.number !== payment.id || unitOfPayment(payment.id) !== payment.unit) return 'order'
  if (order.currency !== 'CNY') return 'currency'
  if (order.amountFen !== payment.amountFen) return 'amount'
  return undefined
}

/** Leaves a mark for the finance officer and a row on the work list, once. */
async function differs(ctx: Ctx, payment: PaymentRecord, what: string): Promise<Error> {
  if (payment.problem !== what) await noteProblem(ctx, payment, what)
  return mismatch(payment.id, what)
}
