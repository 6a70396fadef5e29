import type { Ctx } from '../context.ts'
import { conflict } from '../faults.ts'
import type { ResidentId, UnitId } from '../ids.ts'
import { countUnits, findUnit, readBuilding, type StoredUnit, unitsInOrder, unitWrites } from './items.ts'
import type { Building, CreateUnit, Unit } from './model.ts'
import { naturalId } from './natural-id.ts'
import { ownersOf } from './records.ts'
import { showUnit } from './show-unit.ts'
import { sortKeyOf } from './sort-key.ts'
import { inOrderOfDates } from './occupied-dates.ts'
import { writeOver } from './write-over.ts'

/** A household by its building and room. The same once more answers the same one; the room with other facts is a conflict. */
export async function createUnit(ctx: Ctx, input: CreateUnit): Promise<Unit> {
  inOrderOfDates(input)
  const building = await readBuilding(ctx, input.building)
  const named = await unitOfRoom(ctx, building, input.room)
  if (named) {
    if (!isSame(named, input)) throw roomTaken(input.room)
    return showUnit(ctx, named, building)
  }
  const { owners, ...facts } = input
  const unit: StoredUnit = {
    ...facts,
    id: await freeUnitId(ctx, building, input.room),
    community: building.community,
    sortKey: sortKeyOf(input.room),
    residents: owners.map(({ name, phone }) => ({ id: ctx.ids.short() as ResidentId, name, kind: 'owner' as const, phone })),
    version: 1,
  }
  await writeOver(ctx, [...unitWrites(ctx, unit), countUnits(ctx, building.id, 1)])
  return showUnit(ctx, unit, building)
}

/** The first id of the room; a household whose room was renumbered keeps its id, and the next of that room takes the next one. */
export const unitIdOf = (building: Building['id'], room: string, turn = 0): UnitId => (turn === 0 ? naturalId(12, 'unit', building, room) : naturalId(12, 'unit', building, room, turn)) as UnitId

async function freeUnitId(ctx: Ctx, building: Building, room: string): Promise<UnitId> {
  for (let turn = 0; ; turn += 1) {
    const id = unitIdOf(building.id, room, turn)
    if (!(await findUnit(ctx, id))) return id
  }
}

/** Usually under its first id; else the building is searched, since a household may have been renumbered. */
export async function unitOfRoom(ctx: Ctx, building: Building, room: string): Promise<StoredUnit | undefined> {
  const likely = await findUnit(ctx, unitIdOf(building.id, room))
  if (likely?.room === room) return likely
  for await (const unit of unitsInOrder(ctx, building.id)) if (unit.room === room) return unit
  return undefined
}

function isSame(there: StoredUnit, { owners, ...facts }: CreateUnit): boolean {
  const known = ownersOf(there).map(({ name, phone }) => ({ name, phone }))
  return (Object.keys(facts) as (keyof typeof facts)[]).every((field) => there[field] === facts[field]) && JSON.stringify(known) === JSON.stringify(owners)
}

export const roomTaken = (room: string) =>
  conflict('room-taken', { zh: `这个楼栋已有房号“${room}”，没有保存。请核对房号，或打开已有的住户修改。`, en: `This building already has a room “${room}”. Nothing was saved. Check the room, or change the existing household.` })
