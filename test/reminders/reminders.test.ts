import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Ctx } from '../../functions/context.ts'
import { runJob } from '../../functions/jobs/run-job.ts'
import { sweepJobs } from '../../functions/jobs/sweep-jobs.ts'
import type { Accepted, Sms } from '../../functions/messages.ts'
import { NotSent } from '../../functions/messages.ts'
import { insertIntent } from '../../functions/payments/items.ts'
import { SendReminders } from '../../functions/reminders/model.ts'
import { noteDelivery } from '../../functions/reminders/note-delivery.ts'
import { partsOfReference } from '../../functions/reminders/reference.ts'
import { sendReminders } from '../../functions/reminders/send-reminders.ts'
import { sendSlice } from '../../functions/reminders/send-slice.ts'
import { buildStreet, type House, publish } from '../ledger/street.ts'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'

let stack: Stack
let tenant: TestTenant
let community: string
let houses: readonly House[]
const roles = ['head', 'finance', 'collector', 'auditor', 'worker'] as const
/** Where each house is, in the order of the list. The first one has no phone. */
const places = ['2号楼 101', '2号楼 102', '2号楼 1101', '10号楼 101', '10号楼 102', '10号楼 1101']

beforeAll(async () => {
  stack = await startStack()
})
afterAll(() => stack?.stop())

/** A street of its own for each test: six households with a bill due on 5 December, on 7 December at ten. */
beforeEach(async () => {
  stack.clock.set('2026-12-01T02:00:00.000Z')
  tenant = await stack.createTenant('东街物业服务社', { phone: '0571-8888 0000' })
  for (const role of roles) await tenant.token(role)
  ;({ community, houses } = await buildStreet(tenant))
  await publish(stack, tenant, community, '2026-12', '2026-12-05')
  for (const [at, house] of houses.entries()) if (at > 0) await tenant.call(`/v1/units/${house.id}/residents`, { as: 'head', body: { name: '家人', kind: 'family', phone: `1380000000${at}` } })
  stack.clock.set('2026-12-07T02:00:00.000Z')
  stack.sms.length = 0
  stack.emails.length = 0
})

let count = 0
const nextId = () => `rem${String((count += 1)).padStart(9, '0')}`
const preview = async (more: object = {}, as: (typeof roles)[number] = 'collector') => tenant.call('/v1/reminders/preview', { as, body: { community, kind: 'due', ...more } })
const send = (id: string, more: object = {}) => tenant.call('/v1/reminders', { as: 'collector', body: { id, community, kind: 'due', ...more } })
const start = (ctx: Ctx, id: string, more: object = {}) => sendReminders(ctx, SendReminders.parse({ id, community, kind: 'due', ...more }))
const counts = async (id: string) => (await tenant.call(`/v1/reminders/${id}`, { as: 'auditor' })).json.counts
const deliveries = async (id: string, query = '', as: (typeof roles)[number] = 'auditor') => (await tenant.call(`/v1/reminders/${id}/deliveries${query}`, { as })).json.items as { unit: string; buildingName: string; room: string; state: string; skip: string | null; problem: { en: string } | null }[]
const stop = (unit: string, until: string, reason = 'hardship') => tenant.call(`/v1/reminders/households/${unit}/stop`, { as: 'finance', method: 'PUT', body: { reason, until } })
const household = async (unit: string, as: (typeof roles)[number] = 'collector') => (await tenant.call(`/v1/reminders/households/${unit}`, { as })).json
const work = (ctx: Ctx, id: string) => runJob(ctx, `reminders-${id}` as never, { budgetMs: 60_000 })
const nothing = { queued: 0, sent: 0, delivered: 0, failed: 0, unknown: 0, skipped: 0 }
/** A context whose provider of text messages does as told. */
const withSms = (sms: (message: Sms) => Promise<Accepted>): Ctx => {
  const ctx = tenant.ctx()
  return { ...ctx, ports: { ...ctx.ports, sms: { send: sms } } }
}

