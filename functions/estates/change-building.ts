import type { Ctx } from '../context.ts'
import type { BuildingId } from '../ids.ts'
import { buildingTaken } from './create-building.ts'
import { allBuildings, describeBuilding, readBuilding } from './items.ts'
import { showBuilding } from './list-buildings.ts'
import type { Building, ChangeBuilding } from './model.ts'
import { changed, writeOver } from './write-over.ts'

/** Throws a conflict when another change came between, and when the name is another building's of the community. */
export async function changeBuilding(ctx: Ctx, { building, version, ...change }: ChangeBuilding & { building: BuildingId }): Promise<Building> {
  const before = await readBuilding(ctx, building)
  const after = changed(before, version, change)
  const taken = after.name !== before.name && (await allBuildings(ctx)).some(({ community, name }) => community === after.community && name === after.name)
  if (taken) throw buildingTaken(after.name)
  await writeOver(ctx, [describeBuilding(ctx, after)])
  return showBuilding(await readBuilding(ctx, building))
}
