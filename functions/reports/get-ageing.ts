import type { Ctx } from '../context.ts'
import type { Say } from '../faults.ts'
import { arrearsOfHouseholds } from '../ledger/arrears-of-households.ts'
import { totalOwed } from '../ledger/arrears.ts'
import { agesOf } from '../ledger/list-arrears.ts'
import { ageBuckets, type Ages, type ArrearsBuilding } from '../ledger/shapes.ts'
import type { Ageing } from './model.ts'

/** What households owe by how long it is due, by building and community; the same pass as the list of arrears, so the sums are its own. */
export async function getAgeing(ctx: Ctx, lang: keyof Say): Promise<Ageing> {
  const { asOf, households, buildings } = await arrearsOfHouseholds(ctx, {})
  const { bills: _, ...total } = totalOwed(households)
  const communities = [...new Set(buildings.map(({ community }) => community))].map((community) => {
    const own = buildings.filter((building) => building.community === community)
    return { community, name: own[0]!.communityName, ...addUp(own), buildings: own.map(({ communityName: __, community: ___, ...building }) => building) }
  })
  return { asOf, ages: agesOf(households, lang), communities, total }
}

function addUp(buildings: readonly ArrearsBuilding[]) {
  const add = (of: (building: ArrearsBuilding) => number): number => buildings.reduce((total, building) => total + of(building), 0)
  return {
    households: add(({ households }) => households),
    openFen: add(({ openFen }) => openFen),
    overdueFen: add(({ overdueFen }) => overdueFen),
    creditFen: add(({ creditFen }) => creditFen),
    agesFen: Object.fromEntries(ageBuckets.map((age) => [age, add(({ agesFen }) => agesFen[age])])) as Ages,
  }
}