describe('a run of reminders', () => {
  it('goes to nobody before the due date', async () => {
    stack.clock.set('2026-12-04T02:00:00.000Z')
    expect((await preview()).json).toMatchObject({ households: 6, send: 0, skipped: { 'nothing-due': 6 } })
    const id = nextId()
    await send(id)
    await stack.settleJobs()
    expect(await counts(id)).toEqual({ ...nothing, skipped: 6 })
    expect(stack.sms).toEqual([])
  })

  it('waits for the morning in a quiet hour, and then goes once to whom the preview named', async () => {
    stack.clock.set('2026-12-06T13:00:00.000Z')
    await stop(houses[5]!.id, '2026-12-31')
    expect((await preview()).json).toMatchObject({ send: 4, skipped: { stopped: 1, 'no-contact': 1 }, startsAt: '2026-12-07T00:00:00.000Z' })
    const id = nextId()
    expect((await send(id)).status).toBe(202)
    await stack.settleJobs()
    expect(stack.sms).toEqual([])
    expect((await tenant.call(`/v1/reminders/${id}`, { as: 'auditor' })).json.state).toBe('waiting')
    stack.clock.set('2026-12-07T00:01:00.000Z')
    await sweepJobs(tenant.ctx(), { budgetMs: 60_000 })
    expect(stack.sms.map(({ params }) => params['place']).toSorted()).toEqual(places.slice(1, 5).toSorted())
    expect(stack.sms[0]).toMatchObject({ template: 'payment-due', params: { site: '东街物业服务社', phone: '0571-8888 0000' } })
    expect(await counts(id)).toEqual({ ...nothing, sent: 4, skipped: 2 })
    expect((await deliveries(id)).map(({ buildingName, room, state, skip }) => [`${buildingName} ${room}`, skip ?? state])).toEqual([
      [places[0], 'no-contact'],
      ...places.slice(1, 5).map((place) => [place, 'sent']),
      [places[5], 'stopped'],
    ])
    expect((await deliveries(id, '?state=skipped')).map(({ skip }) => skip)).toEqual(['no-contact', 'stopped'])
    await send(id)
    await stack.settleJobs()
    expect(stack.sms).toHaveLength(4)
    expect((await preview()).json).toMatchObject({ send: 0, skipped: { recent: 4 } })
    expect((await send(id, { kind: 'overdue' })).status).toBe(409)
  })

  it('that begins at the same moment as another reminds each household once between them', async () => {
    const ids = [nextId(), nextId()]
    for (const id of ids) await start(tenant.ctx('collector'), id)
    await Promise.all(ids.map((id) => work(tenant.ctx(), id)))
    expect(stack.sms.map(({ params }) => params['place']).toSorted()).toEqual(places.slice(1).toSorted())
    const [one, other] = await Promise.all(ids.map(counts))
    expect(one.sent + other.sent).toBe(5)
    expect(one.skipped + other.skipped).toBe(7)
  })

  it('sends nothing twice when its process died while sending, and shows what nobody knows', async () => {
    const id = nextId()
    await start(tenant.ctx('collector'), id)
    let sent = 0
    // Dies after the provider took the third message, before its answer was noted.
    const ctx = withSms(async (message) => {
      const answer = await tenant.ctx().ports.sms.send(message)
      sent += 1
      return sent === 3 ? new Promise<never>(() => {}) : answer
    })
    void work(ctx, id)
    for (let turn = 0; turn < 500 && sent < 3; turn += 1) await new Promise((done) => setTimeout(done, 10))
    expect(await counts(id)).toMatchObject({ queued: 1, sent: 2 })
    stack.clock.forwardMs(120_000)
    await sweepJobs(tenant.ctx(), { budgetMs: 60_000 })
    const reached = stack.sms.map(({ params }) => params['place'])
    expect(new Set(reached).size).toBe(reached.length)
    expect(await counts(id)).toEqual({ ...nothing, sent: 4, unknown: 1, skipped: 1 })
  })

  it('sends nothing twice when two processes work the same slice, and counts each household once', async () => {
    const id = nextId()
    await start(tenant.ctx('collector'), id)
    await Promise.all([1, 2, 3].map(() => sendSlice(tenant.ctx(), id, undefined)))
    expect(stack.sms.map(({ params }) => params['place']).toSorted()).toEqual(places.slice(1, 3).toSorted())
    expect(await counts(id)).toEqual({ ...nothing, sent: 2, skipped: 1 })
  })

  it('that died leaves nothing under way, though the household has paid since', async () => {
    const id = nextId()
    await start(tenant.ctx('collector'), id)
    let reached: Sms | undefined
    void work(withSms((message) => ((reached = message), new Promise<never>(() => {}))), id)
    for (let turn = 0; turn < 500 && !reached; turn += 1) await new Promise((done) => setTimeout(done, 10))
    const unit = partsOfReference(reached!.reference!)!.unit
    await tenant.call('/v1/counter-payments', { as: 'collector', body: { id: 'pay000000001', unit, method: 'cash', amountFen: 1_000_000 } })
    stack.clock.forwardMs(120_000)
    await sweepJobs(tenant.ctx(), { budgetMs: 60_000 })
    expect((await deliveries(id, '?state=unknown')).map((one) => one.unit)).toEqual([unit])
    expect((await household(unit)).reminded).toMatchObject([{ state: 'unknown' }])
  })

  it('obeys a stop that comes after the household was judged', async () => {
    const id = nextId()
    await start(tenant.ctx('collector'), id)
    // While the first message is on its way, somebody stops the last household.
    let first = true
    const ctx = withSms(async (message) => {
      if (first) await stop(houses[2]!.id, '2026-12-31')
      first = false
      return tenant.ctx().ports.sms.send(message)
    })
    await work(ctx, id)
    expect(stack.sms.map(({ params }) => params['place'])).not.toContain(places[2])
    expect((await deliveries(id, '?state=skipped')).map(({ room, skip }) => `${room} ${skip}`)).toContain('1101 stopped')
  })

  it('tells a message that the provider refused from one of which nobody knows, and reminds the refused again', async () => {
    const [refused, silent] = [nextId(), nextId()]
    await start(tenant.ctx('collector'), refused)
    await work(withSms(() => Promise.reject(new NotSent('no credit'))), refused)
    expect(await counts(refused)).toEqual({ ...nothing, failed: 5, skipped: 1 })
    expect((await deliveries(refused, '?state=failed'))[0]!.problem!.en).toContain('next run tries again')
    await start(tenant.ctx('collector'), silent)
    await work(withSms(() => Promise.reject(new Error('time-out'))), silent)
    expect(await counts(silent)).toEqual({ ...nothing, unknown: 5, skipped: 1 })
    expect((await preview()).json).toMatchObject({ send: 0, skipped: { recent: 5, 'no-contact': 1 } })
  })

  it('is refused to a suspended tenant, and ends when the tenant is suspended while it waits', async () => {
    const ctx = tenant.ctx('collector')
    const suspended = { ...ctx, site: { ...ctx.site, state: 'suspended' as const } }
    await expect(start(suspended, nextId())).rejects.toMatchObject({ code: 'suspended' })
    const id = nextId()
    await start(ctx, id)
    expect(await work(suspended, id)).toBe('failed')
    expect((await tenant.call(`/v1/reminders/${id}`, { as: 'auditor' })).json.state).toBe('stopped')
    expect(stack.sms).toEqual([])
  })

  it('goes by the channel asked for alone', async () => {
    await tenant.call(`/v1/reminders/households/${houses[1]!.id}/contact`, { as: 'collector', method: 'PUT', body: { email: 'li@example.test' } })
    expect((await preview({ channel: 'email' })).json).toMatchObject({ send: 1, skipped: { 'no-contact': 5 } })
    const id = nextId()
    await send(id, { channel: 'email' })
    await stack.settleJobs()
    expect(stack.emails.map(({ to }) => to)).toEqual(['li@example.test'])
    expect(stack.sms).toEqual([])
  })
})

