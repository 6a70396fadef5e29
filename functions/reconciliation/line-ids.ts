import { type BusinessDate, type Period, periodOfDate } from '../calendar.ts'
import { naturalId } from '../estates/natural-id.ts'
import type { StatementLine } from './statement-model.ts'

declare const brand: unique symbol
/** `2026-11-02.<hash>.1`: its day, what the bank says of it, and which of equal lines of that day. */
export type LineId = string & { readonly [brand]: 'line' }

/**
 * Gives each line the id by which every file knows it (R2). Equal lines of a day are counted: a file with two gives the ids 1 and
 * 2, an overlapping file with the same two gives the same, and one that has a third adds only that. Rows, balances and times are
 * no part of it: files of one bank list the same movements in either direction.
 */
export function withIds<L extends StatementLine>(lines: readonly L[]): (L & { readonly id: LineId })[] {
  const counts = new Map<string, number>()
  return lines.map((line) => {
    const { bookedOn, amountFen, reference, endToEnd, counterparty, counterAccount, remark } = line
    const hash = naturalId(16, 'statement-line', bookedOn, amountFen, reference, endToEnd, counterparty, counterAccount, remark)
    const count = (counts.get(hash) ?? 0) + 1
    counts.set(hash, count)
    return { ...line, id: `${bookedOn}.${hash}.${count}` as LineId }
  })
}

/** The month under which a line stands. */
export const periodOfLine = (line: LineId): Period => periodOfDate(line.slice(0, 10) as BusinessDate)
