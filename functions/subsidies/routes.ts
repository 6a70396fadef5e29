import { Hono } from 'hono'
import type { Role } from '../context.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import { answerFile, answerTable } from '../tables/answer-table.ts'
import { tableTypes, xlsxType } from '../tables/table.ts'
import * as model from './model.ts'

const readers = ['head', 'hr-clerk', 'finance', 'auditor'] as const satisfies Role[]
const keepers = ['head', 'hr-clerk'] as const satisfies Role[]
/** Who sees the bank; not whoever makes the claim. */
const receivers = ['head', 'finance'] as const satisfies Role[]
const uploads = ['text/csv', xlsxType, 'application/octet-stream']

/** What the province pays for, and what is known of each month. Use cases are loaded when first asked for. */
export const subsidyRoutes = () =>
  new Hono<Env>()
    .get('/subsidies/schemes', operation({ id: 'listSubsidySchemes', summary: 'Schemes with their rates and documents', access: [...readers], response: model.SchemeList }), async (c) => {
      const { listSchemes } = await import('./schemes.ts')
      return c.json(await listSchemes(c.var.ctx))
    })
    .post('/subsidies/schemes', operation({ id: 'createSubsidyScheme', summary: 'Enter a scheme as its document says', access: [...keepers], response: model.SchemeView, status: 201 }), valid('json', model.CreateScheme), async (c) => {
      const { createScheme } = await import('./schemes.ts')
      return c.json(await createScheme(c.var.ctx, c.req.valid('json')), 201)
    })
    .patch('/subsidies/schemes/:scheme', operation({ id: 'reviseSubsidyScheme', summary: 'A rate from a later month on, or the last month of a scheme', access: [...keepers], response: model.SchemeView }), valid('param', model.SchemePath), valid('json', model.ReviseScheme), async (c) => {
      const { reviseScheme } = await import('./schemes.ts')
      return c.json(await reviseScheme(c.var.ctx, c.req.valid('param').scheme, c.req.valid('json')))
    })
    .get('/subsidies/months', operation({ id: 'listMonthFacts', summary: 'Whoever worked in a month: wage, contributions, attendance', access: [...readers], response: model.FactsPage }), valid('query', model.MonthQuery), async (c) => {
      const { listMonthFacts } = await import('./month-facts.ts')
      return c.json(await listMonthFacts(c.var.ctx, c.req.valid('query').month, c.req.valid('query')))
    })
    .put('/subsidies/months', operation({ id: 'recordMonthFacts', summary: 'Enter what was paid and worked in a month, each person by themselves', access: [...keepers], response: model.FactsWritten }), valid('query', model.MonthAsked), valid('json', model.RecordFacts), async (c) => {
      const { recordMonthFacts } = await import('./month-facts.ts')
      return c.json(await recordMonthFacts(c.var.ctx, c.req.valid('query').month, c.req.valid('json')))
    })
    .post('/subsidies/months', operation({ id: 'importMonthFacts', summary: 'The same from a CSV or XLSX file, each row by itself', access: [...keepers], upload: uploads, response: model.FactsWritten }), valid('query', model.ImportFactsQuery), async (c) => {
      const { importMonthFacts } = await import('./import-facts.ts')
      return c.json(await importMonthFacts(c.var.ctx, { ...c.req.valid('query'), bytes: new Uint8Array(await c.req.arrayBuffer()) }))
    })
    .get('/subsidies/alerts', operation({ id: 'listSubsidyAlerts', summary: 'Whose subsidy ends within three months, with the plan for afterwards', access: [...readers], response: model.AlertPage }), valid('query', model.PageQuery), async (c) => {
      const { listAlerts } = await import('./exit-plans.ts')
      return c.json(await listAlerts(c.var.ctx, c.req.valid('query')))
    })
    .put('/subsidies/exit-plans/:person', operation({ id: 'saveExitPlan', summary: 'What is to become of somebody when the subsidy ends', access: [...keepers], response: model.ExitPlan }), valid('param', model.PlanPath), valid('json', model.SavePlan), async (c) => {
      const { saveExitPlan } = await import('./exit-plans.ts')
      return c.json(await saveExitPlan(c.var.ctx, c.req.valid('param').person, c.req.valid('json')))
    })
    .get('/subsidies/forecast', operation({ id: 'getSubsidyForecast', summary: 'Subsidy income of the next twelve months, with what it takes for granted', access: [...readers], response: model.Forecast }), async (c) => {
      const { getForecast } = await import('./forecast-income.ts')
      return c.json(await getForecast(c.var.ctx, c.var.lang))
    })
    .get('/subsidies/forecast/export', operation({ id: 'exportSubsidyForecast', summary: 'The forecast as CSV or XLSX', access: [...readers], response: { type: tableTypes } }), valid('query', model.ForecastExport), async (c) => {
      const { exportForecast } = await import('./forecast-income.ts')
      return answerTable(await exportForecast(c.var.ctx, c.var.lang), c.req.valid('query').format, c.var.lang)
    })

