import { Hono } from 'hono'
import type { Role } from '../context.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import { answerTable } from '../tables/answer-table.ts'
import { tableTypes } from '../tables/table.ts'
import { MonthPath } from './model.ts'
import * as model from './payroll-model.ts'

const keepers = ['head', 'hr-clerk', 'finance'] as const satisfies Role[]
const readers = ['head', 'hr-clerk', 'finance', 'auditor'] as const satisfies Role[]

export const payrollRoutes = () =>
  new Hono<Env>()
    .get('/payroll/:month', operation({ id: 'getPayroll', summary: 'The wages of a month by post: what they come to, what is missing, how far they are', access: [...readers], response: model.Payroll }), valid('param', MonthPath), async (c) => {
      const { getPayroll } = await import('./get-payroll.ts')
      return c.json(await getPayroll(c.var.ctx, c.req.valid('param').month))
    })
    .get('/payroll/:month/export', operation({ id: 'exportPayroll', summary: 'The month for the payroll program, as XLSX or CSV', access: [...keepers], response: { type: tableTypes } }), valid('param', MonthPath), valid('query', model.ExportPayroll), async (c) => {
      const { exportPayroll } = await import('./export-payroll.ts')
      return answerTable(await exportPayroll(c.var.ctx, c.req.valid('param').month), c.req.valid('query').format, c.var.lang)
    })
    .post('/payroll/:month/book', operation({ id: 'bookPayroll', summary: 'Ask for the wages of a month as expenses, one a post and fund', access: [...keepers], response: model.Payroll }), valid('param', MonthPath), async (c) => {
      const { bookPayroll } = await import('./book-payroll.ts')
      return c.json(await bookPayroll(c.var.ctx, c.req.valid('param').month))
    })
    .post('/payroll/:month/drop', operation({ id: 'dropPayroll', summary: 'Take back the wages of a month whose expenses were all declined or taken back', access: [...keepers], response: model.Payroll }), valid('param', MonthPath), async (c) => {
      const { dropPayroll } = await import('./hand-month.ts')
      return c.json(await dropPayroll(c.var.ctx, c.req.valid('param').month))
    })
    .post('/payroll/:month/hand', operation({ id: 'handMonth', summary: 'Hand days worked and wages paid to the subsidies', access: [...keepers], response: model.Payroll }), valid('param', MonthPath), valid('json', model.HandMonth), async (c) => {
      const { handMonth } = await import('./hand-month.ts')
      return c.json(await handMonth(c.var.ctx, c.req.valid('param').month, c.req.valid('json')))
    })
