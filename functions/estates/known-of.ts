import type { Ctx } from '../context.ts'
import type { BuildingId } from '../ids.ts'
import { allBuildings, type CommunityRecord, unitsInOrder } from './items.ts'
import type { Known } from './judge-rows.ts'
import type { UnitRecord } from './records.ts'

/** Buildings read side by side: enough to be quick, few enough not to be throttled. */
const lanes = 10

/** Everything that is registered in a community, for rows to be judged by. */
export async function knownOf(ctx: Ctx, community: CommunityRecord): Promise<Known> {
  const all = await allBuildings(ctx)
  const buildings = all.filter((building) => building.community === community.id)
  const units = new Map<BuildingId, UnitRecord[]>()
  const waiting = buildings.map(({ id }) => id)
  const lane = async (): Promise<void> => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      const list: UnitRecord[] = []
      for await (const unit of unitsInOrder(ctx, id)) list.push(unit)
      units.set(id, list)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return { community: { id: community.id, name: community.name }, allBuildings: all, buildings, units }
}
