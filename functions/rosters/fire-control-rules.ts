import { twoAtPost } from './rules/two-at-post.ts'
import { type Cells, paintedOf, type SheetRow, type SheetViolation } from './sheet-rules.ts'
import type { RosterSheet } from './sheet-model.ts'

/**
 * W6 at every fire-control room of a roster, minute by minute, whatever its demand says. On the first day it only warns: who was there until the morning
 * may be of another roster, whose people this sheet does not hold.
 */
export function fireControlOf(sheet: RosterSheet, rows: readonly SheetRow[]): SheetViolation[] {
  const rooms = sheet.posts.filter(({ kind }) => kind === 'fire-control')
  if (rooms.length === 0) return []
  const cells = new Map<string, Cells>(rows.map((row) => [row.person, row.cells]))
  const duties = sheet.people.flatMap((person) => [...person.around, ...paintedOf(sheet, cells.get(person.id) ?? {}).map(({ duty }) => duty)])
  const { from, to } = sheet.roster
  return rooms.flatMap(({ id, name }) => twoAtPost(id, duties, sheet.limits, { from, to }, name)).map((one) => ({ ...one, hard: one.days[0]! > from }))
}
