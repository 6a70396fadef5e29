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
  const entryLists = new Lists()
  for (const place of entries) {
    const entry = board.entries[place]!
    const time = timeless(entry) ? 'T' : 'W'
    for (const name of entryNames(place)) for (const amount of amountsOf(entry, board.allSettings)) entryLists.add(key(entry.accountId ?? '', name, amount, time), place)
  }
  const lineLists = new Lists()
  for (const place of lines) {
    const { accountId, amountFen } = board.lines[place]!
    for (const name of lineNames(place)) for (const account of [accountId, '']) lineLists.add(key(account, name, amountFen), place)
  }
  const fits = (line: number, entry: number): boolean => isInReach(board, line, entry, reach) && fitOf(board.lines[line]!.amountFen, [board.entries[entry]!], board.settingsOf(board.lines[line]!.accountId), rule) !== undefined
  return {
    entriesFor: (line, most) => {
      const found = new Set<number>()
      const { accountId, amountFen } = board.lines[line]!
      const day = board.lineDays[line]!
      for (const name of lineNames(line))
        for (const account of [accountId, ''])
          for (let amount = amountFen - tolerance; amount <= amountFen + tolerance; amount += 1) {
            collect(found, most, entryLists.of(key(account, name, amount, 'T')), (entry) => fits(line, entry))
            collect(found, most, entryLists.of(key(account, name, amount, 'W')), (entry) => fits(line, entry), { days: board.entryDays, from: day - windowDays, to: day + windowDays })
          }
      return inOrder(found)
    },
    linesFor: (entry, most) => {
      const found = new Set<number>()
      const asked = board.entries[entry]!
      const day = board.entryDays[entry]!
      const range = timeless(asked) ? undefined : { days: board.lineDays, from: day - windowDays, to: day + windowDays }
      for (const name of entryNames(entry))
        for (const expected of amountsOf(asked, board.allSettings))
          for (let amount = expected - tolerance; amount <= expected + tolerance; amount += 1) collect(found, most, lineLists.of(key(asked.accountId ?? '', name, amount)), (line) => fits(line, entry), range)
      return inOrder(found)
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

const key = (account: string, name: string, amount: number, time = ''): string => `${account}\u0001${name}\u0001${amount}${time}`

const inOrder = (found: Set<number>): number[] => [...found].toSorted((a, b) => a - b)

class Lists {
  private readonly lists = new Map<string, number[]>()

  add(at: string, place: number): void {
    const list = this.lists.get(at)
    if (!list) this.lists.set(at, [place])
    else if (list.at(-1) !== place) list.push(place)
  }

  of(at: string): readonly number[] {
    return this.lists.get(at) ?? none
  }
}

const none: readonly number[] = []

type Range = { readonly days: readonly number[]; readonly from: number; readonly to: number }

function collect(found: Set<number>, most: number, list: readonly number[], fits: (place: number) => boolean, range?: Range): void {
  for (let at = range ? firstFrom(list, range) : 0; at < list.length && found.size < most; at += 1) {
    const place = list[at]!
    if (range && range.days[place]! > range.to) return
    if (fits(place)) found.add(place)
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
