import type { Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { PaymentId } from '../ids.ts'
import { held } from '../storage/cancelled.ts'
import { type Key, keys } from '../storage/keys.ts'

/** A link of the tenant's chain of receipts: consecutive numbers from that of its key on, and the payments that they went to; never changed. */
type ReceiptItem = Key & { readonly payments: readonly PaymentId[]; readonly at: Instant }

export type NumbersGiven = { readonly first: number; readonly payments: readonly PaymentId[] }

/** More than one process numbers at a time, and still well under one write unit. */
export const numbersAtOnceMax = 25

export const receiptNo = (year: number, number: number): string => `${year}-${String(number).padStart(6, '0')}`

export async function readLastNumbers(ctx: Ctx, year: number): Promise<NumbersGiven | undefined> {
  const { items } = await ctx.store.query<ReceiptItem>({ pk: keys.receipts(ctx.tenant, year), reverse: true, limit: 1, consistent: true })
  return items[0] && toNumbers(items[0])
}

/** False when somebody else took these numbers first. */
export async function takeNumbers(ctx: Ctx, year: number, { first, payments }: NumbersGiven, at: Instant): Promise<boolean> {
  return held(ctx.store.write({ put: { ...keys.receipt(ctx.tenant, year, first), payments, at }, if: 'absent' }))
}

/** The payment of `2026-000123`, or of `123` in that year: in the last link that begins at or before it. */
export async function readByNumber(ctx: Ctx, year: number, number: number): Promise<PaymentId | undefined> {
  const { pk, sk } = keys.receipt(ctx.tenant, year, number)
  const { items } = await ctx.store.query<ReceiptItem>({ pk, to: sk, reverse: true, limit: 1 })
  const link = items[0] && toNumbers(items[0])
  return link?.payments[number - link.first]
}

const toNumbers = ({ sk, payments }: ReceiptItem): NumbersGiven => ({ first: Number(sk), payments })
