import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sweepOrders } from '../../functions/notices/sweep-orders.ts'
import { noteCollecting, storeAccount } from '../../functions/tenants/store-account.ts'
import { replaceEntry } from '../../functions/tenants/replace-entry.ts'
import { tenantByAccount, tenantById } from '../../functions/tenants/resolve-tenant.ts'
import { withAccount } from '../../functions/tenants/with-account.ts'
import { contextOf } from '../../functions/platform.ts'
import { systemActor } from '../../functions/context.ts'
import type { Instant } from '../../functions/calendar.ts'
import type { TenantId } from '../../functions/ids.ts'
import { ensureAccount } from '../../infra/local/stripe/accounts.ts'
import { disconnectAccount } from '../../infra/local/stripe/change-account.ts'
import { paySession } from '../../infra/local/stripe/pay.ts'
import { assertBooksBalance } from '../support/books.ts'
import { sessionOf } from '../payments/collecting.ts'
import type { TestTenant } from '../support/stack.ts'
import { type Connecting, startConnecting } from './connecting.ts'

let at: Connecting
let count = 0
beforeAll(async () => {
  at = await startConnecting()
})
afterAll(() => at.stack.stop())

const account = (): string => {
  const id = `acct_1former${(count += 1)}`
  ensureAccount(at.standIn.world, id)
  return id
}
/** A tenant that collects on `first`, with a page open there, whose account was then replaced by `second`. */
async function moved() {
  const [first, second] = [account(), account()]
  const tenant = await at.stack.createTenant('东街物业服务社', { paymentAccount: first })
  const [house] = await at.billed(tenant)
  const opened = (await at.checkout(tenant, house!.bill)).json
  expect((await at.replace(tenant, second)).status).toBe(200)
  at.aMomentLater()
  return { tenant, first, second, opened, house: house! }
}
const booked = async (tenant: TestTenant) => (await tenant.call('/v1/journal?period=2026-12&kind=PAYMENT', { as: 'finance' })).json.items
async function contextNow(tenant: TestTenant) {
  const known = await tenantById(at.stack.platform, tenant.id)
  return contextOf(at.stack.platform, tenant.id, known!.site, systemActor('sweep'))
}

describe('a page that was open when the account was replaced', () => {
  it('is paid on the old account, and the notice books it', async () => {
    const { tenant, first, opened } = await moved()
    paySession(at.standIn.world, first, sessionOf(opened), { method: 'alipay' })
    await at.standIn.pump()
    expect(await booked(tenant)).toHaveLength(1)
    await assertBooksBalance(at.stack, tenant)
  })

  it('is found by the sweep when no notice came, also after the tenant has no account at all', async () => {
    const { tenant, first, opened } = await moved()
    at.standIn.switches.holdDeliveries = true
    paySession(at.standIn.world, first, sessionOf(opened), { method: 'alipay' })
    await at.replace(tenant, null)
    at.aMomentLater()
    at.clock.forwardMs(10 * 60_000)
    expect(await sweepOrders(await contextNow(tenant))).toMatchObject({ settled: 1 })
    expect(await booked(tenant)).toHaveLength(1)
    at.standIn.switches.holdDeliveries = false
    await at.standIn.pump()
    expect(await booked(tenant)).toHaveLength(1)
  })

  it('is waited for while the old account is cut off, without keeping the new one from being looked after', async () => {
    const { tenant, first, second, opened, house } = await moved()
    at.standIn.switches.holdDeliveries = true
    const kept = at.standIn.world.store.get('', first)!
    paySession(at.standIn.world, first, sessionOf(opened), { method: 'alipay' })
    disconnectAccount(at.standIn.world, first)
    const again = (await at.checkout(tenant, house.bill)).json
    paySession(at.standIn.world, second, sessionOf(again), { method: 'card' })
    at.clock.forwardMs(10 * 60_000)
    expect(await sweepOrders(await contextNow(tenant))).toMatchObject({ settled: 1 })
    at.standIn.world.store.put('', kept)
    at.clock.forwardMs(3 * 86_400_000)
    expect(await sweepOrders(await contextNow(tenant))).toMatchObject({ settled: 1 })
    expect(await booked(tenant)).toHaveLength(2)
    at.standIn.switches.holdDeliveries = false
    at.clock.set('2026-12-01T02:00:00.000Z')
  })

  it('opens again on the new account', async () => {
    const { tenant, second, house } = await moved()
    at.sent.length = 0
    expect((await at.checkout(tenant, house.bill)).status).toBe(201)
    expect(at.sent.find(({ url, body }) => url.endsWith('/v1/checkout/sessions') && body)!.account).toBe(second)
  })
})

