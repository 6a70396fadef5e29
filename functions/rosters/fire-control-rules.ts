import { addDays } from '../calendar.ts'
import type { Duty } from './rules/labour-model.ts'
import { missingAtPost, twoAtPost } from './rules/two-at-post.ts'
import { type Cells, paintedOf, type SheetRow, type SheetViolation } from './sheet-rules.ts'
import type { RosterSheet } from './sheet-model.ts'

/**
 * W6 at every fire-control room of a roster, minute by minute, whatever its demand says. On the first day it only warns: who was there until the morning
 * may be of another roster, whose people this sheet does not hold.
 */
export function fireControlOf(sheet: RosterSheet, rows: readonly SheetRow[]): SheetViolation[] {
  const rooms = roomsOf(sheet)
  if (rooms.length === 0) return []
  const duties = dutiesOf(sheet, rows)
  const { from, to } = sheet.roster
  return rooms.flatMap(({ id, name }) => twoAtPost(id, duties, sheet.limits, { from, to }, name)).map((one) => ({ ...one, hard: one.days[0]! > from }))
}

/** Minutes times people that are missing there after the first day. A gap is the same gap whatever words it has in `fireControlOf`, so changes are compared by this. */
export function missingAtRooms(sheet: RosterSheet, rows: readonly SheetRow[]): number {
  const rooms = roomsOf(sheet)
  if (rooms.length === 0) return 0
  const duties = dutiesOf(sheet, rows)
  const { from, to } = sheet.roster
  return rooms.reduce((sum, { id }) => sum + missingAtPost(id, duties, sheet.limits, { from: addDays(from, 1), to }), 0)
}

const roomsOf = ({ posts }: RosterSheet) => posts.filter(({ kind }) => kind === 'fire-control')

function dutiesOf(sheet: RosterSheet, rows: readonly SheetRow[]): Duty[] {
  const cells = new Map<string, Cells>(rows.map((row) => [row.person, row.cells]))
  return sheet.people.flatMap((person) => [...person.around, ...paintedOf(sheet, cells.get(person.id) ?? {}).map(({ duty }) => duty)])
}
