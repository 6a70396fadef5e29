import { Hono } from 'hono'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import { CompletionPath } from './model.ts'
import * as model from './staff-model.ts'

/** The worker's own phone: whoever calls sees what is their own, and nothing names a person. */
export const staffRoutes = () =>
  new Hono<Env>()
    .get('/staff/home', operation({ id: 'getStaffHome', summary: 'What the caller’s own phone begins with', access: ['worker'], response: model.StaffHome }), async (c) => {
      const { getStaffHome } = await import('./own-certificates.ts')
      return c.json(await getStaffHome(c.var.ctx))
    })
    .get('/staff/certificates', operation({ id: 'listOwnCertificates', summary: 'The caller’s own certificates, what needs doing first', access: ['worker'], response: model.OwnCertificates }), async (c) => {
      const { listOwnCertificates } = await import('./own-certificates.ts')
      return c.json(await listOwnCertificates(c.var.ctx))
    })
    .get('/staff/certificates/:completion/pdf', operation({ id: 'getOwnCompletionPdf', summary: 'An own certificate of completion on paper', access: ['worker'], response: { type: 'application/pdf' } }), valid('param', CompletionPath), async (c) => {
      const [{ ownCompletionPaper }, { answerPdf }] = await Promise.all([import('./own-certificates.ts'), import('../paper/answer-pdf.ts')])
      return answerPdf(await ownCompletionPaper(c.var.ctx, c.req.valid('param').completion))
    })
