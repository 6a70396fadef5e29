import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runJob } from '../../functions/jobs/run-job.ts'
import { getReminderRun } from '../../functions/reminders/list-reminders.ts'
import { sendReminders } from '../../functions/reminders/send-reminders.ts'
import { sendSlice } from '../../functions/reminders/send-slice.ts'
import { sweepJobs } from '../../functions/jobs/sweep-jobs.ts'
import type { House } from '../ledger/street.ts'
import { buildStreet, publish } from '../ledger/street.ts'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'

let stack: Stack
let tenant: TestTenant
let stranger: TestTenant
let community: string
let houses: readonly House[]
beforeAll(async () => {
  stack = await startStack()
  tenant = await stack.createTenant('东街物业服务社', { phone: '0571-8888 0000' })
  stranger = await stack.createTenant()
  for (const role of ['head', 'finance', 'collector', 'auditor', 'worker'] as const) await tenant.token(role)
  await stranger.token('head')
  const street = await buildStreet(tenant)
  ;({ community, houses } = street)
  stack.clock.set('2026-12-01T02:00:00.000Z')
  await publish(stack, tenant, community, '2026-12', '2026-12-05')
  for (const [at, house] of houses.entries()) if (at > 0) await tenant.call(`/v1/units/${house.id}/residents`, { as: 'head', body: { name: '家人', kind: 'family', phone: `1380000000${at}` } })
})
afterAll(() => stack.stop())
beforeEach(() => {
  stack.sms.length = 0
  stack.emails.length = 0
})

let count = 0
const nextId = () => `rem${String((count += 1)).padStart(9, '0')}`
const preview = async (kind = 'due', as: 'collector' | 'worker' = 'collector') => tenant.call('/v1/reminders/preview', { as, body: { community, kind } })
const send = (id: string, kind = 'due', more: object = {}) => tenant.call('/v1/reminders', { as: 'collector', body: { id, community, kind, ...more } })
const run = async (id: string) => (await tenant.call(`/v1/reminders/${id}`, { as: 'auditor' })).json
const stop = (unit: string, until: string) => tenant.call(`/v1/reminders/households/${unit}/stop`, { as: 'finance', method: 'PUT', body: { reason: 'hardship', until } })

describe('reminders', () => {
  it('go to nobody before the due date', async () => {
    expect((await preview()).json).toMatchObject({ households: 6, send: 0, skipped: { 'nothing-due': 6 } })
    const id = nextId()
    await send(id)
    await stack.settleJobs()
    expect(await run(id)).toMatchObject({ state: 'done', sent: 0, skipped: 6 })
    expect(stack.sms).toEqual([])
  })

  it('wait for the morning in a quiet hour, and then go once to whom the preview named', async () => {
    stack.clock.set('2026-12-06T13:00:00.000Z')
    await stop(houses[5]!.id, '2026-12-31')
    const seen = (await preview()).json
    expect(seen).toMatchObject({ send: 4, skipped: { stopped: 1, 'no-contact': 1 }, startsAt: '2026-12-07T00:00:00.000Z' })
    const id = nextId()
    expect((await send(id)).status).toBe(202)
    await stack.settleJobs()
    expect(stack.sms).toEqual([])
    expect(await run(id)).toMatchObject({ state: 'waiting' })
    stack.clock.set('2026-12-07T00:01:00.000Z')
    await sweepJobs(tenant.ctx(), { budgetMs: 60_000 })
    expect(stack.sms.map(({ template, params }) => [template, params['place']]).length).toBe(4)
    expect((await run(id)).deliveries.map(({ state }: { state: string }) => state)).toEqual(['sent', 'sent', 'sent', 'sent'])
    await send(id)
    await stack.settleJobs()
    expect(stack.sms).toHaveLength(4)
    expect((await preview()).json).toMatchObject({ send: 0, skipped: { recent: 4 } })
  })

  it('are not sent twice when the process died while sending; what nobody knows is shown so', async () => {
    stack.clock.set('2026-12-22T02:00:00.000Z')
    const id = nextId()
    await sendReminders(tenant.ctx('collector'), { id: id as never, community: community as never, kind: 'due' })
    const ctx = tenant.ctx()
    let sent = 0
    // Dies after the provider took the third message, before the answer was noted.
    const dying = { ...ctx, ports: { ...ctx.ports, sms: { send: async (message: never) => void (await ctx.ports.sms.send(message), (sent += 1)) } }, store: { ...ctx.store, write: async (...args: Parameters<typeof ctx.store.write>) => (sent >= 3 ? new Promise<void>(() => {}) : ctx.store.write(...args)) } }
    void runJob(dying as never, `reminders-${id}` as never, { budgetMs: 60_000 })
    for (let turn = 0; turn < 200 && sent < 3; turn += 1) await new Promise((done) => setTimeout(done, 10))
    stack.clock.forwardMs(120_000)
    await sweepJobs(ctx, { budgetMs: 60_000 })
    const places = stack.sms.map(({ params }) => params['place'])
    expect(new Set(places).size).toBe(places.length)
    const ended = await getReminderRun(ctx, id as never, { limit: 50 })
    expect(ended.state).toBe('done')
    expect(ended.deliveries.map(({ state }) => state).toSorted()).toEqual(['sent', 'sent', 'sent', 'unknown'])
  })

  it('say of a message that the provider refused that it failed', async () => {
    stack.clock.set('2027-01-10T02:00:00.000Z')
    const ctx = tenant.ctx('collector')
    const id = nextId()
    await sendReminders(ctx, { id: id as never, community: community as never, kind: 'overdue' })
    const broken = { ...ctx, ports: { ...ctx.ports, sms: { send: async () => Promise.reject(new Error('away')) } } }
    await sendSlice(broken, id, undefined)
    await sendSlice(broken, id, '1')
    expect(await getReminderRun(ctx, id as never, { limit: 50 })).toMatchObject({ state: 'done', sent: 0, failed: 5 })
  })

  it('are refused to a suspended tenant, and end a run that is under way', async () => {
    const ctx = tenant.ctx('collector')
    const suspended = { ...ctx, site: { ...ctx.site, state: 'suspended' as const } }
    await expect(sendReminders(suspended, { id: nextId() as never, community: community as never, kind: 'due' })).rejects.toMatchObject({ code: 'suspended' })
  })
})

