import { sum } from '../../money.ts'
import { type Board, freeEntries, freeLines, takeMatch } from './board.ts'
import { firstFrom, isInReach } from './candidates.ts'
import { feeOf, fitOf, reasonsOfFit } from './fit.ts'
import { type Reason, shownMax, subsetMax } from './model.ts'
import type { Naming } from './naming.ts'
import { isTellingSum, subsetSums } from './subset-sums.ts'

type Names = (line: number) => Naming | undefined
/** Lines and entries that add up. */
type Answer = { readonly lines: readonly number[]; readonly entries: readonly number[] }

/**
 * Several entries of one line, or several lines of one entry, among at most 20 and only if there is one answer. A line that names a
 * household is added up from what is that household's; a line that nothing names only from postings of its account within the
 * window, and only where chance would not give an answer as easily.
 */
export function matchBySum(board: Board, namingOf: Names, spoken: ReadonlySet<number>, awaited: (entry: number) => boolean): void {
  const free = freeLines(board)
  const named = free.filter((line) => namingOf(line)?.contradicts === false && namingOf(line)!.names.length > 0)
  const theirs = namedPools(board, named, namingOf)
  settle(board, namingOf, [...entriesOfLines(board, theirs.entriesOf), ...linesOfEntries(board, theirs.linesOf)])
  const unnamed = free.filter((line) => namingOf(line) === undefined)
  const booked = freeEntries(board).filter((entry) => board.entries[entry]!.kind === 'booked' && !spoken.has(entry) && !awaited(entry))
  const near = nearPools(board, unnamed, booked)
  settle(board, namingOf, [...entriesOfLines(board, near.entriesOf, isTellingSum), ...linesOfEntries(board, near.linesOf, isTellingSum)])
}

type Pools = { readonly entriesOf: ReadonlyMap<number, readonly number[]>; readonly linesOf: ReadonlyMap<number, readonly number[]> }

/** Cut one above the bound: a pool of that size is not looked into. */
const poolMax = subsetMax + 1

function namedPools(board: Board, named: readonly number[], namingOf: Names): Pools {
  const lineNames = (line: number): readonly string[] => namingOf(line)!.names
  const entryNames = (entry: number): readonly string[] => board.names.all[entry]!
  const entriesBy = listsBy(freeEntries(board), entryNames)
  const linesBy = listsBy(named, lineNames)
  const touched = [...new Set([...linesBy.keys()].flatMap((name) => entriesBy.get(name) ?? []))]
  return {
    entriesOf: new Map(named.map((line) => [line, pool(lineNames(line), entriesBy, (entry) => isInReach(board, line, entry, 'owed-any'))])),
    linesOf: new Map(touched.map((entry) => [entry, pool(entryNames(entry), linesBy, (line) => isInReach(board, line, entry, 'owed-any'))])),
  }
}

function listsBy(places: readonly number[], namesOf: (place: number) => readonly string[]): Map<string, number[]> {
  const lists = new Map<string, number[]>()
  for (const place of places)
    for (const name of namesOf(place)) {
      const list = lists.get(name)
      if (list) list.push(place)
      else lists.set(name, [place])
    }
  return lists
}

function pool(names: readonly string[], lists: ReadonlyMap<string, readonly number[]>, isIn: (place: number) => boolean): number[] {
  const found = new Set<number>()
  for (const name of names)
    for (const place of lists.get(name) ?? []) {
      if (found.size === poolMax) break
      if (isIn(place)) found.add(place)
    }
  return [...found].toSorted((a, b) => a - b)
}

function nearPools(board: Board, unnamed: readonly number[], booked: readonly number[]): Pools {
  const days = Math.max(0, ...board.allSettings.map(({ windowDays }) => windowDays))
  return {
    entriesOf: new Map(unnamed.map((line) => [line, near(booked, board.entryDays, board.lineDays[line]!, days, (entry) => isInReach(board, line, entry, 'window'))])),
    linesOf: new Map(booked.map((entry) => [entry, near(unnamed, board.lineDays, board.entryDays[entry]!, days, (line) => isInReach(board, line, entry, 'window'))])),
  }
}

function near(list: readonly number[], daysOf: readonly number[], day: number, windowDays: number, isIn: (place: number) => boolean): number[] {
  const found: number[] = []
  for (let at = firstFrom(list, { days: daysOf, from: day - windowDays }); at < list.length && found.length < poolMax; at += 1) {
    if (daysOf[list[at]!]! > day + windowDays) break
    if (isIn(list[at]!)) found.push(list[at]!)
  }
  return found
}

