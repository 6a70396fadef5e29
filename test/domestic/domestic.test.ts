import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor, StaffRole } from '../../functions/context.ts'
import { tick } from '../../functions/jobs/tick.ts'
import { severalChannels } from '../../functions/payments/several-channels.ts'
import { approveRefund } from '../../functions/refunds/approve-refund.ts'
import { createRefund } from '../../functions/refunds/create-refund.ts'
import { paySession } from '../../infra/local/stripe/pay.ts'
import { type StandIn, stripeStandIn } from '../../infra/local/stripe/stand-in.ts'
import { buildStreet, publish } from '../ledger/street.ts'
import { channelTo, secretKey, sessionOf } from '../payments/collecting.ts'
import { assertBooksBalance } from '../support/books.ts'
import { type TestClock, testClock } from '../support/clock.ts'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'
import { domesticChannel } from './channel.ts'
import { type DomesticProvider, domesticProvider } from './provider.ts'

const merchant = '1900000109'
let clock: TestClock
let stack: Stack
let standIn: StandIn
let provider: DomesticProvider
let here: TestTenant
let abroad: TestTenant
let bills: string[]
let theirBill: string

/** One deployment, two providers: a tenant with a domestic merchant number, one with an account at Stripe. */
beforeAll(async () => {
  clock = testClock('2026-12-01T03:00:00.000Z')
  provider = domesticProvider(clock)
  standIn = stripeStandIn({ baseUrl: 'http://stripe.test', secretKey, clock, accounts: ['acct_ours'] })
  stack = await startStack({ clock, channel: severalChannels([channelTo(standIn, clock), domesticChannel(provider, clock)]) })
  here = await stack.createTenant('东街物业服务社', { paymentAccount: merchant })
  abroad = await stack.createTenant('西街物业服务社', { paymentAccount: 'acct_ours' })
  const [street, theirs] = [await buildStreet(here), await buildStreet(abroad)]
  await publish(stack, here, street.community, '2026-12', '2026-12-31')
  await publish(stack, abroad, theirs.community, '2026-12', '2026-12-31')
  bills = street.houses.map(({ id }) => `${id}-2026-12-1`)
  theirBill = `${theirs.houses[0]!.id}-2026-12-1`
})
afterAll(() => stack.stop())

const open = async (tenant: TestTenant, bill: string) => (await tenant.call('/v1/checkouts', { as: 'collector', body: { bills: [bill] } })).json as { checkout: string; url: string; amountFen: number; reused: boolean }
const tell = ({ raw, headers }: { raw: string; headers: Record<string, string> }, to = 'wechat-pay') => stack.request(stack.apiHost, `/v1/notices/${to}`, { method: 'POST', body: new TextEncoder().encode(raw), headers })
const shown = async (tenant: TestTenant, checkout: string) => (await tenant.call(`/v1/checkouts/${checkout}`, { as: 'collector' })).json
const person = (id: string, role: StaffRole): Actor => ({ kind: 'member', id, name: id, roles: [role] })

