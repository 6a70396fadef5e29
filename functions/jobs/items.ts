import type { Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { JobId } from '../ids.ts'
import { held } from '../storage/cancelled.ts'
import { keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import type { Job } from './model.ts'

const notFinished = { '#s': 'state' }

export const readJob = (ctx: Ctx, job: JobId): Promise<Job | undefined> => ctx.store.get<Job>(keys.job(ctx.tenant, job), { consistent: true })

export const jobsOfTenant = (ctx: Ctx): AsyncGenerator<Job> => ctx.store.all<Job>({ pk: keys.root(ctx.tenant), begins: 'JOB#', consistent: true }, { bound: 100_000 })

export const putJob = (ctx: Pick<Ctx, 'tenant'>, job: Job): Write => ({ put: { ...keys.job(ctx.tenant, job.id), ...job }, if: 'absent' })

/** False when the job is there already. */
export const insertJob = (ctx: Ctx, job: Job): Promise<boolean> => held(ctx.store.write(putJob(ctx, job)))

/** Takes the lease and counts the attempt, so that a slice that kills its process is not tried for ever; false when the job is finished or another worker holds it. */
export function takeLease(ctx: Ctx, job: JobId, holder: string, now: Instant, leaseUntil: Instant): Promise<boolean> {
  return held(
    ctx.store.write({
      update: keys.job(ctx.tenant, job),
      set: { state: 'running', holder, leaseUntil },
      add: { attempts: 1 },
      if: {
        expr: '#s = :waiting OR (#s = :running AND leaseUntil < :now)',
        names: notFinished,
        values: { ':waiting': 'waiting', ':running': 'running', ':now': now },
      },
    }),
  )
}

/** Writes progress or an end, only for the worker that still holds the lease. */
export function updateHeld(ctx: Ctx, job: JobId, holder: string, set: Partial<Job>, remove: readonly string[] = []): Promise<boolean> {
  return held(ctx.store.write({ update: keys.job(ctx.tenant, job), set, remove, if: { expr: 'holder = :holder', values: { ':holder': holder } } }))
}

/** A job that was given up is put back in line, for instance after a person mended what stopped it. Throws ConditionFailed for any other. */
export const reviveWrite = (ctx: Pick<Ctx, 'tenant'>, job: JobId, dueAt: Instant): Write => ({
  update: keys.job(ctx.tenant, job),
  set: { state: 'waiting', dueAt, attempts: 0 },
  remove: ['problem', 'lastError'],
  if: { expr: '#s IN (:failed, :dropped)', names: notFinished, values: { ':failed': 'failed', ':dropped': 'dropped' } },
})

/** Nobody goes on with a failed job. Throws ConditionFailed for any other. */
export const dropWrite = (ctx: Pick<Ctx, 'tenant'>, job: JobId): Write => ({
  update: keys.job(ctx.tenant, job),
  set: { state: 'dropped' },
  if: { expr: '#s = :failed', names: notFinished, values: { ':failed': 'failed' } },
})
