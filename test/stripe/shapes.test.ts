import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { disconnectAccount, leavings, onboard, restrictAccount } from '../../infra/local/stripe/change-account.ts'
import type { StoredEvent } from '../../infra/local/stripe/events.ts'
import { declineSession, paySession, paySessionSlowly } from '../../infra/local/stripe/pay.ts'
import { decideDispute } from '../../infra/local/stripe/settle-disputes.ts'
import type { RefundOutcome } from '../../infra/local/stripe/switches.ts'
import { ours, paid, provider, wanted } from './provider.ts'

/** Every event that the stand-in knows. */
const eventTypes = [
  'account.application.deauthorized',
  'account.updated',
  'charge.dispute.closed',
  'charge.dispute.created',
  'charge.dispute.funds_reinstated',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.updated',
  'charge.failed',
  'charge.refund.updated',
  'charge.refunded',
  'charge.succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.completed',
  'checkout.session.expired',
  'payment_intent.created',
  'payment_intent.payment_failed',
  'payment_intent.processing',
  'payment_intent.succeeded',
  'payout.created',
  'payout.failed',
  'payout.paid',
  'payout.reconciliation_completed',
  'payout.updated',
  'refund.created',
  'refund.failed',
  'refund.updated',
]

const root = join(import.meta.dirname, '../..')

/** The stand-in's real answers, as they go over the line, with the SDK's type that each must be. */
async function answers(): Promise<{ type: string; body: unknown }[]> {
  const at = provider()
  const { stripe, standIn, raw, clock } = at
  const account = { 'stripe-account': ours.stripeAccount }
  const get = async (path: string, headers: Record<string, string> = account): Promise<unknown> => (await raw('GET', path, { headers })).json()
  const session = async (act: (id: string) => unknown): Promise<string> => {
    const { id } = await stripe.checkout.sessions.create(wanted({ locale: 'zh', metadata: { a: 'b' }, payment_intent_data: { description: 'x' } }), ours)
    act(id)
    return id
  }
  const { world } = standIn
  const open = await session(() => {})
  const done = await session((id) => paySession(world, ours.stripeAccount, id, { method: 'card' }))
  await session((id) => paySession(world, ours.stripeAccount, id, { method: 'alipay' }))
  await session((id) => paySession(world, ours.stripeAccount, id, { method: 'wechat_pay' }))
  await session((id) => declineSession(world, ours.stripeAccount, id, { method: 'card' }))
  await session((id) => paySessionSlowly(world, ours.stripeAccount, id, { method: 'alipay', succeeds: true }))
  await session((id) => paySessionSlowly(world, ours.stripeAccount, id, { method: 'alipay', succeeds: false }))
  clock.forwardMs(21_000)
  await standIn.pump()
  const slow = await session((id) => paySessionSlowly(world, ours.stripeAccount, id, { method: 'alipay', succeeds: true }))
  const gone = await session((id) => void stripe.checkout.sessions.expire(id, {}, ours))
  const charges = (await stripe.charges.list({ limit: 100 }, ours)).data.filter((charge) => charge.paid)
  const refundOf = async (method: string, outcome: RefundOutcome): Promise<string> => {
    standIn.switches.refunds = [outcome]
    return (await stripe.refunds.create({ charge: charges.find((charge) => charge.payment_method_details?.type === method)!.id, amount: 100, reason: 'duplicate', metadata: { a: 'b' } }, ours)).id
  }
  const refunds = [await refundOf('card', 'succeed'), await refundOf('alipay', 'pend'), await refundOf('wechat_pay', 'fail'), await refundOf('card', 'no-funds')]
  const disputedBy = async (last4: string) => (await stripe.disputes.list({ payment_intent: (await paid(at, { method: 'card', last4 })).intent }, ours)).data[0]!.id
  const disputes = [await disputedBy('0259'), await disputedBy('1976'), await disputedBy('2685')]
  await stripe.disputes.update(disputes[0]!, { evidence: { product_description: 'x' } }, ours)
  decideDispute(world, ours.stripeAccount, disputes[0]!, true)
  await paid(at, { method: 'card' }, { line_items: [{ quantity: 1, price_data: { currency: 'cny', unit_amount: 100_000, product_data: { name: 'x' } } }] })
  clock.forwardMs(4 * 86_400_000)
  standIn.switches.payouts = ['fail']
  await standIn.pump()
  clock.forwardMs(2 * 86_400_000)
  await standIn.pump()
  onboard(world, ours.stripeAccount, 'finish')
  await stripe.payouts.create({ amount: 1, currency: 'hkd', metadata: { a: 'b' } }, ours)
  clock.forwardMs(2 * 86_400_000)
  await standIn.pump()
  const link = { refresh_url: 'http://shop.test/again', return_url: 'http://shop.test/done', type: 'account_onboarding' as const }
  const opened = await stripe.accounts.create({ country: 'SG', email: 'a@b.test', business_profile: { name: 'x' }, controller: { stripe_dashboard: { type: 'full' } }, capabilities: { card_payments: { requested: true } } })
  const accountBodies: unknown[] = [await get(`/v1/accounts/${opened.id}`, {})]
  for (const leaving of leavings) {
    onboard(world, opened.id, leaving)
    accountBodies.push(await get(`/v1/accounts/${opened.id}`, {}))
  }
  restrictAccount(world, opened.id, { reason: 'rejected.fraud', due: [] })
  const left = await stripe.accounts.create({ type: 'express', country: 'HK' })
  disconnectAccount(world, left.id)
  const made = await raw('POST', '/v1/webhook_endpoints', { body: 'url=http://shop.test&enabled_events[0]=*&connect=true' })
  return [
    { type: 'Stripe.Checkout.Session', body: await get(`/v1/checkout/sessions/${open}`) },
    { type: 'Stripe.Checkout.Session', body: await get(`/v1/checkout/sessions/${done}?expand[0]=payment_intent.latest_charge.balance_transaction&expand[1]=line_items`) },
    { type: 'Stripe.Checkout.Session', body: await get(`/v1/checkout/sessions/${slow}?expand[0]=payment_intent`) },
    { type: 'Stripe.Checkout.Session', body: await get(`/v1/checkout/sessions/${gone}`) },
    { type: 'Stripe.ApiList<Stripe.Checkout.Session>', body: await get('/v1/checkout/sessions?limit=100') },
    { type: 'Stripe.ApiList<Stripe.LineItem>', body: await get(`/v1/checkout/sessions/${done}/line_items`) },
    { type: 'Stripe.ApiList<Stripe.PaymentIntent>', body: await get('/v1/payment_intents?limit=100') },
    { type: 'Stripe.ApiList<Stripe.Charge>', body: await get('/v1/charges?limit=100') },
    { type: 'Stripe.ApiList<Stripe.BalanceTransaction>', body: await get('/v1/balance_transactions?limit=100') },
    { type: 'Stripe.ApiList<Stripe.Charge>', body: await get('/v1/charges?limit=100&expand[0]=data.refunds.data.balance_transaction') },
    ...(await Promise.all(refunds.map(async (id) => ({ type: 'Stripe.Refund', body: await get(`/v1/refunds/${id}`) })))),
    { type: 'Stripe.ApiList<Stripe.Refund>', body: await get('/v1/refunds?expand[0]=data.failure_balance_transaction.source&expand[1]=data.charge&expand[2]=data.payment_intent') },
    { type: 'Stripe.Account', body: await get(`/v1/accounts/${ours.stripeAccount}`, {}) },
    { type: 'Stripe.ApiList<Stripe.Account>', body: await get('/v1/accounts', {}) },
    ...(await Promise.all(disputes.map(async (id) => ({ type: 'Stripe.Dispute', body: await get(`/v1/disputes/${id}?expand[0]=charge&expand[1]=payment_intent`) })))),
    { type: 'Stripe.ApiList<Stripe.Dispute>', body: await get('/v1/disputes') },
    { type: 'Stripe.ApiList<Stripe.Payout>', body: await get('/v1/payouts?expand[0]=data.balance_transaction.source&expand[1]=data.failure_balance_transaction&expand[2]=data.destination') },
    { type: 'Stripe.ApiList<Stripe.BalanceTransaction>', body: await get(`/v1/balance_transactions?limit=100&payout=${(await stripe.payouts.list({ status: 'failed' }, ours)).data[0]!.id}`) },
    { type: 'Stripe.Balance', body: await get('/v1/balance') },
    ...accountBodies.map((body) => ({ type: 'Stripe.Account', body })),
    { type: 'Stripe.Account', body: left },
    { type: 'Stripe.AccountLink', body: await stripe.accountLinks.create({ account: opened.id, ...link }) },
    { type: 'Stripe.WebhookEndpoint', body: await made.json() },
    { type: 'Stripe.ApiList<Stripe.WebhookEndpoint>', body: await get('/v1/webhook_endpoints', {}) },
    { type: 'Stripe.ApiList<Stripe.Event>', body: await get('/v1/events?limit=3') },
    // What is delivered is the event as it is kept.
    ...world.store.all<StoredEvent>('event').map(({ kept }) => ({ type: 'Stripe.Event', body: kept })),
  ]
}

