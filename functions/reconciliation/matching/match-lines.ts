import { sum } from '../../money.ts'
import { type Board, freeEntries, freeLines, setBoard, settledBefore } from './board.ts'
import { idsOfLine } from './ids-of-line.ts'
import { matchByAmount } from './match-by-amount.ts'
import { matchById } from './match-by-id.ts'
import { matchBySum } from './match-by-sum.ts'
import { type Match, type Matching, type MatchingInput, type Open, type OpenReason, type Tie, shownMax, subsetMax } from './model.ts'
import { namer, type Naming } from './naming.ts'
import { pairUp } from './pair-up.ts'

/**
 * What each line is: by ids, then by whom it names, then by its amount, then by sums; the first that has an answer has the
 * only one, and what has several goes to a person (R1). Pure; the same for every order of the input.
 */
export function matchLines(input: MatchingInput): Matching {
  const board = setBoard(input)
  const ids = board.lines.map(idsOfLine)
  matchById(board, 'provider-id', ids)
  matchById(board, 'order-number', ids)

  const name = namer(board.entries, input.learned)
  const namings = board.lines.map((line, place) => (board.outcomes[place] === undefined ? name(line) : undefined))
  for (const rule of ['payment-code', 'unit-code', 'payer'] as const) matchByName(board, rule, namings)

  const wanted = new Set(freeLines(board).flatMap((line) => namings[line]?.names ?? []))
  const awaited = (entry: number): boolean => board.names.all[entry]!.some((one) => wanted.has(one))
  const spoken = matchByAmount(board, freeLines(board).filter((line) => namings[line] === undefined), awaited)
  matchBySum(board, (line) => namings[line], spoken, awaited)
  leaveOpen(board, namings)
  return outcome(board)
}

function matchByName(board: Board, rule: Naming['rule'], namings: readonly (Naming | undefined)[]): void {
  const entryNames = rule === 'payment-code' ? board.names.codes : board.names.households
  const lines = freeLines(board).filter((line) => namings[line]?.rule === rule)
  const wanted = new Set(lines.flatMap((line) => namings[line]!.names))
  pairUp(board, {
    rule,
    reach: 'owed-any',
    lines,
    entries: freeEntries(board).filter((entry) => entryNames[entry]!.some((one) => wanted.has(one))),
    lineNames: (line) => namings[line]!.names,
    entryNames: (entry) => entryNames[entry]!,
    why: (line) => namings[line]!.reasons,
    contradicts: (line) => namings[line]!.contradicts,
  })
}

/** What nothing answered keeps what is known of it, so that a person begins where the rules ended. */
function leaveOpen(board: Board, namings: readonly (Naming | undefined)[]): void {
  const byName = new Map<string, number[]>()
  for (const entry of freeEntries(board)) for (const name of board.names.all[entry]!) byName.set(name, [...(byName.get(name) ?? []).slice(0, shownMax), entry])
  for (const line of freeLines(board)) {
    const naming = namings[line]
    const entries = [...new Set((naming?.names ?? []).flatMap((name) => byName.get(name) ?? []))]
    const { id, amountFen } = board.lines[line]!
    const candidates = entries.slice(0, shownMax).map((entry) => board.entries[entry]!.id)
    const reasons = naming?.reasons ?? []
    board.outcomes[line] = naming?.contradicts
      ? { kind: 'tie', lineId: id, rule: naming.rule, candidates, rivals: [], reasons, contradicts: true }
      : { kind: 'open', lineId: id, reason: openReason(naming, entries.length), rule: naming?.rule ?? null, candidates, lineFen: amountFen, entriesFen: sum(entries.map((entry) => board.entries[entry]!.amountFen)), reasons }
  }
}

function openReason(naming: Naming | undefined, entries: number): OpenReason {
  if (!naming) return 'no-candidate'
  if (naming.names.length === 0) return 'unknown-unit'
  return entries === 0 ? 'nothing-open' : entries > subsetMax ? 'too-many' : 'amount-differs'
}

function outcome(board: Board): Matching {
  const matches = new Set<Match>()
  const ties: Tie[] = []
  const open: Open[] = []
  for (const found of board.outcomes) {
    if (found === settledBefore) continue
    if (found?.kind === 'match') matches.add(found)
    else if (found?.kind === 'tie') ties.push(found)
    else if (found) open.push(found)
  }
  return { matches: [...matches], ties, open, entriesLeft: board.entries.filter((_, place) => board.states[place] !== 'matched').map(({ id }) => id) }
}
