import type { Ctx } from '../context.ts'
import { conflict, refused } from '../faults.ts'
import type { BuildingId } from '../ids.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { allBuildings, buildingsMax, putBuilding, readCommunity } from './items.ts'
import { showBuilding } from './list-buildings.ts'
import type { Building, CreateBuilding } from './model.ts'
import { naturalId } from './natural-id.ts'

/** A building by its name within its community. The same once more answers the same one. */
export async function createBuilding(ctx: Ctx, input: CreateBuilding): Promise<Building> {
  await readCommunity(ctx, input.community)
  const all = await allBuildings(ctx)
  const wanted = { ...input, lift: input.lift ?? input.type === 'lift' }
  const named = all.find(({ community, name }) => community === input.community && name === input.name)
  if (named) return sameOrConflict(named, wanted)
  if (all.length >= buildingsMax) throw tooManyBuildings()
  const building: Building = { id: freeBuildingId(all, input), ...wanted, units: 0, version: 1 }
  try {
    await ctx.store.write(putBuilding(ctx, building))
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error
    return sameOrConflict(error.items[0] as Building, wanted)
  }
  return building
}

/** Follows from community and name; where a renamed building holds that id, the next one. */
export function freeBuildingId(all: readonly Building[], { community, name }: Pick<Building, 'community' | 'name'>): BuildingId {
  const taken = (id: string): boolean => all.some((building) => building.id === id)
  let id = naturalId(12, 'building', community, name) as BuildingId
  for (let turn = 1; taken(id); turn += 1) id = naturalId(12, 'building', community, name, turn) as BuildingId
  return id
}

function sameOrConflict(there: Building, wanted: CreateBuilding): Building {
  if ((Object.keys(wanted) as (keyof CreateBuilding)[]).some((field) => there[field] !== wanted[field])) throw buildingTaken(wanted.name)
  return showBuilding(there)
}

export const buildingTaken = (name: string) =>
  conflict('name-taken', { zh: `这个小区已有楼栋“${name}”，没有保存。请换一个名称，或打开已有的楼栋修改。`, en: `This community already has a building “${name}”. Nothing was saved. Choose another name, or change the existing one.` })

/** Lists read all of them, so one more would shut every list. */
export const tooManyBuildings = () =>
  refused('too-many-buildings', { zh: `楼栋总数不能超过 ${buildingsMax} 个，没有保存。请检查“楼栋”一栏是否填成了房号。`, en: `There may be ${buildingsMax} buildings at most. Nothing was saved. Check whether rooms were entered as buildings.` })
