import type { Ctx } from '../context.ts'
import type { CommunityId } from '../ids.ts'
import { allBuildings } from './items.ts'
import type { Building } from './model.ts'
import { inOrder } from './sort-key.ts'

/** The buildings of a community in the order people count them: 3幢 before 10幢. */
export async function listBuildingsOf(ctx: Ctx, community: CommunityId): Promise<Building[]> {
  const buildings = await allBuildings(ctx)
  return inOrder(buildings.filter((building) => building.community === community), ({ name }) => name)
}
