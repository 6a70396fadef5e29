import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor, type Ctx, type Ports } from '../../functions/context.ts'
import { refused } from '../../functions/faults.ts'
import { randomIds, type JobId, type TenantId } from '../../functions/ids.ts'
import { enqueueJob } from '../../functions/jobs/enqueue-job.ts'
import { readJob } from '../../functions/jobs/items.ts'
import { attemptsMax, leaseMs, type Step } from '../../functions/jobs/model.ts'
import { jobStopped } from '../../functions/jobs/job-stopped.ts'
import { runJob } from '../../functions/jobs/run-job.ts'
import { sweepJobs } from '../../functions/jobs/sweep-jobs.ts'
import { testClock, type TestClock } from '../support/clock.ts'
import { startTable } from '../support/table.ts'

let table: Awaited<ReturnType<typeof startTable>>
beforeAll(async () => {
  table = await startTable()
})
afterAll(() => table?.stop())

function fresh(): { ctx: Ctx; clock: TestClock; signals: string[] } {
  const tenant = randomIds.short() as TenantId
  const clock = testClock()
  const signals: string[] = []
  const ports = { signalJob: async (_: TenantId, job: JobId) => void signals.push(job) } as Partial<Ports> as Ports
  return { ctx: { tenant, site: { slug: 's', name: 's', url: 'http://s', state: 'active' }, actor: systemActor('test'), store: table.storeFor(tenant), clock, ids: randomIds, ports }, clock, signals }
}

/** Counts to five, a number a slice. */
const counting = (seen: number[]): Step => async (_, __, cursor) => {
  const at = Number(cursor ?? 0)
  seen.push(at)
  return at === 4 ? { done: true } : { cursor: String(at + 1) }
}
const billing = (step: Step) => ({ steps: { billing: step, import: step }, budgetMs: 60_000 })

describe('a job', () => {
  it('goes through its slices in order and ends once', async () => {
    const { ctx, signals } = fresh()
    const seen: number[] = []
    const id = await enqueueJob(ctx, 'billing', 'run1')
    expect(signals).toEqual([id])
    expect(await runJob(ctx, id, billing(counting(seen)))).toBe('done')
    expect(seen).toEqual([0, 1, 2, 3, 4])
    expect(await runJob(ctx, id, billing(counting(seen)))).toBe('busy')
    expect(seen).toHaveLength(5)
  })

  it('asked for twice is one job', async () => {
    const { ctx } = fresh()
    const seen: number[] = []
    const [one, two] = await Promise.all([enqueueJob(ctx, 'billing', 'run1'), enqueueJob(ctx, 'billing', 'run1')])
    expect(one).toBe(two)
    const ran = await Promise.all([runJob(ctx, one, billing(counting(seen))), runJob(ctx, one, billing(counting(seen)))])
    expect(ran.sort()).toEqual(['busy', 'done'])
    expect(seen).toEqual([0, 1, 2, 3, 4])
  })

  it('left by a dead worker starts again at the last cursor once the lease has run out', async () => {
    const { ctx, clock } = fresh()
    const seen: number[] = []
    const id = await enqueueJob(ctx, 'billing', 'run1')
    const dies: Step = async (...work) => {
      // The worker's process is gone: nothing after this line of it ever runs.
      if (work[2] === '2') await new Promise(() => {})
      return counting(seen)(...work)
    }
    void runJob(ctx, id, billing(dies))
    while (seen.length < 2) await new Promise((resolve) => setTimeout(resolve, 5))
    await expect.poll(async () => (await readJob(ctx, id))?.cursor).toBe('2')
    expect(await sweepJobs(ctx, billing(counting(seen)))).toBe(0)
    clock.forwardMs(leaseMs + 1)
    expect(await sweepJobs(ctx, billing(counting(seen)))).toBe(1)
    expect(seen).toEqual([0, 1, 2, 3, 4])
    expect((await readJob(ctx, id))?.state).toBe('done')
  })

  it('whose signal was lost is found by the sweep', async () => {
    const { ctx } = fresh()
    const seen: number[] = []
    await enqueueJob(ctx, 'import', 'file1')
    expect(await sweepJobs(ctx, billing(counting(seen)))).toBe(1)
    expect(seen).toHaveLength(5)
  })

  it('stops when its time is up, keeps its place and signals again', async () => {
    const { ctx, clock, signals } = fresh()
    const seen: number[] = []
    const slow: Step = (...work) => {
      clock.forwardMs(40_000)
      return counting(seen)(...work)
    }
    const id = await enqueueJob(ctx, 'billing', 'run1')
    expect(await runJob(ctx, id, billing(slow))).toBe('later')
    expect(signals).toEqual([id, id])
    expect(await runJob(ctx, id, billing(counting(seen)))).toBe('done')
    expect(seen).toEqual([0, 1, 2, 3, 4])
  })

  it('that meets a fault fails at once with its sentence; asking again revives it', async () => {
    const { ctx } = fresh()
    const id = await enqueueJob(ctx, 'billing', 'run1')
    const refusing: Step = async () => {
      throw refused('month-closed', { zh: '十一月已结账。', en: 'November is closed.' })
    }
    expect(await runJob(ctx, id, billing(refusing))).toBe('failed')
    expect(await readJob(ctx, id)).toMatchObject({ state: 'failed', lastError: expect.stringContaining('十一月已结账') })
    await enqueueJob(ctx, 'billing', 'run1')
    expect(await runJob(ctx, id, billing(counting([])))).toBe('done')
  })

  it('that breaks is tried again later, and not for ever', async () => {
    const { ctx, clock } = fresh()
    const id = await enqueueJob(ctx, 'billing', 'run1')
    const broken: Step = async () => {
      throw new Error('the network went away')
    }
    expect(await runJob(ctx, id, billing(broken))).toBe('later')
    expect(await sweepJobs(ctx, billing(broken))).toBe(0)
    for (let tries = 1; tries < attemptsMax; tries += 1) {
      clock.forwardMs(700_000)
      expect(await sweepJobs(ctx, billing(broken))).toBe(1)
    }
    clock.forwardMs(700_000)
    expect(await sweepJobs(ctx, billing(broken))).toBe(0)
    expect((await readJob(ctx, id))?.state).toBe('failed')
  })

  it('whose slice kills its worker each time is given up, and a slice that went well starts the count anew', async () => {
    const { ctx, clock } = fresh()
    const id = await enqueueJob(ctx, 'billing', 'run1')
    let deaths = 0
    const killer: Step = async (...work) => {
      if (work[2] === undefined) return { cursor: 'after the first' }
      deaths += 1
      return new Promise(() => {})
    }
    for (let tries = 0; tries < attemptsMax + 2; tries += 1) {
      const before = deaths
      void runJob(ctx, id, billing(killer))
      await expect.poll(async () => deaths > before || (await readJob(ctx, id))?.state === 'failed').toBe(true)
      clock.forwardMs(leaseMs + 1)
    }
    expect(deaths).toBe(attemptsMax)
    expect((await readJob(ctx, id))?.state).toBe('failed')
    expect(await jobStopped(ctx, 'billing', 'run1')).toBe(true)
  })

  it('of one tenant is not there for another', async () => {
    const mine = fresh()
    const other = fresh()
    const id = await enqueueJob(mine.ctx, 'billing', 'run1')
    expect(await readJob(other.ctx, id)).toBeUndefined()
    expect(await runJob(other.ctx, id, billing(counting([])))).toBe('busy')
    expect((await readJob(mine.ctx, id))?.state).toBe('waiting')
  })
})
