import { Hono } from 'hono'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import * as model from './model.ts'

const readers = ['head', 'finance', 'auditor'] as const
/** Who takes money at the door does not reconcile it. */
const keepers = ['head', 'finance'] as const

/** What a file is, is told by its bytes. */
const uploads = ['text/csv', 'application/xml', 'application/zip', 'application/vnd.ms-excel', 'application/octet-stream']

/** The use cases are loaded when first asked for: functions that never answer these do without them. */
export const reconciliationRoutes = () =>
  new Hono<Env>()
    .post(
      '/statement-accounts',
      operation({ id: 'createStatementAccount', summary: 'Register an account of a bank or payment service whose statements will be read', access: keepers, response: model.StatementAccount, status: 201 }),
      valid('json', model.CreateStatementAccount),
      async (c) => {
        const { createStatementAccount } = await import('./create-statement-account.ts')
        return c.json(await createStatementAccount(c.var.ctx, c.req.valid('json')), 201)
      },
    )
    .get('/statement-accounts', operation({ id: 'listStatementAccounts', summary: 'Accounts whose statements are read, with the balance that their files tell last', access: readers, response: model.StatementAccounts }), async (c) => {
      const { listStatementAccounts } = await import('./list-statements.ts')
      return c.json(await listStatementAccounts(c.var.ctx))
    })
    .post(
      '/statement-accounts/:account/columns',
      operation({ id: 'learnColumns', summary: 'Say once what the columns of a bank’s table mean', access: keepers, response: model.StatementAccount }),
      valid('param', model.StatementAccountPath),
      valid('json', model.LearnColumns),
      async (c) => {
        const { learnColumns } = await import('./learn-columns.ts')
        return c.json(await learnColumns(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('json') }))
      },
    )
    .post(
      '/statement-accounts/:account/statements',
      operation({ id: 'importStatement', summary: 'Upload a statement (camt.053, MT940, OFX, bank CSV or Excel, Alipay, WeChat Pay) as the raw body; nothing is booked by it, and only lines that are new are added', access: keepers, upload: uploads, response: model.ImportedStatement, status: 201 }),
      valid('param', model.StatementAccountPath),
      valid('query', model.ImportStatementQuery),
      async (c) => {
        const { importStatement } = await import('./import-statement.ts')
        return c.json(await importStatement(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('query'), bytes: new Uint8Array(await c.req.arrayBuffer()) }), 201)
      },
    )
    .get(
      '/statement-accounts/:account/statements',
      operation({ id: 'listStatements', summary: 'Files of an account’s statements, newest first', access: readers, response: model.StatementFilePage }),
      valid('param', model.StatementAccountPath),
      valid('query', model.ListStatementsQuery),
      async (c) => {
        const { listStatements } = await import('./list-statements.ts')
        return c.json(await listStatements(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('query') }))
      },
    )
    .get(
      '/statement-accounts/:account/lines',
      operation({ id: 'listStatementLines', summary: 'The lines of an account in a month, with the sums of all of them', access: readers, response: model.StatementLinePage }),
      valid('param', model.StatementAccountPath),
      valid('query', model.StatementLinesQuery),
      async (c) => {
        const { listStatementLines } = await import('./list-statements.ts')
        return c.json(await listStatementLines(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('query') }))
      },
    )
    .get(
      '/statement-accounts/:account/matching',
      operation({ id: 'runMatching', summary: 'What the lines of a month may be, by rules, with reasons; equal answers are refused and shown. Nothing is booked', access: readers, response: model.MatchingPage }),
      valid('param', model.StatementAccountPath),
      valid('query', model.StatementLinesQuery),
      async (c) => {
        const { runMatching } = await import('./run-matching.ts')
        return c.json(await runMatching(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('query') }))
      },
    )
