import { afterAll, beforeAll } from 'vitest'
import type { Actor, Ctx, Ports } from '../../functions/context.ts'
import type { Period } from '../../functions/calendar.ts'
import { approveClose } from '../../functions/closing/approve-close.ts'
import { closingsOfMonth, insertWrite } from '../../functions/closing/items.ts'
import type { Closing } from '../../functions/closing/model.ts'
import { beginning } from '../../functions/closing/snapshot-model.ts'
import { startClose } from '../../functions/closing/start-close.ts'
import { type JobId, randomIds, type TenantId } from '../../functions/ids.ts'
import { runJob } from '../../functions/jobs/run-job.ts'
import { testClock } from '../support/clock.ts'
import { startTable } from '../support/table.ts'

export const month = (text: string): Period => text as Period

export const person = (name: string, role: 'finance' | 'head' = 'finance'): Actor => ({ kind: 'member', id: `m-${name}`, name, roles: [role] })

/** A month, closed without a voucher: what came before the tests does not have to be looked through. */
export const closedEmpty = (period: string): Closing => ({ period: month(period), version: 1, state: 'closed', rev: 1, steps: [], checks: [], approved: true, snapshot: { previous: beginning, replaces: null, vouchers: 0, lastNumber: 0, digest: beginning, balances: [], saved: {}, hash: 'a'.repeat(64) } })

/** A table for one suite; each test gets a tenant of its own, in which people come and go and the jobs are worked when asked. */
export function monthsOnATable(start = '2027-02-10T02:00:00.000Z') {
  let table: Awaited<ReturnType<typeof startTable>>
  beforeAll(async () => {
    table = await startTable()
  })
  afterAll(() => table?.stop())
  return {
    meter: () => table.meter,
    /** `begun`: the month before the books, closed; null for books that were never closed. */
    fresh: async ({ begun = '2026-09' }: { begun?: string | null } = {}) => {
      const tenant = randomIds.short() as TenantId
      const clock = testClock(start)
      const signals: JobId[] = []
      const ports = { signalJob: async (_: TenantId, job: JobId) => void signals.push(job) } as Partial<Ports> as Ports
      const as = (actor: Actor): Ctx => ({ tenant, site: { slug: 's', name: '东街物业服务社', url: 'http://s', state: 'active' }, actor, store: table.storeFor(tenant), clock, ids: randomIds, ports })
      if (begun) await table.storeFor(tenant).write(insertWrite(as(person('zhang')), closedEmpty(begun)))
      const [zhang, wang] = [as(person('zhang')), as(person('wang', 'head'))]
      const work = async (): Promise<void> => {
        while (signals.length) await runJob(zhang, signals.shift()!, { budgetMs: 60_000 })
      }
      return { zhang, wang, clock, signals, work, close: (period: string): Promise<Closing> => close({ zhang, wang, work }, month(period)) }
    },
  }
}

export type House = Awaited<ReturnType<ReturnType<typeof monthsOnATable>['fresh']>>

/** One person begins, the job works, another person approves. */
async function close({ zhang, wang, work }: { readonly zhang: Ctx; readonly wang: Ctx; readonly work: () => Promise<void> }, period: Period): Promise<Closing> {
  await startClose(zhang, period)
  await work()
  await approveClose(wang, period)
  return (await closingsOfMonth(zhang, period)).at(-1)!
}
