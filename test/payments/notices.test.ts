import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signatureOf } from '../../infra/local/stripe/deliveries.ts'
import type { StoredEvent } from '../../infra/local/stripe/events.ts'
import { sweepOrders } from '../../functions/notices/sweep-orders.ts'
import { expireSession } from '../../infra/local/stripe/checkout-sessions.ts'
import { paySessionSlowly } from '../../infra/local/stripe/pay.ts'
import { readPayment } from '../../functions/payments/items.ts'
import { assertBooksBalance } from '../support/books.ts'
import { accounts, type Collecting, sessionOf, startCollecting, webhookSecret } from './collecting.ts'

let at: Collecting
beforeAll(async () => {
  at = await startCollecting()
})
afterAll(async () => {
  await assertBooksBalance(at.stack, at.tenant)
  await at.stack.stop()
})

let turn = 0
/** A checkout over a bill that no other test of this file has looked at. */
async function opened() {
  const house = at.houses[turn % at.houses.length]!
  const bill = `${house.id}-2026-${['08', '09', '10', '11'][Math.floor(turn / at.houses.length)]}-1`
  turn += 1
  return { house, ...(await at.open([bill])) }
}
const events = (type: string, account: string = accounts[0]): StoredEvent[] => at.standIn.world.store.all<StoredEvent>('event', account, (event) => event.type === type).map(({ kept }) => kept)
const lastEvent = (type: string) => events(type).at(-1)!
const now = () => Math.floor(at.clock.now().getTime() / 1000)
const send = (event: object, { secret = webhookSecret, signedAt = now() } = {}) => {
  const body = JSON.stringify(event)
  return at.notice(body, signatureOf(secret, body, signedAt))
}
/** Payments of the tenant in the books, by their document. */
const booked = async (payment: string) => (await at.books('2026-12')).json.items.filter((voucher: { document: string }) => voucher.document === payment)

describe('a notice of the provider', () => {
  it('books the payment once, told three times and after the landing page has asked', async () => {
    const one = await opened()
    at.pay(one)
    const event = lastEvent('checkout.session.completed')
    const answers = [await send(event), await send(event), await send(event)]
    expect(answers.map(({ status, json }) => [status, json.handled])).toEqual([[200, true], [200, true], [200, true]])
    expect(await at.checkout(one.checkout)).toMatchObject({ state: 'paid', creditFen: 0 })
    expect(await booked(one.checkout)).toHaveLength(1)
  })

  it('and the landing page and the sweep at the same moment make one booking and one receipt', async () => {
    const one = await opened()
    at.pay(one)
    const event = lastEvent('checkout.session.completed')
    await Promise.all([send(event), at.checkout(one.checkout), sweepOrders(at.tenant.ctx()), send(event), at.checkout(one.checkout), send(event)])
    expect(await booked(one.checkout)).toHaveLength(1)
    expect(await at.checkout(one.checkout)).toMatchObject({ state: 'paid', creditFen: 0 })
  })

  it('arrives through the stand-in with duplicates, out of order, and each payment is booked once', async () => {
    const { switches } = at.standIn
    Object.assign(switches, { duplicates: 2, disorder: true })
    const [one, two] = [await opened(), await opened()]
    at.pay(one, 'wechat_pay')
    at.pay(two, 'card')
    await at.standIn.pump()
    Object.assign(switches, { duplicates: 0, disorder: false })
    expect([(await booked(one.checkout)).length, (await booked(two.checkout)).length]).toEqual([1, 1])
    expect((await at.tenant.call(`/v1/payments/${one.checkout}`, { as: 'finance' })).json.method).toBe('wechat')
  })

  it('that arrives days late is booked with the day on which the money moved', async () => {
    const one = await opened()
    at.pay(one)
    at.standIn.switches.holdDeliveries = true
    at.clock.set('2026-12-04T02:00:00.000Z')
    at.standIn.switches.holdDeliveries = false
    await at.standIn.pump()
    const payment = await at.tenant.call(`/v1/payments/${one.checkout}`, { as: 'finance' })
    expect(payment.json).toMatchObject({ valueDate: '2026-12-01', entryDate: '2026-12-01' })
    expect(payment.json.bookedAt).toMatch(/^2026-12-04/)
  })

  it('about the end of another page, told after the payment, changes nothing', async () => {
    const one = await opened()
    at.pay(one)
    await send(lastEvent('checkout.session.completed'))
    const event = lastEvent('checkout.session.completed')
    const expired = { ...event, id: 'evt_late', type: 'checkout.session.expired' }
    expect((await send(expired)).status).toBe(200)
    expect(await at.checkout(one.checkout)).toMatchObject({ state: 'paid' })
  })

  it('that a slow payment failed, told before its beginning, ends as the provider has it', async () => {
    const one = await opened()
    paySessionSlowly(at.standIn.world, accounts[0], sessionOf(one), { method: 'alipay', succeeds: true })
    const early = lastEvent('checkout.session.completed')
    expect((await send({ ...early, id: 'evt_forged_type', type: 'checkout.session.async_payment_failed' })).status).toBe(200)
    expect(await booked(one.checkout)).toHaveLength(0)
    at.clock.forwardMs(60_000)
    await at.standIn.pump()
    expect(await booked(one.checkout)).toHaveLength(1)
    expect((await send(early)).status).toBe(200)
  })
})

