import Stripe from 'stripe'
import { type Clock, systemClock } from '../../calendar.ts'
import type { PaymentChannel } from '../channel.ts'
import { accountSide } from './accounts.ts'
import { disputeSide } from './disputes.ts'
import { fetchUnder } from './fetch-under.ts'
import { openSession } from './open-session.ts'
import { payoutSide } from './payouts.ts'
import { channelName, readNotice } from './read-notice.ts'
import { recent } from './recent.ts'
import { refundSide } from './refunds.ts'
import { toOrder } from './to-order.ts'
import { found, withStripe } from './with-stripe.ts'

export type StripeOptions = {
  readonly secretKey: string
  readonly webhookSecret: string
  /** Address that Stripe's paths hang under, `http://localhost:8787/_local/stripe`; Stripe itself when left out. */
  readonly base?: string
  readonly fetch?: typeof globalThis.fetch
  readonly clock?: Clock
}

const timeoutMs = 12_000
const retriesMax = 2
const expand = ['payment_intent.latest_charge']

/**
 * Payment by Stripe Checkout as direct charges: everything is asked in the name of the tenant's own connected account,
 * which receives the money. Our order number is Stripe's idempotency key, so an order that was asked for twice is one.
 */
export function stripeChannel({ secretKey, webhookSecret, base, fetch, clock = systemClock }: StripeOptions): PaymentChannel {
  const stripe = new Stripe(secretKey, {
    httpClient: Stripe.createFetchHttpClient(base ? fetchUnder(base, fetch) : fetch),
    maxNetworkRetries: retriesMax,
    timeout: timeoutMs,
    telemetry: false,
  })
  const { sessions } = stripe.checkout
  return {
    name: channelName,
    owns: (account) => account.startsWith('acct_'),
    openOrder: (request) => withStripe(async () => toOrder(request.account, await openSession(stripe, request, expand))),
    findOrder: (account, order) => found(async () => toOrder(account, await sessions.retrieve(order, { expand: [...expand] }, { stripeAccount: account }))),
    findOrderOf: (account, providerPayment) =>
      withStripe(async () => {
        const { data } = await sessions.list({ payment_intent: providerPayment, limit: 1, expand: expand.map((path) => `data.${path}`) }, { stripeAccount: account })
        return data[0] && toOrder(account, data[0])
      }),
    recentOrders: (account, since, after) =>
      withStripe(async () => {
        const { items, next } = await recent((page) => sessions.list({ ...page, expand: expand.map((path) => `data.${path}`) }, { stripeAccount: account }), since, after)
        return { orders: items.map((session) => toOrder(account, session)), ...next }
      }),
    ...refundSide(stripe, clock),
    ...disputeSide(stripe),
    ...payoutSide(stripe),
    ...accountSide(stripe),
    readNotice: (message) => readNotice(stripe, { secret: webhookSecret, live: /^[a-z]+_live_/.test(secretKey), clock }, message),
  }
}
