import type { Ctx } from '../context.ts'
import { refused, unknown } from '../faults.ts'
import { listBuildingsOf } from '../estates/list-buildings-of.ts'
import type { Building } from '../estates/model.ts'
import type { BuildingId, CommunityId } from '../ids.ts'

const unitsMax = 20_000

/** The buildings that a run goes through, in the order of people. Throws unknown for a building of another community or tenant, refused above 20,000 households. */
export async function chosenBuildings(ctx: Ctx, { community, building }: { readonly community: CommunityId; readonly building?: BuildingId | undefined }): Promise<Building[]> {
  const all = await listBuildingsOf(ctx, community)
  const chosen = building === undefined ? all : all.filter(({ id }) => id === building)
  if (chosen.length === 0 && (building !== undefined || all.length === 0)) throw unknown('no such building in that community')
  if (chosen.reduce((units, one) => units + one.units, 0) > unitsMax) throw tooMany()
  return chosen
}

const tooMany = () => refused('too-many-units', { zh: `一次最多核对 ${unitsMax} 户，没有发送。请按楼栋分次提醒。`, en: `At most ${unitsMax} households are looked at together. Nothing was sent. Remind building by building.` })
