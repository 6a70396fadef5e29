import type { Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { assert, Fault } from '../faults.ts'
import type { JobId } from '../ids.ts'
import { readJob, takeLease, updateHeld } from './items.ts'
import { attemptsMax, type Job, type JobKind, leaseMs, retryDelayMs, type Step, type StepResult, stepsMax } from './model.ts'
import { steps as allSteps } from './steps.ts'

export type Ran = 'done' | 'failed' | 'later' | 'busy'
export type RunOptions = { readonly budgetMs: number; readonly steps?: Readonly<Partial<Record<JobKind, Step>>> }

/**
 * Works a job for at most `budgetMs`, then leaves the rest for the next call (`later`). A crash loses at most one
 * slice: the lease runs out and the next worker starts at the stored cursor.
 */
export async function runJob(ctx: Ctx, id: JobId, options: RunOptions): Promise<Ran> {
  const holder = ctx.ids.short()
  const started = ctx.clock.now().getTime()
  if (!(await takeLease(ctx, id, holder, at(ctx), at(ctx, leaseMs)))) return 'busy'
  const job = await readJob(ctx, id)
  assert(job, `job ${id} vanished under its lease`)
  if (job.attempts > attemptsMax) return retryOrFail(ctx, job, holder, new Error(`no progress in ${attemptsMax} attempts`))
  let { cursor, attempts } = job
  for (let step = 0; step < stepsMax; step += 1) {
    const result = await slice(options.steps?.[job.kind] ?? allSteps[job.kind], ctx, job, cursor)
    if (result instanceof Error) return retryOrFail(ctx, { ...job, attempts }, holder, result)
    if ('done' in result) return (await updateHeld(ctx, id, holder, { state: 'done' }, ['leaseUntil', 'holder', 'lastError', 'problem'])) ? 'done' : 'busy'
    if (result.notBefore !== undefined) {
      await updateHeld(ctx, id, holder, { state: 'waiting', cursor: result.cursor, attempts: 0, dueAt: result.notBefore }, ['leaseUntil', 'holder'])
      return 'later'
    }
    // Whatever comes next is the first attempt of another slice.
    ;({ cursor } = result)
    attempts = 1
    if (!(await updateHeld(ctx, id, holder, { cursor, attempts, leaseUntil: at(ctx, leaseMs) }))) return 'busy'
    if (ctx.clock.now().getTime() - started > options.budgetMs) break
  }
  await updateHeld(ctx, id, holder, { state: 'waiting', attempts: 0, dueAt: at(ctx) }, ['leaseUntil', 'holder'])
  await ctx.ports.signalJob(ctx.tenant, id)
  return 'later'
}

const at = (ctx: Ctx, plusMs = 0): Instant => new Date(ctx.clock.now().getTime() + plusMs).toISOString() as Instant

async function slice(step: Step, ctx: Ctx, job: Job, cursor: string | undefined): Promise<StepResult | Error> {
  try {
    return await step(ctx, job.subject, cursor)
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

/** A Fault says why for good; anything else may pass by itself. */
async function retryOrFail(ctx: Ctx, job: Job, holder: string, error: Error): Promise<Ran> {
  const { attempts } = job
  const fault = error instanceof Fault ? error : undefined
  const final = fault !== undefined || attempts >= attemptsMax
  const lastError = fault ? `${fault.code}: ${fault.say.zh}` : error.message.slice(0, 500)
  const end = { attempts, lastError, ...(fault ? { problem: { code: fault.code, say: fault.say } } : {}) }
  await updateHeld(ctx, job.id, holder, final ? { ...end, state: 'failed', dueAt: at(ctx) } : { ...end, state: 'waiting', dueAt: at(ctx, retryDelayMs(attempts)) }, ['leaseUntil', 'holder'])
  return final ? 'failed' : 'later'
}
