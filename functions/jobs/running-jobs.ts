import type { Ctx } from '../context.ts'
import { jobsOfTenant } from './items.ts'
import type { Job } from './model.ts'

/** What is being worked on or waits for a worker, for people to see. */
export async function runningJobs(ctx: Ctx): Promise<Pick<Job, 'id' | 'kind' | 'subject' | 'state'>[]> {
  const jobs: Pick<Job, 'id' | 'kind' | 'subject' | 'state'>[] = []
  for await (const { id, kind, subject, state } of jobsOfTenant(ctx)) if (state === 'waiting' || state === 'running') jobs.push({ id, kind, subject, state })
  return jobs
}