describe('what the provider tells later', () => {
  const told = (at: number, state: 'delivered' | 'failed', message = `sms-${at + 1}`) => noteDelivery(tenant.ctx(), { ...partsOfReference(stack.sms[at]!.reference!)!, message, state })

  it('is shown and counted once: delivered, or come back', async () => {
    const id = nextId()
    await send(id)
    await stack.settleJobs()
    expect(await told(0, 'delivered')).toBe(true)
    expect(await told(0, 'delivered')).toBe(false)
    expect(await told(1, 'delivered')).toBe(true)
    expect(await told(1, 'failed')).toBe(true)
    expect(await told(1, 'delivered')).toBe(false)
    expect(await told(2, 'failed', 'another-message')).toBe(false)
    expect(await counts(id)).toEqual({ ...nothing, sent: 3, delivered: 1, failed: 1, skipped: 1 })
    expect((await deliveries(id, '?state=failed'))[0]!.problem!.en).toContain('did not arrive')
    expect((await tenant.call('/v1/reminders', { as: 'head' })).json.items[0].counts).toEqual(await counts(id))
  })

  it('settles a message of which nobody knew', async () => {
    const id = nextId()
    await start(tenant.ctx('collector'), id)
    await work(withSms(async (message) => (await tenant.ctx().ports.sms.send(message), Promise.reject(new Error('time-out')))), id)
    expect(await told(0, 'delivered')).toBe(true)
    expect(await counts(id)).toEqual({ ...nothing, delivered: 1, unknown: 4, skipped: 1 })
  })

  it('of another tenant changes nothing here', async () => {
    const id = nextId()
    await send(id)
    await stack.settleJobs()
    const stranger = await stack.createTenant()
    const { run, unit } = partsOfReference(stack.sms[0]!.reference!)!
    expect(await noteDelivery(stranger.ctx(), { run, unit, message: 'sms-1', state: 'failed' })).toBe(false)
    expect(partsOfReference('sms_1_2')).toBeUndefined()
  })
})

