import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { RunId } from '../ids.ts'
import { planOfMonth } from './plan-of-month.ts'
import type { PricedLine } from './price-bill.ts'
import { partsOf, type PlannedBill, readParts, readRun } from './run-items.ts'
import type { RunChanges } from './run-model.ts'

/**
 * What a preview of this month would show otherwise if it were made now: a draft publishes what it showed, however old, so whoever
 * publishes is told what has changed since. Bill by bill: another payer, area, price or line counts, and who has been billed meanwhile
 * or comes new. Of a run that is no draft nothing can change any more.
 */
export async function compareBillingRun(ctx: Ctx, id: RunId): Promise<RunChanges> {
  const run = await readRun(ctx, id)
  if (!run) throw unknown(`run ${id}`)
  if (run.state !== 'draft') return { changed: 0, added: 0, dropped: 0, nowFen: run.totalFen, examples: [] }
  const [plan, parts] = await Promise.all([planOfMonth(ctx, run), readParts(ctx, run, 1, Math.max(1, partsOf(run)))])
  const before = new Map(parts.flatMap(({ bills }) => bills).map((bill) => [bill.unit, bill]))
  const now = new Map(plan.bills.map((bill) => [bill.unit, bill]))
  const changed = [...before.values()].filter((bill) => now.has(bill.unit) && !isSame(bill, now.get(bill.unit)!))
  const dropped = [...before.values()].filter(({ unit }) => !now.has(unit))
  const added = plan.bills.filter(({ unit }) => !before.has(unit))
  const examples = [...changed, ...dropped, ...added].slice(0, examplesMax).map(({ unit, buildingName, room }) => ({ unit, buildingName, room, beforeFen: before.get(unit)?.amountFen ?? null, nowFen: now.get(unit)?.amountFen ?? null }))
  return { changed: changed.length, added: added.length, dropped: dropped.length, nowFen: plan.totals.totalFen, examples }
}

const examplesMax = 10

const isSame = (a: PlannedBill, b: PlannedBill): boolean => JSON.stringify(printed(a)) === JSON.stringify(printed(b))

/** What stands on the bill; field by field, since the table gives maps back in any order. */
const printed = ({ name, area, buildingName, room, amountFen, lines }: PlannedBill) => [name, area, buildingName, room, amountFen, ...lines.map(printedLine)]
const printedLine = ({ item, version, name, basis, fund, area, price, days, daysOfMonth, amountFen }: PricedLine) => [item, version, name.zh, name.en, basis, fund, area, price, days, daysOfMonth, amountFen]
