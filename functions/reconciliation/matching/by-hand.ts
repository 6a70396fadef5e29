import { type Fen, fen, sum } from '../../money.ts'
import { feeOf } from './fit.ts'
import type { AccountSettings, MatchingEntry, MatchingLine } from './model.ts'

/**
 * fits: a person may match these, however many · differs: the sums do, which takes two people (S2) · nothing: no line or no
 * entry · twice: one stands twice · accounts: lines of several accounts, or an entry of another account than the lines'.
 */
export type ByHand = { readonly verdict: 'fits' | 'differs'; readonly feeFen: Fen; readonly differenceFen: Fen } | { readonly verdict: 'nothing' | 'twice' | 'accounts' }

/** N:M by a person: the sums are equal, whole or less the fees, to the fen. No tolerance: a person sees the difference and says why. */
export function checkByHand(lines: readonly MatchingLine[], entries: readonly MatchingEntry[], settings: AccountSettings): ByHand {
  if (lines.length === 0 || entries.length === 0) return { verdict: 'nothing' }
  if (repeats(lines) || repeats(entries)) return { verdict: 'twice' }
  const [{ accountId }] = lines as readonly [MatchingLine]
  if (lines.some((line) => line.accountId !== accountId) || entries.some((entry) => entry.accountId !== null && entry.accountId !== accountId)) return { verdict: 'accounts' }
  const differenceFen = fen(sum(lines.map(({ amountFen }) => amountFen)) - sum(entries.map(({ amountFen }) => amountFen)))
  const feeFen = sum(entries.map((entry) => feeOf(entry, settings)))
  if (differenceFen === 0) return { verdict: 'fits', feeFen: fen(0), differenceFen }
  if (differenceFen + feeFen === 0) return { verdict: 'fits', feeFen, differenceFen: fen(0) }
  return { verdict: 'differs', feeFen: fen(0), differenceFen }
}

const repeats = (items: readonly { readonly id: string }[]): boolean => new Set(items.map(({ id }) => id)).size !== items.length
