import Stripe from 'stripe'
import { type Clock, type Instant, systemClock } from '../../calendar.ts'
import type { OrderPage, PaymentChannel } from '../channel.ts'
import { noChannel } from '../no-channel.ts'
import { fetchUnder } from './fetch-under.ts'
import { readNotice } from './read-notice.ts'
import { sessionParams } from './session-params.ts'
import { toOrder } from './to-order.ts'
import { isAbsent, withStripe } from './with-stripe.ts'

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
const pageSize = 100
const expand = ['payment_intent.latest_charge']

/**
 * Payment by Stripe Checkout as direct charges: everything is asked in the name of the tenant's own connected account,
 * which receives the money. The payment's id is Stripe's idempotency key, so an order that was asked for twice is one.
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
    ...noChannel,
    name: 'stripe',
    openOrder: (request) =>
      withStripe(async () => toOrder(request.account, await sessions.create({ ...sessionParams(request), expand: [...expand] }, { stripeAccount: request.account, idempotencyKey: request.payment }))),
    findOrder: (account, order) =>
      withStripe(async () => {
        try {
          return toOrder(account, await sessions.retrieve(order, { expand: [...expand] }, { stripeAccount: account }))
        } catch (error) {
          if (isAbsent(error)) return undefined
          throw error
        }
      }),
    recentOrders: (account, since, after) => withStripe(() => page(sessions, account, since, after)),
    readNotice: (raw, headers) => readNotice(stripe, { raw, signature: headers.get('stripe-signature'), secret: webhookSecret, clock }),
  }
}

async function page(sessions: Stripe['checkout']['sessions'], account: string, since: Instant, after: string | undefined): Promise<OrderPage> {
  const created = { gte: Math.floor(Date.parse(since) / 1000) }
  const list = await sessions.list({ limit: pageSize, created, expand: expand.map((path) => `data.${path}`), ...(after === undefined ? {} : { starting_after: after }) }, { stripeAccount: account })
  const orders = list.data.map((session) => toOrder(account, session))
  const last = list.data.at(-1)
  return list.has_more && last ? { orders, next: last.id } : { orders }
}
