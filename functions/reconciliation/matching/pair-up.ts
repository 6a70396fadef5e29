import { type Board, hold, takeMatch } from './board.ts'
import { candidatesOf, type Question } from './candidates.ts'
import { fitOf, reasonsOfFit } from './fit.ts'
import { type Reason, shownMax } from './model.ts'

export type PairUp = Question & {
  readonly why: (line: number, entry: number | undefined) => readonly Reason[]
  /** A line whose clues name two: it contests what it fits, and is never matched. */
  readonly contradicts: (line: number) => boolean
}

type Found = { readonly line: number; readonly entries: readonly number[]; readonly rivals: readonly number[] }

/**
 * One line, one entry, each the other's only candidate (R1). Everything is looked up before anything is taken, so no order matters.
 * What fits in several ways is a tie, and its entries are held: a weaker clue must not give them away.
 */
export function pairUp(board: Board, question: PairUp): void {
  const { entriesFor, linesFor } = candidatesOf(board, question)
  const found = question.lines.flatMap((line): Found[] => {
    const entries = entriesFor(line, shownMax + 1)
    return entries.length === 0 ? [] : [{ line, entries, rivals: entries.length === 1 ? linesFor(entries[0]!, shownMax + 1).filter((one) => one !== line) : [] }]
  })
  const isPair = ({ line, entries, rivals }: Found): boolean => entries.length === 1 && rivals.length === 0 && !question.contradicts(line)
  for (const { line, entries: [entry] } of found.filter(isPair)) takePair(board, question, line, entry!)
  for (const one of found) if (!isPair(one)) takeTie(board, question, one)
}

export function takePair(board: Board, { rule, why }: Pick<PairUp, 'rule' | 'why'>, line: number, entry: number): void {
  const { accountId, amountFen } = board.lines[line]!
  const fit = fitOf(amountFen, [board.entries[entry]!], board.settingsOf(accountId), rule)
  if (!fit) throw new RangeError('a pair that does not fit')
  const days = Math.abs(board.lineDays[line]! - board.entryDays[entry]!)
  takeMatch(board, [line], [entry], { rule, reasons: [...why(line, entry), ...reasonsOfFit(amountFen, fit), ...(days === 0 ? [] : [{ code: 'days-apart', days } as const])], ...fit })
}

function takeTie(board: Board, { rule, why, contradicts }: PairUp, { line, entries, rivals }: Found): void {
  hold(board, entries)
  board.outcomes[line] = {
    kind: 'tie',
    lineId: board.lines[line]!.id,
    rule,
    candidates: entries.slice(0, shownMax).map((place) => board.entries[place]!.id),
    rivals: rivals.slice(0, shownMax).map((place) => board.lines[place]!.id),
    reasons: why(line, undefined),
    contradicts: contradicts(line),
  }
}
