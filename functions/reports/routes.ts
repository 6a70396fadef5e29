import { Hono } from 'hono'
import type { Role } from '../context.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import { activityReport } from './activity-table.ts'
import { ageingReport } from './ageing-table.ts'
import { balanceSheetReport } from './balance-sheet-table.ts'
import { budgetReport } from './budget-table.ts'
import { cashBookReport } from './cash-book-table.ts'
import { collectionReport } from './collection-table.ts'
import { getActivityStatement } from './get-activity-statement.ts'
import { getAgeing } from './get-ageing.ts'
import { getBalanceSheet } from './get-balance-sheet.ts'
import { getBudgetReport } from './get-budget-report.ts'
import { getCashBook, listCashBook } from './get-cash-book.ts'
import { getCollection } from './get-collection.ts'
import { getIncome } from './get-income.ts'
import { incomeReport } from './income-table.ts'
import * as shapes from './model.ts'
import { answerReport, reportTypes } from './report.ts'

/** Whoever keeps and checks the books; a supervisor sees sums only. */
const bookkeepers = ['head', 'finance', 'auditor'] as const satisfies Role[]
const sumReaders = [...bookkeepers, 'supervisor'] as const satisfies Role[]

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
    .get(
      '/reports/income',
      operation({ id: 'getIncome', summary: 'Income and spending of some months by fund, source or use, and community', access: sumReaders, response: shapes.Income }),
      valid('query', shapes.IncomeQuery),
      async (c) => c.json(await getIncome(c.var.ctx, c.req.valid('query'), c.var.lang)),
    )
    .get(
      '/reports/income/export',
      operation({ id: 'exportIncome', summary: 'Income and spending as a file: CSV, XLSX or PDF', access: sumReaders, response: { type: reportTypes } }),
      valid('query', shapes.IncomeExport),
      async (c) => {
        const { format, ...query } = c.req.valid('query')
        const { ctx, lang } = c.var
        return answerReport(ctx, incomeReport(await getIncome(ctx, query, lang), lang), format, lang)
      },
    )
    .get(
      '/reports/cash-book',
      operation({ id: 'getCashBook', summary: 'The day book of cash or bank: each voucher with the balance after it', access: bookkeepers, response: shapes.CashBook }),
      valid('query', shapes.CashBookQuery),
      async (c) => c.json(await listCashBook(c.var.ctx, c.req.valid('query'), c.var.lang)),
    )
    .get(
      '/reports/cash-book/export',
      operation({ id: 'exportCashBook', summary: 'The day book as a file: CSV, XLSX or PDF', access: bookkeepers, response: { type: reportTypes } }),
      valid('query', shapes.CashBookExport),
      async (c) => {
        const { format, ...query } = c.req.valid('query')
        const { ctx, lang } = c.var
        return answerReport(ctx, cashBookReport(await getCashBook(ctx, query, lang), lang), format, lang)
      },
    )
    .get(
      '/reports/ageing',
      operation({ id: 'getAgeing', summary: 'What households owe by how long it is due, by community and building', access: bookkeepers, response: shapes.Ageing }),
      async (c) => c.json(await getAgeing(c.var.ctx, c.var.lang)),
    )
    .get(
      '/reports/ageing/export',
      operation({ id: 'exportAgeing', summary: 'The ageing of receivables as a file: CSV, XLSX or PDF', access: bookkeepers, response: { type: reportTypes } }),
      valid('query', shapes.FormatQuery),
      async (c) => answerReport(c.var.ctx, ageingReport(await getAgeing(c.var.ctx, c.var.lang), c.var.lang), c.req.valid('query').format, c.var.lang),
    )
    .get(
      '/reports/collection',
      operation({ id: 'getCollection', summary: "The paid share of each month's own bills over twelve months, and of the last by community", access: sumReaders, response: shapes.Collection }),
      valid('query', shapes.PeriodQuery),
      async (c) => c.json(await getCollection(c.var.ctx, c.req.valid('query'))),
    )
    .get(
      '/reports/collection/export',
      operation({ id: 'exportCollection', summary: 'The collection rate as a file: CSV, XLSX or PDF', access: sumReaders, response: { type: reportTypes } }),
      valid('query', shapes.PeriodExport),
      async (c) => {
        const { format, ...query } = c.req.valid('query')
        const { ctx, lang } = c.var
        return answerReport(ctx, collectionReport(await getCollection(ctx, query), lang), format, lang)
      },
    )
    .get(
      '/reports/budget',
      operation({ id: 'getBudgetReport', summary: 'The fixed budget of a year against what the books say up to a month', access: sumReaders, response: shapes.BudgetReport }),
      valid('query', shapes.MonthQuery),
      async (c) => c.json(await getBudgetReport(c.var.ctx, c.req.valid('query'), c.var.lang)),
    )
    .get(
      '/reports/budget/export',
      operation({ id: 'exportBudgetReport', summary: 'Budget against actual as a file: CSV, XLSX or PDF', access: sumReaders, response: { type: reportTypes } }),
      valid('query', shapes.MonthExport),
      async (c) => {
        const { format, ...query } = c.req.valid('query')
        const { ctx, lang } = c.var
        return answerReport(ctx, budgetReport(await getBudgetReport(ctx, query, lang), lang), format, lang)
      },
    )
