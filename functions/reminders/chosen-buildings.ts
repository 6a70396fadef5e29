import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import { listBuildingsOf } from '../estates/list-buildings-of.ts'
import type { Building } from '../estates/model.ts'
import type { BuildingId, CommunityId } from '../ids.ts'

/** The buildings that a run goes through, in the order of people. Throws unknown for a building of another community or tenant. */
export async function chosenBuildings(ctx: Ctx, { community, building }: { readonly community: CommunityId; readonly building?: BuildingId | undefined }): Promise<Building[]> {
  const all = await listBuildingsOf(ctx, community)
  const chosen = building === undefined ? all : all.filter(({ id }) => id === building)
  if (chosen.length === 0 && (building !== undefined || all.length === 0)) throw unknown('no such building in that community')
  return chosen
}
