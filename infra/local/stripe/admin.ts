import { Hono } from 'hono'
import { ensureAccount } from './accounts.ts'
import { ApiError, badRequest } from './api-error.ts'
import { disconnectAccount, leavings, onboard, type Restriction, restrictAccount } from './change-account.ts'
import { expireSession } from './checkout-sessions.ts'
import { type Delivery, waiting } from './deliveries.ts'
import { moneyLevers } from './money-levers.ts'
import { declineSession, paySession, paySessionSlowly } from './pay.ts'
import type { PayMethod } from './payment-objects.ts'
import { chanceKinds } from './outcomes.ts'
import { calmSwitches, type Chance, type Forgery, type Switches } from './switches.ts'
import { isKind, type PlannedFault } from './take-fault.ts'
import type { StandIn } from './stand-in.ts'
import { platformAccount, type World } from './world.ts'

type Act = 'pay' | 'decline' | 'pay-slowly' | 'fail-slowly' | 'expire'

/** The levers of the stand-in, which Stripe does not have: for people at the machine and for tests in other processes. */
export function adminRoutes(world: World, { pump, forge }: Pick<StandIn, 'pump' | 'forge'>): Hono {
  const app = new Hono()
  app.onError((error, c) => (error instanceof ApiError ? c.json({ error: error.error }, 400) : c.json({ error: { message: String(error) } }, 500)))
  app.get('/switches', (c) => c.json(world.switches))
  app.post('/switches', async (c) => {
    Object.assign(world.switches, known(await c.req.json<Record<string, unknown>>()))
    return c.json(world.switches)
  })
  app.post('/faults', async (c) => {
    const fault = await c.req.json<PlannedFault>()
    if (!isKind(fault.kind)) return c.json({ error: { message: `Unknown kind of fault: ${String(fault.kind)}` } }, 400)
    world.switches.faults = [...world.switches.faults, { ...fault, times: fault.times ?? 1 }]
    return c.json(world.switches)
  })
  app.post('/clock', async (c) => {
    world.moveClock((await c.req.json<{ forwardSeconds: number }>()).forwardSeconds)
    return c.json({ now: world.now(), delivered: await pump() })
  })
  app.post('/pump', async (c) => c.json({ delivered: await pump() }))
  app.route('/', moneyLevers(world))
  app.put('/accounts/:id', (c) => c.json(ensureAccount(world, c.req.param('id'))))
  app.post('/accounts/:id/:act', async (c) => {
    const { id, act: name } = c.req.param()
    const leaving = leavings.find((one) => one === name)
    if (leaving) return c.json(onboard(world, id, leaving))
    if (name === 'restrict') return c.json(restrictAccount(world, id, await c.req.json<Restriction>().catch(() => ({}))))
    if (name === 'disconnect') return c.json(disconnectAccount(world, id))
    throw badRequest(`Unknown act: ${name}`)
  })
  /** Sends a forged message about the event named, or the last one, now. */
  app.post('/forge', async (c) => {
    const { event, ...forgery } = await c.req.json<Forgery & { event?: string }>()
    return c.json(await forge(forgery, event))
  })
  app.get('/deliveries', (c) => c.json(world.store.all<Delivery>('_delivery').map(({ kept }) => kept)))
  /** Sends again what was delivered, or given up: a late duplicate. */
  app.post('/deliveries/:id/resend', (c) => {
    const found = world.store.all<Delivery>('_delivery').find(({ kept }) => kept.id === c.req.param('id'))
    if (!found) return c.json({ error: { message: 'No such delivery' } }, 404)
    return c.json(world.store.put<Delivery>(found.account, { ...found.kept, state: 'waiting', attempts: 0, dueAt: world.now() }))
  })
  app.post('/sessions/:id/:act', async (c) => {
    const id = c.req.param('id')
    const account = accountOf(world, id)
    const { method = 'card' } = await c.req.json<{ method?: PayMethod }>().catch(() => ({ method: undefined }))
    return c.json(act(world, account, id, { act: c.req.param('act') as Act, method }))
  })
  app.get('/waiting', (c) => c.json(waiting(world)))
  return app
}

function act(world: World, account: string, id: string, { act: name, method }: { act: Act; method: PayMethod }) {
  switch (name) {
    case 'pay':
      return paySession(world, account, id, { method })
    case 'decline':
      return declineSession(world, account, id, { method })
    case 'pay-slowly':
      return paySessionSlowly(world, account, id, { method, succeeds: true })
    case 'fail-slowly':
      return paySessionSlowly(world, account, id, { method, succeeds: false })
    case 'expire':
      return expireSession(world, account, id)
    default:
      throw badRequest(`Unknown act: ${name satisfies never as string}`)
  }
}

/** Session ids are unique, so that the page needs no account in its address. */
export function accountOf(world: World, session: string): string {
  const found = world.store.all('checkout.session', undefined, (one) => one.id === session)[0]
  return found?.account ?? platformAccount
}

/** Names that are no switch are refused, so that a lever misspelt does not look moved. */
function known(given: Readonly<Record<string, unknown>>): Partial<Switches> {
  const names = Object.keys(calmSwitches())
  const strange = Object.keys(given).filter((name) => !names.includes(name))
  if (strange.length) throw badRequest(`No such switch: ${strange.join(', ')}. There are: ${names.join(', ')}`)
  const misspelt = ((given['random'] as Chance | null)?.kinds ?? []).filter((kind) => !chanceKinds.includes(kind))
  if (misspelt.length) throw badRequest(`No such kind of chance: ${misspelt.join(', ')}. There are: ${chanceKinds.join(', ')}`)
  return given as Partial<Switches>
}
