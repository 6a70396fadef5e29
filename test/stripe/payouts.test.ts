import type Stripe from 'stripe'
import { describe, expect, it } from 'vitest'
import { eventTypes, failure, ours, paid, type Provider, provider, theirs } from './provider.ts'

const day = 86_400
const lever = ({ standIn }: Provider, path: string, body: object = {}) => standIn.app.request(`/_admin/${path}`, { method: 'POST', body: JSON.stringify(body) })
const wait = async ({ clock, standIn }: Provider, seconds: number): Promise<void> => {
  clock.forwardMs(seconds * 1000)
  await standIn.pump()
}
const balance = async ({ stripe }: Provider): Promise<number[]> => {
  const { available, pending } = await stripe.balance.retrieve({}, ours)
  return [available[0]?.amount ?? 0, pending[0]?.amount ?? 0]
}
const inside = async ({ stripe }: Provider, payout: string): Promise<Stripe.BalanceTransaction[]> => (await stripe.balanceTransactions.list({ payout, limit: 100 }, ours)).data
const payouts = async ({ stripe }: Provider): Promise<Stripe.Payout[]> => (await stripe.payouts.list({}, ours)).data

/** Two payments and a refund, their money just available; nothing has been paid out. */
async function earned() {
  const at = provider()
  await at.standIn.pump()
  const first = await paid(at)
  await paid(at, { method: 'alipay' })
  await at.stripe.refunds.create({ charge: first.charge, amount: 161 }, ours)
  const moved = (await at.stripe.balanceTransactions.list({}, ours)).data
  return { ...at, first, net: moved.reduce((sum, one) => sum + one.net, 0) }
}

describe('the balance', () => {
  it('holds what was paid as pending for days, then as available', async () => {
    const at = await earned()
    const [refunded, waiting] = await balance(at)
    expect([refunded! < 0, refunded! + waiting!]).toEqual([true, at.net])
    expect((await at.stripe.balanceTransactions.list({ type: 'charge' }, ours)).data[0]!.status).toBe('pending')
    at.clock.forwardMs(3 * day * 1000)
    expect(await balance(at)).toEqual([at.net, 0])
    expect(await at.stripe.balance.retrieve({}, theirs)).toMatchObject({ object: 'balance', available: [], pending: [] })
  })
})

describe('an automatic payout', () => {
  it('takes all that is available at the turn of the day, and says of what it is made', async () => {
    const at = await earned()
    await wait(at, 3 * day)
    const [payout, ...others] = await payouts(at)
    expect(others).toEqual([])
    expect(payout).toMatchObject({ object: 'payout', amount: at.net, currency: 'hkd', automatic: true, status: 'pending', type: 'bank_account', reconciliation_status: 'in_progress' })
    expect(await failure(at.stripe.balanceTransactions.list({ payout: payout!.id }, ours))).toMatchObject({ statusCode: 400, code: 'payout_reconciliation_not_ready' })
    await wait(at, 21)
    const made = await inside(at, payout!.id)
    expect(made.map(({ type }) => type).toSorted()).toEqual(['charge', 'payment', 'payout', 'refund'])
    expect(made.filter(({ type }) => type !== 'payout').reduce((sum, { net }) => sum + net, 0)).toBe(payout!.amount)
    expect(await balance(at)).toEqual([0, 0])
    await wait(at, day)
    expect(await at.stripe.payouts.retrieve(payout!.id, { expand: ['destination'] }, ours)).toMatchObject({ status: 'paid', reconciliation_status: 'completed', destination: { object: 'bank_account' } })
    expect((await eventTypes(at)).filter((type) => type.startsWith('payout.'))).toEqual(['payout.created', 'payout.updated', 'payout.reconciliation_completed', 'payout.paid'])
    await wait(at, day)
    expect(await payouts(at)).toHaveLength(1)
  })

  it('of one account holds nothing of another', async () => {
    const at = await earned()
    await wait(at, 3 * day)
    expect((await at.stripe.payouts.list({}, theirs)).data).toEqual([])
    const [payout] = await payouts(at)
    expect(await failure(at.stripe.payouts.retrieve(payout!.id, {}, theirs))).toMatchObject({ code: 'resource_missing' })
    expect(await failure(at.stripe.balanceTransactions.list({ payout: payout!.id }, theirs))).toMatchObject({ code: 'resource_missing' })
  })

  it('is not made while refunds have eaten the balance; the debt is in the next one', async () => {
    const at = await earned()
    await wait(at, 3 * day)
    await at.stripe.refunds.create({ charge: at.first.charge }, ours)
    await wait(at, day)
    expect(await payouts(at)).toHaveLength(1)
    expect((await balance(at))[0]).toBeLessThan(0)
    await paid(at)
    await paid(at)
    await wait(at, 3 * day)
    const [next] = await payouts(at)
    await wait(at, 21)
    const made = await inside(at, next!.id)
    expect(made.map(({ type }) => type).toSorted()).toEqual(['charge', 'charge', 'payout', 'refund'])
    expect(made.filter(({ type }) => type !== 'payout').reduce((sum, { net }) => sum + net, 0)).toBe(next!.amount)
  })
})

