import type { Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { held } from '../storage/cancelled.ts'
import { type Key, keys } from '../storage/keys.ts'

/** Receipts of payments carry no letter; those of sales a T (临停). */
export type SeriesLetter = '' | 'T'
/** One chain a series and year. */
export type Chain = { readonly letter: SeriesLetter; readonly year: number }

/** A link of a tenant's chain of receipts: consecutive numbers from that of its key on, and what they went to, whose first kind were payments; never changed. */
type ReceiptItem = Key & { readonly payments: readonly string[]; readonly at: Instant }

export type NumbersGiven = { readonly first: number; readonly documents: readonly string[] }

/** More than one process numbers at a time, and still well under one write unit. */
export const numbersAtOnceMax = 25

export const receiptNo = ({ letter, year }: Chain, number: number): string => `${letter}${year}-${String(number).padStart(6, '0')}`

export async function readLastNumbers(ctx: Ctx, { letter, year }: Chain): Promise<NumbersGiven | undefined> {
  const { items } = await ctx.store.query<ReceiptItem>({ pk: keys.receipts(ctx.tenant, year, letter), reverse: true, limit: 1, consistent: true })
  return items[0] && toNumbers(items[0])
}

/** False when somebody else took these numbers first. */
export async function takeNumbers(ctx: Ctx, { letter, year }: Chain, { first, documents }: NumbersGiven, at: Instant): Promise<boolean> {
  return held(ctx.store.write({ put: { ...keys.receipt(ctx.tenant, year, first, letter), payments: documents, at }, if: 'absent' }))
}

/** What number 123 of the chain went to: in the last link that begins at or before it. */
export async function readByNumber(ctx: Ctx, { letter, year }: Chain, number: number): Promise<string | undefined> {
  const { pk, sk } = keys.receipt(ctx.tenant, year, number, letter)
  const { items } = await ctx.store.query<ReceiptItem>({ pk, to: sk, reverse: true, limit: 1 })
  const link = items[0] && toNumbers(items[0])
  return link?.documents[number - link.first]
}

const toNumbers = ({ sk, payments }: ReceiptItem): NumbersGiven => ({ first: Number(sk), documents: payments })
