import { Hono } from 'hono'
import type { Role } from '../context.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import { answerTable } from '../tables/answer-table.ts'
import { tableTypes } from '../tables/table.ts'
import { arrearsOfHouseholds } from './arrears-of-households.ts'
import { arrearsByBuildingTable, arrearsTable } from './arrears-table.ts'
import { exportJournal } from './export-journal.ts'
import { getOverview } from './get-overview.ts'
import { getSourcesAndUses } from './get-sources-and-uses.ts'
import { getHouseholdStatement } from './get-statement.ts'
import { getTrialBalance } from './get-trial-balance.ts'
import { listAccounts } from './list-accounts.ts'
import { listArrears } from './list-arrears.ts'
import { getVoucher, listVouchers } from './list-vouchers.ts'
import * as shapes from './shapes.ts'
import { SourcesAndUses, SourcesExport, SourcesQuery } from './sources-model.ts'
import { sourcesTable } from './sources-table.ts'
import { statementTable } from './statement-table.ts'
import { trialBalanceTable } from './trial-balance-table.ts'

/** Who keeps and checks the books; a supervisor sees sums only, a collector the households and not the books. */
const bookkeepers = ['head', 'finance', 'auditor'] as const satisfies Role[]
const sumReaders = [...bookkeepers, 'supervisor'] as const satisfies Role[]
const debtReaders = [...bookkeepers, 'collector'] as const satisfies Role[]
const statementReaders = [...debtReaders, 'resident'] as const satisfies Role[]

export const bookRoutes = () =>
  new Hono<Env>()
    .get(
      '/accounts',
      operation({ id: 'listAccounts', summary: 'The chart of accounts, the funds and the accounting system in force', access: sumReaders, response: shapes.AccountList }),
      (c) => c.json(listAccounts(c.var.ctx, c.var.lang)),
    )
    .get(
      '/trial-balance',
      operation({ id: 'getTrialBalance', summary: 'Opening, movement and closing of each account and fund', access: sumReaders, response: shapes.TrialBalance }),
      valid('query', shapes.TrialBalanceQuery),
      async (c) => c.json(await getTrialBalance(c.var.ctx, c.req.valid('query'), c.var.lang)),
    )
    .get(
      '/trial-balance/export',
      operation({ id: 'exportTrialBalance', summary: 'The trial balance as a file', access: sumReaders, response: { type: tableTypes } }),
      valid('query', shapes.TrialBalanceExport),
      async (c) => {
        const { format, ...query } = c.req.valid('query')
        return answerTable(trialBalanceTable(await getTrialBalance(c.var.ctx, query, c.var.lang), c.var.lang), format, c.var.lang)
      },
    )
    .get(
      '/sources-and-uses',
      operation({ id: 'getSourcesAndUses', summary: 'Where the money comes from and where it goes, by month, and who covered the shortfall of the fees', access: sumReaders, response: SourcesAndUses }),
      valid('query', SourcesQuery),
      async (c) => c.json(await getSourcesAndUses(c.var.ctx, c.req.valid('query'))),
    )
    .get(
      '/sources-and-uses/export',
      operation({ id: 'exportSourcesAndUses', summary: 'Sources and uses as a file', access: sumReaders, response: { type: tableTypes } }),
      valid('query', SourcesExport),
      async (c) => {
        const { format, ...query } = c.req.valid('query')
        return answerTable(sourcesTable(await getSourcesAndUses(c.var.ctx, query), c.var.lang), format, c.var.lang)
      },
    )
    .get(
      '/journal',
      operation({ id: 'listVouchers', summary: 'The vouchers of a month by entry date', access: bookkeepers, response: shapes.VoucherPage }),
      valid('query', shapes.ListVouchersQuery),
      async (c) => c.json(await listVouchers(c.var.ctx, c.req.valid('query'), c.var.lang)),
    )
    .get(
      '/journal/export',
      operation({ id: 'exportJournal', summary: "The journal as a file: CSV, XLSX, hledger's or beancount's format", access: bookkeepers, response: { type: [...tableTypes, 'text/plain'] } }),
      valid('query', shapes.ExportJournalQuery),
      async (c) => exportJournal(c.var.ctx, c.req.valid('query'), c.var.lang),
    )
    .get(
      '/vouchers/:voucher',
      operation({ id: 'getVoucher', summary: 'A voucher with its lines', access: bookkeepers, response: shapes.VoucherRow }),
      valid('param', shapes.VoucherPath),
      async (c) => c.json(await getVoucher(c.var.ctx, c.req.valid('param').voucher, c.var.lang)),
    )
    .get(
      '/households/:unit/statement',
      operation({ id: 'getHouseholdStatement', summary: "A household's bills and payments with the balance after each", access: statementReaders, response: shapes.Statement }),
      valid('param', shapes.StatementPath),
      valid('query', shapes.StatementQuery),
      async (c) => c.json(await getHouseholdStatement(c.var.ctx, c.req.valid('param').unit, c.req.valid('query'), c.var.lang)),
    )
    .get(
      '/households/:unit/statement/export',
      operation({ id: 'exportHouseholdStatement', summary: "A household's statement as a file", access: statementReaders, response: { type: tableTypes } }),
      valid('param', shapes.StatementPath),
      valid('query', shapes.StatementExport),
      async (c) => {
        const { format, ...query } = c.req.valid('query')
        return answerTable(statementTable(await getHouseholdStatement(c.var.ctx, c.req.valid('param').unit, query, c.var.lang), c.var.lang), format, c.var.lang)
      },
    )
    .get(
      '/arrears',
      operation({ id: 'listArrears', summary: 'Who owes how much for how long: by age, building and household', access: debtReaders, response: shapes.ArrearsPage }),
      valid('query', shapes.ListArrearsQuery),
      async (c) => c.json(await listArrears(c.var.ctx, c.req.valid('query'), c.var.lang)),
    )
    .get(
      '/arrears/export',
      operation({ id: 'exportArrears', summary: 'The arrears as a file, by household or by building', access: debtReaders, response: { type: tableTypes } }),
      valid('query', shapes.ArrearsExport),
      async (c) => {
        const { format, by, ...filter } = c.req.valid('query')
        const arrears = await arrearsOfHouseholds(c.var.ctx, filter)
        return by === 'building' ? answerTable(arrearsByBuildingTable(arrears, c.var.lang), format, c.var.lang) : answerTable(arrearsTable(arrears, c.var.lang), format, c.var.lang)
      },
    )
    .get(
      '/overview',
      operation({ id: 'getOverview', summary: "This month's bills, money received, arrears and work under way", access: debtReaders, response: shapes.Overview }),
      valid('query', shapes.OverviewQuery),
      async (c) => c.json(await getOverview(c.var.ctx, c.req.valid('query'), c.var.lang)),
    )
