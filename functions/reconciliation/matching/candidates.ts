import { AmountLists } from './amount-lists.ts'
import type { Board } from './board.ts'
import { amountsOf, fitOf } from './fit.ts'
import type { MatchingEntry, MatchRule } from './model.ts'

/** any: whatever the day · owed-any: what is owed whatever its day, what is booked within the window · window: both within the window. */
export type Reach = 'any' | 'owed-any' | 'window'

/** Who may be whose: lines and entries that share a name (an id, a code, a household, or '' for all). */
export type Question = {
  readonly rule: MatchRule
  readonly reach: Reach
  readonly lines: readonly number[]
  readonly entries: readonly number[]
  readonly lineNames: (place: number) => readonly string[]
  readonly entryNames: (place: number) => readonly string[]
}

/** At most `most` of each, in the order of days; asking for two tells whether the answer is unique. */
export type Candidates = {
  readonly entriesFor: (line: number, most: number) => number[]
  readonly linesFor: (entry: number, most: number) => number[]
}

/** By name and amount through maps, by day through binary search, so that equal amounts by the thousand cost no more than others. */
export function candidatesOf(board: Board, { rule, reach, lines, entries, lineNames, entryNames }: Question): Candidates {
  const tolerance = Math.max(0, ...board.allSettings.map(({ toleranceFen }) => toleranceFen[rule] ?? 0))
  const windowDays = Math.max(0, ...board.allSettings.map((settings) => settings.windowDays))
  const timeless = ({ kind }: MatchingEntry): boolean => reach === 'any' || (reach === 'owed-any' && kind === 'open')
  const timelessLists = new AmountLists()
  const windowLists = new AmountLists()
  for (const place of entries) {
    const entry = board.entries[place]!
    for (const name of entryNames(place)) for (const amount of amountsOf(entry, board.allSettings)) (timeless(entry) ? timelessLists : windowLists).add(entry.accountId ?? '', name, amount, place)
  }
  const lineLists = new AmountLists()
  for (const place of lines) {
    const { accountId, amountFen } = board.lines[place]!
    for (const name of lineNames(place)) lineLists.add(accountId, name, amountFen, place)
  }
  const fits = (line: number, entry: number): boolean => isInReach(board, line, entry, reach) && fitOf(board.lines[line]!.amountFen, [board.entries[entry]!], board.settingsOf(board.lines[line]!.accountId), rule) !== undefined
  return {
    entriesFor: (line, most) => {
      const found: number[] = []
      const { accountId, amountFen } = board.lines[line]!
      const day = board.lineDays[line]!
      for (const name of lineNames(line))
        for (const account of [accountId, ''])
          for (let amount = amountFen - tolerance; amount <= amountFen + tolerance; amount += 1) {
            collect(found, most, timelessLists.of(account, name, amount), (entry) => fits(line, entry))
            collect(found, most, windowLists.of(account, name, amount), (entry) => fits(line, entry), { days: board.entryDays, from: day - windowDays, to: day + windowDays })
          }
      return found.length < 2 ? found : found.toSorted((a, b) => a - b)
    },
    linesFor: (entry, most) => {
      const found: number[] = []
      const asked = board.entries[entry]!
      const accounts = asked.accountId === null ? board.accounts : [asked.accountId]
      const day = board.entryDays[entry]!
      const range = timeless(asked) ? undefined : { days: board.lineDays, from: day - windowDays, to: day + windowDays }
      for (const name of entryNames(entry))
        for (const expected of amountsOf(asked, board.allSettings))
          for (let amount = expected - tolerance; amount <= expected + tolerance; amount += 1)
            for (const account of accounts) collect(found, most, lineLists.of(account, name, amount), (line) => fits(line, entry), range)
      return found.length < 2 ? found : found.toSorted((a, b) => a - b)
    },
  }
}

/** Same account, and as near in days as the reach asks; the line's account says how near that is. */
export function isInReach(board: Board, line: number, entry: number, reach: Reach): boolean {
  const { accountId } = board.lines[line]!
  const { accountId: wanted, kind } = board.entries[entry]!
  if (wanted !== null && wanted !== accountId) return false
  if (reach === 'any' || (reach === 'owed-any' && kind === 'open')) return true
  return Math.abs(board.lineDays[line]! - board.entryDays[entry]!) <= board.settingsOf(accountId).windowDays
}

type Range = { readonly days: readonly number[]; readonly from: number; readonly to: number }

function collect(found: number[], most: number, list: readonly number[], fits: (place: number) => boolean, range?: Range): void {
  for (let at = range ? firstFrom(list, range) : 0; at < list.length && found.length < most; at += 1) {
    const place = list[at]!
    if (range && range.days[place]! > range.to) return
    if (!found.includes(place) && fits(place)) found.push(place)
  }
}

/** Binary search: lists stand in the order of days. */
export function firstFrom(list: readonly number[], { days, from }: { readonly days: readonly number[]; readonly from: number }): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (days[list[middle]!]! < from) low = middle + 1
    else high = middle
  }
  return low
}
