import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { systemActor } from '../context.ts'
import { assert } from '../faults.ts'
import type { JobId, TenantId } from '../ids.ts'
import { runJob } from '../jobs/run-job.ts'
import { tick } from '../jobs/tick.ts'
import { contextOf, type Platform } from '../platform.ts'
import { tenantById } from '../tenants/resolve-tenant.ts'

/** What the queue carries (SQS), or the minute's call of the scheduler. */
export type JobsEvent = SQSEvent | { readonly tick: true }

/** Stops well before the function's 300 s, so that a slice is never cut off. */
const budgetMs = 200_000

/** The handler of the jobs function. Messages that could not be worked come back to the queue; the others are gone. */
export function workJobs(platform: Platform): (event: JobsEvent) => Promise<SQSBatchResponse | void> {
  return async (event) => {
    if ('tick' in event) return tick(platform, { budgetMs: 0 })
    const batchItemFailures: { itemIdentifier: string }[] = []
    for (const { body, messageId } of event.Records) {
      try {
        await work(platform, body)
      } catch (error) {
        platform.log({ level: 'error', event: 'job', messageId, stack: error instanceof Error ? (error.stack ?? error.message) : String(error) })
        batchItemFailures.push({ itemIdentifier: messageId })
      }
    }
    return { batchItemFailures }
  }
}

async function work(platform: Platform, body: string): Promise<void> {
  const { tenant, job } = JSON.parse(body) as { tenant?: TenantId; job?: JobId }
  assert(typeof tenant === 'string' && typeof job === 'string', 'a message without tenant and job')
  const known = await tenantById(platform, tenant)
  if (known) await runJob(contextOf(platform, tenant, known.site, systemActor('jobs')), job, { budgetMs })
}
