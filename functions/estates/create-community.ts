import { isDeepStrictEqual } from 'node:util'
import type { Ctx } from '../context.ts'
import { conflict, refused } from '../faults.ts'
import type { CommunityId } from '../ids.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { allBuildings, allCommunities, communitiesMax, type CommunityRecord, putCommunity } from './items.ts'
import { showCommunity } from './list-communities.ts'
import type { Community, CreateCommunity } from './model.ts'
import { naturalId } from './natural-id.ts'

/** A community by its name. The same once more answers the same one; the same name with other facts is a conflict. */
export async function createCommunity(ctx: Ctx, input: CreateCommunity): Promise<Community> {
  const all = await allCommunities(ctx)
  const named = all.find(({ name }) => name === input.name)
  if (named) return sameOrConflict(ctx, named, input)
  if (all.length >= communitiesMax) throw tooManyCommunities()
  // A community that was renamed keeps its id; the next of its old name then takes the next id.
  const taken = (id: string): boolean => all.some((community) => community.id === id)
  let id = naturalId(12, 'community', ctx.tenant, input.name) as CommunityId
  for (let turn = 1; taken(id); turn += 1) id = naturalId(12, 'community', ctx.tenant, input.name, turn) as CommunityId
  try {
    await ctx.store.write(putCommunity(ctx, { id, ...input, version: 1 }))
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error
    return sameOrConflict(ctx, error.items[0] as CommunityRecord, input)
  }
  return showCommunity({ id, ...input, version: 1 }, [])
}

async function sameOrConflict(ctx: Ctx, there: CommunityRecord, input: CreateCommunity): Promise<Community> {
  if ((Object.keys(input) as (keyof CreateCommunity)[]).some((field) => !isDeepStrictEqual(there[field] ?? null, input[field]))) throw nameTaken(input.name)
  return showCommunity(there, await allBuildings(ctx))
}

export const nameTaken = (name: string) =>
  conflict('name-taken', { zh: `已有名为“${name}”的小区，没有保存。请换一个名称，或打开已有的小区修改。`, en: `There is a community called “${name}” already. Nothing was saved. Choose another name, or change the existing one.` })

/** Lists read all of them, so one more would shut every list. */
const tooManyCommunities = () =>
  refused('too-many-communities', { zh: `小区已达 ${communitiesMax} 个上限，没有保存。`, en: `There are ${communitiesMax} communities already, the most there may be. Nothing was saved.` })
