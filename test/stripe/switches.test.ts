import type Stripe from 'stripe'
import { describe, expect, it } from 'vitest'
import { paySession } from '../../infra/local/stripe/pay.ts'
import type { PaymentOutcome } from '../../infra/local/stripe/outcomes.ts'
import type { Chance, Lie, Switches } from '../../infra/local/stripe/switches.ts'
import { testClock } from '../support/clock.ts'
import { hook, listening } from './listening.ts'
import { failure, ours, paid, provider, wanted } from './provider.ts'

const post = (at: ReturnType<typeof provider>, path: string, body: object) => at.standIn.app.request(`/_admin/${path}`, { method: 'POST', body: JSON.stringify(body) })

describe('by chance', () => {
  const kinds = ['429', '500', 'timeout-before', 'timeout-after', 'delay'] as const
  const statuses = async (random: Chance, count = 60): Promise<number[]> => {
    const { raw, standIn } = provider()
    standIn.switches.random = { ms: 0, ...random }
    const seen: number[] = []
    for (let at = 0; at < count; at += 1) seen.push((await raw('GET', '/v1/balance', { headers: { 'stripe-account': 'acct_ours' } })).status)
    return seen
  }

  it('requests fail the same for the same seed, as often as asked for', async () => {
    const once = await statuses({ rate: 0.3, kinds, seed: 7 })
    expect(await statuses({ rate: 0.3, kinds, seed: 7 })).toEqual(once)
    expect(await statuses({ rate: 0.3, kinds, seed: 8 })).not.toEqual(once)
    const failed = once.filter((status) => status !== 200).length
    expect(failed).toBeGreaterThan(5)
    expect(failed).toBeLessThan(30)
    expect(new Set(await statuses({ rate: 0, kinds, seed: 7 }))).toEqual(new Set([200]))
    expect(new Set(await statuses({ rate: 1, kinds: ['429'], seed: 7 }))).toEqual(new Set([429]))
    expect(new Set(await statuses({ rate: 1, kinds: ['late'], seed: 7 }))).toEqual(new Set([200]))
  })

  it('deliveries are doubled, late and shuffled, the same for the same seed', async () => {
    const heard = async (random: Chance) => {
      const clock = testClock()
      const { got, send } = listening()
      const at = provider({ send, webhook: hook }, clock)
      at.standIn.switches.random = random
      for (let count = 0; count < 4; count += 1) await paid(at)
      const rounds: string[][] = []
      for (const seconds of [0, 600, 3600]) {
        clock.forwardMs(seconds * 1000)
        got.length = 0
        await at.standIn.pump()
        rounds.push(got.map(({ type }) => type))
      }
      return rounds
    }
    // Deliveries only: the payments themselves go through.
    const kinds = ['duplicate', 'late', 'disorder'] as const
    const once = await heard({ rate: 0.5, kinds, seed: 3 })
    expect(await heard({ rate: 0.5, kinds, seed: 3 })).toEqual(once)
    expect(once.flat().length).toBeGreaterThan(16)
    expect(once[1]!.length + once[2]!.length).toBeGreaterThan(0)
    expect((await heard({ rate: 0, kinds, seed: 3 })).map((round) => round.length)).toEqual([16, 0, 0])
  })

  it('deliveries are preceded by forged ones', async () => {
    const { got, send } = listening()
    const at = provider({ send, webhook: hook })
    at.standIn.switches.random = { rate: 1, kinds: ['forgeries unsigned'], seed: 1 }
    await paid(at)
    await at.standIn.pump()
    expect(got.map(({ signature }) => signature === undefined)).toEqual([true, false, true, false, true, false, true, false])
  })

  it('money goes wrong the same for the same seed: payments, refunds, disputes and payouts each in their ways', async () => {
    const kinds = ['payments fail-slowly', 'payments expire', 'payments decline', 'refunds fail-later', 'refunds fail', 'disputes dispute', 'disputes inquiry', 'payouts fail'] as const
    const lived = async (random: Chance | null): Promise<string[]> => {
      const at = provider()
      await at.standIn.pump()
      at.standIn.switches.random = random
      const ends = new Map<string, string>()
      for (let count = 0; count < 12; count += 1) {
        const { id, url } = await at.stripe.checkout.sessions.create(wanted(), ours)
        await at.standIn.app.request(`${new URL(url!).pathname}/pay`, { method: 'POST', body: new URLSearchParams({ method: 'card' }) })
        at.clock.forwardMs(21_000)
        await at.standIn.pump()
        const { status, payment_status, payment_intent: intent } = await at.stripe.checkout.sessions.retrieve(id, {}, ours)
        ends.set(`payment ${count}`, `${status} ${payment_status}`)
        if (payment_status !== 'paid') continue
        const [dispute] = (await at.stripe.disputes.list({ payment_intent: String(intent) }, ours)).data
        ends.set(`dispute ${count}`, dispute?.status ?? 'none')
        const refund = dispute?.status === 'needs_response' ? undefined : await at.stripe.refunds.create({ payment_intent: String(intent), amount: 1 }, ours)
        at.clock.forwardMs(21_000)
        await at.standIn.pump()
        if (refund) ends.set(`refund ${count}`, String((await at.stripe.refunds.retrieve(refund.id, {}, ours)).status))
      }
      at.clock.forwardMs(4 * 86_400_000)
      await at.standIn.pump()
      at.clock.forwardMs(3 * 86_400_000)
      await at.standIn.pump()
      for (const [index, { status }] of (await at.stripe.payouts.list({}, ours)).data.entries()) ends.set(`payout ${index}`, status)
      return [...ends].map(([what, end]) => `${what.split(' ')[0]} ${end}`)
    }
    const wild = await lived({ rate: 0.5, kinds, seed: 11 })
    expect(await lived({ rate: 0.5, kinds, seed: 11 })).toEqual(wild)
    expect(await lived({ rate: 0.5, kinds, seed: 12 })).not.toEqual(wild)
    expect(wild).toEqual(expect.arrayContaining(['payment complete paid', 'payment complete unpaid', 'payment expired unpaid', 'refund failed', 'dispute needs_response', 'dispute none']))
    const certain = new Set(await lived({ rate: 1, kinds: ['refunds fail-later', 'payouts fail'], seed: 1 }))
    expect(certain).toEqual(new Set(['payment complete paid', 'dispute none', 'refund failed', 'payout failed']))
    expect(new Set(await lived(null))).toEqual(new Set(['payment complete paid', 'dispute none', 'refund succeeded', 'payout paid']))
  })
})

