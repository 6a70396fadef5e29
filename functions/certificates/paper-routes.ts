import { Hono } from 'hono'
import type { Role } from '../context.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import { callerAddress } from '../members/caller-address.ts'
import { tableTypes } from '../tables/table.ts'
import * as model from './model.ts'

const readers = ['head', 'training-officer', 'hr-clerk', 'roster-clerk', 'auditor'] as const satisfies Role[]
const holders = ['head', 'training-officer', 'hr-clerk', 'auditor'] as const satisfies Role[]

/** Certificates as files, and the page on which a stranger finds one of ours again. Before `certificateRoutes`, which takes whatever follows for an id. */
export const certificatePaperRoutes = () =>
  new Hono<Env>()
    .get('/certificates/export', operation({ id: 'exportCertificates', summary: 'The list of certificates as a file', access: [...readers], response: { type: tableTypes } }), valid('query', model.ExportCertificates), async (c) => {
      const [{ exportCertificates }, { answerTable }] = await Promise.all([import('./export-certificates.ts'), import('../tables/answer-table.ts')])
      const { format, ...filter } = c.req.valid('query')
      return answerTable(await exportCertificates(c.var.ctx, filter, c.var.lang), format, c.var.lang)
    })
    .get('/certificates/verified/:code', operation({ id: 'verifyCertificate', summary: 'What the code on a certificate of completion stands for, for whoever holds the paper', access: 'anyone', response: model.Verified }), valid('param', model.VerifyPath), async (c) => {
      const { verifyCertificate } = await import('./verify-certificate.ts')
      return c.json(await verifyCertificate(c.var.ctx, { code: c.req.valid('param').code, address: callerAddress(c) }))
    })
    .get('/certificates/:completion/pdf', operation({ id: 'getCompletionPdf', summary: 'A certificate of completion on paper', access: [...holders], response: { type: 'application/pdf' } }), valid('param', model.CompletionPath), async (c) => {
      const [{ completionPaper }, { answerPdf }] = await Promise.all([import('./completion-paper.ts'), import('../paper/answer-pdf.ts')])
      return answerPdf(await completionPaper(c.var.ctx, c.req.valid('param').completion))
    })
