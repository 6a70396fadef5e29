import { Hono } from 'hono'
import { accountLinkRoutes } from './account-links.ts'
import { accountRoutes, ensureAccount } from './accounts.ts'
import { adminRoutes } from './admin.ts'
import { apiOf, type ApiRoute } from './api.ts'
import { balanceRoutes } from './balance.ts'
import { ripen } from './balance-transactions.ts'
import { decideAccounts } from './change-account.ts'
import { expireOld, sessionRoutes } from './checkout-sessions.ts'
import { deliverDue, type Send } from './deliveries.ts'
import { disputeRoutes } from './disputes.ts'
import { eventRoutes } from './events.ts'
import { type Forged, forgeEvent } from './forge.ts'
import { hostedRoutes } from './hosted-routes.ts'
import { moneyRoutes } from './money-routes.ts'
import { objectStore } from './object-store.ts'
import { onboardingRoutes } from './onboarding-routes.ts'
import { overviewPage } from './overview-page.ts'
import { decideSlow } from './pay.ts'
import { payoutRoutes } from './payouts.ts'
import { refundRoutes } from './refunds.ts'
import { payOutDaily } from './run-payouts.ts'
import { decideDisputes } from './settle-disputes.ts'
import { decidePayouts } from './settle-payouts.ts'
import { decideRefunds } from './settle-refunds.ts'
import { calmSwitches, type Forgery, type Switches } from './switches.ts'
import { addEndpoint, type Endpoint, endpoints, webhookRoutes } from './webhook-endpoints.ts'
import { platformAccount, type StandInClock, type World, worldOf } from './world.ts'

export type StandInOptions = {
  /** Where state is kept over restarts; in memory without. */
  readonly file?: string
  /** Address under which the app is mounted; payment pages live there. */
  readonly baseUrl: string
  readonly secretKey: string
  /** The platform's endpoint for events of connected accounts. */
  readonly webhook?: { readonly url: string; readonly secret: string }
  readonly clock: StandInClock
  /** Connected accounts that are there from the start, with the name that payers see. */
  readonly accounts?: readonly (string | { readonly id: string; readonly name: string })[]
  /** How deliveries leave; over the network by default. */
  readonly send?: Send
}

export type StandIn = {
  readonly app: Hono
  readonly world: World
  /** What goes wrong on demand; change its fields. */
  readonly switches: Switches
  /** One round of what happens by itself: expiry, slow payments, deliveries that are due. Answers how many of these were taken. */
  readonly pump: () => Promise<number>
  /** Sends a forged message about an event (the last one) to every endpoint that would hear of it; answers what they said. */
  readonly forge: (forgery: Forgery, event?: string) => Promise<readonly Forged[]>
  readonly stop: () => Promise<void>
}

const roundMs = 500

/** What of Stripe's API is there. */
export const apiRoutes: readonly ApiRoute[] = [...sessionRoutes, ...accountRoutes, ...accountLinkRoutes, ...moneyRoutes, ...refundRoutes, ...disputeRoutes, ...payoutRoutes, ...balanceRoutes, ...eventRoutes, ...webhookRoutes]

/** The stand-in with its own clockwork running; `npm start` mounts its app under /_local/stripe. */
export function startStandIn(options: StandInOptions): StandIn {
  const standIn = stripeStandIn(options)
  let round: Promise<unknown> = Promise.resolve()
  let busy = false
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    round = standIn.pump().finally(() => {
      busy = false
    })
  }, roundMs)
  timer.unref()
  return {
    ...standIn,
    stop: async () => {
      clearInterval(timer)
      await round
    },
  }
}

/** Stripe, as far as Linli speaks with it: development and tests only. Nothing moves unless `pump` is called. */
export function stripeStandIn({ file, baseUrl, secretKey, webhook, clock, accounts = [], send = globalThis.fetch }: StandInOptions): StandIn {
  const switches = calmSwitches()
  const world = worldOf({ store: objectStore(file), baseUrl, secretKey, switches, clock })
  for (const account of accounts) {
    const { id, ...more } = typeof account === 'string' ? { id: account } : account
    // One that has left stays away until a lever brings it back.
    if (world.store.get(platformAccount, id)?.object !== '_disconnected') ensureAccount(world, id, more)
  }
  if (webhook) keepEndpoint(world, webhook)
  const pump = async (): Promise<number> => {
    expireOld(world)
    ripen(world)
    decideSlow(world)
    decideRefunds(world)
    decideDisputes(world)
    decideAccounts(world)
    decidePayouts(world)
    payOutDaily(world)
    return deliverDue(world, send)
  }
  const forge: StandIn['forge'] = (forgery, event) => forgeEvent(world, send, forgery, event)
  const app = new Hono()
  app.route('/_admin', adminRoutes(world, { pump, forge }))
  app.route('/c/pay', hostedRoutes(world))
  app.route('/setup', onboardingRoutes(world))
  app.get('/', (c) => c.html(overviewPage(world)))
  app.route('/', apiOf(world, apiRoutes))
  return { app, world, switches, pump, forge, stop: async () => {} }
}

/** The endpoint of the options, once, however often the stand-in starts; a changed address or secret takes its place. */
function keepEndpoint(world: World, { url, secret }: { readonly url: string; readonly secret: string }): void {
  const known = endpoints(world).find((one) => one.metadata['kept'] === 'options')
  if (known) world.store.put<Endpoint>(platformAccount, { ...known, url, signing: secret })
  else addEndpoint(world, platformAccount, { url, events: ['*'], connect: true, secret, metadata: { kept: 'options' } })
}
