import type { Ctx } from '../context.ts'
import { sortKeyOf } from '../estates/sort-key.ts'
import { placeAfter } from '../fees/page.ts'
import type { ParkingAreaId } from '../ids.ts'
import { sum } from '../money.ts'
import { spacesOf } from '../parking/hold-space.ts'
import { listAreaRules } from '../parking/list-areas.ts'
import { billedTerms } from '../permits/billed-terms.ts'
import { getParkingIncome } from './parking-income.ts'
import type { ListSpaceIncome, ParkingIncome, ParkingIncomeQuery, SpaceIncome, SpaceIncomePage } from './report-model.ts'

/**
 * Income of a month by space. A permit knows its space, so each space shows what its permits were billed for, and nothing when they
 * were not. A short stay knows its area only: those stand in one row an area, as what was paid, and are spread over no space.
 */
export async function listSpaceIncome(ctx: Ctx, { limit, after, ...query }: ListSpaceIncome): Promise<SpaceIncomePage> {
  const rows = await incomeBySpace(ctx, query)
  const from = placeAfter(after, rows.length)
  return { period: query.period, items: rows.slice(from, from + limit), next: from + limit < rows.length ? String(from + limit) : null, total: totalOf(rows) }
}

/** The same rows, all of them: area by area, its spaces as people count them, its short stays last. */
export async function incomeBySpace(ctx: Ctx, query: ParkingIncomeQuery): Promise<SpaceIncome[]> {
  const [areas, stays] = await Promise.all([listAreaRules(ctx), getParkingIncome(ctx, query)])
  const wanted = areas.filter(({ id }) => !query.area || id === query.area).toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const rows = await Promise.all(wanted.map(async (area) => [...(await rowsOfSpaces(ctx, area, query)), ...rowOfStays(area, stays)]))
  return rows.flat()
}

type Named = { readonly id: ParkingAreaId; readonly name: string }

async function rowsOfSpaces(ctx: Ctx, { id, name }: Named, { period }: ParkingIncomeQuery): Promise<SpaceIncome[]> {
  const [spaces, billed] = await Promise.all([spacesOf(ctx, id), billedTerms(ctx, id, period)])
  return spaces
    .map(({ id: space, number, kind }): SpaceIncome => {
      const own = billed.filter((term) => term.space === space)
      return { area: id, areaName: name, space: number, kind, permits: own.length, permitsFen: sum(own.map(({ amountFen }) => amountFen)), stays: 0, staysFen: 0 }
    })
    .toSorted((a, b) => (sortKeyOf(a.space!) < sortKeyOf(b.space!) ? -1 : 1))
}

function rowOfStays({ id, name }: Named, { rows }: ParkingIncome): SpaceIncome[] {
  const own = rows.filter(({ area }) => area === id)
  if (own.length === 0) return []
  return [{ area: id, areaName: name, space: null, kind: null, permits: 0, permitsFen: 0, stays: sum(own.map(({ stays }) => stays)), staysFen: sum(own.map(({ paidFen }) => paidFen)) }]
}

const totalOf = (rows: readonly SpaceIncome[]): SpaceIncomePage['total'] => {
  const of = (pick: (row: SpaceIncome) => number): number => sum(rows.map(pick))
  return { permits: of((row) => row.permits), permitsFen: of((row) => row.permitsFen), stays: of((row) => row.stays), staysFen: of((row) => row.staysFen) }
}
