import * as z from 'zod'
import { DateText, unitId } from '../fees/model.ts'
import type { Id, PaymentId, SaleId } from '../ids.ts'
import { branded } from '../date-text.ts'
import { paymentId } from '../payments/model.ts'
import { saleId } from '../sales/model.ts'

export type DisputeId = Id<'dispute'>

/** What a payer may claim back through the bank: a payment of a household, or a sale. */
export type ClaimedId = PaymentId | SaleId

/** `<payment or sale>.<the provider's id>`: a dispute's place follows from its id. */
export const disputeId = branded<DisputeId>(z.string().regex(/^([a-z0-9]{12}|sale)-[a-z0-9]{12}\.[A-Za-z0-9_]{3,60}$/))
export const disputeIdOf = (claimed: ClaimedId, theirs: string): DisputeId => `${claimed}.${theirs}` as DisputeId
export const claimedOfDispute = (dispute: DisputeId): ClaimedId => dispute.slice(0, dispute.indexOf('.')) as ClaimedId
export const theirsOfDispute = (dispute: DisputeId): string => dispute.slice(dispute.indexOf('.') + 1)

/**
 * open: the bank has not decided · won: the money is back, or was never taken · lost: it is gone, and a person decides who
 * bears it · charged: the household owes it again · borne: the organization bears it. A sale is on no household's account, so it
 * is never charged.
 */
export const disputeStates = ['open', 'won', 'lost', 'charged', 'borne'] as const
export type DisputeState = (typeof disputeStates)[number]

const Sentence = z.object({ zh: z.string(), en: z.string() })

export const Dispute = z
  .object({
    id: disputeId,
    /** Of a payment, with its household; null of a sale. */
    payment: paymentId.nullable(),
    unit: unitId.nullable(),
    buildingName: z.string().nullable(),
    room: z.string().nullable(),
    /** Of a stay, booking or machine session; null of a payment. */
    sale: saleId.nullable(),
    title: Sentence.nullable(),
    amountFen: z.int(),
    state: z.enum(disputeStates),
    /** The bank only asks: nothing was taken, and a refund answers it. */
    inquiry: z.boolean(),
    /** The provider has taken the money off the account and not given it back. */
    moneyTaken: z.boolean(),
    /** The bank's word: `fraudulent`, `duplicate`. */
    reason: z.string(),
    openedAt: z.string(),
    /** Until when evidence may be sent, at the provider. */
    answerBy: DateText.nullable(),
    /** In what the provider's words differ from ours: then nothing is booked. */
    problem: Sentence.nullable(),
    /** Who said that the organization bears it, and why; another person's word makes it so. Null before, and once decided. */
    proposed: z.object({ by: z.string(), at: z.string(), reason: z.string() }).nullable(),
    decidedBy: z.string().nullable(),
    decision: z.string().nullable(),
    vouchers: z.array(z.string()),
    /** Charge it, say that the organization bears it, or be the second person to say so. */
    may: z.object({ charge: z.boolean(), bear: z.boolean(), agree: z.boolean() }),
  })
  .meta({ id: 'Dispute' })
export type Dispute = z.infer<typeof Dispute>
export const DisputePage = z.object({ items: z.array(Dispute), next: z.string().nullable() })
export type DisputePage = z.infer<typeof DisputePage>
export const DisputePath = z.object({ dispute: disputeId })

export const ListDisputes = z.object({
  /** Without `unit`, `payment` and `sale`: those that are not at their end, the oldest first. */
  unit: unitId.optional(),
  payment: paymentId.optional(),
  sale: saleId.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(200).optional(),
})
export type ListDisputes = z.output<typeof ListDisputes>

/** charge: the household's bills are open again. bear: the organization's expense, of a sale its income: two people say so, one of them a head. */
export const DecideDispute = z.object({ action: z.enum(['charge', 'bear']), reason: z.string().trim().min(2).max(120) })
export type DecideDispute = z.output<typeof DecideDispute>
