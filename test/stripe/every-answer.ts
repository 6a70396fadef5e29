import { disconnectAccount, leavings, onboard, restrictAccount } from '../../infra/local/stripe/change-account.ts'
import type { StoredEvent } from '../../infra/local/stripe/events.ts'
import { declineSession, paySession, paySessionSlowly } from '../../infra/local/stripe/pay.ts'
import { decideDispute } from '../../infra/local/stripe/settle-disputes.ts'
import type { RefundOutcome } from '../../infra/local/stripe/outcomes.ts'
import { failure, ours, paid, type Provider, provider, wanted } from './provider.ts'
import { recorded } from './recorded.ts'

/** A body as it goes over the line, and the SDK's type that it must be. */
export type Answer = { readonly type: string; readonly body: unknown; readonly route?: string }

const account = ours.stripeAccount

/** The stand-in's real answers: of every route, each kind of object in each of its states, every refusal, and every event body. */
export async function everyAnswer(): Promise<readonly Answer[]> {
  const at = provider()
  const lines = recorded(at)
  const made = [...(await sessionAnswers(at)), ...(await refundAnswers(at)), ...(await disputeAnswers(at)), ...(await payoutAnswers(at)), ...(await accountAnswers(at)), ...(await endpointAnswers(at))]
  await otherAnswers(at)
  await refusals(at)
  // What is delivered is the event as it is kept.
  const events = at.standIn.world.store.all<StoredEvent>('event').map(({ kept }) => ({ type: 'Stripe.Event', body: kept }))
  const said = lines.map(({ route, status, body }): Answer => ({ type: status < 400 ? typeOf(body) : '{ error: Stripe.StripeRawError }', body, ...(route && status < 400 ? { route } : {}) }))
  return [...made, await get(at, 'Stripe.ApiList<Stripe.Event>', '/v1/events?limit=3'), ...events, ...said]
}

const types: Readonly<Record<string, string>> = {
  account: 'Stripe.Account',
  account_link: 'Stripe.AccountLink',
  balance: 'Stripe.Balance',
  balance_transaction: 'Stripe.BalanceTransaction',
  charge: 'Stripe.Charge',
  'checkout.session': 'Stripe.Checkout.Session',
  dispute: 'Stripe.Dispute',
  event: 'Stripe.Event',
  item: 'Stripe.LineItem',
  payment_intent: 'Stripe.PaymentIntent',
  payout: 'Stripe.Payout',
  refund: 'Stripe.Refund',
  webhook_endpoint: 'Stripe.WebhookEndpoint',
}

function typeOf(body: unknown): string {
  const { object, deleted, data } = body as { readonly object: string; readonly deleted?: true; readonly data: readonly object[] }
  if (object === 'list') return `Stripe.ApiList<${data[0] ? typeOf(data[0]) : 'Stripe.Refund'}>`
  const type = types[object] ?? `a kind that is not known: ${object}`
  return deleted ? type.replace('Stripe.', 'Stripe.Deleted') : type
}

/** What no state above needed: each thing by itself, and the rarer acts. */
async function otherAnswers(at: Provider): Promise<void> {
  const { stripe } = at
  for (const path of ['payment_intents', 'charges', 'payouts', 'balance_transactions', 'events']) {
    const list = (await (await at.raw('GET', `/v1/${path}`, { headers: { 'stripe-account': account } })).json()) as { data: { id: string }[] }
    await at.raw('GET', `/v1/${path}/${list.data[0]!.id}`, { headers: { 'stripe-account': account } })
  }
  await stripe.accounts.retrieveCurrent({}, ours)
  const { charge } = await paid(at)
  const { id } = await stripe.refunds.create({ charge, amount: 1 }, ours)
  await stripe.refunds.update(id, { metadata: { a: 'b' } }, ours)
  const { intent } = await paid(at, { method: 'card', last4: '2685' })
  await stripe.disputes.close((await stripe.disputes.list({ payment_intent: intent }, ours)).data[0]!.id, {}, ours)
  const endpoint = await stripe.webhookEndpoints.create({ url: 'http://shop.test/2', enabled_events: ['*'] })
  await stripe.webhookEndpoints.update(endpoint.id, { disabled: true })
  await stripe.webhookEndpoints.retrieve(endpoint.id)
  await stripe.webhookEndpoints.del(endpoint.id)
}

