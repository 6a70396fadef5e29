import type { BusinessDate } from '../../calendar.ts'
import { fen } from '../../money.ts'
import { type AccountSettings, type Match, type MatchingEntry, type MatchingInput, type MatchingLine, type Open, type Tie, toleranceMaxFen, usualSettings } from './model.ts'
import { codesOfEntry, householdOfEntry } from './naming.ts'

/** held: named by a tie or a finding, so that no weaker clue may give it to somebody else. */
export type EntryState = 'free' | 'held' | 'matched'

/**
 * What a run of matching works on. Lines and entries are known by their place in the order of days, then ids, so that the
 * order of the input cannot matter and lists filled in this order are sorted by day.
 */
export type Board = {
  readonly lines: readonly MatchingLine[]
  readonly entries: readonly MatchingEntry[]
  readonly lineDays: readonly number[]
  readonly entryDays: readonly number[]
  /** Those that have lines. */
  readonly accounts: readonly string[]
  readonly settingsOf: (accountId: string) => AccountSettings
  readonly allSettings: readonly AccountSettings[]
  readonly outcomes: (Match | Tie | Open | undefined)[]
  readonly states: EntryState[]
  /** What names each entry, made once: codes, households, and both. */
  readonly names: Readonly<Record<'codes' | 'households' | 'all', readonly (readonly string[])[]>>
}

export function setBoard({ lines, entries, settings, settled }: MatchingInput): Board {
  const sortedLines = sorted(lines, ({ valueDate }) => valueDate)
  const sortedEntries = sorted(entries, ({ date }) => date)
  const settingsOf = (accountId: string): AccountSettings => settings[accountId] ?? usualSettings
  const accounts = [...new Set(sortedLines.map(({ accountId }) => accountId))].toSorted()
  const allSettings = [...new Set(accounts.map(settingsOf))]
  for (const { toleranceFen, windowDays } of allSettings) {
    const bad = Object.values(toleranceFen).some((fen) => !Number.isSafeInteger(fen) || fen < 0 || fen > toleranceMaxFen)
    if (bad || !Number.isSafeInteger(windowDays) || windowDays < 0) throw new RangeError('settings of an account out of bounds')
  }
  const dayOf = dayNumbers()
  const codes = sortedEntries.map(codesOfEntry)
  const households = sortedEntries.map(householdOfEntry)
  return {
    lines: sortedLines,
    entries: sortedEntries,
    lineDays: sortedLines.map(({ valueDate }) => dayOf(valueDate)),
    entryDays: sortedEntries.map(({ date }) => dayOf(date)),
    accounts,
    settingsOf,
    allSettings,
    outcomes: sortedLines.map(({ id }) => (settled?.lines.has(id) ? settledBefore : undefined)),
    states: sortedEntries.map(({ id }) => (settled?.entries.has(id) ? 'matched' : 'free')),
    names: { codes, households, all: codes.map((one, place) => [...one, ...households[place]!]) },
  }
}

/** What a settled line is on the board; never an answer of a run. */
export const settledBefore: Match = { kind: 'match', lineIds: [], entryIds: [], rule: 'provider-id', reasons: [], feeFen: fen(0), differenceFen: fen(0) }

export const freeLines = ({ lines, outcomes }: Board): number[] => [...lines.keys()].filter((place) => outcomes[place] === undefined)

export const freeEntries = ({ states }: Board): number[] => [...states.keys()].filter((place) => states[place] === 'free')

/** Asserts what must hold whatever the rules say: no line and no entry is matched twice. */
export function takeMatch(board: Board, lines: readonly number[], entries: readonly number[], match: Omit<Match, 'kind' | 'lineIds' | 'entryIds'>): void {
  if (lines.some((place) => board.outcomes[place] !== undefined) || entries.some((place) => board.states[place] !== 'free')) throw new RangeError('matched twice')
  const made: Match = { kind: 'match', lineIds: lines.map((place) => board.lines[place]!.id), entryIds: entries.map((place) => board.entries[place]!.id), ...match }
  for (const place of lines) board.outcomes[place] = made
  for (const place of entries) board.states[place] = 'matched'
}

export function hold(board: Board, entries: Iterable<number>): void {
  for (const place of entries) if (board.states[place] === 'free') board.states[place] = 'held'
}

/** By code units, not by the machine's language; day by day, since there are few days and many ids. */
function sorted<Item extends { readonly id: string }>(items: readonly Item[], dateOf: (item: Item) => BusinessDate): Item[] {
  const days = new Map<string, Item[]>()
  for (const item of items) {
    const day = days.get(dateOf(item))
    if (day) day.push(item)
    else days.set(dateOf(item), [item])
  }
  const all = [...days].toSorted(([a], [b]) => compare(a, b)).flatMap(([, day]) => day.toSorted((a, b) => compare(a.id, b.id)))
  if (new Set(all.map(({ id }) => id)).size !== all.length) throw new RangeError('an id stands twice')
  return all
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Days since 1970; few dates are many lines. */
function dayNumbers(): (date: BusinessDate) => number {
  const known = new Map<string, number>()
  return (date) => {
    const day = known.get(date) ?? Date.parse(`${date}T00:00:00Z`) / 86_400_000
    if (!Number.isInteger(day)) throw new RangeError(`no date: ${date}`)
    known.set(date, day)
    return day
  }
}
