import type Stripe from 'stripe'
import { missing, noSuch } from './api-error.ts'
import type { ApiRoute } from './api.ts'
import { list, metadataOf, text } from './check-params.ts'
import { matches } from './match-event.ts'
import { page, pageParams } from './page.ts'
import { platformAccount, type World } from './world.ts'

/** `connect`: hears of the connected accounts; else only of the account's own events. */
export type Endpoint = Stripe.WebhookEndpoint & { readonly connect: boolean; readonly signing: string }

const changeable = { url: 'text', enabled_events: { list: 'text' }, description: 'text', metadata: 'metadata' } as const

export const webhookRoutes: readonly ApiRoute[] = [
  {
    method: 'post',
    path: '/v1/webhook_endpoints',
    params: { ...changeable, connect: 'boolean', api_version: 'text' },
    run: ({ world, account, params }) => {
      const url = text(params, 'url')
      const events = list(params, 'enabled_events') as string[]
      if (!url) throw missing('url')
      if (events.length === 0) throw missing('enabled_events')
      const made = addEndpoint(world, account, { url, events, connect: params['connect'] === 'true', secret: world.newId('whsec', 32), metadata: metadataOf(params), description: text(params, 'description') ?? null })
      return { ...show(made), secret: made.signing }
    },
  },
  { method: 'get', path: '/v1/webhook_endpoints', params: pageParams, run: ({ world, account, params }) => page('/v1/webhook_endpoints', endpoints(world, account).map(show), params) },
  { method: 'get', path: '/v1/webhook_endpoints/:id', params: {}, run: ({ world, account, id }) => show(read(world, account, id)) },
  {
    method: 'post',
    path: '/v1/webhook_endpoints/:id',
    params: { ...changeable, disabled: 'boolean' },
    run: ({ world, account, id, params }) => {
      const known = read(world, account, id)
      const events = list(params, 'enabled_events') as string[]
      const disabled = params['disabled']
      return show(world.store.put<Endpoint>(account, { ...known, url: text(params, 'url') ?? known.url, enabled_events: events.length ? events : known.enabled_events, status: disabled === undefined ? known.status : disabled === 'true' ? 'disabled' : 'enabled' }))
    },
  },
  {
    method: 'delete',
    path: '/v1/webhook_endpoints/:id',
    params: {},
    run: ({ world, account, id }) => {
      read(world, account, id)
      world.store.remove(account, id)
      return { id, object: 'webhook_endpoint', deleted: true }
    },
  },
]

type Facts = { readonly url: string; readonly events: readonly string[]; readonly connect: boolean; readonly secret: string; readonly metadata?: Record<string, string>; readonly description?: string | null }

export function addEndpoint(world: World, account: string, { url, events, connect, secret, metadata = {}, description = null }: Facts): Endpoint {
  const base = { object: 'webhook_endpoint', api_version: null, application: null, created: world.now(), description, enabled_events: [...events], livemode: false, metadata, status: 'enabled', url } as const
  return world.store.put<Endpoint>(account, { id: world.newId('we'), ...base, enabled_events: [...events], connect, signing: secret })
}

export const endpoints = (world: World, account: string = platformAccount): Endpoint[] => world.store.all<Endpoint>('webhook_endpoint', account).map(({ kept }) => kept)

/** Endpoints that would hear of it: the account's own, and the platform's while the account is connected. */
export function listening(world: World, account: string, type: string): Endpoint[] {
  const connected = account === platformAccount || world.store.get(platformAccount, account)?.object === 'account'
  const ofPlatform = connected ? endpoints(world).filter((one) => one.connect === (account !== platformAccount)) : []
  const all = [...ofPlatform, ...(account === platformAccount ? [] : endpoints(world, account))]
  return all.filter((one) => one.status === 'enabled' && one.enabled_events.some((wanted) => matches(wanted, type)))
}

function read(world: World, account: string, id: string): Endpoint {
  const found = world.store.get<Endpoint>(account, id)
  if (!found) throw noSuch('webhook_endpoint', id)
  return found
}

/** Without the signing secret, which is told once. */
function show({ connect: _, signing: __, ...endpoint }: Endpoint): Stripe.WebhookEndpoint {
  return endpoint
}
