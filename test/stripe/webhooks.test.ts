import { describe, expect, it } from 'vitest'
import { paySession, paySessionSlowly } from '../../infra/local/stripe/pay.ts'
import { testClock } from '../support/clock.ts'
import { hook, listening } from './listening.ts'
import { ours, provider, wanted } from './provider.ts'

async function paid({ switches = {}, statuses = [] as readonly number[] } = {}) {
  const clock = testClock()
  const { got, send } = listening(statuses)
  const at = provider({ send, webhook: hook }, clock)
  Object.assign(at.standIn.switches, switches)
  const session = await at.stripe.checkout.sessions.create(wanted(), ours)
  paySession(at.standIn.world, ours.stripeAccount, session.id, { method: 'card' })
  return { ...at, got, session }
}

describe('deliveries', () => {
  it('carry the account and a signature that the SDK accepts, and end with the first 2xx', async () => {
    const { standIn, got, stripe, clock } = await paid()
    expect(await standIn.pump()).toBe(4)
    expect(got.map(({ type, account }) => [type, account])).toEqual([['payment_intent.created', 'acct_ours'], ['charge.succeeded', 'acct_ours'], ['payment_intent.succeeded', 'acct_ours'], ['checkout.session.completed', 'acct_ours']])
    for (const { body, signature } of got) expect(stripe.webhooks.constructEvent(body, signature!, 'whsec_test', 300, undefined, clock.now().getTime()).account).toBe('acct_ours')
    expect(() => stripe.webhooks.constructEvent(`${got[0]!.body} `, got[0]!.signature!, 'whsec_test', 300, undefined, clock.now().getTime())).toThrow(/signature/)
    expect(await standIn.pump()).toBe(0)
  })

  it('are made again after an error, later each time, signed anew', async () => {
    const { standIn, got, clock } = await paid({ statuses: [500, 500, 500, 500, 503] })
    await standIn.pump()
    await standIn.pump()
    expect(got).toHaveLength(4)
    clock.forwardMs(6000)
    expect(await standIn.pump()).toBe(3)
    clock.forwardMs(31_000)
    expect(await standIn.pump()).toBe(1)
    const first = got.filter(({ id }) => id === got[0]!.id)
    expect(first).toHaveLength(3)
    expect(new Set(first.map(({ signature }) => signature)).size).toBe(3)
  })

  it('come double, in disorder, late, or not at all, on demand', async () => {
    const doubled = await paid({ switches: { duplicates: 1, disorder: true } })
    await doubled.standIn.pump()
    expect(doubled.got).toHaveLength(8)
    expect(doubled.got[0]!.type).toBe('checkout.session.completed')
    const late = await paid({ switches: { deliveryDelaySeconds: 60 } })
    expect(await late.standIn.pump()).toBe(0)
    late.clock.forwardMs(61_000)
    expect(await late.standIn.pump()).toBe(4)
    const held = await paid({ switches: { holdDeliveries: true } })
    expect(await held.standIn.pump()).toBe(0)
  })

  it('go to endpoints made through the API, for the events that they want, with a secret told once', async () => {
    const { got, send } = listening()
    const { stripe, standIn } = provider({ send })
    const made = await stripe.webhookEndpoints.create({ url: 'http://shop.test/own', enabled_events: ['checkout.session.completed'], connect: true })
    expect(made.secret).toMatch(/^whsec_/)
    expect((await stripe.webhookEndpoints.retrieve(made.id)).secret).toBeUndefined()
    const pay = async () => paySession(standIn.world, ours.stripeAccount, (await stripe.checkout.sessions.create(wanted(), ours)).id, { method: 'card' })
    await pay()
    await standIn.pump()
    expect(got.map(({ type }) => type)).toEqual(['checkout.session.completed'])
    await stripe.webhookEndpoints.del(made.id)
    await pay()
    await standIn.pump()
    expect(got).toHaveLength(1)
  })
})

describe('what happens by itself', () => {
  it('a session ends at its time and says so', async () => {
    const clock = testClock()
    const { got, send } = listening()
    const { stripe, standIn } = provider({ send, webhook: hook }, clock)
    const session = await stripe.checkout.sessions.create(wanted({ expires_at: Math.floor(clock.now().getTime() / 1000) + 3600 }), ours)
    clock.forwardMs(3_599_000)
    await standIn.pump()
    expect((await stripe.checkout.sessions.retrieve(session.id, {}, ours)).status).toBe('open')
    clock.forwardMs(1000)
    await standIn.pump()
    expect(await stripe.checkout.sessions.retrieve(session.id, {}, ours)).toMatchObject({ status: 'expired', url: null, payment_status: 'unpaid' })
    expect(got.map(({ type }) => type)).toEqual(['checkout.session.expired'])
  })

  it('a slow payment is decided after its time, one way or the other', async () => {
    const { stripe, standIn, clock } = provider()
    const ends: string[] = []
    for (const succeeds of [true, false]) {
      const session = await stripe.checkout.sessions.create(wanted(), ours)
      paySessionSlowly(standIn.world, ours.stripeAccount, session.id, { method: 'alipay', succeeds })
      expect(await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] }, ours)).toMatchObject({ status: 'complete', payment_status: 'unpaid', payment_intent: { status: 'processing' } })
      clock.forwardMs(21_000)
      await standIn.pump()
      ends.push((await stripe.checkout.sessions.retrieve(session.id, {}, ours)).payment_status)
    }
    expect(ends).toEqual(['paid', 'unpaid'])
    const types = (await stripe.events.list({ limit: 100, types: ['checkout.session.async_payment_succeeded', 'checkout.session.async_payment_failed'] }, ours)).data.map(({ type }) => type)
    expect(types).toEqual(['checkout.session.async_payment_failed', 'checkout.session.async_payment_succeeded'])
  })

  it('follows a clock that can be moved', async () => {
    const { standIn, raw, stripe } = provider()
    const session = await stripe.checkout.sessions.create(wanted(), ours)
    const moved = await standIn.app.request('/_admin/clock', { method: 'POST', body: JSON.stringify({ forwardSeconds: 25 * 3600 }), headers: { 'content-type': 'application/json' } })
    expect(moved.status).toBe(200)
    expect((await stripe.checkout.sessions.retrieve(session.id, {}, ours)).status).toBe('expired')
    expect((await raw('GET', '/_admin/switches')).status).toBe(200)
  })
})
