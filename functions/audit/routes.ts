import { Hono } from 'hono'
import type { Role } from '../context.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import { answerTable } from '../tables/answer-table.ts'
import { tableTypes } from '../tables/table.ts'
import { auditTable } from './audit-table.ts'
import { everyAuditRow, listAudit } from './list-audit.ts'
import { AuditExport, AuditPage, ListAuditQuery } from './model.ts'

const readers = ['head', 'auditor'] as const satisfies Role[]

export const auditRoutes = () =>
  new Hono<Env>()
    .get('/audit', operation({ id: 'listAudit', summary: 'Who changed what and what it was before, newest first, hash-chained; by act, person, subject and days', access: readers, response: AuditPage }), valid('query', ListAuditQuery), async (c) =>
      c.json(await listAudit(c.var.ctx, c.req.valid('query'))),
    )
    .get('/audit/export', operation({ id: 'exportAudit', summary: 'The same as a file, with every hash', access: readers, response: { type: tableTypes } }), valid('query', AuditExport), async (c) => {
      const { format, ...filter } = c.req.valid('query')
      return answerTable(auditTable(await everyAuditRow(c.var.ctx, filter), c.var.lang), format, c.var.lang)
    })
