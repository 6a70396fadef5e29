import { Hono } from 'hono'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import { ListStuck, Resolved, ResolveStuck, StuckPage, StuckPath } from './model.ts'

/** The use cases are loaded when first asked for: functions that never answer these do without them. */
export const stuckRoutes = () =>
  new Hono<Env>()
    .get(
      '/stuck',
      operation({ id: 'listStuck', summary: 'What does not get on by itself, why, and what helps', access: ['head', 'finance', 'auditor'], response: StuckPage }),
      valid('query', ListStuck),
      async (c) => {
        const { listStuck } = await import('./list-stuck.ts')
        return c.json(await listStuck(c.var.ctx, c.req.valid('query'), c.var.lang))
      },
    )
    .post(
      '/stuck/:stuck/resolution',
      operation({ id: 'resolveStuck', summary: 'Ask again, go on, send again, keep as credit or dismiss', access: ['head', 'finance'], response: Resolved }),
      valid('param', StuckPath),
      valid('json', ResolveStuck),
      async (c) => {
        const { resolveStuck } = await import('./resolve-stuck.ts')
        return c.json(await resolveStuck(c.var.ctx, c.req.valid('param').stuck, c.req.valid('json'), c.var.lang))
      },
    )
