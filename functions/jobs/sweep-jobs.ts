import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { JobId } from '../ids.ts'
import { eachByItself } from './each-by-itself.ts'
import { jobsOfTenant } from './items.ts'
import { type RunOptions, runJob } from './run-job.ts'

/** Finds jobs whose signal was lost or whose worker died, and works them. Called every minute. */
export async function sweepJobs(ctx: Ctx, options: RunOptions): Promise<number> {
  const now = instant(ctx.clock)
  const due: JobId[] = []
  for await (const job of jobsOfTenant(ctx)) {
    if (job.state === 'waiting' ? job.dueAt <= now : job.state === 'running' && (job.leaseUntil ?? '') < now) due.push(job.id)
  }
  await eachByItself(due, (job) => runJob(ctx, job, options))
  return due.length
}
