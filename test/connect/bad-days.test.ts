import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AuditRow } from '../../functions/audit/model.ts'
import { settleAccount } from '../../functions/connect/settle-account.ts'
import { systemActor } from '../../functions/context.ts'
import { tick } from '../../functions/jobs/tick.ts'
import { contextOf } from '../../functions/platform.ts'
import { tenantById } from '../../functions/tenants/resolve-tenant.ts'
import { disconnectAccount, onboard, restrictAccount } from '../../infra/local/stripe/change-account.ts'
import { paySession, paySessionSlowly } from '../../infra/local/stripe/pay.ts'
import { sessionOf } from '../payments/collecting.ts'
import { assertBooksBalance } from '../support/books.ts'
import type { TestTenant } from '../support/stack.ts'
import { type Connecting, startConnecting } from './connecting.ts'

let at: Connecting
beforeAll(async () => {
  at = await startConnecting()
})
afterAll(() => at.stack.stop())

const minute = 60_000
const sweep = () => tick(at.stack.platform, { budgetMs: 0 })
const held = async (act: () => Promise<void>): Promise<void> => {
  at.standIn.switches.holdDeliveries = true
  await act()
  at.standIn.switches.holdDeliveries = false
}
const changesOf = async (tenant: TestTenant, account: string): Promise<unknown[]> =>
  ((await tenant.call('/v1/audit', { as: 'auditor' })).json.items as AuditRow[]).filter(({ act, subject }) => act === 'account.changed' && subject === account).map(({ detail }) => detail).toReversed()

describe('an account that Stripe closes while we think that it collects', () => {
  it('opens no page and says where to pay; the sweep learns of it, and the same bill can be paid once it is open again', async () => {
    const tenant = await at.stack.createTenant()
    const [house] = await at.billed(tenant)
    const account = await at.connected(tenant)
    await held(async () => {
      restrictAccount(at.standIn.world, account)
      const refused = await at.checkout(tenant, house!.bill)
      expect([refused.status, refused.json.error.code]).toEqual([422, 'not-collecting'])
      expect(refused.json.error.say).toMatch(/没有扣款.*柜台/)
      expect(at.standIn.world.store.all('checkout.session', account)).toEqual([])
      expect((await at.site(tenant)).onlinePayment).toBe(true)
      at.clock.forwardMs(61 * minute)
      await sweep()
      at.aMomentLater()
      expect((await at.site(tenant)).onlinePayment).toBe(false)
      expect((await at.checkout(tenant, house!.bill)).json.error.code).toBe('offline-only')
    })
    onboard(at.standIn.world, account, 'finish')
    await at.status(tenant)
    at.aMomentLater()
    const opened = await at.checkout(tenant, house!.bill)
    expect(opened.status).toBe(201)
    paySession(at.standIn.world, account, sessionOf(opened.json), { method: 'card' })
    await at.standIn.pump()
    expect((await tenant.call(`/v1/checkouts/${opened.json.checkout}`, { as: 'collector' })).json.state).toBe('paid')
    await assertBooksBalance(at.stack, tenant)
  })

  it('takes nothing on a page that was open; what was on its way arrives and is booked; the page ends without money', async () => {
    const tenant = await at.stack.createTenant()
    const [one, two] = await at.billed(tenant)
    const account = await at.connected(tenant)
    const open = (await at.checkout(tenant, one!.bill)).json
    const slow = (await at.checkout(tenant, two!.bill)).json
    paySessionSlowly(at.standIn.world, account, sessionOf(slow), { method: 'alipay', succeeds: true })
    restrictAccount(at.standIn.world, account, { reason: 'rejected.fraud', due: [] })
    expect(() => paySession(at.standIn.world, account, sessionOf(open), { method: 'card' })).toThrow('cannot currently make charges')
    const states = () => Promise.all([open, slow].map(async ({ checkout }) => (await tenant.call(`/v1/checkouts/${checkout}`, { as: 'collector' })).json).map(async (shown) => [(await shown).state, (await shown).moneyMoved]))
    expect(await states()).toEqual([['pending', 'no'], ['processing', 'unknown']])
    at.clock.forwardMs(121 * minute)
    await at.standIn.pump()
    expect(await states()).toEqual([['expired', 'no'], ['paid', 'yes']])
    await assertBooksBalance(at.stack, tenant)
  })

  it('and that the organization cuts off keeps an open page unsure, never paid and never an error', async () => {
    const tenant = await at.stack.createTenant()
    const [house] = await at.billed(tenant)
    const account = await at.connected(tenant)
    const open = (await at.checkout(tenant, house!.bill)).json
    disconnectAccount(at.standIn.world, account)
    const shown = await tenant.call(`/v1/checkouts/${open.checkout}`, { as: 'collector' })
    expect([shown.status, shown.json.state, shown.json.moneyMoved]).toEqual([200, 'processing', 'unknown'])
  })
})