describe('a household', () => {
  it('that pays at the provider this moment is not reminded, and is again when that page has run out unpaid', async () => {
    const unit = houses[1]!.id as never
    const now = stack.clock.now().toISOString() as never
    const expiresAt = new Date(stack.clock.now().getTime() + 7_200_000).toISOString() as never
    await insertIntent(tenant.ctx(), { id: `${houses[1]!.id}-abcdefghijkl` as never, unit, building: houses[1]!.building as never, buildingName: '2号楼', room: '102', name: '住户102', state: 'pending', amountFen: 100 as never, asked: [], createdAt: now, by: 'link', online: { account: 'acct_1', lang: 'zh', onPhone: false, expiresAt }, refundedFen: 0 as never })
    expect((await preview()).json).toMatchObject({ send: 4, skipped: { paying: 1, 'no-contact': 1 } })
    stack.clock.forwardMs(7_200_001)
    expect((await preview()).json).toMatchObject({ send: 5, skipped: { 'no-contact': 1 } })
  })

  it('in hardship is left out, and only head and finance learn why', async () => {
    await tenant.call(`/v1/units/${houses[3]!.id}`, { as: 'head', method: 'PATCH', body: { version: 2, hardship: 'disability' } })
    const id = nextId()
    await send(id)
    await stack.settleJobs()
    expect(stack.sms.map(({ params }) => params['place'])).not.toContain(places[3])
    for (const [as, reason] of [['head', 'hardship'], ['finance', 'hardship'], ['collector', 'stopped'], ['auditor', 'stopped']] as const) {
      expect((await deliveries(id, '?state=skipped', as)).map(({ skip }) => skip)).toContain(reason)
      if (as !== 'auditor') expect((await preview({}, as)).json.skipped).toMatchObject({ [reason]: 1 })
    }
    expect((await preview()).text).not.toContain('hardship')
  })

  it('is shown with its stop, reminders and visits, without a number; its stop is lifted, and both are in the audit log', async () => {
    const unit = houses[5]!.id
    await send(nextId())
    await stack.settleJobs()
    await stop(unit, '2026-12-31', 'dispute')
    const shown = await tenant.call(`/v1/reminders/households/${unit}`, { as: 'auditor' })
    expect(shown.json).toMatchObject({ hasPhone: true, stop: { reason: 'dispute', until: '2026-12-31' }, reminded: [{ kind: 'due', channel: 'sms', state: 'sent' }] })
    expect(shown.text).not.toContain('1380000')
    const lift = () => tenant.call(`/v1/reminders/households/${unit}/stop`, { as: 'finance', method: 'DELETE' })
    expect((await lift()).json.stop).toBeNull()
    expect((await lift()).status).toBe(200)
    expect((await stop(unit, '2026-12-01')).status).toBe(400)
    const acts = (await tenant.call('/v1/audit', { as: 'head' })).json.items.filter(({ subject }: { subject: string }) => subject === unit)
    expect(acts.map(({ act, detail }: { act: string; detail: object }) => [act, detail])).toEqual([['reminders.resumed', { until: '2026-12-31' }], ['reminders.stopped', { until: '2026-12-31' }]])
  })

  it('has its visits recorded once, and what it said of hardship kept from those who need not know', async () => {
    const unit = houses[5]!.id
    const visit = { id: 'visit0000001', unit, on: '2026-12-06', outcome: 'promised', promisedFor: '2026-12-20', promisedFen: 5000, note: '下月初发工资' }
    const record = (body: object) => tenant.call('/v1/visits', { as: 'collector', body })
    const recorded = await record(visit)
    expect(recorded).toMatchObject({ status: 201, json: { promisedFor: '2026-12-20', promisedFen: 5000 } })
    expect((await record(visit)).json).toEqual(recorded.json)
    for (const other of [{ ...visit, outcome: 'spoke' }, { ...visit, on: '2026-12-05' }, { ...visit, promisedFen: 1 }]) expect((await record(other)).status).toBe(409)
    for (const wrong of [{ on: '2026-12-08' }, { promisedFor: '2026-12-01' }]) expect((await record({ ...visit, id: 'visit0000009', ...wrong })).status).toBe(400)
    await record({ id: 'visit0000002', unit, on: '2026-12-07', outcome: 'hardship', note: '住院' })
    const seen = async (as: (typeof roles)[number]) => (await household(unit, as)).visits.map(({ outcome, note }: { outcome: string; note: string | null }) => [outcome, note])
    expect(await seen('head')).toEqual([['hardship', '住院'], ['promised', '下月初发工资']])
    expect(await seen('collector')).toEqual([['hardship', null], ['promised', '下月初发工资']])
    expect(await seen('auditor')).toEqual([['spoke', null], ['promised', '下月初发工资']])
    await stop(unit, '2026-12-31')
    expect((await household(unit, 'auditor')).stop.reason).toBe('other')
    expect(JSON.stringify(stack.logs)).not.toContain('住院')
  })

  it('without a phone is reached by e-mail, once the office knows its address', async () => {
    const unit = houses[0]!.id
    await tenant.call(`/v1/reminders/households/${unit}/contact`, { as: 'collector', method: 'PUT', body: { email: 'wang@example.test' } })
    const id = nextId()
    await send(id)
    await stack.settleJobs()
    expect(stack.emails.map(({ to }) => to)).toEqual(['wang@example.test'])
    expect(stack.emails[0]!.text).toContain('2号楼 101')
    expect((await household(unit, 'auditor')).email).toBe('w***@example.test')
  })

  it('of another tenant is not there, nor are its runs; a worker may not', async () => {
    const stranger = await stack.createTenant()
    expect((await stranger.call(`/v1/reminders/households/${houses[1]!.id}`, { as: 'head' })).status).toBe(404)
    expect((await stranger.call('/v1/reminders', { as: 'head' })).json.items).toEqual([])
    expect((await stranger.call('/v1/reminders/preview', { as: 'head', body: { community, kind: 'due' } })).status).toBe(404)
    expect((await preview({}, 'worker')).status).toBe(403)
  })

  it('is never named with its number in a log or the audit', async () => {
    await send(nextId())
    await stack.settleJobs()
    expect(stack.sms).toHaveLength(5)
    expect(JSON.stringify(stack.logs) + (await tenant.call('/v1/audit', { as: 'head' })).text).not.toMatch(/1380000000\d/)
  })
})

