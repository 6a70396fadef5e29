import { describe, expect, it } from 'vitest'
import { escalateInquiry, openDispute } from '../../infra/local/stripe/open-dispute.ts'
import { decideDispute } from '../../infra/local/stripe/settle-disputes.ts'
import { eventTypes, failure, ours, paid, type Provider, provider, theirs } from './provider.ts'

const account = ours.stripeAccount
const lever = ({ standIn }: Provider, path: string, body: object = {}) => standIn.app.request(`/_admin/${path}`, { method: 'POST', body: JSON.stringify(body) })
const wait = async ({ clock, standIn }: Provider, seconds = 21): Promise<void> => {
  clock.forwardMs(seconds * 1000)
  await standIn.pump()
}
const net = async ({ stripe }: Provider): Promise<number> => (await stripe.balanceTransactions.list({ limit: 100 }, ours)).data.reduce((sum, one) => sum + one.net, 0)

/** A paid charge that its payer has taken to the bank. */
async function disputed(more: Parameters<typeof openDispute>[3] = {}) {
  const at = provider()
  const made = await paid(at)
  const before = await net(at)
  const { id } = openDispute(at.standIn.world, account, made.charge, more)
  return { ...at, ...made, id, before, now: () => at.stripe.disputes.retrieve(id, {}, ours) }
}

describe('a dispute', () => {
  it('takes the money and a fee off the balance at once, and waits for an answer', async () => {
    const at = await disputed()
    expect(await at.now()).toMatchObject({ object: 'dispute', status: 'needs_response', amount: 2161, currency: 'cny', charge: at.charge, payment_intent: at.intent, reason: 'fraudulent', is_charge_refundable: false, evidence_details: { has_evidence: false, past_due: false, submission_count: 0 } })
    const [taken] = (await at.now()).balance_transactions
    expect(taken).toMatchObject({ type: 'adjustment', reporting_category: 'dispute', source: at.id, fee: 8500 })
    expect(await net(at)).toBe(at.before + taken!.net)
    expect(taken!.net).toBe(taken!.amount - 8500)
    expect((await at.stripe.charges.retrieve(at.charge, {}, ours)).disputed).toBe(true)
    expect((await eventTypes(at)).slice(-2)).toEqual(['charge.dispute.created', 'charge.dispute.funds_withdrawn'])
    expect((await at.stripe.disputes.list({ payment_intent: at.intent }, ours)).data.map(({ id }) => id)).toEqual([at.id])
    expect((await at.stripe.disputes.list({}, theirs)).data).toEqual([])
    expect(await failure(at.stripe.disputes.retrieve(at.id, {}, theirs))).toMatchObject({ code: 'resource_missing' })
  })

  it('forbids a refund, until it is won', async () => {
    const at = await disputed({ amount: 100 })
    const refund = () => at.stripe.refunds.create({ charge: at.charge }, ours)
    expect(await failure(refund())).toMatchObject({ type: 'StripeInvalidRequestError', statusCode: 400, code: 'charge_disputed', message: `Charge ${at.charge} has been charged back; cannot issue a refund.` })
    decideDispute(at.standIn.world, account, at.id, false)
    expect(await failure(refund())).toMatchObject({ code: 'charge_disputed' })
    const other = await disputed()
    decideDispute(other.standIn.world, account, other.id, true)
    expect((await other.stripe.refunds.create({ charge: other.charge }, ours)).status).toBe('succeeded')
  })

  it('makes refunds that are on their way fail', async () => {
    const at = provider()
    const made = await paid(at, { method: 'alipay' })
    const refund = await at.stripe.refunds.create({ charge: made.charge, amount: 161 }, ours)
    openDispute(at.standIn.world, account, made.intent)
    expect(await at.stripe.refunds.retrieve(refund.id, {}, ours)).toMatchObject({ status: 'failed', failure_reason: 'charge_for_pending_refund_disputed' })
    await wait(at)
    expect((await at.stripe.refunds.retrieve(refund.id, {}, ours)).status).toBe('failed')
  })

  it('is of no more than was paid, and of nothing that was paid back', async () => {
    const at = await disputed({ amount: 2000 })
    expect((await lever(at, `charges/${at.intent}/dispute`, { amount: 162 })).status).toBe(400)
    expect((await lever(at, `charges/${at.charge}/dispute`, { amount: 161, reason: 'duplicate' })).status).toBe(200)
    const back = await paid(at)
    await at.stripe.refunds.create({ charge: back.charge }, ours)
    expect((await lever(at, `charges/${back.charge}/dispute`)).status).toBe(400)
    expect((await lever(at, 'charges/ch_nothing/dispute')).status).toBe(400)
  })
})

