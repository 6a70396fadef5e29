import type { Ctx } from '../context.ts'
import type { CommunityId, UnitId } from '../ids.ts'
import { allBuildings, unitsInOrder } from './items.ts'

const buildingsAtOnce = 8

/** In which community each household of the register lives; for sums, which name units only. */
export async function communitiesOfUnits(ctx: Ctx): Promise<ReadonlyMap<UnitId, CommunityId>> {
  const found = new Map<UnitId, CommunityId>()
  const queue = (await allBuildings(ctx)).values()
  const lane = async (): Promise<void> => {
    for (const { id, community } of queue) for await (const unit of unitsInOrder(ctx, id)) found.set(unit.id, community)
  }
  await Promise.all(Array.from({ length: buildingsAtOnce }, lane))
  return found
}
