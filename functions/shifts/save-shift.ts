import { isDeepStrictEqual } from 'node:util'
import { recordChange } from '../audit/record-change.ts'
import { valuesOf } from '../audit/model.ts'
import type { Ctx } from '../context.ts'
import { changed, changedMeanwhile } from '../estates/write-over.ts'
import { unknown } from '../faults.ts'
import type { ShiftId } from '../ids.ts'
import { isWellSplit } from '../rosters/rules/shift-parts.ts'
import type { Shift } from '../rosters/sheet-model.ts'
import { held } from '../storage/cancelled.ts'
import { allShifts, findShift, hashOf, putShift } from './items.ts'
import { type ChangeShift, type CreateShift, rosterShiftsMax, type ShiftRecord } from './model.ts'
import { showShift } from './read-shifts.ts'
import { breakOutside, breakTooLong, datesTurned, otherShift, shiftsFull } from './words.ts'

/** The client's id makes a retry the same shift. Throws `invalid`, `refused` above the bound, `conflict` for the same id with other content. */
export async function createShift(ctx: Ctx, input: CreateShift): Promise<Shift> {
  const shift: ShiftRecord = { ...input, version: 1, sent: hashOf(input) }
  check(shift)
  if ((await allShifts(ctx)).filter(({ id }) => id !== input.id).length >= rosterShiftsMax) throw shiftsFull(rosterShiftsMax)
  const made = recordChange(ctx, async () => ({ writes: [putShift(ctx, shift)], act: 'roster-shift.created', subject: shift.id, detail: { name: shift.name }, answer: undefined }))
  if (await held(made)) return showShift(shift)
  const known = await findShift(ctx, input.id)
  if (known?.sent !== shift.sent) throw otherShift()
  return showShift(known)
}

/** What was published keeps the times under which it was told. Throws `unknown`, `invalid`, and a conflict over another version. */
export async function changeShift(ctx: Ctx, id: ShiftId, { version, ...change }: ChangeShift): Promise<Shift> {
  const before = await findShift(ctx, id)
  if (!before) throw unknown(`shift ${id}`)
  const fields = (Object.keys(change) as (keyof typeof change)[]).filter((field) => change[field] !== undefined && !isDeepStrictEqual(before[field], change[field])).toSorted()
  if (fields.length === 0) return showShift(before)
  const after = changed(before, version, change)
  check(after)
  const made = recordChange(ctx, async () => ({ writes: [putShift(ctx, after)], act: 'roster-shift.changed', subject: id, detail: valuesOf(after, fields), before: valuesOf(before, fields), answer: undefined }))
  if (!(await held(made))) throw changedMeanwhile()
  return showShift(after)
}

function check(shift: ShiftRecord): void {
  const { from, to, spanMinutes, breakMinutes } = shift
  if (to !== null && to < from) throw datesTurned()
  if (breakMinutes >= spanMinutes) throw breakTooLong()
  if (!isWellSplit(shift)) throw breakOutside()
}
