import { Hono } from 'hono'
import type { Role } from '../context.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import { activityReport } from './activity-table.ts'
import { balanceSheetReport } from './balance-sheet-table.ts'
import { getActivityStatement } from './get-activity-statement.ts'
import { getBalanceSheet } from './get-balance-sheet.ts'
import * as shapes from './model.ts'
import { answerReport, reportTypes } from './report.ts'

/** Whoever keeps and checks the books; a supervisor sees sums only. */
const sumReaders = ['head', 'finance', 'auditor', 'supervisor'] as const satisfies Role[]

export const reportRoutes = () =>
  new Hono<Env>()
    .get(
      '/reports/balance-sheet',
      operation({ id: 'getBalanceSheet', summary: 'The balance sheet at the end of a month, by the rows of the accounting system', access: sumReaders, response: shapes.BalanceSheet }),
      valid('query', shapes.MonthQuery),
      async (c) => c.json(await getBalanceSheet(c.var.ctx, c.req.valid('query'), c.var.lang)),
    )
    .get(
      '/reports/balance-sheet/export',
      operation({ id: 'exportBalanceSheet', summary: 'The balance sheet as a file: CSV, XLSX or PDF', access: sumReaders, response: { type: reportTypes } }),
      valid('query', shapes.MonthExport),
      async (c) => {
        const { format, ...query } = c.req.valid('query')
        const { ctx, lang } = c.var
        return answerReport(ctx, balanceSheetReport(await getBalanceSheet(ctx, query, lang), lang), format, lang)
      },
    )
    .get(
      '/reports/activity-statement',
      operation({ id: 'getActivityStatement', summary: 'Income and expense of a month and of the year so far, by the rows of the accounting system', access: sumReaders, response: shapes.ActivityStatement }),
      valid('query', shapes.MonthQuery),
      async (c) => c.json(await getActivityStatement(c.var.ctx, c.req.valid('query'), c.var.lang)),
    )
    .get(
      '/reports/activity-statement/export',
      operation({ id: 'exportActivityStatement', summary: 'The activity statement as a file: CSV, XLSX or PDF', access: sumReaders, response: { type: reportTypes } }),
      valid('query', shapes.MonthExport),
      async (c) => {
        const { format, ...query } = c.req.valid('query')
        const { ctx, lang } = c.var
        return answerReport(ctx, activityReport(await getActivityStatement(ctx, query, lang), lang), format, lang)
      },
    )
