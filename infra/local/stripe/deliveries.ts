import { byChance, nextForgery, takeNext } from './chance.ts'
import { diceOf, shuffled } from './dice.ts'
import type { StoredEvent } from './events.ts'
import { forge } from './forge.ts'
import type { DeliveryMishap } from './outcomes.ts'
import { post, type Send, signatureOf } from './post.ts'
import { type Endpoint, listening } from './webhook-endpoints.ts'
import { platformAccount, type World } from './world.ts'

export { type Send, signatureOf } from './post.ts'

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
  const wanted = listening(world, account, event.type)
  for (const endpoint of wanted) {
    const mishap = mishapOf(world)
    for (let copy = 0; copy <= world.switches.duplicates + (mishap === 'duplicate' ? 1 : 0); copy += 1) {
      const dueAt = world.now() + delayOf(world, mishap)
      world.store.put<Delivery>(account, { id: world.newId('_dl'), object: '_delivery', event: event.id, account, endpoint: endpoint.id, dueAt, attempts: 0, state: 'waiting', lastStatus: null })
    }
  }
  return wanted.length
}

type Mishap = Exclude<DeliveryMishap, 'disorder'>

function mishapOf({ switches }: World): Mishap | undefined {
  const planned = takeNext(switches, 'deliveries')
  if (planned) return planned === 'plain' ? undefined : planned
  return byChance(switches.random, 'deliveries', (kind): kind is Mishap => kind === 'duplicate' || kind === 'late')
}

const lateSecondsMax = 3600

function delayOf({ switches: { deliveryDelaySeconds: delay, random } }: World, mishap: Mishap | undefined): number {
  const late = mishap !== 'late' ? 0 : random ? Math.ceil(diceOf(random, 'lateness')() * (random.lateSeconds ?? lateSecondsMax)) : lateSecondsMax
  return late + (typeof delay === 'number' ? delay : delay.from + Math.round(diceOf(delay, 'delays')() * (delay.to - delay.from)))
}

/** Makes every delivery that is due; answers how many endpoints said yes. `send` may throw: that is a try that failed. */
export async function deliverDue(world: World, send: Send): Promise<number> {
  if (world.switches.holdDeliveries) return 0
  const due = waiting(world).filter((one) => one.dueAt <= world.now())
  let done = 0
  for (const delivery of inOrder(world, due)) {
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

function inOrder({ switches: { disorder, random } }: World, due: readonly Delivery[]): readonly Delivery[] {
  if (typeof disorder === 'object') return shuffled(due, diceOf(disorder, 'order'))
  if (disorder) return due.toReversed()
  const stirred = byChance(random, 'order', (kind): kind is 'disorder' => kind === 'disorder')
  return random && stirred ? shuffled(due, diceOf(random, 'order')) : due
}

export const waiting = (world: World): Delivery[] => world.store.all<Delivery>('_delivery', undefined, (one) => one.state === 'waiting').map(({ kept }) => kept)

async function deliver(world: World, delivery: Delivery, send: Send): Promise<number> {
  const event = world.store.get<StoredEvent>(delivery.account, delivery.event)
  const endpoint = world.store.get<Endpoint>(platformAccount, delivery.endpoint) ?? world.store.get<Endpoint>(delivery.account, delivery.endpoint)
  if (!event || !endpoint) return 410
  const forgery = nextForgery(world.switches)
  if (forgery) await forge(world, send, { endpoint, event, forgery })
  const body = JSON.stringify(event, null, 2)
  return post(send, endpoint.url, body, signatureOf(endpoint.signing, body, world.now()))
}
