import type { Ctx } from '../context.ts'
import type { CommunityId } from '../ids.ts'
import { allBuildings, allCommunities } from './items.ts'
import type { Building, BuildingList } from './model.ts'
import { inOrder } from './sort-key.ts'

/** All of them at once: a tenant has tens, at most some thousands. By community, then in the order people count them. */
export async function listBuildings(ctx: Ctx, { community }: { community?: CommunityId | undefined }): Promise<BuildingList> {
  const [communities, buildings] = await Promise.all([allCommunities(ctx), allBuildings(ctx)])
  const wanted = inOrder(communities, ({ name }) => name).filter(({ id }) => community === undefined || id === community)
  return { items: wanted.flatMap(({ id }) => inOrder(buildings.filter((building) => building.community === id), ({ name }) => name).map(showBuilding)), next: null }
}

/** Without the keys that the stored item carries. */
export const showBuilding = ({ id, community, name, type, typeText, floors, lift, year, units, version }: Building): Building => ({ id, community, name, type, typeText, floors, lift, year, units, version })