describe('one request', () => {
  it('meets what its header asks for', async () => {
    const { raw } = provider()
    const ask = async (fault: string) => (await raw('GET', '/v1/balance', { headers: { 'stripe-account': 'acct_ours', 'linli-fault': fault } })).status
    expect([await ask('429'), await ask('500'), await ask('409'), await ask('timeout-before 1'), await ask('timeout-after 1'), await ask('delay 1'), await ask('surprise')]).toEqual([429, 500, 409, 504, 504, 200, 200])
  })

  it('may fail for good: an error of Stripe’s own is remembered under the key', async () => {
    const { stripe, standIn } = provider()
    standIn.switches.faults = [{ kind: '500-kept', times: 1 }]
    const create = (idempotencyKey: string) => stripe.checkout.sessions.create(wanted(), { ...ours, idempotencyKey })
    expect(await failure(create('once'))).toMatchObject({ type: 'StripeAPIError', statusCode: 500, headers: { 'stripe-should-retry': 'false' } })
    expect(await failure(create('once'))).toMatchObject({ statusCode: 500, headers: { 'idempotent-replayed': 'true' } })
    expect((await stripe.checkout.sessions.list({}, ours)).data).toEqual([])
    expect((await create('twice')).status).toBe('open')
  })

  it('may find its key still in use: by a first request that takes its time, or as planned', async () => {
    const { stripe, standIn } = provider()
    const create = (idempotencyKey: string) => stripe.checkout.sessions.create(wanted(), { ...ours, idempotencyKey })
    standIn.switches.faults = [{ kind: 'delay', times: 1, ms: 30 }]
    const first = create('slow')
    await new Promise((done) => setTimeout(done, 5))
    expect(await failure(create('slow'))).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' })
    expect((await create('other')).status).toBe('open')
    const { id } = await first
    expect((await create('slow')).id).toBe(id)
    standIn.switches.faults = [{ kind: '409', times: 1 }]
    expect(await failure(create('once'))).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' })
  })
})

