import { Hono } from 'hono'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import { listStuck } from './list-stuck.ts'
import { ListStuck, Resolved, ResolveStuck, StuckPage, StuckPath } from './model.ts'
import { resolveStuck } from './resolve-stuck.ts'

export const stuckRoutes = () =>
  new Hono<Env>()
    .get(
      '/stuck',
      operation({ id: 'listStuck', summary: 'What does not get on by itself, why, and what helps', access: ['head', 'finance', 'auditor'], response: StuckPage }),
      valid('query', ListStuck),
      async (c) => c.json(await listStuck(c.var.ctx, c.req.valid('query'), c.var.lang)),
    )
    .post(
      '/stuck/:stuck/resolution',
      operation({ id: 'resolveStuck', summary: 'Ask again, go on, send again, keep as credit or dismiss', access: ['head', 'finance'], response: Resolved }),
      valid('param', StuckPath),
      valid('json', ResolveStuck),
      async (c) => c.json(await resolveStuck(c.var.ctx, c.req.valid('param').stuck, c.req.valid('json'), c.var.lang)),
    )
