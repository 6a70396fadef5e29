import * as z from 'zod'
import { DateText, unitId } from '../fees/model.ts'
import type { Id, PaymentId } from '../ids.ts'
import { branded } from '../date-text.ts'
import { paymentId } from '../payments/model.ts'

export type DisputeId = Id<'dispute'>

/** `<payment>.<the provider's id>`: a dispute's place follows from its id. */
export const disputeId = branded<DisputeId>(z.string().regex(/^[a-z0-9]{12}-[a-z0-9]{12}\.[A-Za-z0-9_]{3,60}$/))
export const disputeIdOf = (payment: PaymentId, theirs: string): DisputeId => `${payment}.${theirs}` as DisputeId
export const paymentOfDispute = (dispute: DisputeId): PaymentId => dispute.slice(0, 25) as PaymentId
export const theirsOfDispute = (dispute: DisputeId): string => dispute.slice(26)

/**
 * open: the bank has not decided · won: the money is back, or was never taken · lost: it is gone, and a person decides who
 * bears it · charged: the household owes it again · borne: the organization bears it.
 */
export const disputeStates = ['open', 'won', 'lost', 'charged', 'borne'] as const
export type DisputeState = (typeof disputeStates)[number]

const Sentence = z.object({ zh: z.string(), en: z.string() })

export const Dispute = z
  .object({
    id: disputeId,
    payment: paymentId,
    unit: unitId,
    buildingName: z.string(),
    room: z.string(),
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
  /** Without `unit` and `payment`: those that are not at their end, the oldest first. */
  unit: unitId.optional(),
  payment: paymentId.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(200).optional(),
})
export type ListDisputes = z.output<typeof ListDisputes>

/** charge: the household's bills are open again. bear: the organization's expense, a write-off: two people say so, one of them a head. */
export const DecideDispute = z.object({ action: z.enum(['charge', 'bear']), reason: z.string().trim().min(2).max(120) })
export type DecideDispute = z.output<typeof DecideDispute>
