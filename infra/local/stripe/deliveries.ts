import { createHmac } from 'node:crypto'
import type { StoredEvent } from './events.ts'
import { matches } from './match-event.ts'
import { type Endpoint, endpoints } from './webhook-endpoints.ts'
import { platformAccount, type World } from './world.ts'

/** One event on its way to one endpoint, until the endpoint answers 2xx or the tries are used up. */
export type Delivery = {
  readonly id: string
  readonly object: '_delivery'
  readonly event: string
  readonly account: string
  readonly endpoint: string
  readonly dueAt: number
  readonly attempts: number
  readonly state: 'waiting' | 'done' | 'given-up'
  readonly lastStatus: number | null
}

/** Seconds until the next try. Stripe tries for three days; so does this. */
const retryAfterSeconds = [5, 30, 300, 1800, 7200, 18_000, 36_000, 36_000, 43_200, 43_200, 43_200]

export function plan(world: World, account: string, event: StoredEvent): number {
  const connected = account === platformAccount || world.store.get(platformAccount, account)?.object === 'account'
  const ofPlatform = connected ? endpoints(world).filter((one) => one.connect === (account !== platformAccount)) : []
  const listening = [...ofPlatform, ...(account === platformAccount ? [] : endpoints(world, account))]
  const wanted = listening.filter((one) => one.status === 'enabled' && one.enabled_events.some((type) => matches(type, event.type)))
  for (const endpoint of wanted) {
    for (let copy = 0; copy <= world.switches.duplicates; copy += 1) {
      const dueAt = world.now() + world.switches.deliveryDelaySeconds
      world.store.put<Delivery>(account, { id: world.newId('_dl'), object: '_delivery', event: event.id, account, endpoint: endpoint.id, dueAt, attempts: 0, state: 'waiting', lastStatus: null })
    }
  }
  return wanted.length
}

export type Send = (url: string, init: { method: 'POST'; headers: Record<string, string>; body: string; signal: AbortSignal }) => Promise<{ readonly status: number }>

/** How long an endpoint may take to answer. */
const answerMsMax = 20_000

/** Makes every delivery that is due; answers how many endpoints said yes. `send` may throw: that is a try that failed. */
export async function deliverDue(world: World, send: Send): Promise<number> {
  if (world.switches.holdDeliveries) return 0
  const due = waiting(world).filter((one) => one.dueAt <= world.now())
  let done = 0
  for (const delivery of world.switches.disorder ? due.toReversed() : due) {
    const status = await deliver(world, delivery, send)
    const success = status >= 200 && status < 300
    if (success) done += 1
    const delay = retryAfterSeconds[delivery.attempts]
    const state = success ? 'done' : delay === undefined ? 'given-up' : 'waiting'
    const next: Delivery = { ...delivery, attempts: delivery.attempts + 1, lastStatus: status, state, dueAt: world.now() + (delay ?? 0) }
    world.store.put(delivery.account, next)
  }
  return done
}

export const waiting = (world: World): Delivery[] => world.store.all<Delivery>('_delivery', undefined, (one) => one.state === 'waiting').map(({ kept }) => kept)

async function deliver(world: World, delivery: Delivery, send: Send): Promise<number> {
  const event = world.store.get<StoredEvent>(delivery.account, delivery.event)
  const endpoint = world.store.get<Endpoint>(platformAccount, delivery.endpoint) ?? world.store.get<Endpoint>(delivery.account, delivery.endpoint)
  if (!event || !endpoint) return 410
  const body = JSON.stringify(event, null, 2)
  const headers = { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)', 'stripe-signature': signatureOf(endpoint.signing, body, world.now()) }
  try {
    return (await send(endpoint.url, { method: 'POST', headers, body, signal: AbortSignal.timeout(answerMsMax) })).status
  } catch {
    return 0
  }
}

/** `t=<seconds>,v1=<HMAC-SHA256 of "t.body">`, as Stripe signs; every try is signed anew. */
export const signatureOf = (secret: string, body: string, at: number): string => `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`
