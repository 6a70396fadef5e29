import * as z from 'zod'
import { DateText } from '../date-text.ts'
import { ShortId } from '../fees/model.ts'
import { Decide, proposalStates, ProposalWords } from '../members/proposal-model.ts'

const reason = z.string().trim().min(2).max(200)

/** agreement: both sides. breach: one side broke it. force-majeure: nobody could help it (Civil Code, articles 562 and 563). */
export const endCauses = ['agreement', 'breach', 'force-majeure'] as const
export type EndCause = (typeof endCauses)[number]

export const AskEnd = z.object({
  /** Made by the client: sending it again is the same request. */
  id: ShortId,
  /** Of the contract; rent is owed up to it, it included. */
  lastDay: DateText,
  cause: z.enum(endCauses),
  reason,
  /** The paper that it rests on: an agreement, a notice, a judgment. */
  document: z.string().trim().min(1).max(80),
})
export type AskEnd = z.output<typeof AskEnd>

/** What may be kept of a deposit, apart from unpaid rent, which comes first by itself. */
export const deductionKinds = ['damage', 'cleaning', 'penalty', 'other'] as const
export type DeductionKind = (typeof deductionKinds)[number]
export const deductionsMax = 10
/** 其他收入, for facilities: whatever it is kept for, it is income of the fund that owns the place. */
export const deductionAccount = '4901'

const Deduction = z.object({ kind: z.enum(deductionKinds), reason, amountFen: z.int().min(1).max(1_000_000_000) })
export type Deduction = z.infer<typeof Deduction>

export const AskClosing = z.object({ id: ShortId, deductions: z.array(Deduction).max(deductionsMax).default([]), note: z.string().trim().max(200).default('') })
export type AskClosing = z.output<typeof AskClosing>

/** `backFen`: what the screen said goes back. Another sum by now is refused. Needed to approve. */
export const DecideClosing = Decide.extend({ backFen: z.int().min(0).optional() })
  .refine(({ action, backFen }) => action === 'decline' || backFen !== undefined, { path: ['backFen'], message: 'what goes back' })
export type DecideClosing = z.output<typeof DecideClosing>

const proposal = {
  id: ShortId,
  state: z.enum(proposalStates),
  words: ProposalWords,
  voucher: z.string().nullable(),
  /** Whether the caller may. `head`: one of the two has to be a head, and nobody was yet. */
  may: z.object({ approve: z.boolean(), decline: z.boolean(), head: z.boolean() }),
}

/** An early end. */
export const Ending = z
  .object({
    ...proposal,
    lastDay: DateText,
    /** Until when it was agreed before. */
    agreedTo: DateText,
    cause: z.enum(endCauses),
    reason: z.string(),
    document: z.string(),
    /** Settled periods that reach beyond the last day: at what they were settled, and what they come to. */
    changes: z.array(z.object({ from: DateText, to: DateText, wasFen: z.int(), nowFen: z.int(), receivedFen: z.int() })),
    differenceFen: z.int(),
  })
  .meta({ id: 'ContractEnding' })
export type Ending = z.infer<typeof Ending>

/** Where a deposit goes once the contract is over. */
export const Closing = z
  .object({
    ...proposal,
    note: z.string(),
    /** The account that each goes to. */
    deductions: z.array(z.object({ ...Deduction.shape, account: z.string() })),
    heldFen: z.int(),
    /** Unpaid rent that it pays, by period, to the receivable (1122). */
    claims: z.array(z.object({ from: DateText, amountFen: z.int() })),
    fromDepositFen: z.int(),
    fromOverFen: z.int(),
    keptFen: z.int(),
    depositBackFen: z.int(),
    overBackFen: z.int(),
    backFen: z.int(),
    stillOpenFen: z.int(),
  })
  .meta({ id: 'DepositClosing' })
export type Closing = z.infer<typeof Closing>
