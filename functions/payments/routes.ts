import { Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import type { Role } from '../context.ts'
import { BillPath } from '../fees/bill-model.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { payCookie } from '../http/place.ts'
import { valid } from '../http/valid.ts'
import { answerTable } from '../tables/answer-table.ts'
import { tableTypes } from '../tables/table.ts'
import { createCheckout } from './create-checkout.ts'
import { createPayLink } from './create-pay-links.ts'
import { exportPayments } from './export-payments.ts'
import { getCheckout } from './get-checkout.ts'
import { getHousehold } from './get-household.ts'
import { getPayment } from './get-payment.ts'
import { getReceipt } from './get-receipt.ts'
import { listPayments } from './list-payments.ts'
import * as shapes from './model.ts'
import { openPayLink } from './open-pay-link.ts'
import { recordCounterPayment } from './record-counter-payment.ts'

const readers = ['head', 'finance', 'collector', 'auditor'] as const satisfies Role[]
const collectors = ['head', 'finance', 'collector'] as const satisfies Role[]
/** Whoever reconciles the money does not take it: finance is not among them. */
const takers = ['head', 'collector'] as const satisfies Role[]
const payers = ['resident', 'paylink'] as const satisfies Role[]

export const paymentRoutes = () =>
  new Hono<Env>()
    .get(
      '/household',
      operation({ id: 'getHousehold', summary: 'What a household has to pay, and its credit', access: [...payers, ...readers], response: shapes.Household }),
      valid('query', shapes.HouseholdQuery),
      async (c) => c.json(await getHousehold(c.var.ctx, c.req.valid('query'))),
    )
    .post(
      '/pay-sessions',
      operation({ id: 'openPayLink', summary: 'Exchange the token of a paper bill for a short session that may pay', access: 'anyone', response: shapes.PaySession, status: 201 }),
      valid('json', shapes.OpenPayLink),
      async (c) => {
        const { secret, ...opened } = await openPayLink(c.var.ctx, c.req.valid('json').token)
        setCookie(c, payCookie, secret, { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' })
        return c.json(opened satisfies shapes.PaySession, 201)
      },
    )
    .post(
      '/bills/:bill/pay-links',
      operation({ id: 'createPayLink', summary: 'Make a new link that may pay this bill', access: [...collectors], response: shapes.PayLink, status: 201 }),
      valid('param', BillPath),
      async (c) => c.json(await createPayLink(c.var.ctx, c.req.valid('param').bill), 201),
    )
    .post(
      '/checkouts',
      operation({ id: 'createCheckout', summary: 'Open the payment page for one or several bills', access: [...payers, ...collectors], response: shapes.OpenedCheckout, status: 201 }),
      valid('json', shapes.CreateCheckout),
      async (c) => c.json(await createCheckout(c.var.ctx, { ...c.req.valid('json'), lang: c.var.lang, onPhone: onPhone(c.req.header('user-agent')) }), 201),
    )
    .get(
      '/checkouts/:checkout',
      operation({ id: 'getCheckout', summary: 'How a checkout ended; asks the provider and books what was paid', access: [...payers, ...readers], response: shapes.Checkout }),
      valid('param', shapes.CheckoutPath),
      async (c) => c.json(await getCheckout(c.var.ctx, c.req.valid('param').checkout)),
    )
    .post(
      '/counter-payments',
      operation({ id: 'recordCounterPayment', summary: 'Record cash or a bank transfer and issue its receipt', access: [...takers], response: shapes.Payment, status: 201 }),
      valid('json', shapes.RecordCounterPayment),
      async (c) => c.json(await recordCounterPayment(c.var.ctx, c.req.valid('json')), 201),
    )
    .get(
      '/payments',
      operation({ id: 'listPayments', summary: 'List payments of a month or a household, newest first', access: ['resident', ...readers], response: shapes.PaymentPage }),
      valid('query', shapes.ListPayments),
      async (c) => c.json(await listPayments(c.var.ctx, c.req.valid('query'))),
    )
    .get(
      '/payments/export',
      operation({ id: 'exportPayments', summary: 'The list of payments as a file', access: [...readers], response: { type: tableTypes } }),
      valid('query', shapes.ExportPayments),
      async (c) => {
        const { format, ...filter } = c.req.valid('query')
        return answerTable(await exportPayments(c.var.ctx, filter, c.var.lang), format, c.var.lang)
      },
    )
    .get(
      '/payments/:payment',
      operation({ id: 'getPayment', summary: 'A payment with the bills that it paid', access: ['resident', ...readers], response: shapes.Payment }),
      valid('param', shapes.PaymentPath),
      async (c) => c.json(await getPayment(c.var.ctx, c.req.valid('param').payment)),
    )
    .get(
      '/receipts/:payment',
      operation({ id: 'getReceipt', summary: 'The receipt of a payment', access: [...payers, ...readers], response: shapes.Receipt }),
      valid('param', shapes.PaymentPath),
      async (c) => c.json(await getReceipt(c.var.ctx, c.req.valid('param').payment)),
    )
    .get(
      '/receipts/:payment/pdf',
      operation({ id: 'getReceiptPdf', summary: 'The receipt to print', access: [...payers, ...readers], response: { type: 'application/pdf' } }),
      valid('param', shapes.PaymentPath),
      async (c) => {
        const { getReceiptPdf } = await import('./get-receipt-pdf.ts')
        const { name, bytes } = await getReceiptPdf(c.var.ctx, c.req.valid('param').payment, c.var.lang)
        return c.body(bytes, 200, { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${name}"` })
      },
    )

/** Good enough to choose the order of the ways to pay; a wrong guess costs a tap. */
const onPhone = (userAgent: string | undefined): boolean => /Mobile|Android|iPhone|HarmonyOS/i.test(userAgent ?? '')