describe('what the provider told us and we did not hear', () => {
  it('is asked for once an hour, of an account that the operator entered too, and not more often', async () => {
    const [begun, entered] = [await at.stack.createTenant(), await at.stack.createTenant('东街物业服务社', { paymentAccount: 'acct_1neverthere' })]
    const account = await at.connected(begun, 'leave')
    await sweep()
    const asked = () => at.sent.filter(({ url }) => url.endsWith(`/v1/accounts/${account}`)).length
    await held(async () => {
      onboard(at.standIn.world, account, 'finish')
      const before = asked()
      at.clock.forwardMs(30 * minute)
      await sweep()
      expect(asked()).toBe(before)
      at.clock.forwardMs(31 * minute)
      at.standIn.switches.faults = [{ kind: '500', on: `GET /v1/accounts/${account}`, times: 3 }]
      await sweep()
      at.clock.forwardMs(61 * minute)
      await sweep()
      at.aMomentLater()
      expect((await at.site(begun)).onlinePayment).toBe(true)
    })
    expect(await at.site(entered)).toMatchObject({ onlinePayment: false })
  })
})

describe('two at once', () => {
  it('notices of one account, told twice and in disorder, are one change', async () => {
    const tenant = await at.stack.createTenant()
    const account = await at.connected(tenant, 'leave')
    await at.standIn.pump()
    Object.assign(at.standIn.switches, { duplicates: 2, disorder: true })
    for (const leaving of ['due', 'verify', 'finish'] as const) onboard(at.standIn.world, account, leaving)
    await at.standIn.pump()
    Object.assign(at.standIn.switches, { duplicates: 0, disorder: false })
    expect(await changesOf(tenant, account)).toEqual([{ state: 'begun' }, { state: 'ready' }])
  })

  it('a notice of the old account, read before the account was replaced, does not touch what is known of the new one', async () => {
    const tenant = await at.stack.createTenant()
    const old = await at.connected(tenant)
    const stale = contextOf(at.stack.platform, tenant.id, (await tenantById(at.stack.platform, tenant.id))!.site, systemActor('channel'))
    disconnectAccount(at.standIn.world, old)
    await at.status(tenant)
    expect((await at.begin(tenant)).status).toBe(201)
    const { account } = await at.status(tenant)
    onboard(at.standIn.world, account, 'due')
    const before = await at.status(tenant)
    expect(stale.site.paymentAccount).toBe(old)
    expect(await settleAccount(at.stack.platform, stale, old)).toBe(false)
    expect(await settleAccount(at.stack.platform, stale, account)).toBe(true)
    at.standIn.switches.faults = [{ kind: '500', on: 'GET /v1/accounts', times: 3 }]
    expect(await at.status(tenant)).toEqual({ ...before, answered: false })
    expect(await changesOf(tenant, account)).toEqual([{ state: 'begun' }, { state: 'more-needed' }])
  })
})