/** One of each sort of error. */
async function refusals({ stripe, standIn, raw }: Provider): Promise<void> {
  standIn.switches.hangMs = 1
  standIn.switches.faults = (['429', '500', '409', 'timeout-after', '500-kept'] as const).map((kind) => ({ kind, times: 1 }))
  for (let at = 0; at < 5; at += 1) await failure(stripe.balance.retrieve({}, ours))
  await raw('GET', '/v1/balance', { headers: { authorization: '' } })
  await raw('GET', '/v1/nothing')
  await failure(stripe.accounts.retrieve('acct_nothing'))
  await failure(stripe.accounts.create({ country: 'CN' }))
  await failure(stripe.refunds.retrieve('re_nothing', {}, ours))
  await failure(stripe.refunds.create({ charge: 'ch_nothing', surprise: 1 } as never, ours))
  const key = { ...ours, idempotencyKey: 'mismatch' }
  await stripe.checkout.sessions.create(wanted(), key)
  await failure(stripe.checkout.sessions.create(wanted({ client_reference_id: 'other' }), key))
}

/** Asked in the account's name; in the platform's own with `platform`. */
async function get({ raw }: Provider, type: string, path: string, platform?: 'platform'): Promise<Answer> {
  return { type, body: await (await raw('GET', path, platform ? {} : { headers: { 'stripe-account': account } })).json() }
}

async function sessionAnswers(at: Provider): Promise<Answer[]> {
  const { stripe, standIn, clock } = at
  const { world } = standIn
  const session = async (act: (id: string) => unknown): Promise<string> => {
    const { id } = await stripe.checkout.sessions.create(wanted({ locale: 'zh', metadata: { a: 'b' }, payment_intent_data: { description: 'x' } }), ours)
    await act(id)
    return id
  }
  const open = await session(() => {})
  const card = await session((id) => paySession(world, account, id, { method: 'card' }))
  for (const method of ['alipay', 'wechat_pay'] as const) await session((id) => paySession(world, account, id, { method }))
  await session((id) => declineSession(world, account, id, { method: 'card' }))
  for (const succeeds of [true, false]) await session((id) => paySessionSlowly(world, account, id, { method: 'alipay', succeeds }))
  clock.forwardMs(21_000)
  await standIn.pump()
  const slow = await session((id) => paySessionSlowly(world, account, id, { method: 'alipay', succeeds: true }))
  const gone = await session((id) => stripe.checkout.sessions.expire(id, {}, ours))
  return [
    await get(at, 'Stripe.Checkout.Session', `/v1/checkout/sessions/${open}`),
    await get(at, 'Stripe.Checkout.Session', `/v1/checkout/sessions/${card}?expand[0]=payment_intent.latest_charge.balance_transaction&expand[1]=line_items`),
    await get(at, 'Stripe.Checkout.Session', `/v1/checkout/sessions/${slow}?expand[0]=payment_intent`),
    await get(at, 'Stripe.Checkout.Session', `/v1/checkout/sessions/${gone}`),
    await get(at, 'Stripe.ApiList<Stripe.Checkout.Session>', '/v1/checkout/sessions?limit=100'),
    await get(at, 'Stripe.ApiList<Stripe.LineItem>', `/v1/checkout/sessions/${card}/line_items`),
    await get(at, 'Stripe.ApiList<Stripe.PaymentIntent>', '/v1/payment_intents?limit=100'),
    await get(at, 'Stripe.ApiList<Stripe.Charge>', '/v1/charges?limit=100'),
  ]
}

async function refundAnswers(at: Provider): Promise<Answer[]> {
  const { stripe, standIn } = at
  const charges = (await stripe.charges.list({ limit: 100 }, ours)).data.filter((charge) => charge.paid)
  const answers: Answer[] = []
  const kinds: [string, RefundOutcome][] = [['card', 'succeed'], ['alipay', 'pend'], ['wechat_pay', 'fail'], ['card', 'no-funds']]
  for (const [method, outcome] of kinds) {
    standIn.switches.refunds = [outcome]
    const charge = charges.find((one) => one.payment_method_details?.type === method)!.id
    const { id } = await stripe.refunds.create({ charge, amount: 100, reason: 'duplicate', metadata: { a: 'b' } }, ours)
    answers.push(await get(at, 'Stripe.Refund', `/v1/refunds/${id}`))
  }
  return [
    ...answers,
    await get(at, 'Stripe.ApiList<Stripe.Refund>', '/v1/refunds?expand[0]=data.failure_balance_transaction.source&expand[1]=data.charge&expand[2]=data.payment_intent'),
    await get(at, 'Stripe.ApiList<Stripe.Charge>', '/v1/charges?limit=100&expand[0]=data.refunds.data.balance_transaction'),
  ]
}

