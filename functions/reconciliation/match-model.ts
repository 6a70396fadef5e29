import * as z from 'zod'
import { branded, DateText, PeriodText } from '../date-text.ts'
import { billId } from '../fees/bill-model.ts'
import { unitId } from '../fees/model.ts'
import type { Id, VoucherId } from '../ids.ts'
import { type AccountCode, type Fund, funds } from '../ledger/chart.ts'
import { placeOfVoucher } from '../ledger/model.ts'
import { type Purpose, sources, uses } from '../ledger/purposes.ts'
import { paymentId } from '../payments/model.ts'
import { differenceAccounts } from './difference-rules.ts'
import type { LineId } from './line-ids.ts'
import { matchRules } from './matching/model.ts'
import { MatchCandidate, MatchReason, statementAccountId } from './shown-model.ts'

/** `2026-11.<20 characters>`: the month of its first line, and what follows from that line and how often it was matched before. */
export type MatchId = Id<'match'>
export const matchId = branded<MatchId>(z.string().regex(/^\d{4}-(0[1-9]|1[0-2])\.[a-z0-9]{20}$/))
export const lineId = branded<LineId>(z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\.[a-z0-9]{16}\.[1-9]\d{0,4}$/))
const voucherText = branded<VoucherId>(z.string().max(160).refine((text) => placeOfVoucher(text) !== undefined, 'a voucher'))

/** All of a match is one transaction of at most 100 writes. */
export const partsMax = 30
const distinct = (ids: readonly string[]): boolean => new Set(ids).size === ids.length
const lines = z.array(lineId).min(1).max(partsMax).refine(distinct, 'each line once')
const vouchers = z.array(voucherText).max(partsMax).refine(distinct, 'each voucher once').default([])
const bills = z.array(billId).max(24).refine(distinct, 'each bill once').default([])

/**
 * Lines, and what they are: vouchers of the books; open bills of one household, which are paid by it; or `unit`, whose payment the
 * rest is (its open bills, oldest first, then credit).
 */
export const ConfirmMatch = z.object({ lines, vouchers, bills, unit: unitId.optional() })
export type ConfirmMatch = z.output<typeof ConfirmMatch>

/** So many lines are confirmed in one call, as the rules find them at that moment. */
export const proposalsMax = 50
export const ConfirmProposals = z.object({ period: PeriodText, lines: z.array(lineId).min(1).max(proposalsMax).refine(distinct, 'each line once') })
export type ConfirmProposals = z.output<typeof ConfirmProposals>
export const ConfirmedProposals = z.object({ /** Matches made. */ confirmed: z.int(), /** Lines that no rule has one answer for any more, or that somebody else was faster with. */ left: z.array(z.string()) }).meta({ id: 'ConfirmedProposals' })
export type ConfirmedProposals = z.infer<typeof ConfirmedProposals>

export const ForceMatch = z.object({
  lines,
  vouchers,
  bills,
  difference: z.object({ account: z.enum(differenceAccounts), fund: z.enum(funds), purpose: z.enum([...sources, ...uses]).optional() }),
  reason: z.string().trim().min(2).max(200),
})
export type ForceMatch = z.output<typeof ForceMatch>
export type Difference = { readonly account: AccountCode; readonly fund: Fund; readonly purpose?: Purpose | undefined }

export const DecideForce = z.object({ action: z.enum(['approve', 'decline']), note: z.string().trim().max(200).default('') })
export type DecideForce = z.output<typeof DecideForce>
export const UndoMatch = z.object({ reason: z.string().trim().max(200).default('') })
export type UndoMatch = z.output<typeof UndoMatch>

/** asked: waits for a second person · confirmed · declined: by the second person, or taken back by the first · undone: was confirmed. */
export const matchStates = ['asked', 'confirmed', 'declined', 'undone'] as const
export type MatchState = (typeof matchStates)[number]
/** rule: a person confirmed what the rules found · automatic: nobody looked · hand: a person's own · forced: two people's, although the sums differ. */
export const matchHows = ['rule', 'automatic', 'hand', 'forced'] as const
export type MatchHow = (typeof matchHows)[number]

export const Match = z
  .object({
    id: matchId,
    account: statementAccountId,
    state: z.enum(matchStates),
    how: z.enum(matchHows),
    rule: z.enum(matchRules).nullable(),
    reasons: z.array(MatchReason),
    lines: z.array(z.object({ line: z.string(), amountFen: z.int() })),
    /** Of all lines, signed. */
    amountFen: z.int(),
    /** What it is: the vouchers that were there, and the payment that it made. */
    entries: z.array(MatchCandidate),
    /** Bills that a waiting match would pay. */
    bills: z.array(billId),
    unit: unitId.nullable(),
    /** The provider's part: lines = entries - fee + difference. */
    feeFen: z.int(),
    differenceFen: z.int(),
    difference: z.object({ account: z.string(), fund: z.enum(funds), purpose: z.enum([...sources, ...uses]).optional() }).nullable(),
    payment: paymentId.nullable(),
    /** `2026-000123`. */
    receiptNo: z.string().nullable(),
    /** The voucher of fee and difference. */
    voucher: z.string().nullable(),
    entryDate: DateText.nullable(),
    steps: z.array(z.object({ what: z.enum(matchStates), at: z.string(), by: z.string(), note: z.string() })),
    /** What the caller may do now. */
    may: z.object({ undo: z.boolean(), approve: z.boolean(), decline: z.boolean() }),
  })
  .meta({ id: 'Match' })
export type Match = z.infer<typeof Match>

export const MatchPath = z.object({ account: statementAccountId, match: matchId })
export const ListMatches = z.object({ period: PeriodText, state: z.enum(matchStates).optional(), limit: z.coerce.number().int().min(1).max(100).default(50), after: z.string().max(100).optional() })
export type ListMatches = z.output<typeof ListMatches>
export const MatchPage = z.object({ items: z.array(Match), next: z.string().nullable() })
export type MatchPage = z.infer<typeof MatchPage>

export const ListCandidates = z.object({ period: PeriodText, search: z.string().trim().max(60).default(''), limit: z.coerce.number().int().min(1).max(50).default(20) })
export type ListCandidates = z.output<typeof ListCandidates>
export const MatchCandidates = z.object({ items: z.array(MatchCandidate), more: z.boolean() }).meta({ id: 'MatchCandidates' })
export type MatchCandidates = z.infer<typeof MatchCandidates>
