import { type Fen, share } from '../money.ts'
import type { BudgetLine } from './model.ts'

/** What of a line is planned for each month: as entered, else the year in twelve parts that add up to it. */
export const monthsOf = ({ yearFen, monthsFen }: Pick<BudgetLine, 'yearFen' | 'monthsFen'>): readonly number[] => monthsFen ?? share(yearFen as Fen, Array.from({ length: 12 }, () => 1))

export type Comparison = {
  readonly yearFen: number
  /** Planned and actual up to the month. */
  readonly plannedFen: number
  readonly actualFen: number
  /** Actual less planned to date. */
  readonly deviationFen: number
  /** The same in 0.01 % of what was planned, rounded towards 0; null where nothing was planned. */
  readonly deviationBp: number | null
}

/** A line against what the books say; a line that was not planned has nothing planned. */
export function compare(line: Pick<BudgetLine, 'yearFen' | 'monthsFen'> | undefined, actualFen: number, months: number): Comparison {
  const plannedFen = line ? monthsOf(line).slice(0, months).reduce((total, amount) => total + amount, 0) : 0
  return comparisonOf(line?.yearFen ?? 0, plannedFen, actualFen)
}

/** Lines added up; their deviation is the sum of theirs. */
export function compareSums(parts: readonly Comparison[]): Comparison {
  const add = (of: (part: Comparison) => number): number => parts.reduce((total, part) => total + of(part), 0)
  return comparisonOf(add(({ yearFen }) => yearFen), add(({ plannedFen }) => plannedFen), add(({ actualFen }) => actualFen))
}

function comparisonOf(yearFen: number, plannedFen: number, actualFen: number): Comparison {
  const deviationFen = actualFen - plannedFen
  return { yearFen, plannedFen, actualFen, deviationFen, deviationBp: plannedFen === 0 ? null : Number((BigInt(deviationFen) * 10_000n) / BigInt(plannedFen)) }
}
