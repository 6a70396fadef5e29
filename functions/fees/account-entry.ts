import type { BusinessDate, Instant } from '../calendar.ts'
import type { BillId, UnitId } from '../ids.ts'
import type { VoucherKind } from '../ledger/model.ts'
import type { Fen } from '../money.ts'
import type { ByFund } from './account.ts'

/** The facts that change a household's account and are neither a bill nor a payment. */
export type EntryKind = Extract<VoucherKind, 'CREDIT' | 'REFUND' | 'REFUNDKEPT' | 'REVERSAL' | 'DISPUTELOST'>

/**
 * One change of an account, as booked. Open on a bill = its amount - what payments put on it + the sum of `openDeltaFen`
 * of all entries; credit = what payments left over + the sum of `creditDeltaFen`.
 */
export type AccountEntry = {
  readonly unit: UnitId
  readonly kind: EntryKind
  /** With the kind the natural key: one fact, one entry, one voucher. */
  readonly document: string
  readonly entryDate: BusinessDate
  readonly valueDate: BusinessDate
  readonly at: Instant
  readonly by: string
  readonly bills: readonly EntryBill[]
  readonly creditDeltaFen: Fen
  /** What the household owes more (positive) or less by it, credit counted against debt. */
  readonly owedDeltaFen: Fen
}

/** Positive: opened again; negative: paid. The funds have the same sign and add up to it. */
export type EntryBill = { readonly bill: BillId; readonly no: string; readonly openDeltaFen: Fen; readonly byFund: ByFund }
