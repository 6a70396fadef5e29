import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runJob } from '../../functions/jobs/run-job.ts'
import { attemptsMax, jobIdOf, type JobKind } from '../../functions/jobs/model.ts'
import { tick } from '../../functions/jobs/tick.ts'
import { refused } from '../../functions/faults.ts'
import { buildStreet, pay, publish } from '../ledger/street.ts'
import { wechatTrades } from '../merchant-bills/bills.ts'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'

let stack: Stack
let tenant: TestTenant
let stranger: TestTenant
let street: Awaited<ReturnType<typeof buildStreet>>
const dayMs = 24 * 3_600_000

beforeAll(async () => {
  stack = await startStack()
  ;[tenant, stranger] = [await stack.createTenant(), await stack.createTenant()]
  // The key that makes tokens ends after a day; these tests move by weeks.
  for (const role of ['head', 'finance', 'collector', 'auditor'] as const) await Promise.all([tenant.token(role), stranger.token(role)])
  street = await buildStreet(tenant)
})
afterAll(() => stack?.stop())

type Thing = { id: string; document: string; why: string; say: string; action: string; others: string[]; about: string; amountFen: number | null; since: string }
const list = async (more = '', as: 'head' | 'finance' | 'auditor' = 'finance') => (await tenant.call(`/v1/stuck?lang=en${more}`, { as })).json as { items: Thing[]; next: string | null; sweep: string; sweptAt: string | null }
const kinds = async () => (await list()).items.map(({ id }) => id.slice(0, id.indexOf('~')))
const resolve = (id: string, body: object, as: 'head' | 'finance' | 'auditor' | 'collector' = 'finance') => tenant.call(`/v1/stuck/${encodeURIComponent(id)}/resolution`, { as, body })
const sweep = () => tick(stack.platform, { budgetMs: 0 })
const audited = async (act: string) => (await tenant.call('/v1/audit', { as: 'head' })).json.items.filter((row: { act: string }) => row.act === act) as { subject: string; detail: object; actor: { name: string } }[]

const preview = async (period: string) => (await tenant.call('/v1/billing-runs', { as: 'finance', body: { community: street.community, period, dueDate: `${period}-25` } })).json as { id: string; totalFen: number }
const stateOf = async (run: string) => (await tenant.call(`/v1/billing-runs/${run}`, { as: 'finance' })).json.state as string

const register = (room: string) => new TextEncoder().encode(['楼栋,房号,建筑面积（平方米）,业主姓名', `2号楼,${room},67.00,王秀英`].join('\r\n'))
const upload = async (name: string, room: string) => (await tenant.call(`/v1/imports?name=${name}&community=${street.community}`, { as: 'head', body: register(room) })).json as { id: string; state: string }
const importOf = async (id: string) => (await tenant.call(`/v1/imports/${id}`, { as: 'head' })).json as { state: string }

describe('a preview of bills that nobody published', () => {
  it('is listed after a week with its total, and put away from there once, by one person, in the audit log', async () => {
    const run = await preview('2026-12')
    expect(await kinds()).toEqual([])
    stack.clock.forwardMs(8 * dayMs)
    const [thing] = (await list()).items
    expect(thing).toMatchObject({ id: `draft~${run.id}`, document: run.id, action: 'publish', others: ['abandon'], amountFen: run.totalFen })
    expect((await resolve(thing!.id, { action: 'dismiss', reason: '不要了' })).status).toBe(422)
    expect((await resolve(thing!.id, { action: 'abandon' }, 'auditor')).status).toBe(403)
    const [one, two] = await Promise.all([resolve(thing!.id, { action: 'abandon' }), resolve(thing!.id, { action: 'abandon' }, 'head')])
    expect([one.json, two.json]).toEqual([{ left: null }, { left: null }])
    expect(await stateOf(run.id)).toBe('abandoned')
    expect((await audited('billing-run.abandoned')).map(({ subject }) => subject)).toEqual([run.id])
  })

  it('leaves the list when it is published, and is put away by itself after a month', async () => {
    const [published, forgotten] = [await preview('2026-12'), await preview('2027-01')]
    await publish(stack, tenant, street.community, '2027-02', '2027-02-25')
    await tenant.call(`/v1/billing-runs/${published.id}/publish`, { as: 'finance', method: 'POST' })
    await stack.settleJobs()
    stack.clock.forwardMs(8 * dayMs)
    expect((await list()).items.map(({ document }) => document)).toEqual([forgotten.id])
    stack.clock.forwardMs(23 * dayMs)
    await sweep()
    expect(await kinds()).toEqual([])
    expect([await stateOf(published.id), await stateOf(forgotten.id)]).toEqual(['published', 'abandoned'])
  })
})

