import type { Ctx } from '../context.ts'
import type { Write } from '../storage/writes.ts'
import { type PaymentRecord, readPayment, readPayments } from './items.ts'
import type { PaymentRow } from './model.ts'
import { claimOrderWrite, nameOrderWrite, readOrder, readOrders } from './order-items.ts'
import { isBooked, showRow } from './show-payment.ts'

/** A number as payers' phones show it: 10 to 40 digits, full-width ones and spaces between them allowed; undefined for anything else. */
export function orderNumber(text: string): string | undefined {
  const digits = text.normalize('NFKC').replace(/[\s`']/g, '')
  return /^\d{10,40}$/.test(digits) ? digits : undefined
}

/** Where a number stands: what to claim for a payment of it, and the payment that holds it now. */
export type OrderPlace = { readonly no: string; readonly holder: PaymentRecord | undefined; readonly before: PaymentRecord | undefined }

/** Follows the merchant's number to the provider's, should a bill have told it. A reversed payment (`before`) holds nothing any more. */
export async function placeOfOrder(ctx: Ctx, number: string): Promise<OrderPlace> {
  const found = await readOrder(ctx, number)
  const no = found?.order ?? number
  const item = found?.order === undefined ? found : await readOrder(ctx, no)
  const last = item?.payment && (await readPayment(ctx, item.payment))
  return last?.reversed ? { no, holder: undefined, before: last } : { no, holder: last || undefined, before: undefined }
}

/** The write that makes a payment the only one of its order. It fails when somebody else was first. */
export const claimOrder = (ctx: Ctx, { no, before }: OrderPlace, payment: PaymentRecord['id']): Write => claimOrderWrite(ctx, no, payment, before?.id)

/** The write that remembers that the trade known to the payer by `no` is `order` in the merchant bill. It fails when somebody has `no` already, and keeps it. */
export const nameOrder = (ctx: Ctx, no: string, order: string): Write => nameOrderWrite(ctx, no, order)

/** The payments that hold these numbers, for lists: a number without one is left out. */
export async function paymentsOfOrders(ctx: Ctx, nos: readonly string[]): Promise<ReadonlyMap<string, PaymentRow>> {
  const items = await readOrders(ctx, nos)
  const taken = nos.flatMap((no, at) => (items[at]?.payment ? [{ no, id: items[at].payment }] : []))
  const payments = await readPayments(ctx, taken.map(({ id }) => id))
  return new Map(taken.flatMap(({ no }, at) => {
    const payment = payments[at]
    return isBooked(payment) && !payment.reversed ? [[no, showRow(payment)] as const] : []
  }))
}
