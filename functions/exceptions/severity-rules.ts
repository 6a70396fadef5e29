import type { Severity } from './model.ts'

const high = { fen: 100_000, days: 30 }
const middle = { fen: 10_000, days: 7 }

/** By how much it is, and by how long it has been left. */
export function severityOf(amountFen: number | null, ageDays: number): Severity {
  const amount = Math.abs(amountFen ?? 0)
  if (amount >= high.fen || ageDays > high.days) return 'high'
  return amount >= middle.fen || ageDays > middle.days ? 'middle' : 'low'
}
