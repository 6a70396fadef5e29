import { type Context, Hono } from 'hono'
import { badRequest } from './api-error.ts'
import { escalateInquiry, openDispute } from './open-dispute.ts'
import { decideDispute } from './settle-disputes.ts'
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
  return app
}

const body = async <T extends object>(c: Context): Promise<T | Record<string, never>> => c.req.json<T>().catch(() => ({}))

const accountWith = (world: World, object: string, id: string): string => world.store.all(object, undefined, (one) => one.id === id)[0]?.account ?? platformAccount