type Telling = (amounts: readonly number[]) => boolean
const always: Telling = () => true

function entriesOfLines(board: Board, pools: Pools['entriesOf'], isTelling = always): Answer[] {
  return [...pools].flatMap(([line, pool]) => {
    const { accountId, amountFen } = board.lines[line]!
    const settings = board.settingsOf(accountId)
    const whole = pool.map((entry) => board.entries[entry]!.amountFen)
    if (pool.length < 2 || pool.length > subsetMax || !isTelling(whole)) return []
    const lessFees = pool.map((entry) => board.entries[entry]!.amountFen - feeOf(board.entries[entry]!, settings))
    const tolerance = settings.toleranceFen.subset ?? 0
    const answers = distinct([...subsetSums(whole, amountFen, tolerance), ...subsetSums(lessFees, amountFen, tolerance)].map((places) => places.map((place) => pool[place]!)))
    return answers.map((entries): Answer => ({ lines: [line], entries }))
  })
}

function linesOfEntries(board: Board, pools: Pools['linesOf'], isTelling = always): Answer[] {
  return [...pools].flatMap(([entry, inReach]) => {
    if (inReach.length < 2 || inReach.length > subsetMax) return []
    const accounts = [...new Set(inReach.map((line) => board.lines[line]!.accountId))]
    const answers = accounts.flatMap((accountId) => {
      const pool = inReach.filter((line) => board.lines[line]!.accountId === accountId)
      const amounts = pool.map((line) => board.lines[line]!.amountFen)
      if (pool.length < 2 || !isTelling(amounts)) return []
      const settings = board.settingsOf(accountId)
      const { amountFen } = board.entries[entry]!
      const tolerance = settings.toleranceFen.subset ?? 0
      const targets = [...new Set([amountFen, amountFen - feeOf(board.entries[entry]!, settings)])]
      return targets.flatMap((target) => subsetSums(amounts, target, tolerance)).map((places) => places.map((place) => pool[place]!))
    })
    return distinct(answers).map((lines): Answer => ({ lines, entries: [entry] }))
  })
}

const distinct = (answers: readonly (readonly number[])[]): (readonly number[])[] => [...new Map(answers.map((places) => [places.join(), places])).values()]

/** An answer counts only if it is the only one for each of its lines and entries; two of one pool share the line, or the entry, that asked. */
function settle(board: Board, namingOf: Names, answers: readonly Answer[]): void {
  const ofLine = new Map<number, Set<Answer>>()
  const ofEntry = new Map<number, Set<Answer>>()
  for (const answer of answers) {
    for (const line of answer.lines) ofLine.set(line, (ofLine.get(line) ?? new Set()).add(answer))
    for (const entry of answer.entries) ofEntry.set(entry, (ofEntry.get(entry) ?? new Set()).add(answer))
  }
  const isAlone = ({ lines, entries }: Answer): boolean => lines.every((line) => ofLine.get(line)!.size === 1) && entries.every((entry) => ofEntry.get(entry)!.size === 1)
  const alone = answers.filter(isAlone)
  for (const answer of alone) take(board, namingOf, answer)
  for (const [line, its] of ofLine) {
    if (board.outcomes[line] !== undefined) continue
    const entries = new Set([...its].flatMap((answer) => answer.entries))
    const rivals = new Set([...entries].flatMap((entry) => [...ofEntry.get(entry)!].flatMap((answer) => answer.lines)))
    rivals.delete(line)
    board.outcomes[line] = { kind: 'tie', lineId: board.lines[line]!.id, rule: 'subset', candidates: shown(board.entries, entries), rivals: shown(board.lines, rivals), reasons: namingOf(line)?.reasons ?? [], contradicts: false }
  }
}

const shown = (items: readonly { readonly id: string }[], places: ReadonlySet<number>): string[] => [...places].toSorted((a, b) => a - b).slice(0, shownMax).map((place) => items[place]!.id)

function take(board: Board, namingOf: Names, { lines, entries }: Answer): void {
  const lineFen = sum(lines.map((line) => board.lines[line]!.amountFen))
  const fit = fitOf(lineFen, entries.map((entry) => board.entries[entry]!), board.settingsOf(board.lines[lines[0]!]!.accountId), 'subset')
  // Sums that agree only by turning money in into money out are none.
  if (!fit) return
  const parts: Reason = { code: 'parts', lines: lines.length, entries: entries.length }
  takeMatch(board, lines, entries, { rule: 'subset', reasons: [...(namingOf(lines[0]!)?.reasons ?? []), ...reasonsOfFit(lineFen, fit), parts], ...fit })
}
