import type { Ctx } from '../context.ts'
import { listCommunities } from '../estates/list-communities.ts'
import type { FacilityId } from '../ids.ts'
import { allFacilities } from './items.ts'

export type FacilityNames = { readonly facilityName: string; readonly place: string; readonly communityName: string }

/** Of every facility, also one that is closed: for lists of what hangs on them. */
export async function namesOfFacilities(ctx: Ctx): Promise<ReadonlyMap<FacilityId, FacilityNames>> {
  const [facilities, communities] = await Promise.all([allFacilities(ctx), listCommunities(ctx)])
  const names = new Map(communities.items.map(({ id, name }) => [id, name]))
  return new Map(facilities.map(({ id, name, place, community }) => [id, { facilityName: name, place, communityName: names.get(community) ?? '' }]))
}
