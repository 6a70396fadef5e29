import { addMonths, instant, type Instant, type Period, periodOfDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { PaymentId } from '../ids.ts'
import type { VoucherKind } from '../ledger/model.ts'
import { journalInOrder } from '../ledger/read-journal.ts'
import type { Order } from './channel.ts'
import { readPayments } from './items.ts'
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
  numberForgotten: async (ctx) => {
    for (const period of recentMonths(ctx)) {
      const payments = await readPayments(ctx, await newestOf(ctx, period, 'PAYMENT'))
      for (const payment of payments) if (payment?.booked && !payment.receiptNo && isSettled(ctx, payment.booked.at)) await numberReceipt(ctx, payment)
    }
  },
}

/** By what is stored: a booked one carries its receipt number, another the state of its order. */
export const isAtEnd = (known: { readonly state: string; readonly receiptNo?: string } | undefined, order: Order): boolean =>
  known !== undefined && (known.receiptNo !== undefined || (order.state !== 'paid' && known.state === order.state))

/** This month and the last. */
export function recentMonths(ctx: Ctx): Period[] {
  const month = periodOfDate(today(ctx.clock))
  return [month, addMonths(month, -1)]
}

const receiptsBack = 300

/** The newest documents of a month's vouchers of a kind. */
export async function newestOf<Id extends string>(ctx: Ctx, period: Period, kind: VoucherKind): Promise<Id[]> {
  const ids: Id[] = []
  for await (const voucher of journalInOrder(ctx, period, { kinds: [kind], newestFirst: true })) {
    ids.push(voucher.document as Id)
    if (ids.length === receiptsBack) break
  }
  return ids
}

/** One that was booked this moment is being numbered by whoever booked it. */
export const isSettled = (ctx: Ctx, bookedAt: Instant): boolean => Date.parse(instant(ctx.clock)) - Date.parse(bookedAt) > 60_000
