import type Stripe from 'stripe'
import { describe, expect, it } from 'vitest'
import { eventTypes, failure, ours, paid, type Provider, provider, theirs } from './provider.ts'

const charge = ({ stripe }: Provider, id: string) => stripe.charges.retrieve(id, { expand: ['refunds'] }, ours)
const moves = async ({ stripe }: Provider): Promise<[string, number][]> => (await stripe.balanceTransactions.list({ limit: 100 }, ours)).data.map((one) => [one.type, one.net] as [string, number]).toReversed()
const wait = async ({ clock, standIn }: Provider, seconds = 21): Promise<void> => {
  clock.forwardMs(seconds * 1000)
  await standIn.pump()
}

describe('a refund', () => {
  it('of a card is done at once, in parts until nothing is left, and leaves the balance', async () => {
    const at = provider()
    const made = await paid(at)
    const part = await at.stripe.refunds.create({ charge: made.charge, amount: 161, reason: 'requested_by_customer', metadata: { a: 'b' } }, ours)
    expect(part).toMatchObject({ object: 'refund', amount: 161, currency: 'cny', status: 'succeeded', charge: made.charge, payment_intent: made.intent, reason: 'requested_by_customer', metadata: { a: 'b' } })
    expect(await charge(at, made.charge)).toMatchObject({ amount_refunded: 161, refunded: false, refunds: { object: 'list', data: [{ id: part.id }] } })
    const rest = await at.stripe.refunds.create({ payment_intent: made.intent }, ours)
    expect(rest.amount).toBe(2000)
    expect(await charge(at, made.charge)).toMatchObject({ amount: 2161, amount_refunded: 2161, refunded: true })
    expect((await moves(at)).map(([type]) => type)).toEqual(['charge', 'refund', 'refund'])
    expect((await moves(at))[1]![1]).toBeLessThan(0)
    expect((await eventTypes(at)).slice(-4)).toEqual(['refund.created', 'charge.refunded', 'refund.created', 'charge.refunded'])
    expect((await at.stripe.refunds.list({ charge: made.charge }, ours)).data.map(({ id }) => id)).toEqual([rest.id, part.id])
  })

  it('of Alipay and WeChat Pay is pending until its time, and counts meanwhile', async () => {
    for (const method of ['alipay', 'wechat_pay'] as const) {
      const at = provider()
      const made = await paid(at, { method })
      const refund = await at.stripe.refunds.create({ payment_intent: made.intent, amount: 2000 }, ours)
      expect(refund).toMatchObject({ status: 'pending', pending_reason: 'processing', balance_transaction: expect.stringMatching(/^txn_/) })
      expect((await charge(at, made.charge)).amount_refunded).toBe(2000)
      await wait(at, 19)
      expect((await at.stripe.refunds.retrieve(refund.id, {}, ours)).status).toBe('pending')
      await wait(at, 2)
      const done = await at.stripe.refunds.retrieve(refund.id, {}, ours)
      expect(done.status).toBe('succeeded')
      expect(done).not.toHaveProperty('pending_reason')
      expect((await eventTypes(at)).slice(-2)).toEqual(['refund.updated', 'charge.refund.updated'])
    }
  })

  it('is refused above what is left, of what is refunded already, and of what was never paid', async () => {
    const at = provider()
    const made = await paid(at)
    const refund = (params: Stripe.RefundCreateParams) => failure(at.stripe.refunds.create(params, ours))
    expect(await refund({ charge: made.charge, amount: 2162 })).toMatchObject({ type: 'StripeInvalidRequestError', statusCode: 400, param: 'amount', code: undefined, message: 'Refund amount (¥21.62) is greater than unrefunded amount on charge (¥21.61)' })
    await at.stripe.refunds.create({ charge: made.charge }, ours)
    expect(await refund({ charge: made.charge, amount: 1 })).toMatchObject({ statusCode: 400, code: 'charge_already_refunded' })
    expect(await refund({ charge: made.charge, amount: 0 })).toMatchObject({ code: 'charge_already_refunded' })
    expect(await refund({})).toMatchObject({ code: 'parameter_missing' })
    expect(await refund({ charge: made.charge, payment_intent: made.intent })).toMatchObject({ statusCode: 400 })
    expect(await refund({ charge: 'ch_nothing' })).toMatchObject({ statusCode: 404, code: 'resource_missing' })
    expect(await refund({ charge: made.charge, reason: 'because' })).toMatchObject({ param: 'reason' })
    expect(await refund({ charge: made.charge, refund_application_fee: true })).toMatchObject({ code: 'parameter_unknown' })
    expect(await failure(at.stripe.refunds.create({ charge: made.charge }, theirs))).toMatchObject({ statusCode: 404, code: 'resource_missing' })
    const other = await paid(at)
    expect(await refund({ charge: other.charge, amount: 0 })).toMatchObject({ code: 'parameter_invalid_integer', param: 'amount' })
  })

  it('of Alipay is refused after 90 days, of a card not', async () => {
    const at = provider()
    const [alipay, card] = [await paid(at, { method: 'alipay' }), await paid(at)]
    at.clock.forwardMs(91 * 86_400_000)
    expect(await failure(at.stripe.refunds.create({ charge: alipay.charge }, ours))).toMatchObject({ code: 'charge_not_refundable' })
    expect((await at.stripe.refunds.create({ charge: card.charge }, ours)).status).toBe('succeeded')
  })

  it('asked for twice under one key is one, and its refusal is remembered too', async () => {
    const at = provider()
    const made = await paid(at)
    const key = { ...ours, idempotencyKey: 'refund-1' }
    const [one, two] = [await at.stripe.refunds.create({ charge: made.charge, amount: 2000 }, key), await at.stripe.refunds.create({ charge: made.charge, amount: 2000 }, key)]
    expect(two).toEqual(one)
    expect((await charge(at, made.charge)).amount_refunded).toBe(2000)
    expect(await failure(at.stripe.refunds.create({ charge: made.charge, amount: 100 }, key))).toMatchObject({ type: 'StripeIdempotencyError', statusCode: 400 })
    const again = { ...ours, idempotencyKey: 'refund-2' }
    const tooMuch = () => failure(at.stripe.refunds.create({ charge: made.charge, amount: 2000 }, again))
    expect(await tooMuch()).toMatchObject({ statusCode: 400, param: 'amount' })
    at.standIn.switches.refunds = ['fail']
    expect(await tooMuch()).toMatchObject({ statusCode: 400, param: 'amount', headers: { 'idempotent-replayed': 'true' } })
    expect(at.standIn.switches.refunds).toEqual(['fail'])
  })

  it('changes its metadata and nothing else; it cannot be cancelled', async () => {
    const at = provider()
    const made = await paid(at)
    const { id } = await at.stripe.refunds.create({ charge: made.charge, metadata: { a: '1', b: '2' } }, ours)
    expect((await at.stripe.refunds.update(id, { metadata: { a: '', c: '3' } }, ours)).metadata).toEqual({ b: '2', c: '3' })
    expect(await failure(at.stripe.refunds.update(id, { amount: 1 } as never, ours))).toMatchObject({ code: 'parameter_unknown' })
    expect(await failure(at.stripe.refunds.cancel(id, {}, ours))).toMatchObject({ statusCode: 400, type: 'StripeInvalidRequestError' })
    expect(await failure(at.stripe.refunds.retrieve(id, {}, theirs))).toMatchObject({ code: 'resource_missing' })
  })
})

