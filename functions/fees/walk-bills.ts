import type { Period } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { BuildingId, RunId, UnitId } from '../ids.ts'
import { BadCursor } from '../storage/store.ts'
import type { BillFilter } from './bill-model.ts'
import { partSize, type PlannedBill, readParts, readPartsDone, readRuns, type RunHeader } from './run-items.ts'

/** A published bill as its run's plan has it. */
export type WalkedBill = { readonly run: RunHeader; readonly bill: PlannedBill; readonly no: number; readonly place: Place }
/** Place of a bill in a run's plan, from 0. */
export type Place = { readonly run: RunId; readonly at: number }

/** `before`: only months before this one. */
export type WalkFilter = Pick<BillFilter, 'period' | 'community' | 'building'> & { readonly before?: Period }

/** Parts read at once: few for a first page, more as a walk goes on. */
const partsFirst = 2
const partsMax = 64

/**
 * Published bills, newest month first and within it by number, which is the order of buildings and rooms. They are
 * read from the plans of the runs, 32 a row, since what was published is exactly what was planned; that is why
 * bills need no index. `after` continues behind a place.
 */
export async function* walkBills(ctx: Ctx, filter: WalkFilter, after?: Place): AsyncGenerator<WalkedBill> {
  const runs = (await readRuns(ctx, filter.period)).filter((run) => run.firstNo !== undefined && (!filter.community || run.community === filter.community) && (!filter.before || run.period < filter.before))
  runs.sort((a, b) => (a.period === b.period ? a.firstNo! - b.firstNo! : a.period < b.period ? 1 : -1))
  const start = after ? runs.findIndex((run) => run.id === after.run) : 0
  if (start < 0) throw new BadCursor()
  for (const [index, run] of runs.slice(start).entries()) {
    for (const { first, end } of rangesOf(run, filter)) {
      yield* walkRun(ctx, run, index === 0 && after ? Math.max(first, after.at + 1) : first, end)
    }
  }
}

/** The published bills of one run, or of one building in it, in the order of the plan. */
export async function* walkRunBills(ctx: Ctx, run: RunHeader, building?: BuildingId): AsyncGenerator<WalkedBill> {
  for (const { first, end } of rangesOf(run, { building })) yield* walkRun(ctx, run, first, end)
}

/** Where in the plan the wanted bills stand: all of it, or one building's. */
function rangesOf(run: RunHeader, { building }: { building?: BuildingId | undefined }): { first: number; end: number }[] {
  if (!building) return [{ first: 0, end: run.bills }]
  return run.buildings.filter((one) => one.building === building).map(({ first, bills }) => ({ first, end: first + bills }))
}

async function* walkRun(ctx: Ctx, run: RunHeader, first: number, end: number): AsyncGenerator<WalkedBill> {
  if (first >= end) return
  const isOut = await notPublished(ctx, run)
  const perPart = partSize(run)
  const lastPart = Math.floor((end - 1) / perPart) + 1
  let size = partsFirst
  for (let from = Math.floor(first / perPart) + 1; from <= lastPart; from += size, size = Math.min(size * 2, partsMax)) {
    for (const { part, bills } of await readParts(ctx, run, from, Math.min(from + size - 1, lastPart))) {
      for (const [index, bill] of bills.entries()) {
        const at = (part - 1) * perPart + index
        if (at >= first && at < end && !isOut(part, bill.unit)) yield { run, bill, no: run.firstNo! + at, place: { run: run.id, at } }
      }
    }
  }
}

/** While a run is under way its markers tell what is there; afterwards only skipped bills are missing from the plan. */
async function notPublished(ctx: Ctx, run: RunHeader): Promise<(part: number, unit: UnitId) => boolean> {
  if (run.state === 'published' && run.billsDone === run.bills) return () => false
  const done = new Map((await readPartsDone(ctx, run.id)).map((one) => [one.part, new Set(one.skipped)]))
  return (part, unit) => done.get(part)?.has(unit) ?? true
}

