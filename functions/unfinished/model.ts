import type { Instant } from '../calendar.ts'
import type { PaymentId, UnitId } from '../ids.ts'

/**
 * refund, sale-refund: until paid, declined or kept. dispute: until won or settled. checkout, sale: money at the provider that is not booked. draft: a
 * preview of bills, until published or put away. upload: a register that was read, until applied or lapsed. merchant-bill: until every line is decided. statement: until its lines stand under their months. booking-deduction: until a second person has decided. expense: until
 * paid, declined, withdrawn or taken back. forced-match: until a second person has decided. matching: lines that may be confirmed by themselves, until the rules have gone over them. cash-shift:
 * until counted and taken over. payout: until booked, and every fen of it explained. cash-difference: over or short above the limit, until two people have closed it. publishing: a roster, until it is
 * published or a draft again.
 */
export const unfinishedKinds = ['refund', 'dispute', 'checkout', 'sale', 'sale-refund', 'draft', 'upload', 'merchant-bill', 'statement', 'expense', 'forced-match', 'matching', 'cash-shift', 'payout', 'cash-difference', 'booking-deduction', 'publishing'] as const
export type UnfinishedKind = (typeof unfinishedKinds)[number]
export const isUnfinishedKind = (kind: string): kind is UnfinishedKind => (unfinishedKinds as readonly string[]).includes(kind)

/** A thing that is not at its end: enough to find it, nothing that may change. */
export type Unfinished = {
  readonly kind: UnfinishedKind
  readonly id: string
  readonly since: Instant
  readonly unit?: UnitId
  readonly payment?: PaymentId
}
