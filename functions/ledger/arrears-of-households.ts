import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import { listBuildings } from '../estates/list-buildings.ts'
import { listCommunities } from '../estates/list-communities.ts'
import { inOrder } from '../estates/sort-key.ts'
import { accountsOfBuilding } from '../fees/get-account.ts'
import { owedBy, owedInBuilding } from './arrears.ts'
import type { ArrearsBuilding, ArrearsFilter, ArrearsHousehold } from './shapes.ts'

/** Buildings read at the same time, one query each. */
const buildingsAtOnce = 8

export type Arrears = {
  readonly asOf: string
  readonly households: readonly ArrearsHousehold[]
  readonly buildings: readonly ArrearsBuilding[]
  /** The buildings looked at, with or without debts, in their order. */
  readonly order: readonly string[]
}

/**
 * Every household that owes something, in the order of buildings and rooms, and its sums by building. The one source of
 * the screen, its totals, its exports and the dashboard; it reads all accounts of the buildings asked for, never a part.
 */
export async function arrearsOfHouseholds(ctx: Ctx, filter: ArrearsFilter): Promise<Arrears> {
  const asOf = today(ctx.clock)
  const places = await placesOf(ctx, filter)
  const buildings: ArrearsBuilding[] = []
  const households: ArrearsHousehold[] = []
  for (let at = 0; at < places.length; at += buildingsAtOnce) {
    const some = places.slice(at, at + buildingsAtOnce)
    const accounts = await Promise.all(some.map(({ building }) => accountsOfBuilding(ctx, building)))
    for (const [index, place] of some.entries()) {
      const owing = accounts[index]!.flatMap((account) => owedBy(account, asOf) ?? []).filter((household) => matches(household, filter))
      if (owing.length === 0) continue
      households.push(...inOrder(owing, ({ room }) => room))
      buildings.push(owedInBuilding(place, owing))
    }
  }
  return { asOf, households, buildings, order: places.map(({ building }) => building) }
}

async function placesOf(ctx: Ctx, { community, building }: ArrearsFilter) {
  const [communities, all] = await Promise.all([listCommunities(ctx), listBuildings(ctx, community ? { community } : {})])
  const names = new Map(communities.items.map((one) => [one.id, one.name]))
  if (community && !names.has(community)) throw unknown('no such community')
  const wanted = all.items.filter((one) => building === undefined || one.id === building)
  if (building && wanted.length === 0) throw unknown('no such building')
  return wanted.map((one) => ({ building: one.id, community: one.community, name: one.name, communityName: names.get(one.community) ?? '' }))
}

const matches = (household: ArrearsHousehold, { age, search }: ArrearsFilter): boolean =>
  (!age || household.agesFen[age] > 0) && (!search || `${household.buildingName} ${household.room} ${household.name}`.toLowerCase().includes(search.toLowerCase()))
