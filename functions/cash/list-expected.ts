import type { Ctx } from '../context.ts'
import { placeAfter } from '../fees/page.ts'
import { machineTakingsOfMonth } from '../machines/takings-of-month.ts'
import { stayTakingsOfMonth } from '../stays/takings-of-month.ts'
import type { ExpectedPage, ExpectedRow, ListExpected } from './model.ts'

/** What gates quoted and machines counted, against what was received, by day and place; with `differing` only where the two differ. */
export async function listExpected(ctx: Ctx, { period, differing, limit, after }: ListExpected): Promise<ExpectedPage> {
  const all = await expectedOfMonth(ctx, period)
  const rows = differing === 'true' ? all.filter(({ differenceFen }) => differenceFen !== 0) : all
  const start = placeAfter(after, rows.length)
  const end = start + limit
  const sum = (pick: (row: ExpectedRow) => number): number => rows.reduce((total, row) => total + pick(row), 0)
  return {
    period,
    items: rows.slice(start, end),
    next: end < rows.length ? String(end) : null,
    total: { count: sum((row) => row.count), expectedFen: sum((row) => row.expectedFen), receivedFen: sum((row) => row.receivedFen), differenceFen: sum((row) => row.differenceFen) },
  }
}

/** Latest day first. */
export async function expectedOfMonth(ctx: Ctx, period: ListExpected['period']): Promise<ExpectedRow[]> {
  const [parking, machines] = await Promise.all([stayTakingsOfMonth(ctx, period), machineTakingsOfMonth(ctx, period)])
  const rows = [...parking.map((row) => ({ ...row, kind: 'parking' as const })), ...machines.map((row) => ({ ...row, kind: 'machine' as const }))]
  return rows.map((row) => ({ ...row, differenceFen: row.receivedFen - row.expectedFen })).toSorted((a, b) => (a.day === b.day ? (a.name < b.name ? -1 : 1) : a.day < b.day ? 1 : -1))
}
