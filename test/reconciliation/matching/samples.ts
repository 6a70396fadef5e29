import type { BusinessDate } from '../../../functions/calendar.ts'
import { matchLines } from '../../../functions/reconciliation/matching/match-lines.ts'
import type { AccountSettings, LearnedRule, Matching, MatchingEntry, MatchingLine } from '../../../functions/reconciliation/matching/model.ts'
import { fen } from '../../../functions/money.ts'

export const date = (text: string): BusinessDate => text as BusinessDate

type LineParts = Partial<Omit<MatchingLine, 'amountFen' | 'valueDate' | 'bookedOn'>> & { readonly on?: string }
export function line(id: string, amount: number, { on = '2026-11-10', ...rest }: LineParts = {}): MatchingLine {
  return { id, accountId: 'bank', bookedOn: date(on), valueDate: date(on), amountFen: fen(amount), reference: '', endToEnd: '', otherReferences: [], counterparty: '', counterAccount: '', remark: '', ...rest }
}

type EntryParts = Partial<Omit<MatchingEntry, 'amountFen' | 'date' | 'feeFen'>> & { readonly on?: string; readonly fee?: number }
export function entry(id: string, amount: number, { on = '2026-11-10', fee, ...rest }: EntryParts = {}): MatchingEntry {
  return { id, kind: 'open', accountId: null, amountFen: fen(amount), date: date(on), providerIds: [], orderNumbers: [], unitCodes: [], ...(fee === undefined ? {} : { feeFen: fen(fee) }), ...rest }
}

/** A household with its door; `h304` is 3-1-304. */
export const owed = (id: string, amount: number, household: string, door: string, rest: EntryParts = {}): MatchingEntry => entry(id, amount, { household, unitCodes: [door], ...rest })

export const booked = (id: string, amount: number, rest: EntryParts = {}): MatchingEntry => entry(id, amount, { kind: 'booked', accountId: 'bank', ...rest })

export const withSettings = (bank: Partial<AccountSettings>): Record<string, AccountSettings> => ({ bank: { windowDays: 5, toleranceFen: {}, feeSplit: false, ...bank } })

export const match = (lines: readonly MatchingLine[], entries: readonly MatchingEntry[], learned: readonly LearnedRule[] = [], settings: Partial<AccountSettings> = {}): Matching =>
  matchLines({ lines, entries, learned, settings: withSettings(settings) })

/** `l1 = e1 + e2 by subset`, `l2 ? e1 e2 by unit-code`, `l3 - no-candidate`: a whole result in words, sorted. */
export function told({ matches, ties, open }: Matching): string[] {
  return [
    ...matches.map(({ lineIds, entryIds, rule }) => `${lineIds.join(' + ')} = ${entryIds.join(' + ')} by ${rule}`),
    ...ties.map(({ lineId, candidates, rule }) => `${lineId} ? ${candidates.join(' ')} by ${rule}`),
    ...open.map(({ lineId, reason }) => `${lineId} - ${reason}`),
  ].toSorted()
}