describe('a register that was read and not applied', () => {
  it('is listed after a week, dismissed with a reason once, and can be uploaded again', async () => {
    const { id } = await upload('a.csv', '201')
    stack.clock.forwardMs(8 * dayMs)
    const [thing] = (await list()).items
    expect(thing).toMatchObject({ id: `upload~${id}`, action: 'apply', others: ['dismiss'], about: 'a.csv' })
    const gone = await Promise.all([resolve(thing!.id, { action: 'dismiss', reason: '旧名册' }), resolve(thing!.id, { action: 'dismiss', reason: '重复' }, 'head')])
    expect(gone.map(({ json }) => json)).toEqual([{ left: null }, { left: null }])
    expect(await audited('import.dismissed')).toHaveLength(1)
    expect((await importOf(id)).state).toBe('lapsed')
    expect((await upload('a.csv', '201')).state).toBe('ready')
    await tenant.call(`/v1/imports/${id}/apply`, { as: 'head', body: {} })
    await stack.settleJobs()
    stack.clock.forwardMs(8 * dayMs)
    expect(await kinds()).toEqual([])
  })

  it('lapses by itself when its rows are dropped; one with nothing new needs nobody', async () => {
    const [fresh, known] = [await upload('b.csv', '202'), await upload('c.csv', '201')]
    stack.clock.forwardMs(8 * dayMs)
    expect((await list()).items.map(({ document }) => document)).toEqual([fresh.id])
    stack.clock.forwardMs(90 * dayMs)
    await sweep()
    expect(await kinds()).toEqual([])
    expect([(await importOf(fresh.id)).state, (await importOf(known.id)).state]).toEqual(['lapsed', 'lapsed'])
  })
})

describe('a merchant bill', () => {
  const trades = (order: string) => new TextEncoder().encode(wechatTrades([{ order, yuan: '12.00', at: `${stack.clock.now().toISOString().slice(0, 10)} 01:00:00`, remark: '2号楼 101' }]))
  const take = async (order: string) => (await tenant.call('/v1/merchant-bills?name=bill.csv', { as: 'finance', body: trades(order) })).json as { id: string }

  it('is listed while money in it has no household for a week, and not before or after', async () => {
    const { id } = await take('4200001234202611230000000001')
    expect(await kinds()).toEqual([])
    stack.clock.forwardMs(8 * dayMs)
    const [thing] = (await list()).items
    expect(thing).toMatchObject({ id: `merchant-bill~${id}`, document: id, action: 'assign', others: [], amountFen: 1200 })
    expect((await resolve(thing!.id, { action: 'dismiss', reason: '不要了' })).status).toBe(422)
    const line = (await tenant.call(`/v1/merchant-bills/${id}`, { as: 'finance' })).json.items[0].id as string
    await tenant.call(`/v1/merchant-bills/${id}/bookings`, { as: 'finance', body: { lines: [{ line, unit: street.houses[0]!.id }] } })
    expect(await kinds()).toEqual([])
  })
})

