import { Hono } from 'hono'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import * as model from './model.ts'

const readers = ['head', 'finance', 'auditor'] as const
/** Who takes money at the door does not reconcile it. */
const keepers = ['head', 'finance'] as const

/** What a file is, is told by its bytes. */
const uploads = ['text/csv', 'application/zip', 'application/octet-stream']

/** The use cases are loaded when first asked for: functions that never answer these do without them. */
export const merchantBillRoutes = () =>
  new Hono<Env>()
    .post(
      '/merchant-bills',
      operation({ id: 'importMerchantBill', summary: 'Upload a merchant bill of Alipay or WeChat Pay (CSV or ZIP as the raw body); nothing is booked by it', access: keepers, upload: uploads, response: model.MerchantBill, status: 201 }),
      valid('query', model.ImportMerchantBillQuery),
      async (c) => {
        const { importMerchantBill } = await import('./import-merchant-bill.ts')
        return c.json(await importMerchantBill(c.var.ctx, { ...c.req.valid('query'), bytes: new Uint8Array(await c.req.arrayBuffer()) }), 201)
      },
    )
    .get(
      '/merchant-bills',
      operation({ id: 'listMerchantBills', summary: 'List merchant bills, newest first', access: readers, response: model.MerchantBillPage }),
      valid('query', model.ListMerchantBillsQuery),
      async (c) => {
        const { listMerchantBills } = await import('./list-merchant-bills.ts')
        return c.json(await listMerchantBills(c.var.ctx, c.req.valid('query')))
      },
    )
    .get(
      '/merchant-bills/:merchantBill',
      operation({ id: 'getMerchantBill', summary: 'A merchant bill and its lines, each with its verdict: booked, matched to a household and why, or for a person to decide', access: readers, response: model.MerchantBillLines }),
      valid('param', model.MerchantBillPath),
      valid('query', model.MerchantLinesQuery),
      async (c) => {
        const { getMerchantBill } = await import('./get-merchant-bill.ts')
        return c.json(await getMerchantBill(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('query') }))
      },
    )
    .post(
      '/merchant-bills/:merchantBill/bookings',
      operation({ id: 'bookMerchantLines', summary: 'Book lines for the households that a person confirmed; the answer says for each what happened', access: keepers, response: model.BookedLines }),
      valid('param', model.MerchantBillPath),
      valid('json', model.BookMerchantLines),
      async (c) => {
        const { bookMerchantLines } = await import('./book-merchant-lines.ts')
        return c.json(await bookMerchantLines(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('json') }, c.var.lang))
      },
    )
    .post(
      '/merchant-bills/:merchantBill/exclusions',
      operation({ id: 'ignoreMerchantLine', summary: 'Say that a line is no household’s payment, and why', access: keepers, response: model.MerchantLine }),
      valid('param', model.MerchantBillPath),
      valid('json', model.IgnoreMerchantLine),
      async (c) => {
        const { ignoreMerchantLine } = await import('./ignore-merchant-line.ts')
        return c.json(await ignoreMerchantLine(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('json') }))
      },
    )
