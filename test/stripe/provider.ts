import Stripe from 'stripe'
import { type Payer, paySession } from '../../infra/local/stripe/pay.ts'
import { type StandIn, type StandInOptions, stripeStandIn } from '../../infra/local/stripe/stand-in.ts'
import { type TestClock, testClock } from '../support/clock.ts'

export const secretKey = 'sk_test_of_these_tests'
export const ours = { stripeAccount: 'acct_ours' } as const
export const theirs = { stripeAccount: 'acct_theirs' } as const

export type Provider = { readonly standIn: StandIn; readonly stripe: Stripe; readonly clock: TestClock; readonly raw: (method: string, path: string, more?: { body?: string; headers?: Record<string, string> }) => Promise<Response> }

/** A stand-in of the test's own, with the official SDK in front of it. */
export function provider(options: Partial<StandInOptions> = {}, clock = testClock()): Provider {
  const standIn = stripeStandIn({ baseUrl: 'http://stripe.test', secretKey, clock, accounts: [ours.stripeAccount, theirs.stripeAccount], ...options })
  const stripe = new Stripe(secretKey, { httpClient: Stripe.createFetchHttpClient(async (input, init) => standIn.app.request(new URL(String(input)).pathname + new URL(String(input)).search, init)), maxNetworkRetries: 0, telemetry: false })
  const raw: Provider['raw'] = async (method, path, { body, headers } = {}) =>
    standIn.app.request(path, { method, headers: { authorization: `Bearer ${secretKey}`, ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }), ...headers }, ...(body === undefined ? {} : { body }) })
  return { standIn, stripe, clock, raw }
}

export const wanted = (more: Partial<Stripe.Checkout.SessionCreateParams> = {}): Stripe.Checkout.SessionCreateParams => ({
  mode: 'payment',
  client_reference_id: 'order-1',
  success_url: 'http://shop.test/done?session={CHECKOUT_SESSION_ID}',
  cancel_url: 'http://shop.test/back',
  allowed_payment_method_types: ['alipay', 'card', 'wechat_pay'],
  payment_method_options: { wechat_pay: { client: 'web' } },
  line_items: [
    { quantity: 1, price_data: { currency: 'cny', unit_amount: 1961, product_data: { name: '2026年12月账单' } } },
    { quantity: 2, price_data: { currency: 'cny', unit_amount: 100, product_data: { name: '照明' } } },
  ],
  ...more,
})

/** A paid session of 21.61 yuan, and its charge. */
export async function paid({ stripe, standIn }: Provider, payer: Payer = { method: 'card' }, more: Partial<Stripe.Checkout.SessionCreateParams> = {}): Promise<{ session: string; intent: string; charge: string }> {
  const { id } = await stripe.checkout.sessions.create(wanted(more), ours)
  paySession(standIn.world, ours.stripeAccount, id, payer)
  const session = await stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent'] }, ours)
  const intent = session.payment_intent as Stripe.PaymentIntent
  return { session: id, intent: intent.id, charge: intent.latest_charge as string }
}

/** Types of the account's events since the start, oldest first. */
export const eventTypes = async ({ stripe }: Provider): Promise<string[]> => (await stripe.events.list({ limit: 100 }, ours)).data.map(({ type }) => type).toReversed()

export const failure = async (act: Promise<unknown>): Promise<InstanceType<typeof Stripe.errors.StripeError>> =>
  act.then(
    () => {
      throw new Error('it went through')
    },
    (error: InstanceType<typeof Stripe.errors.StripeError>) => error,
  )
