import * as z from 'zod'
import { billId } from '../fees/bill-model.ts'
import { DateText, unitId } from '../fees/model.ts'
import { billsMax, methods, paymentId } from '../payments/model.ts'

export const CreditPath = z.object({ unit: unitId })

export const CreditQuery = z.object({ limit: z.coerce.number().int().min(1).max(200).default(50), after: z.string().max(200).optional() })
export type CreditQuery = z.output<typeof CreditQuery>

/** What changed a household's credit. payment: more was paid than was open. used: bills were paid out of it. */
export const creditKinds = ['payment', 'used', 'refund', 'refund-kept', 'reversal', 'dispute-lost'] as const
export type CreditKind = (typeof creditKinds)[number]

export const CreditRow = z.object({
  /** When it was booked, and when the money moved. */
  date: DateText,
  valueDate: DateText,
  at: z.string(),
  kind: z.enum(creditKinds),
  /** Id of the payment, refund or use. */
  document: z.string(),
  receiptNo: z.string().nullable(),
  /** Numbers of the bills that were paid out of it, or opened again. */
  bills: z.array(z.string()),
  /** By the rule on publishing bills, not by a person. */
  automatic: z.boolean(),
  /** Positive: paid in; negative: taken out. */
  deltaFen: z.int(),
  balanceFen: z.int(),
})
export type CreditRow = z.infer<typeof CreditRow>

export const Credit = z
  .object({
    unit: unitId,
    buildingName: z.string(),
    room: z.string(),
    name: z.string(),
    /** Of the account as it was read; applyCredit wants it. */
    version: z.int(),
    creditFen: z.int(),
    /** Of it, what the payer claims back through the bank: not to be used or refunded before that is decided. */
    heldFen: z.int(),
    /** Of all its payments, what is claimed back through the bank and not decided. */
    claimedFen: z.int(),
    /** Approved refunds that have not left yet: the credit has them no more. */
    refundsFen: z.int(),
    openFen: z.int(),
    /** Used for new bills by itself: the organization's rule, unless the household keeps it. */
    automatic: z.boolean(),
    /** The household asked to keep it. */
    kept: z.boolean(),
    /** Through which payments the credit can be refunded, those that left some first, then the newest; together at most what is not held. */
    refundable: z.array(z.object({ payment: paymentId, receiptNo: z.string().nullable(), method: z.enum(methods), valueDate: DateText, amountFen: z.int(), refundedFen: z.int(), refundableFen: z.int() })),
    /** Newest first; the sum of all is the credit. */
    items: z.array(CreditRow),
    next: z.string().nullable(),
  })
  .meta({ id: 'Credit' })
export type Credit = z.infer<typeof Credit>

export const ApplyCredit = z.object({
  /** The account's version as getCredit answered it. */
  version: z.int().min(0),
  /** Only these; without it all open bills, oldest due first. */
  bills: z.array(billId).min(1).max(billsMax).refine((ids) => new Set(ids).size === ids.length, 'each bill once').optional(),
  /** At most so much; without it as much as there is. */
  amountFen: z.int().min(1).max(1_000_000_000).optional(),
})
export type ApplyCredit = z.output<typeof ApplyCredit>

export const AppliedCredit = z
  .object({ document: z.string(), unit: unitId, entryDate: DateText, usedFen: z.int(), bills: z.array(z.object({ bill: billId, no: z.string(), amountFen: z.int() })), voucher: z.string() })
  .meta({ id: 'AppliedCredit' })
export type AppliedCredit = z.infer<typeof AppliedCredit>

export const ChangeCredit = z.object({ /** True: leave the credit alone when bills are published. */ kept: z.boolean() })
export type ChangeCredit = z.output<typeof ChangeCredit>

/** The day of moving out, else the one in the register, else today; bills and payments since a day, else a year before. */
export const SettlementQuery = z.object({ date: DateText.optional(), from: DateText.optional(), lang: z.enum(['zh', 'en']).optional() })
export type SettlementQuery = z.output<typeof SettlementQuery>
