import type { Posting } from '../ledger/model.ts'
import { fen } from '../money.ts'
import type { ClaimLine, RecordReceipt } from './model.ts'
import { lineSettled, noSuchLine, otherSum, reasonNeeded } from './words.ts'

type Outcome = RecordReceipt['lines'][number]

/** The lines with what came of them. Throws where a line is not there or settled, where a difference has no reason, and where the lines are not what came. */
export function settleLines(lines: readonly ClaimLine[], { amountFen, lines: outcomes }: Pick<RecordReceipt, 'amountFen' | 'lines'>): { readonly all: ClaimLine[]; readonly settled: ClaimLine[] } {
  const wanted = new Map(outcomes.map((outcome) => [keyOf(outcome), outcome]))
  const missing = outcomes.find((outcome) => !lines.some((line) => keyOf(line) === keyOf(outcome)))
  if (missing || wanted.size !== outcomes.length) throw noSuchLine((missing ?? outcomes[0]!).period)
  const settled: ClaimLine[] = []
  const all = lines.map((line) => {
    const outcome = wanted.get(keyOf(line))
    if (!outcome) return line
    const after = settle(line, outcome)
    settled.push(after)
    return after
  })
  const linesFen = settled.reduce((sum, { receivedFen }) => sum + receivedFen, 0)
  if (linesFen !== amountFen) throw otherSum(amountFen, linesFen)
  return { all, settled }
}

function settle(line: ClaimLine, { outcome, amountFen, reason }: Outcome): ClaimLine {
  if (line.state !== 'claimed') throw lineSettled(line.personName, line.period)
  const receivedFen = outcome === 'rejected' ? 0 : amountFen
  if (receivedFen !== line.amountFen && reason === '') throw reasonNeeded(line.personName, line.period)
  return { ...line, state: outcome === 'rejected' || receivedFen === 0 ? 'rejected' : 'received', receivedFen, reason }
}

const keyOf = ({ person, period }: Pick<ClaimLine, 'person' | 'period'>): string => `${person} ${period}`

/** Money to the bank, what was claimed off the receivable, and the income adjusted by the difference: less by what was rejected or cut, more by what was added. */
export function postingsOf(settled: readonly ClaimLine[]): Posting[] {
  const total = (of: (line: ClaimLine) => number) => fen(settled.reduce((sum, line) => sum + of(line), 0))
  const [received, claimed, less, more] = [total(({ receivedFen }) => receivedFen), total(({ amountFen }) => amountFen), total((line) => Math.max(0, line.amountFen - line.receivedFen)), total((line) => Math.max(0, line.receivedFen - line.amountFen))]
  const fund = 'SUBSIDY_RESTRICTED' as const
  return [
    ...(received > 0 ? [{ account: '1002', fund, debitFen: received } as const] : []),
    ...(less > 0 ? [{ account: '4401', fund, debitFen: less } as const] : []),
    { account: '1122', fund, creditFen: claimed },
    ...(more > 0 ? [{ account: '4401', fund, creditFen: more } as const] : []),
  ]
}
