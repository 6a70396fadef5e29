import { beforeEach, describe, expect, it } from 'vitest'
import type { Instant } from '../../functions/calendar.ts'
import type { Fen } from '../../functions/money.ts'
import type { Notice, PaymentChannel } from '../../functions/payments/channel.ts'
import { stripeChannel } from '../../functions/payments/stripe/stripe-channel.ts'
import { toDispute } from '../../functions/payments/stripe/to-dispute.ts'
import { disconnectAccount, restrictAccount } from '../../infra/local/stripe/change-account.ts'
import { signatureOf } from '../../infra/local/stripe/deliveries.ts'
import type { StoredEvent } from '../../infra/local/stripe/events.ts'
import { openDispute } from '../../infra/local/stripe/open-dispute.ts'
import { decideDispute } from '../../infra/local/stripe/settle-disputes.ts'
import { failRefund } from '../../infra/local/stripe/settle-refunds.ts'
import { ours, paid, type Provider, provider, secretKey, theirs } from '../stripe/provider.ts'

const account = ours.stripeAccount
const webhookSecret = 'whsec_1'
const longAgo = '2026-01-01T00:00:00.000Z' as Instant

let at: Provider
let channel: PaymentChannel
let payment: { intent: string; charge: string }
beforeEach(async () => {
  at = provider()
  channel = stripeChannel({ secretKey, webhookSecret, base: 'http://stripe.test', clock: at.clock, fetch: async (input, init) => at.standIn.app.request(String(input), init) })
  payment = await paid(at)
})

describe('a dispute', () => {
  it('is read with its payment, its money and the day to answer by, from its own account only', async () => {
    const { id } = openDispute(at.standIn.world, account, payment.charge, { amount: 500 })
    const found = await channel.findDispute(account, id)
    expect(found).toMatchObject({ id, account, providerPayment: payment.intent, amountFen: 500, currency: 'CNY', state: 'open', moneyTaken: true, reason: 'fraudulent' })
    expect(found!.answerBy! > found!.createdAt).toBe(true)
    expect(await channel.findDispute(theirs.stripeAccount, id)).toBeUndefined()
    expect((await channel.recentDisputes(account, longAgo)).disputes).toEqual([found])
    expect((await channel.recentDisputes(theirs.stripeAccount, longAgo)).disputes).toEqual([])
  })

  it.each([
    [true, { state: 'won', moneyTaken: false }],
    [false, { state: 'lost', moneyTaken: true }],
  ] as const)('that the bank decided (won: %s) says where its money is', async (won, expected) => {
    const { id } = openDispute(at.standIn.world, account, payment.charge)
    decideDispute(at.standIn.world, account, id, won)
    expect(await channel.findDispute(account, id)).toMatchObject(expected)
  })

  it('that is only an inquiry has taken nothing, and ends like one that was won', async () => {
    const { id } = openDispute(at.standIn.world, account, payment.charge, { inquiry: true })
    expect(await channel.findDispute(account, id)).toMatchObject({ state: 'open', moneyTaken: false })
    const inquiry = await at.stripe.disputes.retrieve(id, {}, ours)
    for (const status of ['warning_closed', 'prevented'] as const) expect(toDispute(account, { ...inquiry, status })).toMatchObject({ state: 'won', moneyTaken: false })
    for (const status of ['appeal_under_review', 'a word of tomorrow'] as const) expect(toDispute(account, { ...inquiry, status })).toMatchObject({ state: 'open' })
  })
})

describe('a notice', () => {
  const read = (event: object): Notice => {
    const raw = JSON.stringify(event)
    return channel.readNotice({ from: 'stripe', raw, headers: new Headers({ 'stripe-signature': signatureOf(webhookSecret, raw, Math.floor(at.clock.now().getTime() / 1000)) }) })
  }
  const told = (type: string): StoredEvent[] => at.standIn.world.store.all<StoredEvent>('event', account, (event) => event.type.startsWith(type)).map(({ kept }) => kept)

  it('of a refund names it, with our key as a label', async () => {
    const { id } = await channel.refund({ key: 'refund.1', account, providerPayment: payment.intent, amountFen: 1 as Fen, currency: 'CNY' })
    failRefund(at.standIn.world, account, id!)
    const events = [...told('refund.'), ...told('charge.refund.')]
    expect(events.map(({ type }) => type)).toEqual(expect.arrayContaining(['refund.created', 'refund.updated', 'refund.failed', 'charge.refund.updated']))
    for (const event of events) expect(read(event)).toEqual({ kind: 'refund', id: event.id, account, refund: id, key: 'refund.1' })
  })

  it('of a dispute names it, at every step', () => {
    const { id } = openDispute(at.standIn.world, account, payment.charge)
    decideDispute(at.standIn.world, account, id, true)
    const events = told('charge.dispute.')
    expect(events.length).toBeGreaterThanOrEqual(4)
    for (const event of events) expect(read(event)).toEqual({ kind: 'dispute', id: event.id, account, dispute: id })
  })

  it('of an account takes it from the event, never from what the event holds', () => {
    restrictAccount(at.standIn.world, account)
    disconnectAccount(at.standIn.world, account)
    const events = told('account.')
    expect(events.map(({ type }) => type)).toEqual(['account.updated', 'account.application.deauthorized'])
    for (const event of events) expect(read(event)).toEqual({ kind: 'account', id: event.id, account })
    const lying = { ...events[0]!, account: theirs.stripeAccount }
    expect(read(lying)).toMatchObject({ account: theirs.stripeAccount })
  })

  it('of test mode is nothing to a platform that is live, and all there is to one that is not', () => {
    restrictAccount(at.standIn.world, account)
    const [event] = told('account.updated')
    const raw = JSON.stringify(event)
    const message = { from: 'stripe', raw, headers: new Headers({ 'stripe-signature': signatureOf(webhookSecret, raw, Math.floor(at.clock.now().getTime() / 1000)) }) }
    for (const key of ['sk_live_1', 'rk_live_1']) expect(stripeChannel({ secretKey: key, webhookSecret, clock: at.clock }).readNotice(message)).toEqual({ kind: 'other', id: event!.id, type: 'account.updated' })
    expect(channel.readNotice(message)).toMatchObject({ kind: 'account' })
    expect(() => channel.readNotice({ ...message, from: 'another' })).toThrow(expect.objectContaining({ kind: 'unknown' }))
  })

  it('is believed for five minutes after it was signed, and no longer', () => {
    const [event] = told('charge.succeeded')
    const raw = JSON.stringify(event)
    const signed = signatureOf(webhookSecret, raw, Math.floor(at.clock.now().getTime() / 1000))
    const message = { from: 'stripe', raw, headers: new Headers({ 'stripe-signature': signed }) }
    at.clock.forwardMs(300_000)
    expect(channel.readNotice(message)).toMatchObject({ kind: 'other' })
    at.clock.forwardMs(1000)
    expect(() => channel.readNotice(message)).toThrow(expect.objectContaining({ kind: 'invalid', code: 'signature' }))
  })

  it('of anything else is other', () => {
    const [event] = told('charge.succeeded')
    expect(read(event!)).toEqual({ kind: 'other', id: event!.id, type: 'charge.succeeded' })
  })
})
