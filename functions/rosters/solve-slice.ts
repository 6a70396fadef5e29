import type { Ctx } from '../context.ts'
import { Fault } from '../faults.ts'
import type { RosterId, SolveRunId } from '../ids.ts'
import type { StepResult } from '../jobs/model.ts'
import { getSheet } from './build-sheet.ts'
import { Solver } from './engine/solver.ts'
import { problemsOf } from './explain-run.ts'
import { prepared } from './prepare-solve.ts'
import { findRun, noteRun, type RunRecord } from './solve-items.ts'

/** A slice is so many of the run's seconds in moves; the clock only stops a slice that takes far longer, well within the job's lease. */
const sliceSeconds = 15
const sliceMsMax = 40_000
/** The process answers others between two bits of work, looks for a stop and notes how far it is. */
const breathMs = 40
const noteMs = 1500

/**
 * One slice of a run. It begins with the best so far, and what it does depends on nothing but that, the seed and the number of the slice: a run that
 * is worked by several processes one after another comes to the same roster. `subject`: roster and run.
 */
export async function solveSlice(ctx: Ctx, subject: string, _cursor: string | undefined, msMax = sliceMsMax): Promise<StepResult> {
  const [roster, id] = subject.split('.') as [RosterId, SolveRunId]
  const run = await findRun(ctx, roster, id)
  if (!run || (run.state !== 'waiting' && run.state !== 'running')) return { done: true }
  try {
    return await work(ctx, run, msMax)
  } catch (error) {
    // A roster that is gone or whose data cannot be read ends the run; anything else is tried again.
    if (error instanceof Fault) await ctx.store.write(noteRun(ctx, run, { state: 'failed', problems: [error.say] }))
    throw error
  }
}

async function work(ctx: Ctx, run: RunRecord, msMax: number): Promise<StepResult> {
  const sheet = await getSheet(ctx, run.roster)
  const { problem, plan, options } = await prepared(ctx, sheet, run.mode)
  // Somebody else is on the sheet, or the demand asks for other shifts: what was found so far does not fit any more.
  const same = run.people.join() === sheet.people.map(({ id }) => id).join() && run.kinds.join() === plan.shifts.map(({ id }) => id).join()
  if (!same) {
    await ctx.store.write(noteRun(ctx, run, { state: 'failed', problems: [{ zh: '自动排班期间岗位人数、班次或人员有改动，请重新开始。', en: 'Demand, shifts or people changed while this ran. Begin anew.' }] }))
    return { done: true }
  }
  const best = run.best === '' ? undefined : new Uint8Array(Buffer.from(run.best, 'base64'))
  const solver = new Solver(problem, { seed: run.seed + run.step, ...options, ...(best ? { start: best } : {}) })
  const moves = Math.min(Math.ceil((run.movesMax / run.seconds) * sliceSeconds), run.movesMax - run.moves)
  const clock = timer()
  let noted = 0
  let stopped = run.stop
  const note = (more: Partial<RunRecord>) => {
    const { cost, bound, short, without, moves: done } = solver.progress
    return ctx.store.write(noteRun(ctx, run, { cost, bound: Number.isFinite(bound) ? bound : null, missing: short, without: without.map((person) => run.people[person]!), moves: run.moves + done, best: Buffer.from(solver.roster).toString('base64'), ...more }))
  }
  let going = true
  while (going && !stopped && solver.costNow.moves < moves && clock.ms() < msMax) {
    const until = clock.ms() + breathMs
    going = solver.step(moves, () => clock.ms() >= until)
    await new Promise((resolve) => setImmediate(resolve))
    if (clock.ms() - noted > noteMs) {
      noted = clock.ms()
      await note({ state: 'running' })
      stopped = (await findRun(ctx, run.roster, run.id))?.stop ?? true
    }
  }
  const { progress } = solver
  const over = stopped || !going || run.moves + progress.moves >= run.movesMax
  await note(over ? { state: stopped ? 'stopped' : 'done', problems: problemsOf(sheet, plan, problem, solver.roster, progress.without) } : { state: 'running', step: run.step + 1 })
  return over ? { done: true } : { cursor: String(run.step + 1) }
}

/** Work of the processor is measured by the machine, not by the tenant's clock, which tests move. */
function timer(): { readonly ms: () => number } {
  const start = process.hrtime.bigint()
  return { ms: () => Number((process.hrtime.bigint() - start) / 1_000_000n) }
}
