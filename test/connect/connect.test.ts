import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AuditRow } from '../../functions/audit/model.ts'
import { disconnectAccount, onboard, restrictAccount } from '../../infra/local/stripe/change-account.ts'
import { signatureOf } from '../../infra/local/stripe/deliveries.ts'
import { webhookSecret } from '../payments/collecting.ts'
import type { TestTenant } from '../support/stack.ts'
import { type Connecting, particulars, startConnecting } from './connecting.ts'

let at: Connecting
beforeAll(async () => {
  at = await startConnecting()
})
afterAll(() => at.stack.stop())

const made = (tenant: TestTenant) => at.accounts().filter(({ metadata }) => metadata['linli_account']?.includes(tenant.id))

describe('a tenant without an account', () => {
  it('is told so, collects offline, and cannot be paid online', async () => {
    const tenant = await at.stack.createTenant()
    expect(await at.status(tenant)).toMatchObject({ state: 'none', account: null, onlinePayment: false, needsParticulars: true, due: [], answered: true })
    const [house] = await at.billed(tenant)
    expect((await tenant.call(`/v1/household?unit=${house!.unit}`, { as: 'collector' })).json.onlinePayment).toBe(false)
    expect((await at.checkout(tenant, house!.bill)).json.error.code).toBe('offline-only')
  })

  it('is asked for country and address first, and nothing is made without', async () => {
    const tenant = await at.stack.createTenant()
    for (const body of [{}, { country: 'HK' }, { email: 'a@b.example' }]) expect((await at.begin(tenant, body)).json.error.code).toBe('particulars-needed')
    expect((await at.begin(tenant, { ...particulars, account: 'acct_of_somebody' })).status).toBe(400)
    expect(made(tenant)).toHaveLength(0)
  })

  it('of mainland China is refused with what works instead, and may say another country afterwards', async () => {
    const tenant = await at.stack.createTenant()
    for (const country of ['CN', 'IR', 'ZZ']) {
      const refused = await at.begin(tenant, { ...particulars, country })
      expect([refused.status, refused.json.error.code]).toEqual([422, 'no-account-here'])
      expect(refused.json.error.say).toMatch(/中国大陆.*柜台现金、银行转账.*商户账单/)
    }
    expect(await at.status(tenant)).toMatchObject({ state: 'none' })
    expect((await at.begin(tenant)).status).toBe(201)
    expect(made(tenant)).toHaveLength(1)
  })
})

describe('connecting', () => {
  it('makes one account, however often and by however many at once it is asked for, and each gets a way in of their own', async () => {
    const tenant = await at.stack.createTenant()
    const answers = [...(await Promise.all([at.begin(tenant), at.begin(tenant)])), await at.begin(tenant, {})]
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
    expect(new Set(answers.map(({ json }) => json.url)).size).toBe(3)
    expect(made(tenant)).toHaveLength(1)
    expect(await at.status(tenant)).toMatchObject({ state: 'begun', account: made(tenant)[0]!.id, onlinePayment: false, needsParticulars: false })
  })

  it('finds the account again whose answer a crash kept from us, days later and with another address', async () => {
    const tenant = await at.stack.createTenant()
    at.standIn.switches.hangMs = 1
    at.standIn.switches.faults = [{ kind: 'timeout-after', on: 'POST /v1/accounts', times: 1 }, { kind: '500', on: 'POST /v1/accounts', times: 2 }]
    expect((await at.begin(tenant)).status).toBe(502)
    expect(await at.status(tenant)).toMatchObject({ state: 'none' })
    at.clock.forwardMs(2 * 86_400_000)
    expect((await at.begin(tenant, { ...particulars, email: 'other@dongjie.example' })).json.error).toBeUndefined()
    expect(made(tenant)).toHaveLength(1)
    at.clock.set('2026-12-01T02:00:00.000Z')
  })

  it('that broke off before the way in goes on with the same account', async () => {
    const tenant = await at.stack.createTenant()
    at.standIn.switches.faults = [{ kind: '500', on: 'POST /v1/account_links', times: 3 }]
    expect((await at.begin(tenant)).status).toBe(502)
    expect((await at.begin(tenant, {})).status).toBe(201)
    expect(made(tenant)).toHaveLength(1)
  })

  it("leads into the provider's form and back to the tenant's own page", async () => {
    const tenant = await at.stack.createTenant()
    const { url } = (await at.begin(tenant)).json
    const form = (await at.standIn.app.request(url)).headers.get('location')!
    const left = await at.standIn.app.request(form, { method: 'POST', body: new URLSearchParams({ act: 'finish', bank: '12345678' }) })
    expect(left.headers.get('location')).toBe(`http://${tenant.host}/office/settings/online-payment?connect=done`)
    expect((await at.standIn.app.request(url)).headers.get('location')).toBe(`http://${tenant.host}/office/settings/online-payment?connect=again`)
    expect(await at.status(tenant)).toMatchObject({ state: 'ready' })
  })

  it('is kept in the audit chain, without an e-mail address', async () => {
    const tenant = await at.stack.createTenant()
    const account = await at.connected(tenant)
    const rows: AuditRow[] = (await tenant.call('/v1/audit', { as: 'auditor' })).json.items.toReversed()
    const ours = rows.filter(({ act }) => act.startsWith('account.'))
    expect(ours.map(({ act, subject, detail, actor }) => [act, subject, detail, actor.kind])).toEqual([
      ['account.requested', tenant.id, { country: 'HK' }, 'token'],
      ['account.changed', account, { state: 'begun' }, 'system'],
      ['account.link-given', account, {}, 'token'],
      ['account.changed', account, { state: 'ready' }, 'system'],
    ])
    expect(JSON.stringify(rows)).not.toContain(particulars.email)
  })
})

