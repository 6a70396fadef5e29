import * as z from 'zod'
import type { Ctx } from '../context.ts'
import { sortKeyOf } from '../estates/sort-key.ts'
import type { Say } from '../faults.ts'
import { BadCursor } from '../storage/store.ts'
import { ageNames, totalOwed } from './arrears.ts'
import { type Arrears, arrearsOfHouseholds } from './arrears-of-households.ts'
import { ageBuckets, type ArrearsHousehold, type ArrearsPage, type ListArrearsQuery } from './shapes.ts'

/** Who owes how much for how long, as of today: totals by age, by building, and a page of households. The totals are of all that match, not of the page. */
export async function listArrears(ctx: Ctx, query: ListArrearsQuery, lang: keyof Say): Promise<ArrearsPage> {
  const arrears = await arrearsOfHouseholds(ctx, query)
  const { asOf, households, buildings } = arrears
  const start = query.after === undefined ? 0 : placeAfter(query.after, arrears)
  const items = households.slice(start, start + query.limit)
  const { agesFen: _, ...total } = totalOwed(households)
  return {
    asOf,
    ages: agesOf(households, lang),
    total,
    buildings: [...buildings],
    items,
    next: start + items.length < households.length ? cursorOf(items.at(-1)!) : null,
  }
}

/** One row an age: what is open of it and from how many households. */
export function agesOf(households: readonly ArrearsHousehold[], lang: keyof Say): ArrearsPage['ages'] {
  const { agesFen } = totalOwed(households)
  return ageBuckets.map((age) => ({ age, name: ageNames[age][lang], openFen: agesFen[age], households: households.filter((household) => household.agesFen[age] > 0).length }))
}

/** Where a household stands in the list. Names its place and not a count, so the next page is right even when it has paid meanwhile. */
const cursorOf = ({ building, room, unit }: ArrearsHousehold): string => Buffer.from(JSON.stringify([building, sortKeyOf(room), unit])).toString('base64url')

function placeAfter(after: string, { households, order }: Arrears): number {
  const [building, key, unit] = readCursor(after)
  const seen = order.indexOf(building)
  if (seen < 0) throw new BadCursor()
  const at = households.findIndex((household) => {
    const rank = order.indexOf(household.building)
    const room = sortKeyOf(household.room)
    return rank > seen || (rank === seen && (room > key || (room === key && household.unit > unit)))
  })
  return at < 0 ? households.length : at
}

function readCursor(after: string): [string, string, string] {
  const read = z.tuple([z.string(), z.string(), z.string()]).safeParse(parseJson(Buffer.from(after, 'base64url').toString()))
  if (!read.success) throw new BadCursor()
  return read.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
