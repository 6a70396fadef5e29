import type { Ctx } from '../context.ts'
import { allBuildings, allCommunities, type CommunityRecord } from './items.ts'
import type { Building, Community, CommunityList } from './model.ts'
import { inOrder } from './sort-key.ts'

/** All of them, with the number of their buildings and households. */
export async function listCommunities(ctx: Ctx): Promise<CommunityList> {
  const [communities, buildings] = await Promise.all([allCommunities(ctx), allBuildings(ctx)])
  return { items: inOrder(communities, ({ name }) => name).map((community) => showCommunity(community, buildings)), next: null }
}

export function showCommunity(community: CommunityRecord, buildings: readonly Building[]): Community {
  const { id, name, year, propertyRights, mode, address, point, version } = community
  const own = buildings.filter((building) => building.community === id)
  return { id, name, year, propertyRights, mode, address, point: point ?? null, version, buildings: own.length, units: own.reduce((sum, building) => sum + building.units, 0) }
}
