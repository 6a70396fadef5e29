import type { Ctx } from '../context.ts'
import { assert, Fault } from '../faults.ts'
import type { RunId } from '../ids.ts'
import type { StepResult } from '../jobs/model.ts'
import { sum } from '../money.ts'
import { publishPart, type PublishingRun } from './publish-part.ts'
import { changeRun, partsOf, readParts, readPartsDone, readRun } from './run-items.ts'

/** Parts a slice: 2,048 bills, about a second. */
const partsPerSlice = 64
/** Transactions under way at once; they share no item but gate shards that they only check. */
const partsAtOnce = 4

/**
 * The job's slice: publishes the next parts of a run; the cursor is the next part's number. Repeatable as a whole and
 * part by part. A closed month stops the run with a problem that says so; publishing again goes on from there.
 */
export async function publishSlice(ctx: Ctx, subject: string, cursor: string | undefined): Promise<StepResult> {
  const run = await readRun(ctx, subject as RunId)
  assert(run, `a job for a run that is not there: ${subject}`)
  if (run.state !== 'publishing') return { done: true }
  const first = Number(cursor ?? 1)
  const last = Math.min(first + partsPerSlice - 1, partsOf(run))
  try {
    await publishParts(ctx, run as PublishingRun, first, last)
  } catch (error) {
    if (error instanceof Fault) await changeRun(ctx, run.id, 'publishing', { problem: { code: error.code, say: error.say } })
    throw error
  }
  if (last < partsOf(run)) return { cursor: String(last + 1) }
  return finish(ctx, run as PublishingRun)
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
async function finish(ctx: Ctx, run: PublishingRun): Promise<StepResult> {
  const done = await readPartsDone(ctx, run.id)
  const there = new Set(done.map((one) => one.part))
  const missing = Array.from({ length: partsOf(run) }, (_, at) => at + 1).find((part) => !there.has(part))
  if (missing !== undefined) return { cursor: String(missing) }
  await changeRun(ctx, run.id, 'publishing', { state: 'published', billsDone: sum(done.map((part) => part.bills)), fenDone: sum(done.map((part) => part.fen)) }, ['problem'])
  return { done: true }
}