/** Claims and what came of them. */
export const claimRoutes = () =>
  new Hono<Env>()
    .get('/subsidies/preview', operation({ id: 'previewClaims', summary: 'Months by people: who may be claimed for, under which scheme, and why not', access: [...readers], response: model.Preview }), valid('query', model.PreviewQuery), async (c) => {
      const { previewClaims } = await import('./preview-claims.ts')
      return c.json(await previewClaims(c.var.ctx, c.req.valid('query')))
    })
    .get('/subsidies/claims', operation({ id: 'listClaims', summary: 'Claims, the latest first', access: [...readers], response: model.ClaimPage }), valid('query', model.PageQuery), async (c) => {
      const { listClaims } = await import('./show-claim.ts')
      return c.json(await listClaims(c.var.ctx, c.req.valid('query')))
    })
    .post('/subsidies/claims', operation({ id: 'createClaim', summary: 'Claim what may be claimed under a scheme; each month of a person once ever', access: [...keepers], response: model.Claim, status: 201 }), valid('json', model.CreateClaim), async (c) => {
      const { createClaim } = await import('./create-claim.ts')
      return c.json(await createClaim(c.var.ctx, c.req.valid('json')), 201)
    })
    .get('/subsidies/claims/:claim', operation({ id: 'getClaim', summary: 'A claim with its lines, receipts and vouchers', access: [...readers], response: model.Claim }), valid('param', model.ClaimPath), async (c) => {
      const { getClaim } = await import('./show-claim.ts')
      return c.json(await getClaim(c.var.ctx, c.req.valid('param').claim))
    })
    .post('/subsidies/claims/:claim/receipts', operation({ id: 'recordClaimReceipt', summary: 'What came of lines: received, with a difference, or rejected; books it as restricted money', access: [...receivers], response: model.Claim, status: 201 }), valid('param', model.ClaimPath), valid('json', model.RecordReceipt), async (c) => {
      const { recordClaimReceipt } = await import('./record-receipt.ts')
      return c.json(await recordClaimReceipt(c.var.ctx, c.req.valid('param').claim, c.req.valid('json')), 201)
    })
    .get('/subsidies/claims/:claim/export', operation({ id: 'exportClaim', summary: 'A claim as XLSX: its lines, and what proves each', access: [...readers], response: { type: xlsxType } }), valid('param', model.ClaimPath), valid('query', model.ClaimExport), async (c) => {
      const { exportClaim } = await import('./export-claim.ts')
      const { writeBook } = await import('../tables/write-xlsx.ts')
      const { file, tables } = await exportClaim(c.var.ctx, c.req.valid('param').claim, c.var.lang)
      return answerFile(await writeBook(tables, c.var.lang), { name: `${file}.xlsx`, type: xlsxType })
    })
