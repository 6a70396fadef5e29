import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tick } from '../../functions/jobs/tick.ts'
import { readPayment } from '../../functions/payments/items.ts'
import { recordCounterPayment } from '../../functions/payments/record-counter-payment.ts'
import { accounts, type Collecting, type Opened, secretKey, startCollecting, webhookSecret } from '../payments/collecting.ts'
import { refundingOf } from '../refunds/refunding.ts'
import { assertBooksBalance } from '../support/books.ts'
import type { Order } from './crash-child.ts'

const out = mkdtempSync(join(tmpdir(), 'linli-crash-'))
const child = join(out, 'child.mjs')
let at: Collecting
let by: ReturnType<typeof refundingOf>
let provider: { url: string; close: () => void }
beforeAll(async () => {
  at = await startCollecting()
  by = refundingOf(at)
  await build({ entryPoints: [join(import.meta.dirname, 'crash-child.ts')], outfile: child, bundle: true, platform: 'node', format: 'esm', target: 'node20', banner: { js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url)" } })
  provider = await new Promise((resolve) => {
    const server = serve({ fetch: at.standIn.app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => resolve({ url: `http://127.0.0.1:${port}`, close: () => server.close() }))
  })
})
afterAll(async () => {
  await assertBooksBalance(at.stack, at.tenant)
  provider.close()
  await at.stack.stop()
  rmSync(out, { recursive: true, force: true })
})

/** Runs the work in a process of its own that dies at its n-th call; true when it ended by itself before that. */
function runTo(work: Order['work'], subject: string, { dieAt, unit }: { readonly dieAt: number; readonly unit?: string }): Promise<boolean> {
  const { site } = at.tenant.ctx()
  const order: Order = { endpoint: at.stack.table.endpoint, table: at.stack.table.table, provider: provider.url, secretKey, webhookSecret, tenant: at.tenant.id, site: { ...site, paymentAccount: accounts[0] }, now: at.clock.now().toISOString(), work, subject, dieAt, ...(unit ? { unit } : {}) }
  return new Promise((resolve, reject) => {
    const process_ = spawn(process.execPath, [child], { env: { ...process.env, ORDER: JSON.stringify(order) }, stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    process_.stderr.on('data', (part) => (said += part))
    process_.on('exit', (code, signal) => (signal === 'SIGKILL' ? resolve(false) : code === 0 ? resolve(true) : reject(new Error(said.slice(-2000)))))
  })
}

/** Restart: leases run out, and what happens by itself once a minute happens. */
async function restart(): Promise<void> {
  at.clock.forwardMs(10 * 60_000)
  await tick(at.stack.platform, { budgetMs: 60_000 })
}

/** A page to pay ahead on, of a household that owes nothing. */
async function openPage(unit: string): Promise<Opened> {
  const { openFen } = await at.due(unit)
  if (openFen > 0) await by.cash(unit, openFen)
  const made = await at.tenant.call('/v1/checkouts', { as: 'collector', body: { unit, prepayFen: 1500 } })
  if (made.status !== 201) throw new Error(made.text)
  return made.json as Opened
}

const callsMax = 80

/** For every call of the work: die when it was answered, which for the outside is dying before the next one; restart, and look. Ends when the work ends by itself. */
async function atEveryCall(work: Order['work'], prepare: () => Promise<{ readonly subject: string; readonly unit?: string; readonly check: () => Promise<void> }>): Promise<number> {
  for (let dieAt = 1; dieAt <= callsMax; dieAt += 1) {
    const { subject, unit, check } = await prepare()
    const ended = await runTo(work, subject, { dieAt, ...(unit ? { unit } : {}) })
    if (!ended) await restart()
    await check()
    if (ended) return dieAt
  }
  throw new Error(`more than ${callsMax} calls`)
}

describe('a process killed at any call to the table or the provider, and the system started again', () => {
  it('has a counter payment wholly or not at all, and recording it again makes it one', async () => {
    const unit = at.houses[0]!.id
    const calls = await atEveryCall('counter', async () => {
      const id = by.nextId()
      return {
        subject: id,
        unit,
        check: async () => {
          const again = await recordCounterPayment(at.tenant.ctx(by.person('m-second', 'head')), { id, unit: unit as never, method: 'cash', amountFen: 900 })
          expect(await readPayment(at.tenant.ctx(), again.id)).toMatchObject({ state: 'booked', receiptNo: again.receiptNo })
          expect((await at.books('2026-12')).json.items.filter(({ document }: { document: string }) => document === again.id)).toHaveLength(1)
        },
      }
    })
    expect(calls).toBeGreaterThan(5)
  }, 120_000)

  it('books what was paid online without anybody asking again', async () => {
    const calls = await atEveryCall('settle', async () => {
      const house = at.houses[1]!
      const opened = await openPage(house.id)
      at.pay(opened, 'card')
      return { subject: opened.checkout, check: async () => expect(await readPayment(at.tenant.ctx(), opened.checkout)).toMatchObject({ state: 'booked', receiptNo: expect.any(String) }) }
    })
    expect(calls).toBeGreaterThan(5)
  }, 120_000)

  it('pays an approved refund once, and one that was not approved yet is as it was', async () => {
    const calls = await atEveryCall('refund', async () => {
      const house = at.houses[2]!
      const opened = await openPage(house.id)
      at.pay(opened, 'card')
      await at.checkout(opened.checkout)
      const asked = await by.ask(opened.checkout, opened.amountFen, 'credit')
      return {
        subject: asked.id,
        check: async () => {
          const shown = async () => (await at.tenant.call(`/v1/refunds/${asked.id}`, { as: 'finance' })).json
          if ((await shown()).state === 'requested') await by.approve(asked)
          const { state, vouchers } = await shown()
          expect([state, vouchers.map((id: string) => id.split('.')[0])]).toEqual(['paid', ['REFUND', 'REFUNDPAID']])
          const theirs = at.standIn.world.store.all<{ id: string; object: string; metadata: Record<string, string> | null }>('refund', accounts[0]).filter(({ kept }) => Object.values(kept.metadata ?? {}).some((value) => value.startsWith(asked.id)))
          expect(theirs).toHaveLength(1)
        },
      }
    })
    expect(calls).toBeGreaterThan(8)
  }, 120_000)

  it('publishes a whole billing run, every bill once', async () => {
    let number = 0
    const make = async (path: string, body: object) => (await at.tenant.call(path, { as: 'head', body })).json.id as string
    const calls = await atEveryCall('bill', async () => {
      number += 1
      const community = await make('/v1/communities', { name: `试点小区${number}`, year: 1980 })
      const building = await make('/v1/buildings', { community, name: '1号楼', type: 'walk-up' })
      for (const room of ['101', '102']) await make('/v1/units', { building, room, area: 5000, owners: [{ name: '某人' }] })
      const run = await make('/v1/billing-runs', { community, period: '2026-12', dueDate: '2026-12-31' })
      return {
        subject: run,
        check: async () => {
          if ((await at.tenant.call(`/v1/billing-runs/${run}`, { as: 'head' })).json.state === 'draft') {
            await at.tenant.call(`/v1/billing-runs/${run}/publish`, { as: 'head', body: {} })
            await at.stack.settleJobs()
          }
          expect((await at.tenant.call(`/v1/billing-runs/${run}`, { as: 'head' })).json).toMatchObject({ state: 'published', bills: 2 })
          expect((await at.tenant.call(`/v1/bills?period=2026-12&community=${community}`, { as: 'head' })).json.items).toHaveLength(2)
        },
      }
    })
    expect(calls).toBeGreaterThan(5)
  }, 120_000)

  it('takes a whole import over, every household once', async () => {
    let number = 0
    const calls = await atEveryCall('import', async () => {
      number += 1
      const rows = ['楼栋,房号,建筑面积（平方米）,业主姓名', `${number + 30}号楼,101,50,某人`, `${number + 30}号楼,102,50,某人`].join('\r\n')
      const made = (await at.tenant.call(`/v1/imports?name=r${number}.csv&community=${at.street.community}`, { as: 'head', body: new TextEncoder().encode(rows) })).json
      return {
        subject: made.id as string,
        check: async () => {
          const state = async () => (await at.tenant.call(`/v1/imports/${made.id}`, { as: 'head' })).json.state
          if ((await state()) === 'ready') {
            await at.tenant.call(`/v1/imports/${made.id}/apply`, { as: 'head', body: { include: 'all' } })
            await at.stack.settleJobs()
          }
          expect(await state()).toBe('applied')
        },
      }
    })
    expect(calls).toBeGreaterThan(5)
  }, 120_000)
})
