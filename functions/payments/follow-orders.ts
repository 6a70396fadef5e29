import type { Ctx } from '../context.ts'
import type { PaymentId } from '../ids.ts'
import type { Order } from './channel.ts'
import { noteProblem, readPayment, readPayments } from './items.ts'
import { isSettled, mayLackNumber } from './may-lack-number.ts'
import { isPaymentId } from './model.ts'
import { numberReceipt } from './number-receipt.ts'
import { settlePayment, type Told } from './settle-payment.ts'

/** Who knows what became of the orders of one kind, told apart by our number on them. */
export type OrderFollower = {
  readonly isOurs: (number: string) => boolean
  /** Those that are not at their end by what is stored. */
  readonly unended: (ctx: Ctx, orders: readonly Order[]) => Promise<readonly Order[]>
  /** Brings ours to where the provider's order is; true when it is at its end. Throws as `settlePayment`. */
  readonly settle: (ctx: Ctx, number: string, told: Told) => Promise<boolean>
  readonly isThere: (ctx: Ctx, number: string) => Promise<boolean>
  /** Tells a person of money that came and that our books did not take; the sweep goes on trying. */
  readonly noteUnbookable: (ctx: Ctx, number: string) => Promise<void>
  /** Mends what a crash between booking and numbering left without its receipt number. */
  readonly numberForgotten: (ctx: Ctx) => Promise<void>
}

export const paymentOrders: OrderFollower = {
  isOurs: isPaymentId,
  unended: async (ctx, orders) => {
    const payments = await readPayments(ctx, orders.map(({ number }) => number as PaymentId))
    return orders.filter((order, at) => !isAtEnd(payments[at], order))
  },
  settle: async (ctx, number, told) => (await settlePayment(ctx, number as PaymentId, told)).payment.state !== 'pending',
  isThere: async (ctx, number) => (await readPayment(ctx, number as PaymentId)) !== undefined,
  noteUnbookable: async (ctx, number) => {
    const payment = await readPayment(ctx, number as PaymentId)
    if (payment && payment.problem === undefined) await noteProblem(ctx, payment, 'booking')
  },
  numberForgotten: async (ctx) => {
    for await (const ids of mayLackNumber<PaymentId>(ctx, 'PAYMENT')) {
      for (const payment of await readPayments(ctx, ids)) if (payment?.booked && !payment.receiptNo && isSettled(ctx, payment.booked.at)) await numberReceipt(ctx, payment)
    }
  },
}

/** By what is stored: a booked one carries its receipt number, another the state of its order. */
export const isAtEnd = (known: { readonly state: string; readonly receiptNo?: string } | undefined, order: Order): boolean =>
  known !== undefined && (known.receiptNo !== undefined || (order.state !== 'paid' && known.state === order.state))
