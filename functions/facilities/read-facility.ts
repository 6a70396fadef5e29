import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import { communityOf } from '../fees/estate.ts'
import type { FacilityId } from '../ids.ts'
import { findFacility, type FacilityRecord } from './items.ts'
import { type Facility, fundOfOwnership } from './model.ts'

/** A facility with its fund and state, for whoever earns with it. Throws `unknown`. */
export async function readFacility(ctx: Ctx, id: FacilityId): Promise<Facility> {
  const facility = await findFacility(ctx, id)
  if (!facility) throw unknown(`facility ${id}`)
  return showFacility(facility, (await communityOf(ctx, facility.community)).name)
}

export function showFacility(facility: FacilityRecord, communityName: string): Facility {
  const { id, name, kind, community, place, ownership, decision, operator, meter, photos, note, state, booking = null, version } = facility
  return { id, name, kind, community, communityName, place, ownership, fund: fundOfOwnership(ownership), decision, operator, meter, photos: [...photos], note, state, booking, version }
}
