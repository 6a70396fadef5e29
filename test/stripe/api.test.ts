import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type Stripe from 'stripe'
import { describe, expect, it } from 'vitest'
import { paySession } from '../../infra/local/stripe/pay.ts'
import { testClock } from '../support/clock.ts'
import { failure, ours, provider, theirs, wanted } from './provider.ts'

describe('who may ask', () => {
  it('only the right key, and only for accounts that are there', async () => {
    const { raw, stripe } = provider()
    const none = await raw('GET', '/v1/checkout/sessions', { headers: { authorization: '' } })
    const wrong = await raw('GET', '/v1/checkout/sessions', { headers: { authorization: 'Bearer sk_test_wrong' } })
    expect([none.status, wrong.status]).toEqual([401, 401])
    expect(await failure(stripe.checkout.sessions.create(wanted(), { stripeAccount: 'acct_unknown' }))).toMatchObject({ type: 'StripePermissionError', code: 'account_invalid', statusCode: 403 })
  })

  it('an account sees its own things only', async () => {
    const { stripe } = provider()
    const session = await stripe.checkout.sessions.create(wanted(), ours)
    expect(await failure(stripe.checkout.sessions.retrieve(session.id, {}, theirs))).toMatchObject({ code: 'resource_missing', statusCode: 404 })
    expect((await stripe.checkout.sessions.list({}, theirs)).data).toEqual([])
    expect((await stripe.checkout.sessions.list({}, ours)).data.map(({ id }) => id)).toEqual([session.id])
  })

  it('an unknown address is an error of Stripe’s form, never a success', async () => {
    const { raw } = provider()
    const answer = await raw('POST', '/v1/tax/everything', { body: '' })
    expect(answer.status).toBe(404)
    expect(((await answer.json()) as { error: { type: string; message: string } }).error).toMatchObject({ type: 'invalid_request_error', message: expect.stringContaining('Unrecognized request URL (POST: /v1/tax/everything)') })
  })
})

describe('parameters', () => {
  it('that are unknown are refused, at every depth, and name themselves', async () => {
    const { raw, stripe } = provider()
    const top = await failure(stripe.checkout.sessions.create({ ...wanted(), surprise: 'x' } as never, ours))
    expect(top).toMatchObject({ type: 'StripeInvalidRequestError', code: 'parameter_unknown', param: 'surprise' })
    const deep = await raw('POST', '/v1/checkout/sessions', { body: 'mode=payment&line_items[0][price_data][colour]=red' })
    expect(((await deep.json()) as { error: object }).error).toMatchObject({ code: 'parameter_unknown', param: 'line_items[0][price_data][colour]' })
    expect(await failure(stripe.checkout.sessions.create({ ...wanted(), payment_method_types: ['card'] } as never, ours))).toMatchObject({ code: 'parameter_unknown' })
  })

  it('that are missing or of the wrong kind are refused', async () => {
    const { stripe } = provider()
    const line = (unit_amount: number) => [{ quantity: 1, price_data: { currency: 'cny', unit_amount, product_data: { name: 'x' } } }]
    const wrong: [Partial<Stripe.Checkout.SessionCreateParams>, string][] = [
      [{ mode: 'subscription' }, 'mode'],
      [{ line_items: [] }, 'line_items'],
      [{ line_items: line(1.5) }, 'line_items[0][price_data][unit_amount]'],
      [{ line_items: line(0) }, 'line_items[0][price_data][unit_amount]'],
      [{ success_url: 'nowhere' }, 'success_url'],
      [{ expires_at: 1 }, 'expires_at'],
    ]
    for (const [more, param] of wrong) expect(await failure(stripe.checkout.sessions.create(wanted(more), ours))).toMatchObject({ type: 'StripeInvalidRequestError', param })
    const { success_url: _, ...without } = wanted()
    expect(await failure(stripe.checkout.sessions.create(without, ours))).toMatchObject({ code: 'parameter_missing', param: 'success_url' })
  })
})

describe('idempotency keys', () => {
  it('the same request twice is one session, answered from memory', async () => {
    const { stripe, raw } = provider()
    const key = { ...ours, idempotencyKey: 'once' }
    const [one, two] = [await stripe.checkout.sessions.create(wanted(), key), await stripe.checkout.sessions.create(wanted(), key)]
    expect(two).toEqual(one)
    const again = () => raw('POST', '/v1/accounts', { body: 'country=HK', headers: { 'idempotency-key': 'twice' } })
    expect([(await again()).headers.get('idempotent-replayed'), (await again()).headers.get('idempotent-replayed')]).toEqual([null, 'true'])
    expect((await stripe.checkout.sessions.list({}, ours)).data).toHaveLength(1)
  })

  it('another request under the same key is an error, the same key on another account is not', async () => {
    const { stripe } = provider()
    await stripe.checkout.sessions.create(wanted(), { ...ours, idempotencyKey: 'once' })
    expect(await failure(stripe.checkout.sessions.create(wanted({ client_reference_id: 'order-2' }), { ...ours, idempotencyKey: 'once' }))).toMatchObject({ type: 'StripeIdempotencyError', statusCode: 400 })
    expect((await stripe.checkout.sessions.create(wanted(), { ...theirs, idempotencyKey: 'once' })).id).toMatch(/^cs_test_/)
  })

  it('a request refused for its parameters leaves its key free; a key is forgotten after a day', async () => {
    const { stripe, clock } = provider()
    const key = { ...ours, idempotencyKey: 'once' }
    await failure(stripe.checkout.sessions.create(wanted({ line_items: [] }), key))
    const first = await stripe.checkout.sessions.create(wanted(), key)
    clock.forwardMs(25 * 3_600_000)
    expect((await stripe.checkout.sessions.create(wanted(), key)).id).not.toBe(first.id)
  })
})

