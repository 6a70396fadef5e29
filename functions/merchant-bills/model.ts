import * as z from 'zod'
import { branded } from '../date-text.ts'
import { DateText, unitId } from '../fees/model.ts'
import type { PaymentId } from '../ids.ts'
import { formats, lineKinds, providers } from './line.ts'

const paymentId = branded<PaymentId>(z.string().regex(/^[a-z0-9]{12}-[a-z0-9]{12}$/))
const shortText = z.string().regex(/^[a-z0-9]{20}$/)
export const linesAtOnceMax = 100

/**
 * booked: there is a payment of this order · matched: one household fits, a person has yet to confirm · ambiguous: several
 * fit, or what is written contradicts itself · unmatched: nothing says whose it is · refund: money that went back ·
 * other: fees, withdrawals · ignored: a person said that it is no household's payment · earlier: came with another file.
 */
export const verdicts = ['booked', 'matched', 'ambiguous', 'unmatched', 'refund', 'other', 'ignored', 'earlier'] as const
export type Verdict = (typeof verdicts)[number]

/** todo: what a person still has to decide. */
export const shows = ['todo', 'booked', 'refund', 'other', 'ignored', 'earlier'] as const
export type Show = (typeof shows)[number]

/** Why a household fits: its bill's number or its door is written in the remark; this sum is open. */
export const matchReasons = ['bill', 'place', 'room', 'amount'] as const
export type MatchReason = (typeof matchReasons)[number]

/** twice: both numbers of the trade are booked, as two payments · amount: booked with another sum · refunded: went back in this very file. */
export const warnings = ['twice', 'amount', 'refunded'] as const
export type Warning = (typeof warnings)[number]

export const MerchantBill = z
  .object({
    id: shortText,
    file: z.string(),
    provider: z.enum(providers),
    format: z.enum(formats),
    /** The merchant account, shortened: `2088…0156`. */
    account: z.string(),
    /** First and last day of its trades. */
    from: DateText,
    to: DateText,
    /** In the file, and of them those that no file had brought before (R2). */
    lines: z.int(),
    newLines: z.int(),
    /** Of the new lines: what payers paid, and what went back to them (below 0). */
    incomeFen: z.int(),
    refundFen: z.int(),
    createdAt: z.string(),
    createdByName: z.string(),
  })
  .meta({ id: 'MerchantBill' })
export type MerchantBill = z.infer<typeof MerchantBill>
export const MerchantBillPage = z.object({ items: z.array(MerchantBill), next: z.string().nullable() })
export type MerchantBillPage = z.infer<typeof MerchantBillPage>

const Candidate = z.object({ unit: unitId, buildingName: z.string(), room: z.string(), name: z.string(), openFen: z.int(), reasons: z.array(z.enum(matchReasons)) })
export type Candidate = z.infer<typeof Candidate>

const BookedAs = z.object({ payment: paymentId, receiptNo: z.string().nullable(), unit: unitId, buildingName: z.string(), room: z.string(), amountFen: z.int() })
export type BookedAs = z.infer<typeof BookedAs>

export const MerchantLine = z
  .object({
    id: shortText,
    /** In the file as the person's program counts. */
    row: z.int(),
    kind: z.enum(lineKinds),
    orderNo: z.string(),
    merchantOrderNo: z.string(),
    at: z.string(),
    valueDate: DateText,
    amountFen: z.int(),
    feeFen: z.int(),
    /** Masked. */
    counterparty: z.string(),
    remark: z.string(),
    status: z.string(),
    verdict: z.enum(verdicts),
    /** Of `matched` one, of `ambiguous` some. */
    candidates: z.array(Candidate),
    booked: BookedAs.nullable(),
    warnings: z.array(z.enum(warnings)),
    ignored: z.object({ reason: z.string(), at: z.string(), byName: z.string() }).nullable(),
    /** Of `earlier`: the file that brought it. */
    earlier: shortText.nullable(),
  })
  .meta({ id: 'MerchantLine' })
export type MerchantLine = z.infer<typeof MerchantLine>

export const MerchantBillLines = MerchantBill.extend({
  /** How many lines stand where. */
  counts: z.object({ todo: z.int(), booked: z.int(), refund: z.int(), other: z.int(), ignored: z.int(), earlier: z.int() }),
  items: z.array(MerchantLine),
  next: z.string().nullable(),
}).meta({ id: 'MerchantBillLines' })
export type MerchantBillLines = z.infer<typeof MerchantBillLines>

export const BookMerchantLines = z.object({
  /** The household that a person confirmed for each line. */
  lines: z
    .array(z.object({ line: shortText, unit: unitId }))
    .min(1)
    .max(linesAtOnceMax)
    .refine((lines) => new Set(lines.map(({ line }) => line)).size === lines.length, 'each line once'),
})
export type BookMerchantLines = z.output<typeof BookMerchantLines>

/** booked: now, or by a try of the same request before · already: by something else before · refused: not, and why. */
export const outcomes = ['booked', 'already', 'refused'] as const
const BookedLine = z.object({ line: shortText, outcome: z.enum(outcomes), booked: BookedAs.nullable(), say: z.string().nullable() })
export type BookedLine = z.infer<typeof BookedLine>
export const BookedLines = z.object({ items: z.array(BookedLine) }).meta({ id: 'BookedLines' })
export type BookedLines = z.infer<typeof BookedLines>

export const IgnoreMerchantLine = z.object({ line: shortText, reason: z.string().trim().min(1).max(120) })
export type IgnoreMerchantLine = z.output<typeof IgnoreMerchantLine>

export const ImportMerchantBillQuery = z.object({ name: z.string().trim().min(1).max(200) })
export const MerchantBillPath = z.object({ merchantBill: shortText })
const page = { limit: z.coerce.number().int().min(1).max(200).default(50), after: z.string().max(500).optional() }
export const ListMerchantBillsQuery = z.object(page)
export type ListMerchantBillsQuery = z.output<typeof ListMerchantBillsQuery>
export const MerchantLinesQuery = z.object({ ...page, /** All in the order of the file when left out. */ show: z.enum(shows).optional() })
export type MerchantLinesQuery = z.output<typeof MerchantLinesQuery>
