import { Hono } from 'hono'
import type { Role } from '../context.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import { answerPdf } from '../paper/answer-pdf.ts'
import * as shapes from './model.ts'

const readers = ['head', 'finance', 'collector', 'auditor', 'resident'] as const satisfies Role[]
const users = ['head', 'finance', 'collector', 'resident'] as const satisfies Role[]
/** A household asks them, in person or by phone. */
const keepers = ['head', 'finance', 'collector'] as const satisfies Role[]

/** The use cases are loaded when first asked for: functions that never answer these do without them. */
export const creditRoutes = () =>
  new Hono<Env>()
    .get(
      '/credits/:unit',
      operation({ id: 'getCredit', summary: 'What a household has paid ahead: balance, how it can be refunded, history', access: [...readers], response: shapes.Credit }),
      valid('param', shapes.CreditPath),
      valid('query', shapes.CreditQuery),
      async (c) => {
        const { getCredit } = await import('./get-credit.ts')
        return c.json(await getCredit(c.var.ctx, c.req.valid('param').unit, c.req.valid('query')))
      },
    )
    .patch(
      '/credits/:unit',
      operation({ id: 'keepCredit', summary: "Leave a household's credit alone when bills are published, or use it again", access: [...keepers], response: shapes.Credit }),
      valid('param', shapes.CreditPath),
      valid('json', shapes.ChangeCredit),
      async (c) => {
        const [{ keepCredit }, { getCredit }] = await Promise.all([import('./keep-credit.ts'), import('./get-credit.ts')])
        const { unit } = c.req.valid('param')
        await keepCredit(c.var.ctx, unit, c.req.valid('json').kept)
        return c.json(await getCredit(c.var.ctx, unit, shapes.CreditQuery.parse({})))
      },
    )
    .post(
      '/credits/:unit/applications',
      operation({ id: 'applyCredit', summary: "Use a household's credit for its open bills, oldest due first", access: [...users], response: shapes.AppliedCredit, status: 201 }),
      valid('param', shapes.CreditPath),
      valid('json', shapes.ApplyCredit),
      async (c) => {
        const { applyCredit } = await import('./apply-credit.ts')
        return c.json(await applyCredit(c.var.ctx, c.req.valid('param').unit, c.req.valid('json')), 201)
      },
    )
    .get(
      '/credits/:unit/settlement/pdf',
      operation({ id: 'getSettlementPdf', summary: 'The statement on moving out: open bills, credit, what is to pay or to give back', access: [...readers], response: { type: 'application/pdf' } }),
      valid('param', shapes.CreditPath),
      valid('query', shapes.SettlementQuery),
      async (c) => {
        const { getSettlementPdf } = await import('./get-settlement-pdf.ts')
        const { lang = c.var.lang, ...query } = c.req.valid('query')
        return answerPdf(await getSettlementPdf(c.var.ctx, c.req.valid('param').unit, query, lang))
      },
    )