describe('a payout that fails', () => {
  for (const [how, outcome, days] of [['before it arrives', 'fail', 1], ['days after it had arrived', 'fail-after', 3]] as const) {
    it(`${how} gives the money back, stops payouts until the bank account is put right, and goes out again`, async () => {
      const at = await earned()
      at.standIn.switches.payouts = [outcome]
      await wait(at, 3 * day)
      const [payout] = await payouts(at)
      await wait(at, day)
      expect((await at.stripe.payouts.retrieve(payout!.id, {}, ours)).status).toBe(outcome === 'fail' ? 'failed' : 'paid')
      await wait(at, (days - 1) * day)
      const failed = await at.stripe.payouts.retrieve(payout!.id, { expand: ['failure_balance_transaction'] }, ours)
      expect(failed).toMatchObject({ status: 'failed', failure_code: 'account_closed', failure_message: 'The bank account has been closed.', failure_balance_transaction: { type: 'payout_failure', net: payout!.amount } })
      expect(await balance(at)).toEqual([at.net, 0])
      expect(await at.stripe.accounts.retrieve(ours.stripeAccount)).toMatchObject({ charges_enabled: true, payouts_enabled: false, requirements: { currently_due: ['external_account'] } })
      expect((await eventTypes(at)).slice(-2)).toEqual(['payout.failed', 'account.updated'])
      await wait(at, day)
      expect(await payouts(at)).toHaveLength(1)
      await lever(at, 'accounts/acct_ours/finish')
      await wait(at, day)
      const [again] = await payouts(at)
      expect(again).toMatchObject({ amount: at.net, status: 'pending' })
      await wait(at, 21)
      expect((await inside(at, again!.id)).map(({ type }) => type)).toEqual(['payout', 'payout_failure'])
    })
  }

  it('or arrives, or is made, by hand', async () => {
    const at = await earned()
    expect((await lever(at, 'accounts/acct_ours/payout')).status).toBe(400)
    at.clock.forwardMs(3 * day * 1000)
    const made = (await (await lever(at, 'accounts/acct_ours/payout')).json()) as Stripe.Payout
    expect((await lever(at, `payouts/${made.id}/pay`)).status).toBe(200)
    expect((await lever(at, `payouts/${made.id}/pay`)).status).toBe(400)
    expect(await (await lever(at, `payouts/${made.id}/fail`, { code: 'no_account' })).json()).toMatchObject({ status: 'failed', failure_code: 'no_account' })
    expect((await lever(at, `payouts/${made.id}/fail`)).status).toBe(400)
  })
})

describe('a payout by hand', () => {
  it('takes what is available and no more; nobody knows of what it is made', async () => {
    const at = await earned()
    const ask = (amount: number, more: Partial<Stripe.PayoutCreateParams> = {}, key = '') => at.stripe.payouts.create({ amount, currency: 'hkd', ...more }, { ...ours, ...(key ? { idempotencyKey: key } : {}) })
    expect(await failure(ask(1000, {}, 'early'))).toMatchObject({ type: 'StripeInvalidRequestError', statusCode: 400, code: 'balance_insufficient' })
    at.clock.forwardMs(3 * day * 1000)
    expect(await failure(ask(at.net + 1))).toMatchObject({ code: 'balance_insufficient' })
    const made = await ask(1000, { statement_descriptor: 'LINLI', metadata: { a: 'b' } }, 'once')
    expect(made).toMatchObject({ automatic: false, amount: 1000, reconciliation_status: 'not_applicable', metadata: { a: 'b' } })
    expect((await ask(1000, { statement_descriptor: 'LINLI', metadata: { a: 'b' } }, 'once')).id).toBe(made.id)
    expect(await balance(at)).toEqual([at.net - 1000, 0])
    expect(await failure(at.stripe.balanceTransactions.list({ payout: made.id }, ours))).toMatchObject({ statusCode: 400, param: 'payout' })
    await lever(at, 'accounts/acct_ours/payout')
    expect((await payouts(at))[0]!.amount).toBe(at.net - 1000)
  })

  it('is refused for what Stripe cannot do', async () => {
    const at = await earned()
    const refusal = (more: object) => failure(at.stripe.payouts.create({ amount: 1, currency: 'hkd', ...more }, ours))
    expect(await refusal({ currency: 'usd' })).toMatchObject({ param: 'currency' })
    expect(await refusal({ amount: 0 })).toMatchObject({ code: 'parameter_invalid_integer' })
    expect(await refusal({ method: 'instant' })).toMatchObject({ code: 'instant_payouts_unsupported' })
    expect(await refusal({ destination: 'ba_nothing' })).toMatchObject({ code: 'resource_missing', param: 'destination' })
    expect(await refusal({ surprise: 1 })).toMatchObject({ code: 'parameter_unknown' })
    await lever(at, 'accounts/acct_ours/restrict', { payoutsOnly: true })
    expect(await refusal({})).toMatchObject({ code: 'payouts_not_allowed' })
  })
})
