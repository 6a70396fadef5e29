import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { FaultDetail } from '../faults.ts'
import type { RosterId } from '../ids.ts'
import { everyShift } from '../shifts/read-shifts.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { readCell } from './cell-rules.ts'
import { allThere, groups } from './cells-there.ts'
import { changeDuties } from './change-duties.ts'
import { changeRowWrite, findRows, findSnapshot, readRoster, type RosterRecord, whileIn } from './items.ts'
import type { EditedRows } from './model.ts'
import type { EditRoster, Shift } from './sheet-model.ts'
import { showRow } from './show-row.ts'
import { cellUnknown, notADraft, reasonNeeded, tooManyRows } from './words.ts'

/** One transaction holds a hundred writes, one of which looks at the roster itself. */
export const rowsMax = 90

type Change = EditRoster['changes'][number]

/**
 * Paints cells: all of them or none. A cell that holds something else than the clerk saw is a conflict that says who changed it and to what; the
 * same edit sent again changes nothing. A published roster goes through `changeDuties`, with a reason. Throws `unknown`, `invalid`, `refused`, `conflict`.
 */
export async function editRoster(ctx: Ctx, id: RosterId, { changes, reason }: EditRoster): Promise<EditedRows> {
  const roster = await readRoster(ctx, id)
  const byPerson = groups(changes)
  if (byPerson.size > rowsMax) throw tooManyRows(rowsMax)
  checkCells(changes, roster, (await findSnapshot(ctx, id))?.shifts ?? (await everyShift(ctx)))
  if (roster.state === 'published') {
    if (reason === '') throw reasonNeeded()
    await changeDuties(ctx, changes.map(({ person, date, was, cell }) => ({ roster: id, person, date, was, cell })), reason)
    return shown(ctx, id, byPerson)
  }
  if (roster.state !== 'draft') throw notADraft(roster.state)
  const edit = { by: ctx.actor.name, at: instant(ctx.clock) }
  const writes = [...byPerson].map(([person, own]) => changeRowWrite(ctx, id, person, own, edit))
  try {
    await ctx.store.transact([...writes, whileIn(ctx, id, 'draft')])
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error
    if (error.at.includes(writes.length)) throw notADraft((await readRoster(ctx, id)).state)
    await allThere(ctx, id, byPerson)
  }
  return shown(ctx, id, byPerson)
}

function checkCells(changes: readonly Change[], { people, posts, from, to }: RosterRecord, shifts: readonly Shift[]): void {
  const wrong = changes.flatMap(({ person, date, cell }, at): FaultDetail[] => {
    const read = cell === null ? null : readCell(cell)
    const shift = read && shifts.find(({ id }) => id === read.shift)
    const good = people.includes(person) && date >= from && date <= to && (read === null || (posts.includes(read.post) && shift && shift.from <= date && (shift.to === null || shift.to >= date)))
    return good ? [] : [{ where: `changes.${at}`, say: { zh: `${date} 的格子`, en: `the cell of ${date}` } }]
  })
  if (wrong.length > 0) throw cellUnknown(wrong.slice(0, 50))
}

async function shown(ctx: Ctx, id: RosterId, byPerson: ReadonlyMap<RosterRecord['people'][number], unknown>): Promise<EditedRows> {
  const rows = await findRows(ctx, id, [...byPerson.keys()], { consistent: true })
  return { rows: rows.map((row) => showRow(ctx, row)) }
}