const check = (lines: readonly string[]): string => {
  const folder = join(root, 'node_modules/.cache/stripe-shapes')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'answers.ts'), ["import type Stripe from 'stripe'", ...lines].join('\n'))
  const options = { extends: '../../../tsconfig.json', compilerOptions: { types: ['node'], noUnusedLocals: false }, include: ['answers.ts'] }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(options))
  try {
    execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '--noEmit', '-p', folder], { encoding: 'utf8', stdio: 'pipe' })
    return ''
  } catch (error) {
    return String((error as { stdout?: string }).stdout ?? error)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

it('every answer, written out as a literal, is of the SDK’s own type: no property too many, none too few', async () => {
  const all = await answers()
  const written = all.map(({ type, body }, at) => `export const answer${at}: ${type} = ${JSON.stringify(body, null, 1)}`)
  expect(check(written)).toBe('')
  expect(written.filter((line) => line.includes('"error"'))).toEqual([])
  expect([...new Set(all.filter(({ type }) => type === 'Stripe.Event').map(({ body }) => (body as StoredEvent).type))].toSorted()).toEqual(eventTypes)
})

it('and the check sees a property that Stripe does not have, and one that is missing', async () => {
  const [open] = await answers()
  const { currency: _, ...without } = open!.body as { currency: string }
  expect(check([`export const a: Stripe.Checkout.Session = ${JSON.stringify({ ...(open!.body as object), surprise: 1 })}`])).toContain('surprise')
  expect(check([`export const a: Stripe.Checkout.Session = ${JSON.stringify(without)}`])).toContain('currency')
})