describe('online payment', () => {
  it('is offered only while the account can collect, on site, household and checkout alike', async () => {
    const tenant = await at.stack.createTenant()
    const houses = await at.billed(tenant)
    const { unit, bill } = houses[0]!
    const account = await at.connected(tenant, 'leave')
    const seen = async () => {
      at.aMomentLater()
      const household = (await tenant.call(`/v1/household?unit=${unit}`, { as: 'collector' })).json
      return [(await at.status(tenant)).state, (await at.site(tenant)).onlinePayment, household.onlinePayment, (await at.checkout(tenant, bill)).status]
    }
    expect(await seen()).toEqual(['begun', false, false, 422])
    onboard(at.standIn.world, account, 'due')
    expect(await seen()).toEqual(['more-needed', false, false, 422])
    expect((await at.status(tenant)).due).toEqual([{ topic: 'papers', say: '登记证书或身份证件的照片' }])
    onboard(at.standIn.world, account, 'verify')
    expect(await seen()).toEqual(['under-review', false, false, 422])
    onboard(at.standIn.world, account, 'finish')
    await at.status(tenant)
    expect(await seen()).toEqual(['ready', true, true, 201])
    restrictAccount(at.standIn.world, account, { reason: 'rejected.fraud', due: [] })
    await at.status(tenant)
    expect(await seen()).toEqual(['restricted', false, false, 422])
  })

  it("asks the tenant's own account for the money and takes no fee of it", async () => {
    const tenant = await at.stack.createTenant()
    const [house] = await at.billed(tenant)
    const account = await at.connected(tenant)
    at.sent.length = 0
    expect((await at.checkout(tenant, house!.bill)).status).toBe(201)
    const [order] = at.sent.filter(({ url, body }) => url.endsWith('/v1/checkout/sessions') && body)
    expect(order!.account).toBe(account)
    expect(decodeURIComponent(order!.body)).not.toMatch(/fee|transfer_data|on_behalf_of|destination/)
  })

  it('of a suspended tenant stays off, whatever the account can do', async () => {
    const tenant = await at.stack.createTenant()
    const account = await at.connected(tenant, 'leave')
    const suspend = at.stack.request(at.stack.apiHost, `/v1/tenants/${tenant.id}`, { token: at.stack.operatorSecret, method: 'PATCH', body: { state: 'suspended' } })
    onboard(at.standIn.world, account, 'finish')
    await Promise.all([suspend, at.status(tenant), at.status(tenant), at.status(tenant)])
    at.aMomentLater()
    expect(await at.status(tenant)).toMatchObject({ state: 'ready', onlinePayment: false })
    expect(await at.site(tenant)).toMatchObject({ state: 'suspended', onlinePayment: false })
  })

  it('says when the money collected does not reach the bank', async () => {
    const tenant = await at.stack.createTenant()
    const account = await at.connected(tenant)
    restrictAccount(at.standIn.world, account, { payoutsOnly: true, due: ['external_account'] })
    expect(await at.status(tenant)).toMatchObject({ state: 'ready', onlinePayment: true, paysOut: false, due: [{ topic: 'bank-account' }] })
  })
})

