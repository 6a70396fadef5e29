import { Hono } from 'hono'
import type { Role } from '../context.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import { answerReport, reportTypes } from '../reports/report.ts'
import * as model from './model.ts'

const readers = ['head', 'hr-clerk', 'training-officer', 'auditor'] as const satisfies Role[]
/** Figures without a name: also for the street. */
const figureReaders = [...readers, 'finance', 'supervisor'] as const satisfies Role[]

export const careerRoutes = () =>
  new Hono<Env>()
    .get('/careers', operation({ id: 'getPipeline', summary: 'Everybody who is kept, by the furthest step they made', access: [...readers], response: model.Pipeline }), valid('query', model.PipelineQuery), async (c) => {
      const { getPipeline } = await import('./get-pipeline.ts')
      return c.json(await getPipeline(c.var.ctx, c.req.valid('query')))
    })
    .get('/careers/:seeker', operation({ id: 'getCareer', summary: 'What happened with a person, newest first', access: [...readers], response: model.Career }), valid('param', model.CareerPath), async (c) => {
      const { getCareer } = await import('./get-career.ts')
      return c.json(await getCareer(c.var.ctx, c.req.valid('param').seeker, c.var.lang))
    })
    .get('/outcomes', operation({ id: 'getOutcomes', summary: 'People trained, certified, hired, still at work; groups of under five are not shown', access: [...figureReaders], response: model.Outcomes }), valid('query', model.OutcomesQuery), async (c) => {
      const { getOutcomes } = await import('./get-outcomes.ts')
      return c.json(await getOutcomes(c.var.ctx, c.req.valid('query'), c.var.lang))
    })
    .get('/outcomes/export', operation({ id: 'exportOutcomes', summary: 'Outcomes as a file for the street: CSV, XLSX or PDF', access: [...figureReaders], response: { type: reportTypes } }), valid('query', model.OutcomesExport), async (c) => {
      const { ctx, lang } = c.var
      const { format, ...query } = c.req.valid('query')
      const [{ getOutcomes }, { outcomesReport }] = await Promise.all([import('./get-outcomes.ts'), import('./outcomes-table.ts')])
      return answerReport(ctx, outcomesReport(await getOutcomes(ctx, query, lang), lang), format, lang)
    })
