import { Hono } from 'hono'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import { listAudit } from './list-audit.ts'
import { AuditPage, ListAuditQuery } from './model.ts'

export const auditRoutes = () =>
  new Hono<Env>().get(
    '/audit',
    operation({ id: 'listAudit', summary: 'List who changed members, tokens and settings, newest first, hash-chained', access: ['head', 'auditor'], response: AuditPage }),
    valid('query', ListAuditQuery),
    async (c) => c.json(await listAudit(c.var.ctx, c.req.valid('query'))),
  )
