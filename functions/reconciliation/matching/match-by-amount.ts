import { type Board, freeEntries } from './board.ts'
import { candidatesOf, type Question } from './candidates.ts'
import { shownMax } from './model.ts'
import { takePair } from './pair-up.ts'

/**
 * The amount alone, for lines that nothing names: one line and one entry of it within the window, counting those that are
 * matched already, for an amount that comes often is no evidence (R1). Entries of `awaited` households are not given away: a
 * line that names them is still looking for its sum. Answers which entries some line fits by amount, taken or not.
 */
export function matchByAmount(board: Board, unnamed: readonly number[], awaited: (entry: number) => boolean): ReadonlySet<number> {
  const question: Omit<Question, 'lines' | 'entries'> = { rule: 'unique-amount', reach: 'window', lineNames: () => everyone, entryNames: () => everyone }
  const free = freeEntries(board)
  const all = candidatesOf(board, { ...question, lines: [...board.lines.keys()], entries: [...board.entries.keys()] })
  const left = candidatesOf(board, { ...question, lines: unnamed, entries: free })
  const found = unnamed.map((line) => ({ line, entries: left.entriesFor(line, shownMax) })).filter(({ entries }) => entries.length > 0)
  const isUnique = (line: number, [entry]: readonly number[]): boolean => all.entriesFor(line, 2).length === 1 && all.linesFor(entry!, 2).length === 1 && !awaited(entry!)
  const spoken = new Set(free.filter((entry) => left.linesFor(entry, 1).length > 0))
  const unique = found.map(({ line, entries }) => isUnique(line, entries))
  const rivals = found.map(({ line, entries }, at) => (unique[at] ? [] : left.linesFor(entries[0]!, shownMax + 1).filter((one) => one !== line)))
  for (const [at, { line, entries }] of found.entries()) {
    const { id, accountId, amountFen } = board.lines[line]!
    if (unique[at]) takePair(board, { rule: 'unique-amount', why: () => [{ code: 'only-one', windowDays: board.settingsOf(accountId).windowDays }] }, line, entries[0]!)
    else
      board.outcomes[line] = {
        kind: 'tie',
        lineId: id,
        rule: 'unique-amount',
        candidates: entries.map((entry) => board.entries[entry]!.id),
        rivals: rivals[at]!.slice(0, shownMax).map((one) => board.lines[one]!.id),
        reasons: [{ code: 'amount', amountFen }],
        contradicts: false,
      }
  }
  return spoken
}

const everyone: readonly string[] = ['']