describe('an answer to a dispute', () => {
  it('is staged, then sent once, and the bank decides', async () => {
    const at = await disputed()
    const staged = await at.stripe.disputes.update(at.id, { evidence: { product_description: '物业费' }, submit: false, metadata: { a: 'b' } }, ours)
    expect(staged).toMatchObject({ status: 'needs_response', evidence: { product_description: '物业费' }, evidence_details: { has_evidence: true, submission_count: 0 }, metadata: { a: 'b' } })
    const sent = await at.stripe.disputes.update(at.id, { submit: true }, ours)
    expect(sent).toMatchObject({ status: 'under_review', evidence_details: { submission_count: 1 } })
    expect(await failure(at.stripe.disputes.update(at.id, { evidence: { customer_name: 'x' } }, ours))).toMatchObject({ statusCode: 400 })
    expect(await failure(at.stripe.disputes.close(at.id, {}, ours))).toMatchObject({ statusCode: 400 })
    expect((await lever(at, `disputes/${at.id}/win`)).status).toBe(200)
    const won = await at.now()
    expect([won.status, won.balance_transactions.map((one) => one.reporting_category)]).toEqual(['won', ['dispute', 'dispute_reversal']])
    expect(await net(at)).toBe(at.before - 8500)
    expect((await eventTypes(at)).slice(-4)).toEqual(['charge.dispute.updated', 'charge.dispute.updated', 'charge.dispute.closed', 'charge.dispute.funds_reinstated'])
    expect((await lever(at, `disputes/${at.id}/lose`)).status).toBe(400)
  })

  it('of Stripe’s own test words is decided by itself', async () => {
    for (const [word, status] of [['winning_evidence', 'won'], ['losing_evidence', 'lost']] as const) {
      const at = await disputed()
      expect((await at.stripe.disputes.update(at.id, { evidence: { uncategorized_text: word } }, ours)).status).toBe('under_review')
      await wait(at)
      expect((await at.now()).status).toBe(status)
    }
  })

  it('may be to give in: lost, and nothing comes back', async () => {
    const at = await disputed()
    expect((await at.stripe.disputes.close(at.id, {}, ours)).status).toBe('lost')
    expect((await eventTypes(at)).at(-1)).toBe('charge.dispute.closed')
    expect(await net(at)).toBeLessThan(at.before - 8500)
  })

  it('needs evidence that Stripe knows; without an answer in time the dispute is lost', async () => {
    const at = await disputed()
    expect(await failure(at.stripe.disputes.update(at.id, { submit: true }, ours))).toMatchObject({ param: 'evidence' })
    expect(await failure(at.stripe.disputes.update(at.id, { evidence: { surprise: 'x' } } as never, ours))).toMatchObject({ code: 'parameter_unknown', param: 'evidence[surprise]' })
    await wait(at, 11 * 86_400)
    expect(await at.now()).toMatchObject({ status: 'lost', evidence_details: { past_due: true } })
  })
})

describe('an inquiry', () => {
  it('takes no money and ends when all is paid back', async () => {
    const at = await disputed({ inquiry: true, reason: 'general' })
    expect(await at.now()).toMatchObject({ status: 'warning_needs_response', balance_transactions: [], is_charge_refundable: true })
    expect(await net(at)).toBe(at.before)
    await at.stripe.refunds.create({ charge: at.charge }, ours)
    expect((await at.now()).status).toBe('warning_closed')
  })

  it('may become a dispute after all', async () => {
    const at = await disputed({ inquiry: true })
    escalateInquiry(at.standIn.world, account, at.id)
    expect(await at.now()).toMatchObject({ status: 'needs_response', is_charge_refundable: false, balance_transactions: [{ reporting_category: 'dispute' }] })
    expect((await lever(at, `disputes/${at.id}/escalate`)).status).toBe(400)
    const asked = await disputed({ inquiry: true })
    await asked.stripe.disputes.update(asked.id, { evidence: { uncategorized_text: 'escalate_inquiry_evidence' } }, ours)
    expect((await asked.now()).status).toBe('needs_response')
  })

  it('and disputes come by themselves with Stripe’s own test cards', async () => {
    const at = provider()
    for (const last4 of ['0259', '2685', '1976']) await paid(at, { method: 'card', last4 })
    expect((await at.stripe.disputes.list({}, ours)).data.map(({ reason, status }) => [reason, status])).toEqual([
      ['general', 'warning_needs_response'],
      ['product_not_received', 'needs_response'],
      ['fraudulent', 'needs_response'],
    ])
  })
})
