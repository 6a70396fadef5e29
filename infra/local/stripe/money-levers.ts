import { type Context, Hono } from 'hono'
import { badRequest } from './api-error.ts'
import { escalateInquiry, openDispute } from './open-dispute.ts'
import { payOutAutomatically } from './run-payouts.ts'
import { decideDispute } from './settle-disputes.ts'
import { failPayout, payPayout } from './settle-payouts.ts'
import { failRefund, succeedRefund } from './settle-refunds.ts'
import { platformAccount, type World } from './world.ts'

/** Levers on money that has moved: what banks and payers do. */
export function moneyLevers(world: World): Hono {
  const app = new Hono()
  app.post('/refunds/:id/:act', async (c) => {
    const { id, act } = c.req.param()
    const account = accountWith(world, 'refund', id)
    if (act === 'succeed') return c.json(succeedRefund(world, account, id))
    if (act === 'fail') return c.json(failRefund(world, account, id, (await body<{ reason?: string }>(c)).reason))
    throw badRequest(`Unknown act: ${act}`)
  })
  app.post('/charges/:id/dispute', async (c) => {
    const id = c.req.param('id')
    const account = accountWith(world, id.startsWith('pi_') ? 'payment_intent' : 'charge', id)
    return c.json(openDispute(world, account, id, await body<{ amount?: number; reason?: string; inquiry?: boolean }>(c)))
  })
  app.post('/disputes/:id/:act', (c) => {
    const { id, act } = c.req.param()
    const account = accountWith(world, 'dispute', id)
    if (act === 'escalate') return c.json(escalateInquiry(world, account, id))
    if (act === 'win' || act === 'lose') return c.json(decideDispute(world, account, id, act === 'win'))
    throw badRequest(`Unknown act: ${act}`)
  })
  /** A day's automatic payout, now. */
  app.post('/accounts/:id/payout', (c) => {
    const made = payOutAutomatically(world, c.req.param('id'))
    if (!made) throw badRequest('Nothing can be paid out: nothing is available, or payouts are stopped.')
    return c.json(made)
  })
  app.post('/payouts/:id/:act', async (c) => {
    const { id, act } = c.req.param()
    const account = accountWith(world, 'payout', id)
    if (act === 'pay') return c.json(payPayout(world, account, id))
    if (act === 'fail') return c.json(failPayout(world, account, id, (await body<{ code?: string }>(c)).code))
    throw badRequest(`Unknown act: ${act}`)
  })
  return app
}

const body = async <T extends object>(c: Context): Promise<T | Record<string, never>> => c.req.json<T>().catch(() => ({}))

const accountWith = (world: World, object: string, id: string): string => world.store.all(object, undefined, (one) => one.id === id)[0]?.account ?? platformAccount
