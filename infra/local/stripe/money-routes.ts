import type Stripe from 'stripe'
import { noSuch } from './api-error.ts'
import type { ApiRoute, Call } from './api.ts'
import { text } from './check-params.ts'
import type { Kept } from './object-store.ts'
import { page, pageParams } from './page.ts'

/** Reading what payments left behind; what moved on the balance is read in `payouts.ts`. */
export const moneyRoutes: readonly ApiRoute[] = [
  { method: 'get', path: '/v1/payment_intents', params: { ...pageParams, customer: 'text' }, run: (call) => lists<Stripe.PaymentIntent>(call, 'payment_intent', '/v1/payment_intents') },
  { method: 'get', path: '/v1/payment_intents/:id', params: {}, run: (call) => one(call, 'payment_intent') },
  { method: 'get', path: '/v1/charges', params: { ...pageParams, payment_intent: 'text' }, run: (call) => lists<Stripe.Charge>(call, 'charge', '/v1/charges', (charge) => matches(call, 'payment_intent', charge.payment_intent)) },
  { method: 'get', path: '/v1/charges/:id', params: {}, run: (call) => one(call, 'charge') },
]

type Listed = Kept & { readonly created: number }

export function lists<T extends Listed>({ world, account, params }: Call, object: T['object'], url: string, fits: (kept: T) => boolean = () => true) {
  return page(url, world.store.all<T>(object, account).map(({ kept }) => kept).filter(fits), params)
}

export function one({ world, account, id }: Call, object: string): Kept {
  const found = world.store.get(account, id)
  if (found?.object !== object) throw noSuch(object, id)
  return found
}

export function matches({ params }: Call, name: string, value: unknown): boolean {
  const wanted = text(params, name)
  return wanted === undefined || wanted === value
}
