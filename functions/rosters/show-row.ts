import type { BusinessDate } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { type StoredRow, whoChanged } from './items.ts'
import type { RosterRow } from './sheet-model.ts'

/** Whoever edits has seen a roster within a day; who changed a cell before that is nobody's question. */
const latelyMs = 24 * 3_600_000

/** A row as an editor needs it: its cells, and who changed which of them when, so that two who meet in a cell know each other. */
export function showRow({ clock }: Pick<Ctx, 'clock'>, row: StoredRow): RosterRow {
  const since = new Date(clock.now().getTime() - latelyMs).toISOString()
  const groups = new Map<string, { by: string; at: string; dates: BusinessDate[] }>()
  for (const date of new Set([...Object.keys(row.cells), ...Object.keys(row.touched)].toSorted())) {
    const { by, at } = whoChanged(row, date)
    if (at === null || at < since) continue
    const key = `${at} ${by}`
    const group = groups.get(key) ?? { by, at, dates: [] }
    group.dates.push(date as BusinessDate)
    groups.set(key, group)
  }
  const { person, cells, pinned } = row
  return { person, cells, pinned, lately: [...groups.values()] }
}
