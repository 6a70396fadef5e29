import { afterAll, beforeAll, expect, it } from 'vitest'
import type { BusinessDate, Period } from '../../functions/calendar.ts'
import type { Ctx } from '../../functions/context.ts'
import { previewBilling } from '../../functions/fees/preview-billing.ts'
import { publishBilling } from '../../functions/fees/publish-billing.ts'
import { readRun } from '../../functions/fees/run-items.ts'
import { summarizeBills } from '../../functions/fees/summarize-bills.ts'
import { sweepJobs } from '../../functions/jobs/sweep-jobs.ts'
import type { Store } from '../../functions/storage/store.ts'
import { type Stack, startStack } from '../support/stack.ts'
import { makeEstate, makeFees } from './estate.ts'

const december = '2026-12' as Period
let stack: Stack
beforeAll(async () => void (stack = await startStack()))
afterAll(() => stack.stop())

async function draft(): Promise<{ ctx: Ctx; run: Awaited<ReturnType<typeof previewBilling>> }> {
  const ctx = (await stack.createTenant()).ctx('finance')
  const estate = await makeEstate(ctx)
  await makeFees(ctx)
  return { ctx, run: await previewBilling(ctx, { community: estate.community, period: december, dueDate: '2026-12-28' as BusinessDate }) }
}

/** A process that dies the moment it has begun a run: the transaction is written, nothing after it. */
const dying = (store: Store): Store => {
  let dead = false
  return {
    ...store,
    transact: async (...args) => {
      await store.transact(...args)
      dead = true
    },
    write: async (...args) => {
      if (dead) throw new Error('the process is gone')
      await store.write(...args)
    },
  }
}

it('a run whose publishing began is finished by the sweep, though the process died before it asked for the job', async () => {
  const { ctx, run } = await draft()
  await expect(publishBilling({ ...ctx, store: dying(ctx.store) }, run.id)).rejects.toThrow('the process is gone')
  expect((await readRun(ctx, run.id))?.state).toBe('publishing')
  stack.signals.length = 0
  await sweepJobs(ctx, { budgetMs: 60_000 })
  expect(await readRun(ctx, run.id)).toMatchObject({ state: 'published', billsDone: run.bills, fenDone: run.totalFen })
})

it('a summary that is read while bills are published never shows money paid that nobody paid', async () => {
  const { ctx, run } = await draft()
  await publishBilling(ctx, run.id)
  // Bills come out between the reading of the run's markers and the reading of the accounts.
  const store: Store = {
    ...ctx.store,
    all: async function* <T>(wanted: Parameters<Store['all']>[0], options: Parameters<Store['all']>[1]) {
      yield* ctx.store.all<T>(wanted, options)
      if (wanted.begins === 'DONE#') await stack.settleJobs()
    },
  }
  expect(await summarizeBills({ ...ctx, store }, { period: december })).toMatchObject({ bills: 0, billedFen: 0, openFen: 0, paidFen: 0, counts: { open: 0, paid: 0 } })
  expect(await summarizeBills(ctx, { period: december })).toMatchObject({ bills: run.bills, billedFen: run.totalFen, openFen: run.totalFen, paidFen: 0, counts: { open: run.bills, paid: 0 } })
})
