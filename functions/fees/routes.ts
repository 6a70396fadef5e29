import { Hono } from 'hono'
import type { Role } from '../context.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import { answerPdf } from '../paper/answer-pdf.ts'
import { answerTable } from '../tables/answer-table.ts'
import { tableTypes } from '../tables/table.ts'
import { abandonBillingRun } from './abandon-billing-run.ts'
import { Bill, BillPage, BillPath, BillPdfQuery, BillSummary, ExportBills, ListBills, SummaryQuery } from './bill-model.ts'
import { changeFeeItem } from './change-fee-item.ts'
import { compareBillingRun } from './compare-billing-run.ts'
import { createFeeItem } from './create-fee-item.ts'
import { endFeeItem } from './end-fee-item.ts'
import { exportBills } from './export-bills.ts'
import { getBill } from './get-bill.ts'
import { getBillingRun, runWithProgress } from './get-billing-run.ts'
import { listBillingRuns } from './list-billing-runs.ts'
import { listBills } from './list-bills.ts'
import { listFeeItems } from './list-fee-items.ts'
import { listRefused } from './list-refused.ts'
import { ChangeFeeItem, CreateFeeItem, EndFeeItem, FeeItem, FeeItemList, FeeItemPath } from './model.ts'
import { previewBilling } from './preview-billing.ts'
import { publishBilling } from './publish-billing.ts'
import { ListRefused, ListRuns, PreviewBilling, RefusedPage, Run, RunChanges, RunPage, RunPath, RunPdfQuery } from './run-model.ts'
import { summarizeBills } from './summarize-bills.ts'

const decide: readonly Role[] = ['head', 'finance']
const read: readonly Role[] = ['head', 'finance', 'collector', 'auditor']
const pdf = { type: 'application/pdf' } as const