/** Won, asked about only, and open. */
async function disputeAnswers(at: Provider): Promise<Answer[]> {
  const { stripe, standIn } = at
  const opened: string[] = []
  for (const last4 of ['0259', '1976', '2685']) {
    const { intent } = await paid(at, { method: 'card', last4 })
    opened.push((await stripe.disputes.list({ payment_intent: intent }, ours)).data[0]!.id)
  }
  await stripe.disputes.update(opened[0]!, { evidence: { product_description: 'x' } }, ours)
  decideDispute(standIn.world, account, opened[0]!, true)
  const each = await Promise.all(opened.map((id) => get(at, 'Stripe.Dispute', `/v1/disputes/${id}?expand[0]=charge&expand[1]=payment_intent`)))
  return [...each, await get(at, 'Stripe.ApiList<Stripe.Dispute>', '/v1/disputes')]
}

/** One that failed, one made by hand, one that arrived. */
async function payoutAnswers(at: Provider): Promise<Answer[]> {
  const { stripe, standIn, clock } = at
  const days = async (count: number): Promise<void> => {
    clock.forwardMs(count * 86_400_000)
    await standIn.pump()
  }
  await paid(at, { method: 'card' }, { line_items: [{ quantity: 1, price_data: { currency: 'cny', unit_amount: 100_000, product_data: { name: 'x' } } }] })
  standIn.switches.payouts = ['fail']
  await days(4)
  await days(2)
  onboard(standIn.world, account, 'finish')
  await stripe.payouts.create({ amount: 1, currency: 'hkd', metadata: { a: 'b' } }, ours)
  await days(2)
  await days(2)
  const [failed] = (await stripe.payouts.list({ status: 'failed' }, ours)).data
  return [
    await get(at, 'Stripe.ApiList<Stripe.Payout>', '/v1/payouts?expand[0]=data.balance_transaction.source&expand[1]=data.failure_balance_transaction&expand[2]=data.destination'),
    await get(at, 'Stripe.ApiList<Stripe.BalanceTransaction>', `/v1/balance_transactions?limit=100&payout=${failed!.id}`),
    await get(at, 'Stripe.ApiList<Stripe.BalanceTransaction>', '/v1/balance_transactions?limit=100'),
    await get(at, 'Stripe.Balance', '/v1/balance'),
  ]
}

async function accountAnswers(at: Provider): Promise<Answer[]> {
  const { stripe, standIn } = at
  const { id } = await stripe.accounts.create({ country: 'SG', email: 'a@b.test', business_profile: { name: 'x' }, controller: { stripe_dashboard: { type: 'full' } }, capabilities: { card_payments: { requested: true } } })
  const link = await stripe.accountLinks.create({ account: id, refresh_url: 'http://shop.test/again', return_url: 'http://shop.test/done', type: 'account_onboarding' })
  const states = [await get(at, 'Stripe.Account', `/v1/accounts/${id}`, 'platform')]
  for (const leaving of leavings) {
    onboard(standIn.world, id, leaving)
    states.push(await get(at, 'Stripe.Account', `/v1/accounts/${id}`, 'platform'))
  }
  restrictAccount(standIn.world, id, { reason: 'rejected.fraud', due: [] })
  const left = await stripe.accounts.create({ type: 'express', country: 'HK' })
  disconnectAccount(standIn.world, left.id)
  return [...states, { type: 'Stripe.AccountLink', body: link }, { type: 'Stripe.Account', body: left }, await get(at, 'Stripe.Account', `/v1/accounts/${account}`, 'platform'), await get(at, 'Stripe.ApiList<Stripe.Account>', '/v1/accounts', 'platform')]
}

async function endpointAnswers(at: Provider): Promise<Answer[]> {
  const made = await at.raw('POST', '/v1/webhook_endpoints', { body: 'url=http://shop.test&enabled_events[0]=*&connect=true' })
  return [{ type: 'Stripe.WebhookEndpoint', body: await made.json() }, await get(at, 'Stripe.ApiList<Stripe.WebhookEndpoint>', '/v1/webhook_endpoints', 'platform')]
}
