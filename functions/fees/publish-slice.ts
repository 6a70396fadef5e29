import type { Ctx } from '../context.ts'
import { type CreditPlace, useCreditOfRun } from '../credits/use-credit-of-run.ts'
import { assert, Fault } from '../faults.ts'
import type { RunId } from '../ids.ts'
import type { StepResult } from '../jobs/model.ts'
import { sum } from '../money.ts'
import { readRunCredits } from './bill-credit-items.ts'
import { publishPart, type PublishingRun } from './publish-part.ts'
import { changeRun, partsOf, readParts, readPartsDone, readRun } from './run-items.ts'

/** Parts a slice: 2,048 bills, about a second. */
const partsPerSlice = 64
/** Transactions under way at once; they share no item but gate shards that they only check. */
const partsAtOnce = 4

/**
 * The job's slice: publishes the next parts of a run, and when all are in the books uses the credit of the households that
 * have some; then the run is published. The cursor is the next part's number, or the place in the second phase. Repeatable
 * as a whole and part by part. A closed month stops the run with a problem that says so; publishing again goes on from there.
 */
export async function publishSlice(ctx: Ctx, subject: string, cursor: string | undefined): Promise<StepResult> {
  const run = await readRun(ctx, subject as RunId)
  assert(run, `a job for a run that is not there: ${subject}`)
  if (run.state !== 'publishing') return { done: true }
  try {
    const place = placeOf(cursor)
    return place ? await creditSlice(ctx, run as PublishingRun, place) : await partsSlice(ctx, run as PublishingRun, Number(cursor ?? 1))
  } catch (error) {
    if (error instanceof Fault) await changeRun(ctx, run.id, 'publishing', { problem: { code: error.code, say: error.say } })
    throw error
  }
}

async function partsSlice(ctx: Ctx, run: PublishingRun, first: number): Promise<StepResult> {
  const last = Math.min(first + partsPerSlice - 1, partsOf(run))
  await publishParts(ctx, run, first, last)
  if (last < partsOf(run)) return { cursor: String(last + 1) }
  const missing = await missingPart(ctx, run)
  return missing === undefined ? creditSlice(ctx, run, { building: 0, after: '' }) : { cursor: String(missing) }
}

/** Ends only when every lane has ended, so that nothing of this slice runs on after it has failed. */
async function publishParts(ctx: Ctx, run: PublishingRun, first: number, last: number): Promise<void> {
  const queue = (await readParts(ctx, run, first, last)).values()
  const lane = async (): Promise<void> => {
    for (const { part, bills } of queue) await publishPart(ctx, run, part, bills)
  }
  const ends = await Promise.allSettled(Array.from({ length: partsAtOnce }, lane))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
}

/** Published is only what is whole: a part that is not there, for whatever reason, is where the job goes on. */
async function missingPart(ctx: Ctx, run: PublishingRun): Promise<number | undefined> {
  const there = new Set((await readPartsDone(ctx, run.id)).map((one) => one.part))
  return Array.from({ length: partsOf(run) }, (_, at) => at + 1).find((part) => !there.has(part))
}

/** The second phase; households without credit cost it a share of one reading of their building. */
async function creditSlice(ctx: Ctx, run: PublishingRun, place: CreditPlace): Promise<StepResult> {
  const next = await useCreditOfRun(ctx, run, place)
  if (next) return { cursor: `credit.${next.building}.${next.after}` }
  const [done, credits] = await Promise.all([readPartsDone(ctx, run.id), readRunCredits(ctx, run.id)])
  const used = [...credits.values()].flatMap(({ ruled }) => ruled ?? [])
  const sums = { billsDone: sum(done.map((part) => part.bills)), fenDone: sum(done.map((part) => part.fen)), ...(used.length ? { creditUsed: { households: used.length, fen: sum(used) } } : {}) }
  await changeRun(ctx, run.id, 'publishing', { state: 'published', ...sums }, ['problem'])
  return { done: true }
}

function placeOf(cursor: string | undefined): CreditPlace | undefined {
  const [, building, after] = /^credit\.(\d+)\.(.*)$/.exec(cursor ?? '') ?? []
  return building === undefined ? undefined : { building: Number(building), after: after! }
}
