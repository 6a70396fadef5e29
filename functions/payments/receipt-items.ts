import type { Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { PaymentId } from '../ids.ts'
import { held } from '../storage/cancelled.ts'
import { type Key, keys } from '../storage/keys.ts'

/** A number of the tenant's chain of receipts and the payment that it went to; never changed. */
type ReceiptItem = Key & { readonly payment: PaymentId; readonly at: Instant }

export type NumberGiven = { readonly number: number; readonly payment: PaymentId }

export const receiptNo = (year: number, number: number): string => `${year}-${String(number).padStart(6, '0')}`

export async function readLastNumber(ctx: Ctx, year: number): Promise<NumberGiven | undefined> {
  const { items } = await ctx.store.query<ReceiptItem>({ pk: keys.receipts(ctx.tenant, year), reverse: true, limit: 1, consistent: true })
  const [last] = items
  return last && { number: Number(last.sk), payment: last.payment }
}

/** False when somebody else took the number first. */
export async function takeNumber(ctx: Ctx, year: number, number: number, payment: PaymentId, at: Instant): Promise<boolean> {
  return held(ctx.store.write({ put: { ...keys.receipt(ctx.tenant, year, number), payment, at }, if: 'absent' }))
}

/** The payment of `2026-000123`, or of `123` in that year. */
export async function readByNumber(ctx: Ctx, year: number, number: number): Promise<PaymentId | undefined> {
  return (await ctx.store.get<ReceiptItem>(keys.receipt(ctx.tenant, year, number)))?.payment
}
