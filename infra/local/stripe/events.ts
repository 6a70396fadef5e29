import type Stripe from 'stripe'
import { noSuch } from './api-error.ts'
import type { ApiRoute } from './api.ts'
import { list, text } from './check-params.ts'
import { page, pageParams } from './page.ts'
import { plan } from './deliveries.ts'
import { matches } from './match-event.ts'
import { platformAccount, type World } from './world.ts'

/** Objects that our events speak of, and the shape that an event of the SDK has for all of them. */
type Subject = Stripe.Checkout.Session | Stripe.PaymentIntent | Stripe.Charge | Stripe.Refund | Stripe.Dispute | Stripe.Payout | Stripe.Account | Stripe.Application
export type StoredEvent = { readonly id: string; readonly object: 'event'; readonly account?: string; readonly created: number; readonly type: string; readonly api_version: string; readonly data: { readonly object: Subject; readonly previous_attributes?: object }; readonly livemode: false; readonly pending_webhooks: number; readonly request: { readonly id: null; readonly idempotency_key: null } }

/** The version of Stripe's API whose shapes these are: that of the SDK. */
export const apiVersion = '2026-10-28.endive'

/** Records that something happened and plans its delivery to every endpoint that wants to hear of it. `previous`: what changed, as it was. */
export function emit<T extends Subject>(world: World, account: string, type: string, subject: T, previous?: Partial<T>): StoredEvent {
  const data = { object: subject, ...(previous ? { previous_attributes: previous } : {}) }
  const base = { id: world.newId('evt'), object: 'event', api_version: apiVersion, created: world.now(), data, livemode: false, request: { id: null, idempotency_key: null }, type } as const
  const event: StoredEvent = { ...base, pending_webhooks: 0, ...(account === platformAccount ? {} : { account }) }
  const pending = plan(world, account, event)
  return world.store.put(account, { ...event, pending_webhooks: pending })
}

export const eventRoutes: readonly ApiRoute[] = [
  {
    method: 'get',
    path: '/v1/events',
    params: { ...pageParams, type: 'text', types: { list: 'text' } },
    run: ({ world, account, params }) => {
      const type = text(params, 'type')
      const types = list(params, 'types')
      const events = world.store.all<StoredEvent>('event', account).map(({ kept }) => kept)
      return page('/v1/events', events.filter((event) => (!type || matches(type, event.type)) && (types.length === 0 || types.includes(event.type))), params)
    },
  },
  {
    method: 'get',
    path: '/v1/events/:id',
    params: {},
    run: ({ world, account, id }) => {
      const event = world.store.get<StoredEvent>(account, id)
      if (!event) throw noSuch('event', id)
      return event
    },
  },
]
