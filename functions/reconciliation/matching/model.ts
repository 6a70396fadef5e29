import type { BusinessDate } from '../../calendar.ts'
import type { Fen } from '../../money.ts'
import type { StatementLine } from '../statement-model.ts'

/** In the order in which they are tried; what none of them answers is a person's. */
export const matchRules = ['provider-id', 'order-number', 'payment-code', 'unit-code', 'payer', 'unique-amount', 'subset'] as const
export type MatchRule = (typeof matchRules)[number]

/** One movement on an account, as far as matching looks at it. */
export type MatchingLine = Pick<StatementLine, 'bookedOn' | 'valueDate' | 'amountFen' | 'reference' | 'endToEnd' | 'otherReferences' | 'counterparty' | 'counterAccount' | 'remark'> & {
  readonly id: string
  readonly accountId: string
}

/** What a line may be: a posting that the books already have, or what a household owes. */
export type MatchingEntry = {
  readonly id: string
  /** booked: on this account in the books · open: an open amount that a payment would settle. */
  readonly kind: 'booked' | 'open'
  /** Null where the money may come by any account. */
  readonly accountId: string | null
  /** Signed as the line. */
  readonly amountFen: Fen
  readonly date: BusinessDate
  readonly providerIds: readonly string[]
  readonly orderNumbers: readonly string[]
  readonly paymentCode?: string
  /** The ways to write the household's door: `3-1-304`, `3幢1单元304`, `东街3-304`. */
  readonly unitCodes: readonly string[]
  readonly household?: string
  /** What the provider keeps of it. */
  readonly feeFen?: Fen
}

/** What a person's matches taught, and a person accepted: this payer, or this remark, is that household. */
export type LearnedRule = { readonly by: 'account' | 'name' | 'remark'; readonly value: string; readonly household: string }

export type AccountSettings = {
  /** Days before and after, both ends included. */
  readonly windowDays: number
  /** How many fen a rule lets pass; 0 where it says nothing. */
  readonly toleranceFen: Partial<Readonly<Record<MatchRule, number>>>
  /** Whether a line may be an entry less its fee. */
  readonly feeSplit: boolean
  /** 60 = 0.60 %, where the entry does not know its fee; half up. */
  readonly feePerTenThousand?: number
}

export const usualSettings: AccountSettings = { windowDays: 5, toleranceFen: {}, feeSplit: false }
/** One yuan: more than that is a difference to explain, never to pass over. */
export const toleranceMaxFen = 100
/** A sum is looked for among at most so many. */
export const subsetMax = 20
/** So many of a tie's candidates are named; `total` counts them all where they are common amounts. */
export const shownMax = 20

/** Why, as a code with its values; the screen has the words. */
export type Reason =
  | { readonly code: 'provider-id' | 'order-number' | 'payment-code' | 'unit-code' | 'payer-account' | 'payer-name' | 'remark'; readonly value: string }
  | { readonly code: 'amount'; readonly amountFen: number }
  | { readonly code: 'fee'; readonly feeFen: number }
  | { readonly code: 'tolerance'; readonly differenceFen: number }
  | { readonly code: 'only-one'; readonly windowDays: number }
  | { readonly code: 'days-apart'; readonly days: number }
  | { readonly code: 'parts'; readonly lines: number; readonly entries: number }

/** Sum of lines = sum of entries - feeFen + differenceFen; the difference is 0 unless a tolerance let it pass. */
export type Match = {
  readonly kind: 'match'
  readonly lineIds: readonly string[]
  readonly entryIds: readonly string[]
  readonly rule: MatchRule
  readonly reasons: readonly Reason[]
  readonly feeFen: Fen
  readonly differenceFen: Fen
}

/** Several answers, so none: what is known, for a person. Rivals are the other lines that fit the same entries. */
export type Tie = {
  readonly kind: 'tie'
  readonly lineId: string
  readonly rule: MatchRule
  readonly candidates: readonly string[]
  readonly rivals: readonly string[]
  readonly reasons: readonly Reason[]
  /** Two doors, or codes or learned payers of two households, contradict each other. */
  readonly contradicts: boolean
}

/**
 * amount-differs: something names these entries, but not this sum · settled: the id names entries that other lines settled ·
 * nothing-open: a household is named that has nothing open · unknown-unit: a door is written that no entry has ·
 * too-many: more candidates than sums are looked for among · no-candidate: nothing says what it is.
 */
export type OpenReason = 'amount-differs' | 'settled' | 'nothing-open' | 'unknown-unit' | 'too-many' | 'no-candidate'
export type Open = {
  readonly kind: 'open'
  readonly lineId: string
  readonly reason: OpenReason
  /** What named the candidates; null where nothing did. */
  readonly rule: MatchRule | null
  readonly candidates: readonly string[]
  readonly lineFen: Fen
  /** Of all candidates together. */
  readonly entriesFen: Fen
  readonly reasons: readonly Reason[]
}

/** Every line is in exactly one match, tie or open; all in the order of value dates. */
export type Matching = {
  readonly matches: readonly Match[]
  readonly ties: readonly Tie[]
  readonly open: readonly Open[]
  /** Entries that no line settles: late, missing, or in a tie. */
  readonly entriesLeft: readonly string[]
}

export type MatchingInput = {
  readonly lines: readonly MatchingLine[]
  readonly entries: readonly MatchingEntry[]
  readonly learned: readonly LearnedRule[]
  /** By account; usualSettings where an account has none. */
  readonly settings: Readonly<Record<string, AccountSettings>>
  /** Lines and entries that people matched: nobody's any more, but they still tell how often an amount comes. */
  readonly settled?: { readonly lines: ReadonlySet<string>; readonly entries: ReadonlySet<string> }
}
