import type { Ctx } from '../context.ts'
import type { UnitId } from '../ids.ts'
import { roomTaken, unitOfRoom } from './create-unit.ts'
import { readBuilding, readUnit, type StoredUnit, unitWrites } from './items.ts'
import type { Unit, UpdateUnit } from './model.ts'
import { inOrderOfDates } from './occupied-dates.ts'
import { showUnit } from './show-unit.ts'
import { sortKeyOf } from './sort-key.ts'
import { changed, writeOver } from './write-over.ts'

/** Throws a conflict when another change came between, and when the room is another household's. */
export async function updateUnit(ctx: Ctx, { unit: id, version, ...change }: UpdateUnit & { unit: UnitId }): Promise<Unit> {
  const before = await readUnit(ctx, id)
  const building = await readBuilding(ctx, before.building)
  const facts = changed(before, version, change)
  const after: StoredUnit = { ...facts, sortKey: sortKeyOf(facts.room) }
  inOrderOfDates(after)
  if (after.room !== before.room && (await unitOfRoom(ctx, building, after.room))) throw roomTaken(after.room)
  await writeOver(ctx, unitWrites(ctx, after, before))
  return showUnit(ctx, after, building)
}