/** Fee items and billing runs. */
export const feeRoutes = () =>
  new Hono<Env>()
    .get('/fee-items', operation({ id: 'listFeeItems', summary: 'Fee items with all their versions', access: read, response: FeeItemList }), async (c) => c.json(await listFeeItems(c.var.ctx)))
    .post('/fee-items', operation({ id: 'createFeeItem', summary: 'A new fee item within its approved price band', access: decide, response: FeeItem, status: 201 }), valid('json', CreateFeeItem), async (c) =>
      c.json(await createFeeItem(c.var.ctx, c.req.valid('json')), 201),
    )
    .post('/fee-items/:item/versions', operation({ id: 'changeFeeItem', summary: 'A new version from a date; published bills keep theirs', access: decide, response: FeeItem, status: 201 }), valid('param', FeeItemPath), valid('json', ChangeFeeItem), async (c) =>
      c.json(await changeFeeItem(c.var.ctx, c.req.valid('param').item, c.req.valid('json')), 201),
    )
    .post('/fee-items/:item/end', operation({ id: 'endFeeItem', summary: 'The last day on which the item is charged', access: decide, response: FeeItem }), valid('param', FeeItemPath), valid('json', EndFeeItem), async (c) =>
      c.json(await endFeeItem(c.var.ctx, c.req.valid('param').item, c.req.valid('json'))),
    )
    .get('/billing-runs', operation({ id: 'listBillingRuns', summary: 'Billing runs, newest month first', access: read, response: RunPage }), valid('query', ListRuns), async (c) =>
      c.json(await listBillingRuns(c.var.ctx, c.req.valid('query'), c.var.lang)),
    )
    .post('/billing-runs', operation({ id: 'previewBilling', summary: 'Compute a month of a community as a draft: totals, sums by fee item, refused units', access: decide, response: Run, status: 201 }), valid('json', PreviewBilling), async (c) =>
      c.json(await runWithProgress(c.var.ctx, await previewBilling(c.var.ctx, c.req.valid('json')), c.var.lang), 201),
    )
    .get('/billing-runs/:run', operation({ id: 'getBillingRun', summary: 'A run: its plan, and how far publishing is', access: read, response: Run }), valid('param', RunPath), async (c) =>
      c.json(await getBillingRun(c.var.ctx, c.req.valid('param').run, c.var.lang)),
    )
    .delete('/billing-runs/:run', operation({ id: 'abandonBillingRun', summary: 'Put a draft away', access: decide, response: Run }), valid('param', RunPath), async (c) =>
      c.json(await runWithProgress(c.var.ctx, await abandonBillingRun(c.var.ctx, c.req.valid('param').run), c.var.lang)),
    )
    .post('/billing-runs/:run/publish', operation({ id: 'publishBilling', summary: 'Publish exactly what the preview showed, as a job; safe to call again', access: decide, response: Run, status: 202 }), valid('param', RunPath), async (c) =>
      c.json(await runWithProgress(c.var.ctx, await publishBilling(c.var.ctx, c.req.valid('param').run), c.var.lang), 202),
    )
    .get('/billing-runs/:run/refused', operation({ id: 'listRefusedUnits', summary: 'Units without a bill, each with the reason and what to do', access: read, response: RefusedPage }), valid('param', RunPath), valid('query', ListRefused), async (c) =>
      c.json(await listRefused(c.var.ctx, c.req.valid('param').run, c.req.valid('query'), c.var.lang)),
    )
    .get('/billing-runs/:run/changes', operation({ id: 'compareBillingRun', summary: 'How a draft differs from what a preview would show now: fees and households may have changed since', access: read, response: RunChanges }), valid('param', RunPath), async (c) =>
      c.json(await compareBillingRun(c.var.ctx, c.req.valid('param').run)),
    )
    .get('/billing-runs/:run/pdf', operation({ id: 'getBillingRunPdf', summary: 'Paper bills of a published run, a page each; by building or by pages', access: read, response: pdf }), valid('param', RunPath), valid('query', RunPdfQuery), async (c) => {
      // pdfkit and its font are loaded only by whoever prints.
      const { getBillingRunPdf } = await import('./get-billing-run-pdf.ts')
      return answerPdf(await getBillingRunPdf(c.var.ctx, c.req.valid('param').run, c.req.valid('query'), c.var.lang))
    })

/** Published bills. */
export const billRoutes = () =>
  new Hono<Env>()
    .get('/bills', operation({ id: 'listBills', summary: 'Bills, newest month first', access: [...read, 'resident'], response: BillPage }), valid('query', ListBills), async (c) => c.json(await listBills(c.var.ctx, c.req.valid('query'))))
    .get('/bills/summary', operation({ id: 'summarizeBills', summary: 'A month: billed, paid, open, and how many bills stand where', access: read, response: BillSummary }), valid('query', SummaryQuery), async (c) =>
      c.json(await summarizeBills(c.var.ctx, c.req.valid('query'))),
    )
    .get('/bills/export', operation({ id: 'exportBills', summary: 'The bills that the list shows, as CSV or XLSX', access: read, response: { type: tableTypes } }), valid('query', ExportBills), async (c) => {
      const { format, ...filter } = c.req.valid('query')
      return answerTable(await exportBills(c.var.ctx, filter, c.var.lang), format, c.var.lang)
    })
    .get('/bills/:bill', operation({ id: 'getBill', summary: 'A bill with its lines and what is open', access: [...read, 'resident', 'paylink'], response: Bill }), valid('param', BillPath), async (c) => c.json(await getBill(c.var.ctx, c.req.valid('param').bill)))
    .get('/bills/:bill/pdf', operation({ id: 'getBillPdf', summary: 'The bill on paper, with a fresh pay link', access: [...read, 'resident', 'paylink'], response: pdf }), valid('param', BillPath), valid('query', BillPdfQuery), async (c) => {
      const { getBillPdf } = await import('./get-bill-pdf.ts')
      return answerPdf(await getBillPdf(c.var.ctx, c.req.valid('param').bill, c.req.valid('query'), c.var.lang))
    })
