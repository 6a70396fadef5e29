import { Hono } from 'hono'
import type { Role } from '../context.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import { answerPdf } from '../paper/answer-pdf.ts'
import { PayRefund } from '../refunds/model.ts'
import { tableTypes } from '../tables/table.ts'
import * as model from './model.ts'
import * as refund from './refund-model.ts'

const readers = ['head', 'finance', 'collector', 'auditor'] as const satisfies Role[]
const askers = ['head', 'finance', 'collector'] as const satisfies Role[]
/** The second person. */
const deciders = ['head', 'finance'] as const satisfies Role[]

/** The use cases are loaded when first asked for: functions that never answer these do without them. */
export const saleRoutes = () =>
  new Hono<Env>()
    .get(
      '/sales',
      operation({ id: 'listSales', summary: 'Sales of a month, newest first: stays, bookings, machine sessions', access: [...readers], response: model.SalePage }),
      valid('query', model.ListSales),
      async (c) => {
        const { listSales } = await import('./list-sales.ts')
        return c.json(await listSales(c.var.ctx, c.req.valid('query')))
      },
    )
    .get(
      '/sales/export',
      operation({ id: 'exportSales', summary: 'The list of sales as a file', access: [...readers], response: { type: tableTypes } }),
      valid('query', model.ExportSales),
      async (c) => {
        const [{ exportSales }, { answerTable }] = await Promise.all([import('./list-sales.ts'), import('../tables/answer-table.ts')])
        const { format, ...filter } = c.req.valid('query')
        return answerTable(await exportSales(c.var.ctx, filter, c.var.lang), format, c.var.lang)
      },
    )
    .get(
      '/sales/:sale',
      operation({ id: 'getSale', summary: 'A sale with its lines', access: [...readers], response: model.Sale }),
      valid('param', model.SalePath),
      async (c) => {
        const { getSale } = await import('./list-sales.ts')
        return c.json(await getSale(c.var.ctx, c.req.valid('param').sale))
      },
    )
    .get(
      '/sales/:sale/landing',
      operation({ id: 'getSaleLanding', summary: 'How the sale of a landing page ended; asks the provider and books what was paid', access: 'anyone', response: model.SaleLanding }),
      valid('param', model.SalePath),
      valid('query', model.LandingQuery),
      async (c) => {
        const { getLanding } = await import('./get-landing.ts')
        return c.json(await getLanding(c.var.ctx, c.req.valid('param').sale, c.req.valid('query').key))
      },
    )
    .get(
      '/sales/:sale/landing/pdf',
      operation({ id: 'getSaleLandingPdf', summary: 'The receipt of a sale to print, for whoever holds the address of its landing page', access: 'anyone', response: { type: 'application/pdf' } }),
      valid('param', model.SalePath),
      valid('query', model.LandingQuery),
      async (c) => {
        const { getLandingReceiptPdf } = await import('./get-sale-receipt-pdf.ts')
        return answerPdf(await getLandingReceiptPdf(c.var.ctx, { sale: c.req.valid('param').sale, key: c.req.valid('query').key }, c.var.lang))
      },
    )
    .get(
      '/sales/:sale/receipt/pdf',
      operation({ id: 'getSaleReceiptPdf', summary: 'The receipt of a sale to print', access: [...readers], response: { type: 'application/pdf' } }),
      valid('param', model.SalePath),
      async (c) => {
        const { getSaleReceiptPdf } = await import('./get-sale-receipt-pdf.ts')
        return answerPdf(await getSaleReceiptPdf(c.var.ctx, c.req.valid('param').sale, c.var.lang))
      },
    )
    .get(
      '/sales/:sale/refunds',
      operation({ id: 'listSaleRefunds', summary: 'Every refund of a sale, by a rule or by two people', access: [...readers], response: refund.SaleRefunds }),
      valid('param', model.SalePath),
      async (c) => {
        const { listSaleRefunds } = await import('./show-sale-refund.ts')
        return c.json(await listSaleRefunds(c.var.ctx, c.req.valid('param').sale))
      },
    )
    .post(
      '/sales/:sale/refunds',
      operation({ id: 'createSaleRefund', summary: 'Ask for a refund of a sale that no rule gives; another person approves', access: [...askers], response: refund.SaleRefund, status: 201 }),
      valid('param', model.SalePath),
      valid('json', refund.CreateSaleRefund),
      async (c) => {
        const { createSaleRefund } = await import('./decide-sale-refund.ts')
        return c.json(await createSaleRefund(c.var.ctx, c.req.valid('param').sale, c.req.valid('json')), 201)
      },
    )
    .post(
      '/sales/:sale/refunds/:saleRefund/approval',
      operation({ id: 'approveSaleRefund', summary: 'Approve another person’s refund of a sale: it is booked and goes back the way the money came', access: [...deciders], response: refund.SaleRefund }),
      valid('param', refund.SaleRefundPath),
      async (c) => {
        const { approveSaleRefund } = await import('./decide-sale-refund.ts')
        return c.json(await approveSaleRefund(c.var.ctx, c.req.valid('param').saleRefund))
      },
    )
    .post(
      '/sales/:sale/refunds/:saleRefund/refusal',
      operation({ id: 'declineSaleRefund', summary: 'Decline a refund of a sale, or take the own request back', access: [...askers], response: refund.SaleRefund }),
      valid('param', refund.SaleRefundPath),
      valid('json', refund.DeclineSaleRefund),
      async (c) => {
        const { declineSaleRefund } = await import('./decide-sale-refund.ts')
        return c.json(await declineSaleRefund(c.var.ctx, c.req.valid('param').saleRefund, c.req.valid('json').reason))
      },
    )
    .post(
      '/sales/:sale/refunds/:saleRefund/handover',
      operation({ id: 'paySaleRefund', summary: 'Record that a refund of a sale was handed over in cash or by transfer', access: [...askers], response: refund.SaleRefund }),
      valid('param', refund.SaleRefundPath),
      valid('json', PayRefund),
      async (c) => {
        const { paySaleRefund } = await import('./decide-sale-refund.ts')
        return c.json(await paySaleRefund(c.var.ctx, c.req.valid('param').saleRefund, c.req.valid('json')))
      },
    )