describe('a refund that fails', () => {
  const cases = [
    { how: 'at once', outcome: 'fail', first: 'failed' },
    { how: 'while pending', outcome: 'fail-later', first: 'pending' },
    { how: 'after it had succeeded', outcome: 'fail-after', first: 'succeeded' },
  ] as const
  for (const { how, outcome, first } of cases) {
    it(`${how} brings the money back to the balance to the cent, and says so`, async () => {
      const at = provider()
      const made = await paid(at)
      const before = (await moves(at)).reduce((sum, [, net]) => sum + net, 0)
      at.standIn.switches.refunds = [outcome]
      const refund = await at.stripe.refunds.create({ charge: made.charge, amount: 333 }, ours)
      expect(refund.status).toBe(first)
      await wait(at)
      const failed = await at.stripe.refunds.retrieve(refund.id, { expand: ['failure_balance_transaction'] }, ours)
      expect(failed).toMatchObject({ status: 'failed', failure_reason: 'unknown', failure_balance_transaction: { type: 'refund_failure', source: refund.id } })
      expect((await moves(at)).reduce((sum, [, net]) => sum + net, 0)).toBe(before)
      expect(await charge(at, made.charge)).toMatchObject({ amount_refunded: 0, refunded: false })
      expect((await eventTypes(at)).slice(-5)).toEqual(['refund.created', 'charge.refunded', 'refund.updated', 'charge.refund.updated', 'refund.failed'])
      expect((await at.stripe.refunds.create({ charge: made.charge }, ours)).amount).toBe(2161)
      await wait(at)
      expect((await at.stripe.refunds.retrieve(refund.id, {}, ours)).status).toBe('failed')
    })
  }

  it('is what Stripe’s own test cards do', async () => {
    const at = provider()
    const slow = await paid(at, { method: 'card', last4: '7726' })
    const back = await paid(at, { method: 'card', last4: '5126' })
    const refunds = [await at.stripe.refunds.create({ charge: slow.charge }, ours), await at.stripe.refunds.create({ charge: back.charge }, ours)]
    expect(refunds.map(({ status }) => status)).toEqual(['pending', 'succeeded'])
    await wait(at)
    expect((await Promise.all(refunds.map(({ id }) => at.stripe.refunds.retrieve(id, {}, ours)))).map(({ status }) => status)).toEqual(['succeeded', 'failed'])
  })

  it('for want of money waits without touching the balance, then goes through', async () => {
    const at = provider()
    const made = await paid(at)
    at.standIn.switches.refunds = ['no-funds']
    const refund = await at.stripe.refunds.create({ charge: made.charge }, ours)
    expect(refund).toMatchObject({ status: 'pending', pending_reason: 'insufficient_funds', balance_transaction: null })
    await wait(at)
    expect(await at.stripe.refunds.retrieve(refund.id, {}, ours)).toMatchObject({ status: 'succeeded', balance_transaction: expect.stringMatching(/^txn_/) })
  })

  it('can be decided by hand, also long after', async () => {
    const at = provider()
    const made = await paid(at, { method: 'alipay' })
    const refund = await at.stripe.refunds.create({ charge: made.charge }, ours)
    const lever = (act: string) => at.standIn.app.request(`/_admin/refunds/${refund.id}/${act}`, { method: 'POST', body: JSON.stringify({ reason: 'expired_or_canceled_card' }) })
    expect((await lever('succeed')).status).toBe(200)
    expect((await lever('succeed')).status).toBe(400)
    at.clock.forwardMs(20 * 86_400_000)
    expect(await (await lever('fail')).json()).toMatchObject({ status: 'failed', failure_reason: 'expired_or_canceled_card' })
    expect((await lever('fail')).status).toBe(400)
  })
})
