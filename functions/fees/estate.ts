import type { Ctx } from '../context.ts'
import { getBuilding } from '../estates/get-building.ts'
import { getUnitRecord } from '../estates/get-unit-record.ts'
import { ownerOf, type UnitRecord } from '../estates/records.ts'
import { listBuildingsOf } from '../estates/list-buildings-of.ts'
import { listCommunities } from '../estates/list-communities.ts'
import { unitsOfBuilding } from '../estates/units-of-building.ts'
import type { Building } from '../estates/model.ts'
import { type Fault, refused, unknown } from '../faults.ts'
import type { CommunityId, UnitId } from '../ids.ts'
import type { Household } from './account-items.ts'
import type { Payable } from './price-bill.ts'

/** What fees read of the estates; everything else about a household is none of their business. */
export async function communityOf(ctx: Ctx, id: CommunityId): Promise<{ id: CommunityId; name: string }> {
  const found = (await listCommunities(ctx)).items.find((community) => community.id === id)
  if (!found) throw unknown(`community ${id}`)
  return { id, name: found.name }
}

/** The households of a community, building by building in their order, rooms in the order people count them. */
export async function payablesOf(ctx: Ctx, community: CommunityId, bounds: { atOnce: number; unitsMax: number }): Promise<Payable[][]> {
  const buildings = await listBuildingsOf(ctx, community)
  const found: Payable[][] = buildings.map(() => [])
  let units = 0
  const queue = buildings.entries()
  const lane = async (): Promise<void> => {
    for (const [at, building] of queue) {
      for await (const unit of unitsOfBuilding(ctx, building.id)) {
        units += 1
        if (units > bounds.unitsMax) throw tooManyUnits(bounds.unitsMax)
        found[at]!.push(payableOf(unit, building))
      }
    }
  }
  await Promise.all(Array.from({ length: bounds.atOnce }, lane))
  return found
}

/** The labels of a household's account: where it is and who pays. */
export async function householdOf(ctx: Ctx, id: UnitId): Promise<Household> {
  const unit = await getUnitRecord(ctx, id)
  const building = await getBuilding(ctx, unit.building)
  return { unit: id, building: unit.building, buildingName: building.name, room: unit.room, name: ownerOf(unit) }
}

/** One household, for a bill of its own. */
export async function payableOfUnit(ctx: Ctx, id: UnitId): Promise<Payable & { readonly community: CommunityId; readonly communityName: string }> {
  const unit = await getUnitRecord(ctx, id)
  const [building, { id: community, name: communityName }] = await Promise.all([getBuilding(ctx, unit.building), communityOf(ctx, unit.community)])
  return { ...payableOf(unit, building), community, communityName }
}

function payableOf(unit: UnitRecord, building: Building): Payable {
  return {
    unit: unit.id,
    building: unit.building,
    buildingName: building.name,
    buildingType: building.type,
    room: unit.room,
    use: unit.use,
    payer: ownerOf(unit) || null,
    area: unit.area || null,
    occupiedFrom: unit.occupiedFrom,
    occupiedTo: unit.occupiedTo,
  }
}

const tooManyUnits = (unitsMax: number): Fault =>
  refused('too-many-units', { zh: `一个小区最多 ${unitsMax} 户一起出账，没有保存。请把小区拆分后再预览。`, en: `At most ${unitsMax} households of a community are billed together. Nothing was saved. Split the community.` })