describe('the settings', () => {
  const settings = { quietFrom: 21, quietTo: 9, everyDays: 30, perMonth: 1, overdueDays: 20, leastFen: 500, noteZh: '周六照常开放。', noteEn: '' }
  const save = (more: object = {}, as: 'head' | 'finance' = 'head') => tenant.call('/v1/reminders/settings', { as, method: 'PUT', body: { ...settings, ...more } })

  it('are the head\'s, hold for the next run, and stand in the audit log', async () => {
    expect((await save({}, 'finance')).status).toBe(403)
    expect((await save()).json).toEqual(settings)
    expect((await tenant.call('/v1/reminders/settings', { as: 'auditor' })).json).toEqual(settings)
    stack.clock.set('2026-12-08T00:30:00.000Z')
    expect((await preview()).json.startsAt).toBe('2026-12-08T01:00:00.000Z')
    expect((await tenant.call('/v1/audit', { as: 'head' })).json.items[0]).toMatchObject({ act: 'reminders.changed', detail: settings })
  })

  it('take no threat', async () => {
    for (const more of [{ noteZh: '逾期将停水' }, { noteEn: 'or we cut the water off' }]) expect(await save(more)).toMatchObject({ status: 422, json: { error: { code: 'threat' } } })
    expect((await tenant.call('/v1/reminders/settings', { as: 'auditor' })).json.noteZh).toBe('')
  })
})