describe('the status', () => {
  it('is what the provider said last while it does not answer', async () => {
    const tenant = await at.stack.createTenant()
    await at.connected(tenant)
    const before = await at.status(tenant)
    at.clock.forwardMs(60_000)
    at.standIn.switches.faults = [{ kind: '500', on: 'GET /v1/accounts', times: 3 }]
    expect(await at.status(tenant)).toEqual({ ...before, answered: false })
    expect((await at.status(tenant)).askedAt > before.askedAt).toBe(true)
  })

  it('of an account that the operator entered and nobody has asked about is the operator’s word', async () => {
    const tenant = await at.stack.createTenant('东街物业服务社', { paymentAccount: 'acct_1entered' })
    at.standIn.switches.faults = [{ kind: '500', on: 'GET /v1/accounts', times: 3 }]
    expect(await at.status(tenant)).toMatchObject({ state: 'ready', account: 'acct_1entered', answered: false, askedAt: null })
    expect(await at.status(tenant)).toMatchObject({ state: 'restricted', onlinePayment: false, needsParticulars: true })
  })

  it('arrives by notice, with nobody asking', async () => {
    const tenant = await at.stack.createTenant()
    const account = await at.connected(tenant, 'leave')
    await at.standIn.pump()
    onboard(at.standIn.world, account, 'finish')
    await at.standIn.pump()
    at.aMomentLater()
    expect((await at.site(tenant)).onlinePayment).toBe(true)
    disconnectAccount(at.standIn.world, account)
    await at.standIn.pump()
    at.aMomentLater()
    expect((await at.site(tenant)).onlinePayment).toBe(false)
  })

  it('by notice is not received while the provider cannot be asked (M5), and by a forged one says nothing new', async () => {
    const tenant = await at.stack.createTenant()
    const stranger = await at.stack.createTenant()
    const account = await at.connected(tenant, 'leave')
    const send = (body: object) => {
      const raw = JSON.stringify(body)
      return at.stack.request(at.stack.apiHost, '/v1/notices/stripe', { method: 'POST', body: new TextEncoder().encode(raw), headers: { 'stripe-signature': signatureOf(webhookSecret, raw, Math.floor(at.clock.now().getTime() / 1000)) } })
    }
    const lie = { id: 'evt_1', object: 'event', type: 'account.updated', account, data: { object: { id: account, object: 'account', charges_enabled: true, details_submitted: true, metadata: { tenant: stranger.id } } } }
    at.standIn.switches.faults = [{ kind: '500', on: 'GET /v1/accounts', times: 3 }]
    expect((await send(lie)).status).toBe(502)
    expect((await send(lie)).json).toEqual({ handled: true })
    at.aMomentLater()
    expect((await at.site(tenant)).onlinePayment).toBe(false)
    expect(await at.status(stranger)).toMatchObject({ state: 'none' })
    expect((await send({ ...lie, account: 'acct_1nobodys' })).json).toEqual({ handled: false })
    expect((await send({ ...lie, account: undefined })).json).toEqual({ handled: false })
  })
})

describe('an account that the organization disconnected', () => {
  it('is replaced by a new one, once, and stays known as a former one', async () => {
    const tenant = await at.stack.createTenant()
    const account = await at.connected(tenant)
    disconnectAccount(at.standIn.world, account)
    expect(await at.status(tenant)).toMatchObject({ state: 'restricted', needsParticulars: true, onlinePayment: false })
    expect((await at.begin(tenant, {})).json.error.code).toBe('particulars-needed')
    expect((await Promise.all([at.begin(tenant), at.begin(tenant)])).map(({ status }) => status)).toEqual([201, 201])
    const now = await at.status(tenant)
    expect(now).toMatchObject({ state: 'begun', needsParticulars: false })
    expect(now.account).not.toBe(account)
    expect(made(tenant).map(({ id }) => id)).toEqual([now.account])
    const other = await at.stack.createTenant()
    expect((await at.replace(other, account)).status).toBe(409)
  })
})