describe('a household', () => {
  it('is shown with its stop, its reminders and visits, without a number, and its stop is lifted', async () => {
    stack.clock.set('2026-12-07T02:00:00.000Z')
    const unit = houses[5]!.id
    const visited = await tenant.call('/v1/visits', { as: 'collector', body: { id: 'visit0000001', unit, on: '2026-12-06', outcome: 'promised', promisedFor: '2026-12-20', note: '下月初发工资' } })
    expect(visited.status).toBe(201)
    expect((await tenant.call('/v1/visits', { as: 'collector', body: { id: 'visit0000001', unit, on: '2026-12-06', outcome: 'promised', promisedFor: '2026-12-20', note: '下月初发工资' } })).json).toEqual(visited.json)
    expect((await tenant.call('/v1/visits', { as: 'collector', body: { id: 'visit0000001', unit, on: '2026-12-06', outcome: 'spoke' } })).status).toBe(409)
    expect((await tenant.call('/v1/visits', { as: 'collector', body: { id: 'visit0000002', unit, on: '2027-12-06', outcome: 'spoke' } })).status).toBe(400)
    const shown = await tenant.call(`/v1/reminders/households/${unit}`, { as: 'auditor' })
    expect(shown.json).toMatchObject({ hasPhone: true, stop: { reason: 'hardship', until: '2026-12-31' }, visits: [{ outcome: 'promised' }] })
    expect(shown.text).not.toContain('1380000')
    expect((await tenant.call(`/v1/reminders/households/${unit}/stop`, { as: 'finance', method: 'DELETE' })).json.stop).toBeNull()
    expect((await stop(unit, '2026-12-01')).status).toBe(400)
  })

  it('without a phone is reached by e-mail, once the office knows its address', async () => {
    const unit = houses[0]!.id
    await tenant.call(`/v1/reminders/households/${unit}/contact`, { as: 'collector', method: 'PUT', body: { email: 'wang@example.test' } })
    const id = nextId()
    await send(id)
    await stack.settleJobs()
    expect(stack.emails.map(({ to }) => to)).toEqual(['wang@example.test'])
    expect(stack.emails[0]!.text).toContain('2号楼 101')
  })

  it('of another tenant is not there, nor are its runs; a worker may not', async () => {
    expect((await stranger.call(`/v1/reminders/households/${houses[1]!.id}`, { as: 'head' })).status).toBe(404)
    expect((await stranger.call('/v1/reminders', { as: 'head' })).json.items).toEqual([])
    expect((await stranger.call('/v1/reminders/preview', { as: 'head', body: { community, kind: 'due' } })).status).toBe(404)
    expect((await preview('due', 'worker')).status).toBe(403)
  })

  it('is never named with its number in a log', () => expect(JSON.stringify(stack.logs)).not.toMatch(/1380000000\d/))
})