describe('lists and expansion', () => {
  it('pages newest first, both ways, and filters by time', async () => {
    const { stripe, clock } = provider()
    const ids: string[] = []
    for (let at = 0; at < 7; at += 1) {
      ids.unshift((await stripe.checkout.sessions.create(wanted({ client_reference_id: `order-${at}` }), ours)).id)
      clock.forwardMs(60_000)
    }
    const first = await stripe.checkout.sessions.list({ limit: 3 }, ours)
    expect([first.data.map(({ id }) => id), first.has_more]).toEqual([ids.slice(0, 3), true])
    const rest = await stripe.checkout.sessions.list({ limit: 10, starting_after: ids[2]! }, ours)
    expect([rest.data.map(({ id }) => id), rest.has_more]).toEqual([ids.slice(3), false])
    const back = await stripe.checkout.sessions.list({ limit: 2, ending_before: ids[4]! }, ours)
    expect([back.data.map(({ id }) => id), back.has_more]).toEqual([ids.slice(2, 4), true])
    const since = await stripe.checkout.sessions.list({ created: { gte: first.data[1]!.created } }, ours)
    expect(since.data.map(({ id }) => id)).toEqual(ids.slice(0, 2))
    const walked: string[] = []
    for await (const session of stripe.checkout.sessions.list({ limit: 2 }, ours)) walked.push(session.id)
    expect(walked).toEqual(ids)
    expect(await failure(stripe.checkout.sessions.list({ limit: 101 }, ours))).toMatchObject({ param: 'limit' })
  })

  it('expands intent, charge and balance transaction with its fee', async () => {
    const { stripe, standIn } = provider()
    const session = await stripe.checkout.sessions.create(wanted(), ours)
    paySession(standIn.world, ours.stripeAccount, session.id, { method: 'alipay' })
    const plain = await stripe.checkout.sessions.retrieve(session.id, {}, ours)
    expect(plain).toMatchObject({ status: 'complete', payment_status: 'paid', amount_total: 2161, url: null, payment_intent: expect.stringMatching(/^pi_/) })
    const full = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent.latest_charge.balance_transaction', 'line_items'] }, ours)
    const intent = full.payment_intent as Stripe.PaymentIntent
    const charge = intent.latest_charge as Stripe.Charge
    const moved = charge.balance_transaction as Stripe.BalanceTransaction
    expect([intent.amount_received, charge.payment_method_details?.type, moved.currency, moved.net]).toEqual([2161, 'alipay', 'hkd', moved.amount - moved.fee])
    expect(moved.fee).toBeGreaterThan(0)
    expect(full.line_items?.data.map((line) => line.amount_total)).toEqual([1961, 200])
    expect(await failure(stripe.checkout.sessions.retrieve(session.id, { expand: ['surprise'] }, ours))).toMatchObject({ param: 'expand' })
  })
})

describe('what goes wrong on demand', () => {
  it('429, 500 and a time-out before and after the commit', async () => {
    const { stripe, standIn } = provider()
    const create = () => stripe.checkout.sessions.create(wanted(), ours)
    standIn.switches.hangMs = 1
    standIn.switches.faults = [{ kind: '429', times: 1 }, { kind: '500', times: 1 }, { kind: 'timeout-before', times: 1 }]
    expect((await failure(create())).type).toBe('StripeRateLimitError')
    expect((await failure(create())).type).toBe('StripeAPIError')
    expect((await failure(create())).statusCode).toBe(504)
    expect((await stripe.checkout.sessions.list({}, ours)).data).toHaveLength(0)
    standIn.switches.faults = [{ kind: 'timeout-after', on: 'POST /v1/checkout', times: 1 }]
    expect((await failure(create())).statusCode).toBe(504)
    expect((await stripe.checkout.sessions.list({}, ours)).data).toHaveLength(1)
  })

  it('by a header on the one request', async () => {
    const { raw } = provider()
    expect((await raw('GET', '/v1/checkout/sessions', { headers: { 'linli-fault': '429' } })).status).toBe(429)
    expect((await raw('GET', '/v1/checkout/sessions')).status).toBe(200)
  })
})

describe('over a restart', () => {
  it('everything is there again, also after a line that was being written when the machine stopped', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'stripe-'))
    const file = join(folder, 'stripe.json')
    const clock = testClock()
    const before = provider({ file }, clock)
    const session = await before.stripe.checkout.sessions.create(wanted(), { ...ours, idempotencyKey: 'kept' })
    paySession(before.standIn.world, ours.stripeAccount, session.id, { method: 'card' })
    writeFileSync(file, `${readFileSync(file, 'utf8')}{"account":"acct_ours","kept":{"id":"cs_half`)
    const after = provider({ file }, clock)
    expect(await after.stripe.checkout.sessions.retrieve(session.id, {}, ours)).toMatchObject({ status: 'complete', payment_status: 'paid' })
    expect((await after.stripe.checkout.sessions.create(wanted(), { ...ours, idempotencyKey: 'kept' })).id).toBe(session.id)
    expect((await after.stripe.events.list({}, ours)).data.map(({ type }) => type)).toEqual(['checkout.session.completed', 'payment_intent.succeeded', 'charge.succeeded', 'payment_intent.created'])
    rmSync(folder, { recursive: true })
  })
})
