import { beforeEach, describe, expect, it } from 'vitest'
import type { Instant } from '../../functions/calendar.ts'
import type { PaymentChannel, RefundRequest } from '../../functions/payments/channel.ts'
import { stripeChannel } from '../../functions/payments/stripe/stripe-channel.ts'
import { failRefund, succeedRefund } from '../../infra/local/stripe/settle-refunds.ts'
import type { Fen } from '../../functions/money.ts'
import { ours, paid, type Provider, provider, secretKey, theirs } from '../stripe/provider.ts'

let at: Provider
let channel: PaymentChannel
let request: RefundRequest
const account = ours.stripeAccount
const longAgo = '2026-01-01T00:00:00.000Z' as Instant

/** The channel over the official SDK on a stand-in of this test's own, with a payment of 21.61 yuan. */
beforeEach(async () => {
  at = provider()
  channel = stripeChannel({ secretKey, webhookSecret: 'whsec_1', base: 'http://stripe.test', clock: at.clock, fetch: async (input, init) => at.standIn.app.request(String(input), init) })
  const { intent } = await paid(at)
  request = { key: 'aaaaaaaaaaaa-bbbbbbbbbbbb.1', account, providerPayment: intent, amountFen: 1000 as Fen, currency: 'CNY' }
})

const made = () => at.standIn.world.store.all('refund', account)

describe('money goes back', () => {
  it('once, however often one key asks, two at the same moment included', async () => {
    const answers = [...(await Promise.all([channel.refund(request), channel.refund(request)])), await channel.refund(request)]
    expect(answers[0]).toMatchObject({ account, key: request.key, providerPayment: request.providerPayment, amountFen: 1000, currency: 'CNY', state: 'paid' })
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
    expect(made()).toHaveLength(1)
  })

  it('once, also when the provider has long forgotten the key and a crash kept its answer from us', async () => {
    at.standIn.switches.hangMs = 1
    at.standIn.switches.faults = [{ kind: 'timeout-after', on: 'POST /v1/refunds', times: 1 }, { kind: '500', on: 'POST /v1/refunds', times: 2 }]
    await expect(channel.refund(request)).rejects.toMatchObject({ kind: 'upstream' })
    at.clock.forwardMs(3 * 86_400_000)
    await channel.refund(request)
    expect(made()).toHaveLength(1)
    expect((await channel.recentRefunds(account, longAgo)).refunds.map(({ key }) => key)).toEqual([request.key])
  })

  it('and two keys make two refunds', async () => {
    const [one, two] = [await channel.refund(request), await channel.refund({ ...request, key: `${request.key}2` })]
    expect(one.id).not.toBe(two.id)
    expect(made()).toHaveLength(2)
  })

  it('is followed from pending to paid, and to failed when the bank sends it back', async () => {
    at.standIn.switches.refunds = ['pend']
    const { id, state } = await channel.refund(request)
    expect(state).toBe('pending')
    succeedRefund(at.standIn.world, account, id!)
    expect(await channel.findRefund(account, id!)).toMatchObject({ state: 'paid' })
    failRefund(at.standIn.world, account, id!, 'expired_or_canceled_card')
    expect(await channel.findRefund(account, id!)).toMatchObject({ state: 'failed', reason: 'expired_or_canceled_card', key: request.key })
  })

  it('is not seen from another account', async () => {
    const { id } = await channel.refund(request)
    expect(await channel.findRefund(theirs.stripeAccount, id!)).toBeUndefined()
    expect((await channel.recentRefunds(theirs.stripeAccount, longAgo)).refunds).toEqual([])
  })
})

describe('what will never go through is failed, with the reason', () => {
  it('when everything was refunded, more is asked than is left, or there is no such payment', async () => {
    expect(await channel.refund({ ...request, amountFen: 5000 as Fen })).toMatchObject({ state: 'failed', reason: 'amount_too_large', key: request.key })
    await channel.refund({ ...request, key: 'all', amountFen: 2161 as Fen })
    expect(await channel.refund({ ...request, key: 'again' })).toMatchObject({ state: 'failed', reason: 'charge_already_refunded' })
    const nowhere = await channel.refund({ ...request, key: 'nowhere', providerPayment: 'pi_nowhere' })
    expect(nowhere).toMatchObject({ state: 'failed', reason: 'resource_missing' })
    expect(nowhere.id).toBeUndefined()
  })

  it('and what is unclear is not: an overload, a lost answer, a key with other content, an account that left', async () => {
    for (const kind of ['429', '500'] as const) {
      at.standIn.switches.faults = [{ kind, on: 'POST /v1/refunds', times: 3 }]
      await expect(channel.refund(request)).rejects.toMatchObject({ kind: 'upstream' })
    }
    await channel.refund(request)
    await expect(channel.refund({ ...request, amountFen: 999 as Fen })).rejects.toMatchObject({ kind: 'upstream' })
    await expect(channel.refund({ ...request, key: 'gone', account: 'acct_gone' })).rejects.toMatchObject({ kind: 'upstream' })
    expect(made()).toHaveLength(1)
  })

  it("and a label of ours on somebody's refund of another amount is not taken for it", async () => {
    await at.stripe.refunds.create({ payment_intent: request.providerPayment, amount: 7, metadata: { linli_refund: request.key } }, ours)
    expect(await channel.refund(request)).toMatchObject({ state: 'paid', amountFen: 1000 })
    expect(made()).toHaveLength(2)
  })
})