describe('a former account', () => {
  it('stays the tenant’s: no other may take it, and the tenant may go back to it', async () => {
    const { tenant, first, second } = await moved()
    const other = await at.stack.createTenant()
    for (const taken of [first, second]) expect((await at.replace(other, taken)).json.error.code).toBe('account-taken')
    expect((await at.stack.request(at.stack.apiHost, '/v1/tenants', { token: at.stack.operatorSecret, body: { slug: `t${at.stack.platform.ids.short()}`, name: '西街', paymentAccount: first, head: { name: '某人', email: 'x@example.test' } } })).status).toBe(409)
    expect((await at.replace(tenant, first)).status).toBe(200)
    expect((await tenantByAccount(at.stack.platform, first))?.site).toMatchObject({ paymentAccount: first, formerAccounts: [{ account: second }] })
    expect((await tenantByAccount(at.stack.platform, second))?.tenant).toBe(tenant.id)
  })

  it('is one of five at most; the oldest is let go and free for others', async () => {
    const all = Array.from({ length: 7 }, account)
    const tenant = await at.stack.createTenant('东街物业服务社', { paymentAccount: all[0]! })
    for (const next of all.slice(1)) expect((await at.replace(tenant, next)).status).toBe(200)
    const owners = await Promise.all(all.map(async (id) => (await tenantByAccount(at.stack.platform, id))?.tenant))
    expect(owners).toEqual([undefined, ...Array.from({ length: 6 }, () => tenant.id)])
    const other = await at.stack.createTenant()
    expect((await at.replace(other, all[0]!)).status).toBe(200)
  })

  it('keeps its order and its bound in the entry itself', () => {
    const entry = { tenant: 'aaaaaaaaaaaa' as TenantId, slug: 'aa', state: 'active', createdAt: '2026-01-01T00:00:00.000Z' as Instant } as const
    const now = '2026-02-01T00:00:00.000Z' as Instant
    const one = withAccount({ ...entry, paymentAccount: 'acct_1', collects: false, collectsAt: now }, 'acct_2', now)
    expect(one).toEqual({ ...entry, paymentAccount: 'acct_2', former: [{ account: 'acct_1', until: now }] })
    expect(withAccount(one, 'acct_2', now)).toEqual(one)
    expect(withAccount(one, undefined, now)).toEqual({ ...entry, former: [{ account: 'acct_2', until: now }, { account: 'acct_1', until: now }] })
  })
})

it('an answer about the account that was asked for earlier, or about another account, changes nothing', async () => {
  const first = account()
  const tenant = await at.stack.createTenant('东街物业服务社', { paymentAccount: first })
  const note = (of: string, collects: boolean, time: string) => noteCollecting(at.stack.platform, tenant.id, { account: of, collects, at: time as Instant })
  await note(first, true, '2026-12-01T02:00:05.000Z')
  await note(first, false, '2026-12-01T02:00:04.000Z')
  await note('acct_1other', false, '2026-12-01T02:00:06.000Z')
  expect((await at.site(tenant)).onlinePayment).toBe(true)
  await note(first, false, '2026-12-01T02:00:07.000Z')
  expect((await at.site(tenant)).onlinePayment).toBe(false)
})

it('S4: a suspension is never undone by what is noted of the account at the same moment', async () => {
  for (let round = 0; round < 4; round += 1) {
    const first = account()
    const tenant = await at.stack.createTenant('东街物业服务社', { paymentAccount: first })
    const note = (collects: boolean) => noteCollecting(at.stack.platform, tenant.id, { account: first, collects, at: `2026-12-01T02:00:0${collects ? 2 : 1}.000Z` as Instant })
    await Promise.all([note(false), replaceEntry(at.stack.platform, tenant.id, (before) => ({ ...before, state: 'suspended' })), note(true)])
    expect((await tenantByAccount(at.stack.platform, first))?.site).toMatchObject({ state: 'suspended', collects: true })
  }
})

it('an account that was just made collects nothing yet, and takes no place that another has taken meanwhile', async () => {
  const [made, entered] = [account(), account()]
  const tenant = await at.stack.createTenant()
  expect(await storeAccount(at.stack.platform, tenant.id, { account: made, instead: undefined })).toBe(made)
  expect((await at.site(tenant)).onlinePayment).toBe(false)
  expect((await at.replace(tenant, entered)).status).toBe(200)
  expect(await storeAccount(at.stack.platform, tenant.id, { account: account(), instead: made })).toBe(entered)
  expect((await at.site(tenant)).onlinePayment).toBe(true)
})
