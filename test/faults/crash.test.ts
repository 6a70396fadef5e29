import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tick } from '../../functions/jobs/tick.ts'
import { recordCounterPayment } from '../../functions/payments/record-counter-payment.ts'
import { accounts, type Collecting, type Opened, secretKey, startCollecting, webhookSecret } from '../payments/collecting.ts'
import { refundingOf } from '../refunds/refunding.ts'
import { assertBooksBalance } from '../support/books.ts'
import type { Order } from './crash-child.ts'
import { statesOf } from './state-of.ts'

const out = mkdtempSync(join(tmpdir(), 'linli-crash-'))
const child = join(out, 'crash-child.mjs')
let at: Collecting
let by: ReturnType<typeof refundingOf>
let states: ReturnType<typeof statesOf>
let provider: { url: string; close: () => void }
beforeAll(async () => {
  at = await startCollecting()
  by = refundingOf(at)
  states = statesOf(at)
  // In chunks: who only counts cash does not load the provider's library, and a process is up sooner.
  await build({ entryPoints: [join(import.meta.dirname, 'crash-child.ts')], outdir: out, outExtension: { '.js': '.mjs' }, bundle: true, splitting: true, minify: true, platform: 'node', format: 'esm', target: 'node20', banner: { js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url)" } })
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

type Job = { readonly work: Order['work']; readonly subject: string; readonly unit?: string }

/** Does the work in a process of its own that dies at its n-th call; answers how many calls there were when it ended by itself. */
function runTo(dieAt: number, job: Job): Promise<number | 'died'> {
  const { site } = at.tenant.ctx()
  const order: Order = { endpoint: at.stack.table.endpoint, table: at.stack.table.table, provider: provider.url, secretKey, webhookSecret, tenant: at.tenant.id, site: { ...site, paymentAccount: accounts[0] }, now: at.clock.now().toISOString(), dieAt, ...job }
  return new Promise((resolve, reject) => {
    const process_ = spawn(process.execPath, [child], { env: { ...process.env, ORDER: JSON.stringify(order) }, stdio: ['ignore', 'pipe', 'pipe'] })
    let [said, complained] = ['', '']
    process_.stdout.on('data', (part) => (said += part))
    process_.stderr.on('data', (part) => (complained += part))
    process_.on('close', (code, signal) => (signal === 'SIGKILL' ? resolve('died') : code === 0 ? resolve(Number(said)) : reject(new Error(complained.slice(-2000)))))
  })
}

/** Restart: leases run out, and what happens by itself once a minute happens. */
async function restart(): Promise<void> {
  at.clock.forwardMs(10 * 60_000)
  await tick(at.stack.platform, { budgetMs: 60_000 })
}

/** One thing to work on, and how it stands; `again`: what a person does who sees that nothing came of it. */
type Case = { readonly job: Job; readonly state: () => Promise<unknown>; readonly again?: () => Promise<unknown> }

const asked = process.env['CRASH_AT']
const step = asked === 'every' ? 1 : 3
/** By chance unless it was asked for: a failure names its call, and the command that meets it again. */
const first = step === 1 ? 1 : asked ? Number(asked) : 1 + Math.floor(Math.random() * step)
const repeat = `again by CRASH_AT=${asked ?? first}`

/**
 * Once without a crash. Then for each of its calls: die when it was answered, which for the outside is dying before the next
 * one; restart, and everything that the work touches stands as it did without the crash. A usual run dies at every third call,
 * from a first one by chance, so that a few runs meet all; CRASH_AT=every meets all at once, CRASH_AT=2 those from the second.
 */
async function atEveryCall(prepare: () => Promise<Case>): Promise<void> {
  const quiet = await prepare()
  const calls = await runTo(0, quiet.job)
  if (calls === 'died') throw new Error('it died of itself')
  expect(calls).toBeGreaterThan(5)
  const expected = await quiet.state()
  for (let dieAt = first; dieAt <= calls; dieAt += step) {
    const { job, state, again } = await prepare()
    expect(await runTo(dieAt, job), `dies at call ${dieAt} of ${calls}, ${repeat}`).toBe('died')
    await restart()
    await again?.()
    expect(await state(), `died at call ${dieAt} of ${calls}, ${repeat}`).toEqual(expected)
  }
}

/** A page to pay ahead on, of a household that owes nothing. */
async function openPage(unit: string): Promise<Opened> {
  const { openFen } = await at.due(unit)
  if (openFen > 0) await by.cash(unit, openFen)
  const made = await at.tenant.call('/v1/checkouts', { as: 'collector', body: { unit, prepayFen: 1500 } })
  if (made.status !== 201) throw new Error(made.text)
  return made.json as Opened
}

const make = async (path: string, body: object) => (await at.tenant.call(path, { as: 'head', body })).json.id as string

describe('a process killed at any call to the table or the provider, and the system started again, leaves what there is without the crash', () => {
  it('of a counter payment, when the collector sends it again', async () => {
    const unit = at.houses[0]!.id
    await openPage(unit)
    await atEveryCall(async () => {
      const id = by.nextId()
      const job = { work: 'counter', subject: id, unit } as const
      const owes = await states.owedBy(unit)
      return { job, again: () => recordCounterPayment(at.tenant.ctx(by.person('m-second', 'head')), { id, unit: unit as never, method: 'cash', amountFen: 900 }), state: () => states.payment(`${unit}-${id}`, owes) }
    })
  }, 120_000)

  it('of a payment online, without anybody asking again', async () => {
    const unit = at.houses[1]!.id
    await atEveryCall(async () => {
      const opened = await openPage(unit)
      const owes = await states.owedBy(unit)
      at.pay(opened, 'card')
      return { job: { work: 'settle', subject: opened.checkout }, state: () => states.payment(opened.checkout, owes) }
    })
  }, 120_000)

  it('of a refund: approved it goes out once, and one that was not approved yet can be', async () => {
    const unit = at.houses[2]!.id
    await atEveryCall(async () => {
      const opened = await openPage(unit)
      at.pay(opened, 'card')
      await at.checkout(opened.checkout)
      const owes = await states.owedBy(unit)
      const asked = await by.ask(opened.checkout, opened.amountFen, 'credit')
      return {
        job: { work: 'refund', subject: asked.id },
        again: async () => (await states.isRequested(asked.id)) && by.approve(asked),
        state: () => states.refund(asked.id, owes),
      }
    })
  }, 120_000)

  it('of a billing run: every bill, voucher and account', async () => {
    let number = 0
    await atEveryCall(async () => {
      const community = await make('/v1/communities', { name: `试点小区${(number += 1)}`, year: 1980 })
      const building = await make('/v1/buildings', { community, name: '1号楼', type: 'walk-up' })
      const units: string[] = []
      for (const room of ['101', '102', '103']) units.push(await make('/v1/units', { building, room, area: 5000 + 1111 * units.length, owners: [{ name: '某人' }] }))
      // Credit that the run uses by itself when the bills are out.
      await by.cash(units[1]!, 400)
      const run = await make('/v1/billing-runs', { community, period: '2026-12', dueDate: '2026-12-31' })
      return {
        job: { work: 'bill', subject: run },
        again: async () => {
          if (!(await states.isDraft(run))) return
          await at.tenant.call(`/v1/billing-runs/${run}/publish`, { as: 'head', body: {} })
          await at.stack.settleJobs()
        },
        state: () => states.run(run, units),
      }
    })
  }, 120_000)

  it('of an import: every household with its area and owners', async () => {
    let number = 0
    await atEveryCall(async () => {
      const community = await make('/v1/communities', { name: `进口小区${(number += 1)}`, year: 1980 })
      const rows = ['楼栋,房号,建筑面积（平方米）,业主姓名', '1号楼,101,50,某甲', '1号楼,102,51.5,某乙', '2号楼,101,52,某丙'].join('\r\n')
      const { id } = (await at.tenant.call(`/v1/imports?name=r.csv&community=${community}`, { as: 'head', body: new TextEncoder().encode(rows) })).json
      return {
        job: { work: 'import', subject: id as string },
        again: async () => {
          if (!(await states.isReady(id))) return
          await at.tenant.call(`/v1/imports/${id}/apply`, { as: 'head', body: { include: 'all' } })
          await at.stack.settleJobs()
        },
        state: () => states.imported(id, community),
      }
    })
  }, 120_000)
})
