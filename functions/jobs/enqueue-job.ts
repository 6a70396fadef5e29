import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { JobId } from '../ids.ts'
import { insertJob, reviveJob } from './items.ts'
import { jobIdOf, type JobKind } from './model.ts'

/** Stores the job, then wakes a worker. Asking again is harmless: the same job, revived if it had failed. */
export async function enqueueJob(ctx: Ctx, kind: JobKind, subject: string): Promise<JobId> {
  const id = jobIdOf(kind, subject)
  const dueAt = instant(ctx.clock)
  const inserted = await insertJob(ctx, { id, kind, subject, state: 'waiting', dueAt, attempts: 0 })
  if (!inserted) await reviveJob(ctx, id, dueAt)
  await ctx.ports.signalJob(ctx.tenant, id)
  return id
}
