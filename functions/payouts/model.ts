import * as z from 'zod'
import type { BusinessDate } from '../calendar.ts'
import { type Fund, funds } from '../ledger/chart.ts'

export const payoutId = z.string().regex(/^[A-Za-z0-9_-]{3,60}$/)

/** sent: on its way to the bank · paid: the provider says it arrived · failed: the bank sent it back, and the money goes out with a later one. */
export const payoutStates = ['sent', 'paid', 'failed'] as const
export type PayoutState = (typeof payoutStates)[number]

export const lineKinds = ['payment', 'refund', 'refund-back', 'dispute', 'dispute-back', 'payout-back', 'fee', 'other'] as const
export type LineKind = (typeof lineKinds)[number]

/**
 * unknown: at the provider and no document of ours · amount: our document says another amount · not-booked: we have the document, and its voucher is still to
 * come · by-hand: somebody sent this payout by hand, and nobody can say what is in it · rate: no exchange rate is known for it.
 */
export const whys = ['unknown', 'amount', 'not-booked', 'by-hand', 'rate'] as const
export type Why = (typeof whys)[number]

export const PayoutLineShown = z.object({
  id: z.string(),
  kind: z.enum(lineKinds),
  on: z.string(),
  text: z.string(),
  /** Yuan in fen, signed as the account sees it: a refund is below 0. */
  grossFen: z.int(),
  feeFen: z.int(),
  /** Payment, sale, refund or dispute of ours; null = none was found. */
  document: z.object({ kind: z.enum(['payment', 'sale', 'refund', 'dispute', 'payout']), id: z.string() }).nullable(),
  why: z.enum(whys).nullable(),
  /** What of it no voucher of ours explains. */
  differenceFen: z.int(),
})
export type PayoutLineShown = z.infer<typeof PayoutLineShown>

const row = {
  id: payoutId,
  state: z.enum(payoutStates),
  on: z.string(),
  arrivesOn: z.string(),
  /** In the account's own currency, in its least unit. */
  amount: z.int(),
  currency: z.string(),
  /** What one yuan was, when it was exchanged. */
  rate: z.number().nullable(),
  grossFen: z.int(),
  feeFen: z.int(),
  netFen: z.int(),
  /** Sum of what is not explained. */
  differenceFen: z.int(),
  /** Of all that is in it, what still stands in transit (1009) because of it: 0 once it is booked, and when nothing is missing. */
  clearingFen: z.int(),
  differences: z.int(),
  booked: z.boolean(),
}
export const PayoutRow = z.object(row).meta({ id: 'PayoutRow' })
export type PayoutRow = z.infer<typeof PayoutRow>

const sums = z.object({ payments: z.int(), refunds: z.int(), disputes: z.int(), other: z.int(), fees: z.int() })
export const Payout = z
  .object({
    ...row,
    /** By kind, in fen; fees are below 0. They add up to the net. */
    sums,
    byFund: z.array(z.object({ fund: z.enum(funds), grossFen: z.int(), feeFen: z.int(), netFen: z.int() })),
    lines: z.array(PayoutLineShown),
    vouchers: z.array(z.string()),
    reason: z.string().nullable(),
  })
  .meta({ id: 'Payout' })
export type Payout = z.infer<typeof Payout>
export const PayoutPage = z.object({ items: z.array(PayoutRow), next: z.string().nullable() })
export type PayoutPage = z.infer<typeof PayoutPage>
export const PayoutPath = z.object({ payout: payoutId })
export const ListPayouts = z.object({ limit: z.coerce.number().int().min(1).max(200).default(50), after: z.string().max(500).optional() })
export type ListPayouts = z.output<typeof ListPayouts>

export type ByFund = Readonly<Partial<Record<Fund, number>>>

/** A line with what we know of it. */
export type Explained = Omit<PayoutLineShown, 'on'> & { readonly on: BusinessDate; /** Of 1009, by whose money it is; what is not explained is the organization's to look after. */ readonly byFund: ByFund; readonly feeByFund: ByFund }