describe('deliveries', () => {
  it('are shuffled with a seed, and delayed within a range', async () => {
    const order = async (seed: number) => {
      const { got, send } = listening()
      const at = provider({ send, webhook: hook })
      at.standIn.switches.disorder = { seed }
      for (let count = 0; count < 3; count += 1) await paid(at)
      await at.standIn.pump()
      return got.map(({ type }) => type)
    }
    const [one, same, other] = [await order(1), await order(1), await order(2)]
    expect(same).toEqual(one)
    expect(other).not.toEqual(one)
    expect(other.toSorted()).toEqual(one.toSorted())
    const clock = testClock()
    const { got, send } = listening()
    const at = provider({ send, webhook: hook }, clock)
    at.standIn.switches.deliveryDelaySeconds = { from: 10, to: 100, seed: 5 }
    for (let count = 0; count < 5; count += 1) await paid(at)
    const counts: number[] = []
    for (const seconds of [9, 46, 46]) {
      clock.forwardMs(seconds * 1000)
      await at.standIn.pump()
      counts.push(got.length)
    }
    expect([counts[0], counts[1]! > 0, counts[1]! < 20, counts[2]]).toEqual([0, true, true, 20])
  })

  it('are made one by one as planned: plain, twice, or an hour late', async () => {
    const clock = testClock()
    const { got, send } = listening()
    const at = provider({ send, webhook: hook }, clock)
    at.standIn.switches.deliveries = ['plain', 'late', 'duplicate']
    await paid(at)
    await at.standIn.pump()
    const first = got.map(({ type }) => type)
    clock.forwardMs(3_600_000)
    await at.standIn.pump()
    expect(first).toEqual(['payment_intent.created', 'payment_intent.succeeded', 'payment_intent.succeeded', 'checkout.session.completed'])
    expect(got.slice(first.length).map(({ type }) => type)).toEqual(['charge.succeeded'])
  })

  it('are preceded by forged ones that the SDK refuses', async () => {
    const { got, send } = listening()
    const at = provider({ send, webhook: hook })
    at.standIn.switches.forgeries = [{ kind: 'wrong-secret' }, { kind: 'old' }, { kind: 'altered' }, { kind: 'unsigned' }]
    await paid(at)
    await at.standIn.pump()
    const believed = got.map(({ body, signature }) => {
      try {
        at.stripe.webhooks.constructEvent(body, signature ?? '', hook.secret, 300, undefined, at.clock.now().getTime())
        return true
      } catch {
        return false
      }
    })
    expect(believed).toEqual([false, true, false, true, false, true, false, true])
    expect(got[2]!.body).toBe(got[3]!.body)
    expect(got[4]!.body).not.toBe(got[5]!.body)
  })

  it('may be good in form and speak of strangers: another account, metadata that name a tenant', async () => {
    const { got, send } = listening([200, 200, 200, 200, 400])
    const at = provider({ send, webhook: hook })
    await paid(at)
    await at.standIn.pump()
    got.length = 0
    const [answer] = await at.standIn.forge({ kind: 'other-account', account: 'acct_theirs' })
    expect(answer).toMatchObject({ kind: 'other-account', status: 400 })
    await post(at, 'forge', { kind: 'metadata', metadata: { tenant: 'b' } })
    const [account, metadata] = got.map(({ body, signature }) => at.stripe.webhooks.constructEvent(body, signature!, hook.secret, 300, undefined, at.clock.now().getTime()))
    expect([account!.account, metadata!.account]).toEqual(['acct_theirs', 'acct_ours'])
    expect((metadata!.data.object as Stripe.Checkout.Session).metadata).toEqual({ tenant: 'b' })
    expect((await post(at, 'forge', { kind: 'surprise' })).status).toBe(400)
  })
})

