import type { Ctx } from '../context.ts'
import { listCommunities } from '../estates/list-communities.ts'
import { inOrder } from '../estates/sort-key.ts'
import { placeAfter } from '../fees/page.ts'
import { allFacilities } from './items.ts'
import type { FacilityPage, FacilityState, ListFacilities } from './model.ts'
import { showFacility } from './read-facility.ts'

/** Those in use first, each state in the order of names. */
export async function listFacilities(ctx: Ctx, { community, kind, state, limit, after }: ListFacilities): Promise<FacilityPage> {
  const [all, communities] = await Promise.all([allFacilities(ctx), listCommunities(ctx)])
  const names = new Map(communities.items.map(({ id, name }) => [id, name]))
  const wanted = inOrder(all, ({ name }) => name)
    .filter((facility) => (!community || facility.community === community) && (!kind || facility.kind === kind) && (!state || facility.state === state))
    .toSorted((a, b) => rank(a.state) - rank(b.state))
  const start = placeAfter(after, wanted.length)
  const end = start + limit
  return { items: wanted.slice(start, end).map((facility) => showFacility(facility, names.get(facility.community) ?? '')), next: end < wanted.length ? String(end) : null }
}

const rank = (state: FacilityState): number => (['active', 'paused', 'planned', 'closed'] as const).indexOf(state)
