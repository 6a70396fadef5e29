import { type Fen, sum } from '../../money.ts'
import { type Board, freeEntries, freeLines, hold, takeMatch } from './board.ts'
import { isInReach } from './candidates.ts'
import { fitOf, reasonsOfFit } from './fit.ts'
import { groupsOf } from './groups.ts'
import { idKey } from './ids-of-line.ts'
import { type MatchingEntry, type OpenReason, type Reason, shownMax } from './model.ts'
import { pairUp } from './pair-up.ts'

type IdRule = 'provider-id' | 'order-number'

/**
 * Lines and entries of one id (R1: by id first). Equal sums are pairs; what is left of an id is one payout of many
 * entries, or one entry in parts, if the sums say so. An id with another sum is a finding and never a match, whatever else would fit.
 */
export function matchById(board: Board, rule: IdRule, idsOfLines: readonly (readonly string[])[]): void {
  const idsOfEntries = board.entries.map((entry) => idsOfEntry(entry, rule))
  const idsOf = (place: number): readonly string[] => idsOfEntries[place]!
  const known = entriesById(board, idsOf)
  const hits = (line: number): number[] => [...new Set(idsOfLines[line]!.flatMap((id) => known.get(id) ?? []))].filter((entry) => isInReach(board, line, entry, 'any'))
  const lines = freeLines(board).filter((line) => idsOfLines[line]!.some((id) => known.has(id)))
  const why = (line: number, entry: number | undefined): Reason[] => {
    const shared = (entry === undefined ? hits(line).slice(0, 1) : [entry]).flatMap((one) => idsOf(one)).find((id) => idsOfLines[line]!.includes(id))
    return shared === undefined ? [] : [{ code: rule, value: shared }]
  }
  pairUp(board, { rule, reach: 'any', lines, entries: freeEntries(board).filter((entry) => idsOf(entry).length > 0), lineNames: (line) => idsOfLines[line]!, entryNames: idsOf, why, contradicts: () => false })

  const left = lines.filter((line) => board.outcomes[line] === undefined && hits(line).length > 0)
  const leftIds = new Set(left.flatMap((line) => idsOfLines[line]!))
  const entries = freeEntries(board).filter((entry) => idsOf(entry).some((id) => leftIds.has(id)))
  const groups = groupsOf(left, (line) => namesOfLine(board, line, idsOfLines[line]!), entries, (entry) => namesOfEntry(board, entry, idsOf(entry)))
  for (const group of groups) settleGroup(board, rule, group, why)
  for (const line of left) {
    if (board.outcomes[line] !== undefined) continue
    const entries = hits(line)
    const entriesFen = sum(entries.map((entry) => board.entries[entry]!.amountFen))
    find(board, rule, line, { entries, entriesFen }, entries.every((entry) => board.states[entry] === 'matched') ? 'settled' : 'amount-differs', why(line, undefined))
  }
}

const idsOfEntry = ({ providerIds, orderNumbers }: MatchingEntry, rule: IdRule): string[] => [...new Set((rule === 'provider-id' ? providerIds : orderNumbers).flatMap((id) => idKey(id) ?? []))]

const namesOfLine = (board: Board, line: number, ids: readonly string[]): string[] => ids.flatMap((id) => [`${board.lines[line]!.accountId}\u0001${id}`, `\u0001${id}`])
const namesOfEntry = (board: Board, entry: number, ids: readonly string[]): string[] => ids.map((id) => `${board.entries[entry]!.accountId ?? ''}\u0001${id}`)

/** Enough of each to show. */
function entriesById(board: Board, idsOf: (place: number) => readonly string[]): Map<string, number[]> {
  const known = new Map<string, number[]>()
  for (const place of board.entries.keys())
    for (const id of idsOf(place)) {
      const list = known.get(id)
      if (!list) known.set(id, [place])
      else if (list.length <= shownMax) list.push(place)
    }
  return known
}

type Why = (line: number, entry: number | undefined) => Reason[]

/** 1:N and N:1 by their sums; N:M is a person's, even where the sums agree. */
function settleGroup(board: Board, rule: IdRule, { lines, entries }: { readonly lines: readonly number[]; readonly entries: readonly number[] }, why: Why): void {
  const lineFen = sum(lines.map((line) => board.lines[line]!.amountFen))
  const parts = entries.map((entry) => board.entries[entry]!)
  const oneAccount = new Set(lines.map((line) => board.lines[line]!.accountId)).size === 1
  const fit = oneAccount && (lines.length === 1 || entries.length === 1) ? fitOf(lineFen, parts, board.settingsOf(board.lines[lines[0]!]!.accountId), rule) : undefined
  if (fit) return takeMatch(board, lines, entries, { rule, reasons: [...why(lines[0]!, undefined), ...reasonsOfFit(lineFen, fit), { code: 'parts', lines: lines.length, entries: entries.length }], ...fit })
  hold(board, entries)
  const named = { entries, entriesFen: sum(parts.map(({ amountFen }) => amountFen)) }
  for (const line of lines) find(board, rule, line, named, 'amount-differs', why(line, undefined))
}

type Named = { readonly entries: readonly number[]; readonly entriesFen: Fen }

function find(board: Board, rule: IdRule, line: number, { entries, entriesFen }: Named, reason: OpenReason, reasons: readonly Reason[]): void {
  const { id, amountFen } = board.lines[line]!
  board.outcomes[line] = { kind: 'open', lineId: id, reason, rule, candidates: entries.slice(0, shownMax).map((entry) => board.entries[entry]!.id), lineFen: amountFen, entriesFen, reasons }
}
