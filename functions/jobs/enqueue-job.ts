import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { JobId } from '../ids.ts'
import { held } from '../storage/cancelled.ts'
import type { Write } from '../storage/writes.ts'
import { insertJob, putJob, reviveWrite } from './items.ts'
import { type Job, jobIdOf, type JobKind } from './model.ts'

/** Stores the job, then wakes a worker. Asking again is harmless: the same job, revived if it had been given up. */
export async function enqueueJob(ctx: Ctx, kind: JobKind, subject: string): Promise<JobId> {
  const job = freshJob(ctx, kind, subject)
  const inserted = await insertJob(ctx, job)
  if (!inserted) await held(ctx.store.write(reviveWrite(ctx, job.id, job.dueAt)))
  await ctx.ports.signalJob(ctx.tenant, job.id)
  return job.id
}

/**
 * The job as a write of the transaction that makes it needed, so that no crash comes between the two. Call `enqueueJob`
 * afterwards to have it worked at once; should that not happen, the sweep finds it.
 */
export const jobWrite = (ctx: Pick<Ctx, 'tenant' | 'clock'>, kind: JobKind, subject: string): Write => putJob(ctx, freshJob(ctx, kind, subject))

const freshJob = (ctx: Pick<Ctx, 'clock'>, kind: JobKind, subject: string): Job => ({ id: jobIdOf(kind, subject), kind, subject, state: 'waiting', dueAt: instant(ctx.clock), attempts: 0 })
