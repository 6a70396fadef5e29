import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { BuildingId } from '../ids.ts'
import { sum } from '../money.ts'
import { type OpenBill, statusOf } from './account.ts'
import type { BillSummary, SummaryQuery } from './bill-model.ts'
import { accountsOfBuilding } from './get-account.ts'
import { partSize, readPartsDone, readRuns, type RunHeader } from './run-items.ts'
import { type SingleBill, singleBills } from './single-bill-items.ts'

/** A month's bills in sums: what the runs published, less what the households' accounts still hold open. */
export async function summarizeBills(ctx: Ctx, { period, community }: SummaryQuery): Promise<BillSummary> {
  const runs = (await readRuns(ctx, period)).filter((run) => run.firstNo !== undefined && (!community || run.community === community))
  const singles = (await singleBills(ctx, period)).filter((bill) => !community || bill.community === community)
  const published = [...(await Promise.all(runs.map((run) => publishedOf(ctx, run)))), ofSingles(singles)]
  const buildings = [...new Set([...runs.flatMap((run) => run.buildings.map(({ building }) => building)), ...singles.map(({ building }) => building)])]
  // Read after the markers: bills that were published in between are in neither sum.
  const open = (await openBillsOf(ctx, buildings, period)).filter((entry) => published.some((run) => run.has(Number(entry.no.slice(7)))))
  const day = today(ctx.clock)
  const counts = { open: 0, partial: 0, paid: 0, overdue: 0 }
  for (const entry of open) counts[statusOf(entry, entry.openFen, day) as 'open' | 'partial' | 'overdue'] += 1
  const bills = sum(published.map((run) => run.bills))
  const billedFen = sum(published.map((run) => run.fen))
  const openFen = sum(open.map((entry) => entry.openFen))
  const overdueFen = sum(open.filter((entry) => statusOf(entry, entry.openFen, day) === 'overdue').map((entry) => entry.openFen))
  return { period, bills, billedFen, paidFen: billedFen - openFen, openFen, overdueFen, counts: { ...counts, paid: bills - open.length } }
}

type Published = { readonly bills: number; readonly fen: number; /** Whether the bill of that number in the month is one of them. */ readonly has: (no: number) => boolean }

async function publishedOf(ctx: Ctx, run: RunHeader): Promise<Published> {
  const placeOf = (no: number): number => no - run.firstNo!
  if (run.state === 'published') return { bills: run.billsDone!, fen: run.fenDone!, has: (no) => placeOf(no) >= 0 && placeOf(no) < run.bills }
  const done = await readPartsDone(ctx, run.id)
  const parts = new Set(done.map(({ part }) => part))
  return { bills: sum(done.map((part) => part.bills)), fen: sum(done.map((part) => part.fen)), has: (no) => placeOf(no) >= 0 && parts.has(Math.floor(placeOf(no) / partSize(run)) + 1) }
}

function ofSingles(bills: readonly SingleBill[]): Published {
  const numbers = new Set(bills.map(({ no }) => no))
  return { bills: bills.length, fen: sum(bills.map(({ amountFen }) => amountFen)), has: (no) => numbers.has(no) }
}

/** Buildings read at the same time. */
const atOnce = 8

async function openBillsOf(ctx: Ctx, buildings: readonly BuildingId[], period: string): Promise<OpenBill[]> {
  const open: OpenBill[] = []
  const queue = buildings.values()
  const lane = async (): Promise<void> => {
    for (const building of queue) {
      for (const account of await accountsOfBuilding(ctx, building)) open.push(...account.open.filter((entry) => entry.period === period))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  return open
}
