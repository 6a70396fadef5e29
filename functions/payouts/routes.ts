import { Hono } from 'hono'
import type { Role } from '../context.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import * as model from './model.ts'

const books = ['head', 'finance', 'auditor'] as const satisfies Role[]

export const payoutRoutes = () =>
  new Hono<Env>()
    .get('/payouts', operation({ id: 'listPayouts', summary: 'Payouts of the payment provider, newest first', access: [...books], response: model.PayoutPage }), valid('query', model.ListPayouts), async (c) => {
      const { listPayouts } = await import('./get-payouts.ts')
      return c.json(await listPayouts(c.var.ctx, c.req.valid('query')))
    })
    .get('/payouts/:payout', operation({ id: 'getPayout', summary: 'A payout with every line and what it is in the books', access: [...books], response: model.Payout }), valid('param', model.PayoutPath), async (c) => {
      const { getPayout } = await import('./get-payouts.ts')
      return c.json(await getPayout(c.var.ctx, c.req.valid('param').payout))
    })