describe('payments', () => {
  it('on the payment page turn out as planned, then well', async () => {
    const at = provider()
    const press = async () => {
      const session = await at.stripe.checkout.sessions.create(wanted(), ours)
      await at.standIn.app.request(`${new URL(session.url!).pathname}/pay`, { method: 'POST', body: new URLSearchParams({ method: 'alipay' }) })
      at.clock.forwardMs(21_000)
      await at.standIn.pump()
      const { status, payment_status } = await at.stripe.checkout.sessions.retrieve(session.id, {}, ours)
      return `${status} ${payment_status}`
    }
    at.standIn.switches.payments = ['decline', 'pay-slowly', 'fail-slowly', 'expire'] satisfies PaymentOutcome[]
    expect([await press(), await press(), await press(), await press(), await press()]).toEqual(['open unpaid', 'complete paid', 'complete unpaid', 'expired unpaid', 'complete paid'])
  })

  it('are disputed as planned, or only asked about, whatever they were made with', async () => {
    const at = provider()
    at.standIn.switches.disputes = ['dispute', 'inquiry', 'content']
    const statuses: (string | undefined)[] = []
    for (const payer of [{ method: 'alipay' }, { method: 'card' }, { method: 'card', last4: '0259' }, { method: 'card', last4: '0259' }] as const) {
      const { intent } = await paid(at, payer)
      statuses.push((await at.stripe.disputes.list({ payment_intent: intent }, ours)).data[0]?.status)
    }
    expect(statuses).toEqual(['needs_response', 'warning_needs_response', undefined, 'needs_response'])
  })

  it('may be lied about: another amount, currency or order number, once', async () => {
    const lies: Lie[] = [{ amount: 1 }, { currency: 'hkd' }, { reference: 'order-of-another' }]
    const at = provider()
    at.standIn.switches.lies = lies
    const pay = async () => {
      const { id } = await at.stripe.checkout.sessions.create(wanted(), ours)
      paySession(at.standIn.world, ours.stripeAccount, id, { method: 'card' })
      const told = await at.stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent'] }, ours)
      return [told.amount_total, (told.payment_intent as Stripe.PaymentIntent).amount_received, (told.payment_intent as Stripe.PaymentIntent).currency, told.client_reference_id]
    }
    expect([await pay(), await pay(), await pay(), await pay()]).toEqual([
      [1, 1, 'cny', 'order-1'],
      [2161, 2161, 'hkd', 'order-1'],
      [2161, 2161, 'cny', 'order-of-another'],
      [2161, 2161, 'cny', 'order-1'],
    ])
  })
})

describe('the levers', () => {
  it('are all there for other processes, and a misspelt one is refused', async () => {
    const at = provider()
    const given: Partial<Switches> = { random: { rate: 0.02, kinds: ['429', 'duplicate', 'refunds fail-later'], seed: 1 }, deliveries: ['late'], disputes: ['inquiry'], disorder: { seed: 1 }, lies: [{ amount: 1 }], refunds: ['fail'], payouts: ['fail'], payments: ['decline'], forgeries: [{ kind: 'old' }], deliveryDelaySeconds: { from: 1, to: 2, seed: 1 } }
    expect((await post(at, 'switches', given)).status).toBe(200)
    expect(at.standIn.switches).toMatchObject(given)
    const wrong = await post(at, 'switches', { refund: ['fail'] })
    expect(wrong.status).toBe(400)
    expect(await wrong.text()).toContain('No such switch: refund')
    const chance = await post(at, 'switches', { random: { rate: 1, kinds: ['refunds fail-latter'], seed: 1 } })
    expect([chance.status, await chance.text()]).toEqual([400, expect.stringContaining('No such kind of chance: refunds fail-latter')])
    expect((await post(at, 'faults', { kind: 'surprise' })).status).toBe(400)
  })
})