describe('a job that was given up', () => {
  const breakJob = async (kind: JobKind, subject: string, error: Error) => {
    const broken = async () => Promise.reject(error)
    for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
      stack.clock.forwardMs(700_000)
      await runJob(tenant.ctx(), jobIdOf(kind, subject), { budgetMs: 0, steps: { [kind]: broken } })
    }
    stack.signals.length = 0
  }
  const gone = refused('rows-dropped', { zh: '明细已清除。', en: 'The rows are gone.' })

  it('by a fault says the fault itself, since when, and takes one decision of two people', async () => {
    const { id } = await upload('d.csv', '301')
    await tenant.call(`/v1/imports/${id}/apply`, { as: 'head', body: {} })
    await breakJob('import', `${id}.1.1`, gone)
    const [thing] = (await list()).items
    expect(thing).toMatchObject({ document: id, about: 'd.csv', why: 'rows-dropped', say: 'The rows are gone.', action: 'dismiss', others: [] })
    expect(Date.parse(thing!.since)).toBeLessThanOrEqual(stack.clock.now().getTime())
    expect((await resolve(thing!.id, { action: 'dismiss', reason: '重新上传' }, 'collector')).status).toBe(403)
    await Promise.all([resolve(thing!.id, { action: 'dismiss', reason: '重新上传' }), resolve(thing!.id, { action: 'dismiss', reason: '不要了' }, 'head')])
    expect(await kinds()).toEqual([])
    expect((await audited('job.dismissed')).map(({ detail }) => detail)).toHaveLength(1)
    expect((await importOf(id)).state).toBe('failed')
    await tenant.call(`/v1/imports/${id}/apply`, { as: 'head', body: {} })
    await stack.settleJobs()
    expect((await importOf(id)).state).toBe('applied')
  })

  it('after many attempts goes on from where it stopped: by one press or two, one audit row', async () => {
    const { id } = await upload('e.csv', '302')
    await tenant.call(`/v1/imports/${id}/apply`, { as: 'head', body: {} })
    await breakJob('import', `${id}.1.1`, new Error('the table is away'))
    const [thing] = (await list()).items
    expect(thing).toMatchObject({ why: 'stopped', action: 'resume', others: ['dismiss'] })
    await Promise.all([resolve(thing!.id, { action: 'resume' }), resolve(thing!.id, { action: 'resume' }, 'head')])
    await stack.settleJobs()
    expect((await importOf(id)).state).toBe('applied')
    expect(await audited('job.resumed')).toHaveLength(1)
    expect(await kinds()).toEqual([])
  })

  it('of reminders names its place, and can be left where it is', async () => {
    await tenant.call('/v1/reminders', { as: 'head', body: { id: 'reminder0001', community: street.community, building: street.buildings[0]!.id, kind: 'due' } })
    await breakJob('reminders', 'reminder0001', new Error('the table is away'))
    const [thing] = (await list()).items
    expect(thing).toMatchObject({ id: 'reminders~reminder0001', action: 'resume', others: ['dismiss'], about: '东街小区 2号楼' })
    expect((await resolve(thing!.id, { action: 'dismiss', reason: '已上门' })).json).toEqual({ left: null })
    expect((await tenant.call('/v1/reminders/reminder0001', { as: 'auditor' })).json.state).toBe('stopped')
    expect(await kinds()).toEqual([])
  })
})

describe('the list', () => {
  it('gives a next page only when it has something, passes over what is gone, and says nothing of a provider that is not there', async () => {
    const [one, two] = [await preview('2027-06'), await preview('2027-07')]
    await pay(tenant, street.houses[0]!.id, 100)
    stack.clock.forwardMs(8 * dayMs)
    await preview('2027-08')
    const ctx = tenant.ctx()
    await ctx.store.write({ put: { pk: `T#${tenant.id}#W`, sk: `refund#${'a'.repeat(12)}-${'b'.repeat(12)}`, since: '2026-01-01T00:00:00.000Z' } })
    expect((await list()).items.map(({ document }) => document).toSorted()).toEqual([one.id, two.id].toSorted())
    expect((await list('&limit=2')).next).toBeNull()
    const first = await list('&limit=1')
    expect((await list(`&limit=1&after=${encodeURIComponent(first.next!)}`)).next).toBeNull()
    expect(await list()).toMatchObject({ sweep: 'none', sweptAt: null })
  })

  it('is nobody else\'s: not shown to another tenant, and not theirs to decide', async () => {
    const { items } = await list('', 'auditor')
    expect((await stranger.call('/v1/stuck', { as: 'finance' })).json.items).toEqual([])
    await stranger.call(`/v1/stuck/${encodeURIComponent(items[0]!.id)}/resolution`, { as: 'finance', body: { action: 'abandon' } })
    expect((await list()).items.map(({ id }) => id)).toEqual(items.map(({ id }) => id))
  })
})
