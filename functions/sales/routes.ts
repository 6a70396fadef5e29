import { Hono } from 'hono'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import * as model from './model.ts'

/** The use cases are loaded when first asked for: functions that never answer these do without them. */
export const saleRoutes = () =>
  new Hono<Env>().get(
    '/sales/:sale/landing',
    operation({ id: 'getSaleLanding', summary: 'How the sale of a landing page ended; asks the provider and books what was paid', access: 'anyone', response: model.SaleLanding }),
    valid('param', model.SalePath),
    valid('query', model.LandingQuery),
    async (c) => {
      const { getLanding } = await import('./get-landing.ts')
      return c.json(await getLanding(c.var.ctx, c.req.valid('param').sale, c.req.valid('query').key))
    },
  )
