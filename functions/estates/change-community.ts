import type { Ctx } from '../context.ts'
import type { CommunityId } from '../ids.ts'
import { allBuildings, allCommunities, putCommunity, readCommunity } from './items.ts'
import { nameTaken } from './create-community.ts'
import { showCommunity } from './list-communities.ts'
import type { ChangeCommunity, Community } from './model.ts'
import { changed, writeOver } from './write-over.ts'

/** Throws a conflict when another change came between, and when the name is another community's. */
export async function changeCommunity(ctx: Ctx, { community, version, ...change }: ChangeCommunity & { community: CommunityId }): Promise<Community> {
  const before = await readCommunity(ctx, community)
  const after = changed(before, version, change)
  if (after.name !== before.name && (await allCommunities(ctx)).some(({ name }) => name === after.name)) throw nameTaken(after.name)
  await writeOver(ctx, [putCommunity(ctx, after)])
  return showCommunity(after, await allBuildings(ctx))
}
