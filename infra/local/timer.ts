import { systemActor } from '../../functions/context.ts'
import type { JobId, TenantId } from '../../functions/ids.ts'
import { runJob } from '../../functions/jobs/run-job.ts'
import { contextOf, type Platform } from '../../functions/platform.ts'
import { tenantById } from '../../functions/tenants/resolve-tenant.ts'
import { tick } from '../../functions/jobs/tick.ts'

const tickMs = 30_000
const budgetMs = 5_000

/** What EventBridge Scheduler and SQS do in AWS: wakes the jobs handler on a signal and, from `begin` on, once in a while. */
export function startTimer(platformOf: () => Platform) {
  let stopped = false
  const running = new Set<Promise<unknown>>()
  const track = (work: Promise<unknown>): void => {
    const watched = work.catch((error: unknown) => platformOf().log({ level: 'error', event: 'job', stack: String(error) }))
    running.add(watched)
    void watched.finally(() => running.delete(watched))
  }
  let timer: NodeJS.Timeout | undefined
  return {
    begin: (): void => {
      timer = setInterval(() => track(tick(platformOf(), { budgetMs })), tickMs)
    },
    signal: async (tenant: TenantId, job: JobId): Promise<void> => {
      if (!stopped) setImmediate(() => track(work(platformOf(), tenant, job)))
    },
    stop: async (): Promise<void> => {
      stopped = true
      clearInterval(timer)
      await Promise.all(running)
    },
  }
}

async function work(platform: Platform, tenant: TenantId, job: JobId): Promise<void> {
  const known = await tenantById(platform, tenant)
  if (known) await runJob(contextOf(platform, tenant, known.site, systemActor('jobs')), job, { budgetMs })
}
