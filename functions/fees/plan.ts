import type { FeeItemId } from '../ids.ts'
import { sum } from '../money.ts'
import type { Payable, Priced, PricedLine } from './price-bill.ts'
import type { PlannedBill, PlannedRefusal, RunHeader } from './run-items.ts'
import type { Refusal } from './run-model.ts'

export type Verdict = { readonly unit: Payable; readonly priced: Priced }
export type Totals = Pick<RunHeader, 'units' | 'bills' | 'totalFen' | 'items' | 'buildings' | 'refused'>
export type Plan = { readonly bills: readonly PlannedBill[]; readonly refused: readonly PlannedRefusal[]; readonly totals: Totals }

/** Verdicts, in the order of buildings and rooms, as a plan: bills, refused units, and sums that equal their parts. */
export function planOf(verdicts: readonly Verdict[]): Plan {
  const bills: PlannedBill[] = []
  const refused: PlannedRefusal[] = []
  for (const { unit, priced } of verdicts) {
    const place = { unit: unit.unit, building: unit.building, buildingName: unit.buildingName, room: unit.room }
    if ('refused' in priced) refused.push({ ...place, reason: priced.refused })
    else bills.push({ ...place, name: unit.payer!, area: unit.area, amountFen: priced.totalFen, lines: priced.lines })
  }
  const totals = { units: verdicts.length, bills: bills.length, totalFen: sum(bills.map((bill) => bill.amountFen)), items: itemSums(bills), buildings: buildingSums(bills), refused: countReasons(refused) }
  return { bills, refused, totals }
}

function itemSums(bills: readonly PlannedBill[]): Totals['items'] {
  const byItem = new Map<FeeItemId, PricedLine[]>()
  for (const line of bills.flatMap((bill) => bill.lines)) {
    const known = byItem.get(line.item)
    if (known) known.push(line)
    else byItem.set(line.item, [line])
  }
  return [...byItem].map(([item, lines]) => ({ item, name: lines[0]!.name, basis: lines[0]!.basis, lines: lines.length, totalFen: sum(lines.map((line) => line.amountFen)) }))
}

/** A building's bills stand together in the plan, so its place and count find its parts. */
function buildingSums(bills: readonly PlannedBill[]): Totals['buildings'] {
  const starts = bills.flatMap((bill, at) => (at === 0 || bills[at - 1]!.building !== bill.building ? [at] : []))
  return starts.map((first, at) => {
    const own = bills.slice(first, starts[at + 1] ?? bills.length)
    return { building: own[0]!.building, name: own[0]!.buildingName, first, bills: own.length, totalFen: sum(own.map((bill) => bill.amountFen)) }
  })
}

function countReasons(refused: readonly PlannedRefusal[]): Totals['refused'] {
  const counts: Partial<Record<Refusal, number>> = {}
  for (const { reason } of refused) counts[reason] = (counts[reason] ?? 0) + 1
  return counts
}