describe('a notice that must not be believed', () => {
  it('of whose tenant it is: metadata that name another account change nothing', async () => {
    const one = await opened()
    at.pay(one)
    const event = lastEvent('checkout.session.completed')
    const forged = { ...event, data: { object: { ...event.data.object, metadata: { account: accounts[1], tenant: at.stranger.id } } } }
    expect((await send(forged)).json).toMatchObject({ handled: true })
    expect(await booked(one.checkout)).toHaveLength(1)
    expect((await at.stranger.call('/v1/journal?period=2026-12&kind=PAYMENT', { as: 'finance' })).json.items).toEqual([])
  })

  it('unsigned, signed by another secret, altered or old is refused', async () => {
    const one = await opened()
    at.pay(one)
    const event = lastEvent('checkout.session.completed')
    const body = JSON.stringify(event)
    const refused = [
      await at.stack.request(at.stack.apiHost, '/v1/notices/stripe', { method: 'POST', body: new TextEncoder().encode(body) }),
      await send(event, { secret: 'whsec_of_somebody_else' }),
      await at.notice(`${body} `, signatureOf(webhookSecret, body, now())),
      await send(event, { signedAt: now() - 600 }),
    ]
    expect(refused.map(({ status, json }) => [status, json.error.code])).toEqual(Array.from({ length: 4 }, () => [400, 'signature']))
    expect(await booked(one.checkout)).toHaveLength(0)
  })

  it('of an amount that is not ours is not booked, not waved through, and marked for the finance officer', async () => {
    const one = await opened()
    const session = sessionOf(one)
    const { store } = at.standIn.world
    const kept = store.get<{ id: string; object: 'checkout.session'; amount_total: number }>(accounts[0], session)!
    store.put(accounts[0], { ...kept, amount_total: kept.amount_total - 1 })
    at.pay(one)
    const told = await send(lastEvent('checkout.session.completed'))
    expect([told.status, told.json.error.code]).toEqual([422, 'payment-mismatch'])
    expect(await booked(one.checkout)).toHaveLength(0)
    expect(await at.checkout(one.checkout)).toMatchObject({ state: 'processing', moneyMoved: 'unknown' })
    expect(await readPayment(at.tenant.ctx(), one.checkout)).toMatchObject({ state: 'pending', problem: 'amount' })
  })

  it('of less than was asked for, though the page says it is paid, is not booked', async () => {
    const { store } = at.standIn.world
    const one = await opened()
    const paid = at.pay(one)
    const intent = store.get<{ id: string; object: 'payment_intent'; amount_received: number }>(accounts[0], String(paid.payment_intent))!
    store.put(accounts[0], { ...intent, amount_received: intent.amount_received - 1 })
    expect((await send(lastEvent('checkout.session.completed'))).status).toBe(422)
    expect(await booked(one.checkout)).toHaveLength(0)
  })

  it('in another currency, or for another order, is not booked', async () => {
    const { store } = at.standIn.world
    for (const [change, problem] of [[{ currency: 'hkd' }, 'currency'], [{ client_reference_id: 'aaaaaaaaaaaa-bbbbbbbbbbbb' }, 'order']] as const) {
      const one = await opened()
      const paid = at.pay(one)
      const intent = String(paid.payment_intent)
      store.put(accounts[0], { ...store.get(accounts[0], sessionOf(one))!, ...change })
      if ('currency' in change) store.put(accounts[0], { ...store.get(accounts[0], intent)!, ...change })
      expect(await at.checkout(one.checkout)).toMatchObject({ state: 'processing', moneyMoved: 'unknown' })
      expect(await readPayment(at.tenant.ctx(), one.checkout)).toMatchObject({ problem })
      expect(await booked(one.checkout)).toHaveLength(0)
    }
  })

  it('naming our order on another tenant’s account books nothing for either', async () => {
    const one = await opened()
    at.pay(one)
    const event = lastEvent('checkout.session.completed')
    const told = await send({ ...event, id: 'evt_moved', account: accounts[1] })
    expect(told.status).toBe(404)
    expect(await booked(one.checkout)).toHaveLength(0)
    const unknownAccount = await send({ ...event, account: 'acct_nobodys' })
    expect([unknownAccount.status, unknownAccount.json.error.code]).toEqual([422, 'account-unknown'])
    expect((await send({ ...event, account: undefined })).status).toBe(422)
  })

  it('takes the tenant from the account and never from metadata', async () => {
    const one = await opened()
    at.pay(one)
    const event = lastEvent('checkout.session.completed')
    const lying = { ...event, data: { object: { ...event.data.object, metadata: { tenant: at.stranger.id } } } }
    expect((await send(lying)).status).toBe(200)
    expect(await booked(one.checkout)).toHaveLength(1)
  })

  it('about a refund or a dispute on an account that is nobody’s books nothing and is not waved through', async () => {
    const about = (type: string, object: object, account?: string) => ({ id: 'evt_of_nobody', object: 'event', type, ...(account ? { account } : {}), data: { object: { metadata: { linli_refund: 'aaaaaaaaaaaa-bbbbbbbbbbbb.1', tenant: at.tenant.id }, ...object } } })
    for (const account of ['acct_nobodys', undefined]) {
      const answers = [await send(about('refund.updated', { id: 're_1', object: 'refund' }, account)), await send(about('charge.dispute.created', { id: 'du_1', object: 'dispute' }, account))]
      expect(answers.map(({ status, json }) => [status, json.error.code])).toEqual([[422, 'account-unknown'], [422, 'account-unknown']])
    }
  })

  it('about things that are not ours is waved through', async () => {
    const other = lastEvent('charge.succeeded')
    const foreign = lastEvent('checkout.session.completed')
    const answers = [await send(other), await send({ ...foreign, data: { object: { ...foreign.data.object, client_reference_id: 'a shop of the same account' } } })]
    expect(answers.map(({ status, json }) => [status, json.handled])).toEqual([[200, false], [200, false]])
  })
})