describe('a domestic channel beside Stripe', () => {
  it('opens a page, hands its address out again, and books once what its notice tells, in its own words', async () => {
    const opened = await open(here, bills[0]!)
    const again = await open(here, bills[0]!)
    expect(again).toMatchObject({ checkout: opened.checkout, reused: true, url: expect.stringContaining(opened.checkout) })
    const told = provider.pay(merchant, opened.checkout)
    const answers = [await tell(told), await tell(told)]
    expect(answers.map(({ status, text }) => [status, text])).toEqual([[200, 'SUCCESS'], [200, 'SUCCESS']])
    expect(await shown(here, opened.checkout)).toMatchObject({ state: 'paid', moneyMoved: 'yes', creditFen: 0 })
    expect((await here.call(`/v1/payments/${opened.checkout}`, { as: 'finance' })).json.method).toBe('wechat')
  })

  it('is found by the sweep from the bill of the day before, when no notice came', async () => {
    const { checkout } = await open(here, bills[1]!)
    provider.pay(merchant, checkout)
    const booked = async () => (await here.call('/v1/journal?period=2026-12&kind=PAYMENT', { as: 'finance' })).json.items.some((one: { document: string }) => one.document === checkout)
    await tick(stack.platform, { budgetMs: 0 })
    expect(await booked()).toBe(false)
    clock.set('2026-12-02T01:58:00.000Z')
    await tick(stack.platform, { budgetMs: 0 })
    clock.set('2026-12-02T02:04:00.000Z')
    await tick(stack.platform, { budgetMs: 0 })
    expect(await booked()).toBe(true)
    expect((await shown(here, checkout)).paidOn).toBe('2026-12-01')
  })

  it('sends money back with two people, under its own numbers, and hears of the end', async () => {
    const { checkout, amountFen } = await open(here, bills[2]!)
    await tell(provider.pay(merchant, checkout))
    const [asker, approver] = [here.ctx(person('m-asker', 'finance')), here.ctx(person('m-approver', 'head'))]
    const asked = await createRefund(asker, { id: 'f00000000001', payment: checkout as never, amountFen: amountFen - 1, source: 'bills', reason: '多收了' })
    expect((await approveRefund(approver, asked.id)).state).toBe('pending')
    expect((await tell(provider.settleRefund(merchant, `${asked.id}_1`))).text).toBe('SUCCESS')
    expect((await here.call(`/v1/refunds/${asked.id}`, { as: 'finance' })).json).toMatchObject({ state: 'paid', providerRefund: `${asked.id}_1` })
  })

  it('leaves Stripe’s tenant at Stripe', async () => {
    const opened = await open(abroad, theirBill)
    paySession(standIn.world, 'acct_ours', sessionOf(opened), { method: 'card' })
    expect(await shown(abroad, opened.checkout)).toMatchObject({ state: 'paid' })
    expect((await here.call('/v1/connect', { as: 'head' })).json).toMatchObject({ state: 'ready', account: merchant })
    expect((await abroad.call('/v1/connect', { as: 'head' })).json).toMatchObject({ state: 'ready', account: 'acct_ours' })
  })

  it('is no word about another provider’s accounts, and believed only where it is sent to', async () => {
    const opened = await open(abroad, theirBill).then(({ checkout }) => checkout ?? 'none')
    const forged = await tell(provider.message({ mchid: 'acct_ours', out_trade_no: opened, transaction_id: '1', trade_state: 'SUCCESS' }))
    expect([forged.status, forged.json.error.code]).toEqual([400, 'signature'])
    const genuine = provider.message({ mchid: merchant, out_trade_no: 'a shop of the same merchant' })
    expect((await tell(genuine)).text).toBe('SUCCESS')
    expect((await tell(genuine, 'stripe')).json.error.code).toBe('signature')
    expect((await tell(genuine, 'nobody')).status).toBe(404)
    expect((await tell({ ...genuine, raw: `${genuine.raw} ` })).json.error.code).toBe('signature')
    expect((await tell({ ...provider.message({ mchid: '1900000999', out_refund_no: 'x' }) })).json.error.code).toBe('account-unknown')
  })

  it('opens no account by itself: the next provider is asked, and the last refusal is told', async () => {
    const fresh = await stack.createTenant()
    const refused = await fresh.call('/v1/connect', { as: 'head', body: { country: 'CN', email: 'a@b.example' } })
    expect([refused.status, refused.json.error.say]).toEqual([422, '商户号由平台运营方登记。'])
    expect((await fresh.call('/v1/connect', { as: 'head', body: { country: 'HK', email: 'a@b.example' } })).status).toBe(201)
  })

  it('and the books of both balance', async () => {
    await assertBooksBalance(stack, here)
    await assertBooksBalance(stack, abroad)
  })
})
