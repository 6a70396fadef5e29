import { type Period, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { BillId, BuildingId, RunId, UnitId } from '../ids.ts'
import { BadCursor } from '../storage/store.ts'
import { type Account, statusOf } from './account.ts'
import { accountsOfBuilding } from './get-account.ts'
import { readBillCredits, readRunCredits } from './bill-credit-items.ts'
import { type PublishedBill, readBillsOfUnit } from './bill-items.ts'
import { type BillFilter, billIdOf, billNo, type BillRow } from './bill-model.ts'
import { placeAfter } from './page.ts'
import { runId } from './run-model.ts'
import { type SingleBill, walkSingleBills } from './single-bill-items.ts'
import { type Place, type WalkedBill, walkBills } from './walk-bills.ts'

/** A row and where to go on behind it. */
export type RowAt = { readonly row: BillRow; readonly after: string }

/**
 * The bills that a filter lets through, one by one in the order of lists. The screen, the export and the summary all
 * read here, so they cannot differ. A resident sees the bills of the own units only.
 */
export async function* billRows(ctx: Ctx, filter: BillFilter, after?: string): AsyncGenerator<RowAt> {
  const accounts = accountsByBuilding(ctx)
  const credits = creditsOf(ctx, filter)
  const day = today(ctx.clock)
  for await (const { bill, next } of candidates(ctx, filter, after)) {
    if (!matches(bill, filter)) continue
    const account = (await accounts(bill.building)).get(bill.unit)
    const openFen = account ? openFenOf(account, bill.id) : 0
    const creditFen = openFen < bill.amountFen ? creditOf(bill, openFen, await credits(bill)) : 0
    const row: BillRow = { ...bill, openFen, creditFen, status: statusOf(bill, openFen, day) }
    if (!filter.status || row.status === filter.status) yield { row, after: next }
  }
}

type Candidate = { readonly bill: Omit<BillRow, 'openFen' | 'creditFen' | 'status'>; readonly next: string }

async function* candidates(ctx: Ctx, filter: BillFilter, after: string | undefined): AsyncGenerator<Candidate> {
  const units = unitsOf(ctx, filter)
  if (!units) {
    yield* ofAll(ctx, filter, after)
    return
  }
  const bills = (await Promise.all(units.map((unit) => readBillsOfUnit(ctx, unit, filter.period)))).flat()
  const from = placeAfter(after, bills.length)
  for (const [at, bill] of bills.slice(from).entries()) {
    if ((!filter.building || bill.building === filter.building) && (!filter.community || bill.community === filter.community)) yield { bill: fromBill(bill), next: String(from + at + 1) }
  }
}

/** The bills of runs and those outside them, month by month; within a month the runs' first. */
async function* ofAll(ctx: Ctx, filter: BillFilter, after: string | undefined): AsyncGenerator<Candidate> {
  const single = /^(\d{4}-\d{2})#\d+$/.exec(after ?? '')
  const place = after === undefined || single ? undefined : placeOf(after)
  const runs = walkBills(ctx, single ? { ...filter, before: single[1] as Period } : filter, place)
  const singles = walkSingleBills(ctx, { period: filter.period, ...(place ? { until: place.run.slice(0, 7) as Period } : {}) }, single ? after : undefined)
  let [run, other] = [await runs.next(), await singles.next()]
  while (!run.done || !other.done) {
    if (!run.done && (other.done || run.value.run.period >= other.value.bill.period)) {
      yield { bill: fromPlan(run.value), next: `${run.value.place.run}.${run.value.place.at}` }
      run = await runs.next()
    } else if (!other.done) {
      const { bill, place: next } = other.value
      if ((!filter.community || bill.community === filter.community) && (!filter.building || bill.building === filter.building)) yield { bill: fromSingle(bill), next }
      other = await singles.next()
    }
  }
}

function fromSingle({ no, number, ...bill }: SingleBill): Candidate['bill'] {
  const { unit, period, building, community, run, buildingName, room, name, dueDate, issuedOn, amountFen } = bill
  return { id: billIdOf(unit, period, number), no: billNo(period, no), period, unit, building, community, run, buildingName, room, name, dueDate, issuedOn, amountFen }
}

/** The units to look at one by one; undefined = all of the tenant. */
function unitsOf(ctx: Ctx, { unit }: BillFilter): readonly UnitId[] | undefined {
  if (ctx.actor.kind !== 'resident') return unit && [unit]
  if (unit && !ctx.actor.units.includes(unit)) throw unknown('not the resident\'s unit')
  return unit ? [unit] : ctx.actor.units
}

function matches(bill: Candidate['bill'], { search }: BillFilter): boolean {
  if (!search) return true
  const wanted = search.toLowerCase()
  return [bill.no, bill.room, bill.name, `${bill.buildingName}${bill.room}`, `${bill.buildingName} ${bill.room}`].some((text) => text.toLowerCase().includes(wanted))
}

function fromPlan({ run, bill, no }: WalkedBill): Candidate['bill'] {
  return {
    id: billIdOf(bill.unit, run.period, 1),
    no: billNo(run.period, no),
    period: run.period,
    unit: bill.unit,
    building: bill.building,
    community: run.community,
    run: run.id,
    buildingName: bill.buildingName,
    room: bill.room,
    name: bill.name,
    dueDate: run.dueDate,
    issuedOn: run.issuedOn!,
    amountFen: bill.amountFen,
  }
}

export function fromBill(bill: PublishedBill): Candidate['bill'] {
  const { id, period, unit, building, community, run, buildingName, room, name, dueDate, issuedOn, amountFen } = bill
  return { id, no: billNo(period, bill.no), period, unit, building, community, run, buildingName, room, name, dueDate, issuedOn, amountFen }
}

function placeOf(after: string): Place {
  const [run, at] = after.split('.')
  const parsed = runId.safeParse(run)
  if (!parsed.success || !/^\d{1,7}$/.test(at ?? '')) throw new BadCursor()
  return { run: parsed.data, at: Number(at) }
}

/** Reads each building's accounts once. */
function accountsByBuilding(ctx: Ctx): (building: BuildingId) => Promise<ReadonlyMap<UnitId, Account>> {
  const read = new Map<BuildingId, Promise<ReadonlyMap<UnitId, Account>>>()
  return (building) => {
    const known = read.get(building) ?? accountsOfBuilding(ctx, building).then((accounts) => new Map(accounts.map((account) => [account.unit, account])))
    read.set(building, known)
    return known
  }
}

/** What credit paid of a bill: of a household's bill by itself, of many a run at once. */
function creditsOf(ctx: Ctx, filter: BillFilter): (bill: Candidate['bill']) => Promise<number> {
  if (unitsOf(ctx, filter)) return async (bill) => (await readBillCredits(ctx, [bill]))[0]!
  const read = new Map<RunId, ReturnType<typeof readRunCredits>>()
  return async ({ run, unit }) => {
    const known = read.get(run) ?? readRunCredits(ctx, run)
    read.set(run, known)
    return (await known).get(unit)?.fen ?? 0
  }
}

/** Never more than what is paid: a bill that was opened again was paid by something else. */
export const creditOf = (bill: { readonly amountFen: number }, openFen: number, creditFen: number): number => Math.min(creditFen, bill.amountFen - openFen)

export const openFenOf = (account: Account, bill: BillId): number => account.open.find((entry) => entry.bill === bill)?.openFen ?? 0