describe('the provider is told "failed" unless the booking is done (M5)', () => {
  it('and tells again later, which books it', async () => {
    const one = await opened()
    at.pay(one)
    at.standIn.switches.faults = [{ kind: '500', on: 'GET /v1/checkout/sessions', times: 3 }]
    const event = lastEvent('checkout.session.completed')
    expect((await send(event)).status).toBe(502)
    expect(await booked(one.checkout)).toHaveLength(0)
    await at.standIn.pump()
    expect(await booked(one.checkout)).toHaveLength(1)
  })
})

describe('the sweep', () => {
  it('books what nobody told us, ends what expired, and asks nothing twice', async () => {
    const [paid, expired] = [await opened(), await opened()]
    at.standIn.switches.holdDeliveries = true
    at.pay(paid)
    expireSession(at.standIn.world, accounts[0], sessionOf(expired))
    at.clock.forwardMs(10 * 60_000)
    const swept = await sweepOrders(at.tenant.ctx())
    expect(swept.settled).toBeGreaterThanOrEqual(2)
    expect(await booked(paid.checkout)).toHaveLength(1)
    expect(await readPayment(at.tenant.ctx(), expired.checkout)).toMatchObject({ state: 'expired' })
    expect(await sweepOrders(at.tenant.ctx())).toEqual({ asked: 0, settled: 0, stuck: 0 })
    at.standIn.switches.holdDeliveries = false
  })

  it('finds an order whose answer never reached us, though the payment does not know its id', async () => {
    const bill = `${at.houses[5]!.id}-2026-11-1`
    at.standIn.switches.hangMs = 1
    at.standIn.switches.faults = [{ kind: 'timeout-after', on: 'POST /v1/checkout/sessions', times: 1 }, { kind: '500', on: 'POST /v1/checkout/sessions', times: 2 }]
    const failed = await at.tenant.call('/v1/checkouts', { as: 'collector', body: { bills: [bill] } })
    expect(failed.status).toBe(502)
    const [last] = at.standIn.world.store.all<{ id: string; object: 'checkout.session'; client_reference_id: string }>('checkout.session', accounts[0]).slice(-1)
    at.pay({ url: `/${last!.kept.id}` })
    const payment = last!.kept.client_reference_id
    expect((await readPayment(at.tenant.ctx(), payment as never))?.online?.order).toBeUndefined()
    at.clock.forwardMs(10 * 60_000)
    await sweepOrders(at.tenant.ctx())
    expect(await booked(payment)).toHaveLength(1)
  })
})
