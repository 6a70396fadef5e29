import type { Ctx } from '../context.ts'
import { invalid, type Say } from '../faults.ts'
import { ageNames, totalOwed } from './arrears.ts'
import { arrearsOfHouseholds } from './arrears-of-households.ts'
import { ageBuckets, type ArrearsHousehold, type ArrearsPage, type ListArrearsQuery } from './shapes.ts'

/** Who owes how much for how long, as of today: totals by age, by building, and a page of households. The totals are of all that match, not of the page. */
export async function listArrears(ctx: Ctx, query: ListArrearsQuery, lang: keyof Say): Promise<ArrearsPage> {
  const { asOf, households, buildings } = await arrearsOfHouseholds(ctx, query)
  const start = query.after === undefined ? 0 : placeAfter(query.after, households)
  const items = households.slice(start, start + query.limit)
  const { agesFen: _, ...total } = totalOwed(households)
  return {
    asOf,
    ages: agesOf(households, lang),
    total,
    buildings: [...buildings],
    items,
    next: start + items.length < households.length ? items.at(-1)!.unit : null,
  }
}

/** One row an age: what is open of it and from how many households. */
export function agesOf(households: readonly ArrearsHousehold[], lang: keyof Say): ArrearsPage['ages'] {
  const { agesFen } = totalOwed(households)
  return ageBuckets.map((age) => ({ age, name: ageNames[age][lang], openFen: agesFen[age], households: households.filter((household) => household.agesFen[age] > 0).length }))
}

/** The cursor is a household; one that has paid meanwhile has left the list, and the list is to be opened anew. */
function placeAfter(after: string, households: readonly ArrearsHousehold[]): number {
  const at = households.findIndex((household) => household.unit === after)
  if (at < 0) throw invalid('bad-cursor', { zh: '名单已有变化，请从第一页重新打开。', en: 'The list has changed. Open it from its first page.' })
  return at + 1
}
