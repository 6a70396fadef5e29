import * as z from 'zod'
import { DateText, PeriodText, ShortId, unitId } from '../fees/model.ts'
import { billId } from '../fees/bill-model.ts'
import type { Id, UnitId } from '../ids.ts'
import { methods, paymentId } from '../payments/model.ts'
import { branded } from '../date-text.ts'

export type RefundId = Id<'refund'>

/** `<unit>-<12 characters>`: a refund's place follows from its id. */
export const refundId = branded<RefundId>(z.string().regex(/^[a-z0-9]{12}-[a-z0-9]{12}$/))
export const refundIdOf = (unit: UnitId, own: string): RefundId => `${unit}-${own}` as RefundId
export const unitOfRefund = (refund: RefundId): UnitId => refund.slice(0, 12) as UnitId

/**
 * requested: waits for a second person · declined · sending: approved, the provider is being asked · pending: the provider has
 * it and has not decided · handover: approved, cash or transfer waits for a hand · paid · failed: the money is owed and came
 * back, a person decides · kept: it went to the household's credit instead.
 */
export const refundStates = ['requested', 'declined', 'sending', 'pending', 'handover', 'paid', 'failed', 'kept'] as const
export type RefundState = (typeof refundStates)[number]

/** credit: out of what the household has paid ahead. bills: what the payment put on bills, which are open again afterwards. */
export const refundSources = ['credit', 'bills'] as const
export type RefundSource = (typeof refundSources)[number]

const reason = z.string().trim().min(2).max(120)

export const CreateRefund = z.object({
  /** Made by the client: sending the same refund again is the same refund. */
  id: ShortId,
  payment: paymentId,
  amountFen: z.int().min(1).max(1_000_000_000),
  source: z.enum(refundSources),
  reason,
})
export type CreateRefund = z.output<typeof CreateRefund>

export const DeclineRefund = z.object({ reason })
export type DeclineRefund = z.output<typeof DeclineRefund>

export const handMethods = ['cash', 'transfer', 'code'] as const
export type HandMethod = (typeof handMethods)[number]

/** Out of the cash box, by bank transfer, or (code) back through the organization's own merchant app, the way a static code's money came. */
export const PayRefund = z
  .object({ method: z.enum(handMethods), reference: z.string().trim().min(1).max(60).optional(), /** Today when left out. */ paidOn: DateText.optional() })
  .refine(({ method, reference }) => method === 'cash' || reference !== undefined, { path: ['reference'], message: 'the transfer’s reference, or the merchant app’s number of the refund' })
export type PayRefund = z.output<typeof PayRefund>

export const refundSteps = ['requested', 'declined', 'approved', 'pending', 'paid', 'failed', 'came-back', 'sent-again', 'kept', 'by-bank'] as const
export type RefundStep = (typeof refundSteps)[number]

const Sentence = z.object({ zh: z.string(), en: z.string() })

const row = {
  id: refundId,
  payment: paymentId,
  unit: unitId,
  buildingName: z.string(),
  room: z.string(),
  receiptNo: z.string().nullable(),
  /** How the payment came, and so how the refund goes. */
  method: z.enum(methods),
  amountFen: z.int(),
  source: z.enum(refundSources),
  state: z.enum(refundStates),
  requestedAt: z.string(),
  /** Null for residents. */
  requestedBy: z.string().nullable(),
  paidOn: z.string().nullable(),
  /** What is wrong, in a sentence: why it failed, or in what the provider differs. */
  problem: Sentence.nullable(),
}
export const RefundRow = z.object(row).meta({ id: 'RefundRow' })
export type RefundRow = z.infer<typeof RefundRow>
export const RefundPage = z.object({ items: z.array(RefundRow), next: z.string().nullable() })
export type RefundPage = z.infer<typeof RefundPage>

export const Refund = z
  .object({
    ...row,
    /** Null for residents. */
    reason: z.string().nullable(),
    /** Opened again when approved; before that, what would be. */
    bills: z.array(z.object({ bill: billId, no: z.string(), period: PeriodText, amountFen: z.int() })),
    creditFen: z.int(),
    /** How it went out at last, if by hand. */
    paidMethod: z.enum([...handMethods, 'provider']).nullable(),
    reference: z.string().nullable(),
    providerRefund: z.string().nullable(),
    steps: z.array(z.object({ what: z.enum(refundSteps), at: z.string(), by: z.string().nullable(), note: z.string().nullable() })),
    vouchers: z.array(z.string()),
    /** Whether the caller may: approve (another person than who asked), pay it out by hand, send again or keep it as credit. */
    may: z.object({ approve: z.boolean(), decline: z.boolean(), payOut: z.boolean(), decide: z.boolean() }),
  })
  .meta({ id: 'Refund' })
export type Refund = z.infer<typeof Refund>
export const RefundPath = z.object({ refund: refundId })

export const ListRefunds = z.object({
  state: z.enum(refundStates).optional(),
  /** Without `unit` and `payment`: those that are not at their end, the oldest first. */
  unit: unitId.optional(),
  payment: paymentId.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(200).optional(),
})
export type ListRefunds = z.output<typeof ListRefunds>

/** A counter payment that was a mistake, or a use of credit by its entry's document. */
export const ReversePayment = z
  .object({ payment: paymentId.optional(), credit: z.string().regex(/^[a-z0-9]{12}-c\d{1,9}$/).optional(), reason })
  .refine(({ payment, credit }) => (payment === undefined) !== (credit === undefined), { path: ['payment'], message: 'either a payment or a use of credit' })
export type ReversePayment = z.output<typeof ReversePayment>

export const Reversal = z.object({ document: z.string(), unit: unitId, entryDate: DateText, owedDeltaFen: z.int(), creditDeltaFen: z.int(), voucher: z.string() }).meta({ id: 'Reversal' })
export type Reversal = z.infer<typeof Reversal>
