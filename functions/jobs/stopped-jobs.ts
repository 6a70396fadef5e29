import type { Ctx } from '../context.ts'
import { jobsOfTenant } from './items.ts'
import type { Job } from './model.ts'

/** Work that was given up: nobody goes on with it until a person asks again. */
export async function stoppedJobs(ctx: Ctx): Promise<Job[]> {
  const jobs: Job[] = []
  for await (const job of jobsOfTenant(ctx)) if (job.state === 'failed') jobs.push(job)
  return jobs
}
