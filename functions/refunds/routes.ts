import { Hono } from 'hono'
import type { Role } from '../context.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import * as model from './model.ts'

const readers = ['head', 'finance', 'collector', 'auditor'] as const satisfies Role[]
const askers = ['head', 'finance', 'collector'] as const satisfies Role[]
/** The second person. */
const deciders = ['head', 'finance'] as const satisfies Role[]

/** The use cases are loaded when first asked for: functions that never answer these do without them. */
export const refundRoutes = () =>
  new Hono<Env>()
    .post(
      '/refunds',
      operation({ id: 'createRefund', summary: 'Ask for a refund of a payment, out of the credit or off its bills; another person approves', access: [...askers], response: model.Refund, status: 201 }),
      valid('json', model.CreateRefund),
      async (c) => {
        const { createRefund } = await import('./create-refund.ts')
        return c.json(await createRefund(c.var.ctx, c.req.valid('json')), 201)
      },
    )
    .get(
      '/refunds',
      operation({ id: 'listRefunds', summary: 'Refunds of a household or payment, or all that are not at their end', access: ['resident', ...readers], response: model.RefundPage }),
      valid('query', model.ListRefunds),
      async (c) => {
        const { listRefunds } = await import('./list-refunds.ts')
        return c.json(await listRefunds(c.var.ctx, c.req.valid('query')))
      },
    )
    .get(
      '/refunds/:refund',
      operation({ id: 'getRefund', summary: 'A refund with everything that happened to it', access: ['resident', ...readers], response: model.Refund }),
      valid('param', model.RefundPath),
      async (c) => {
        const { getRefund } = await import('./get-refund.ts')
        return c.json(await getRefund(c.var.ctx, c.req.valid('param').refund))
      },
    )
    .post(
      '/refunds/:refund/approval',
      operation({ id: 'approveRefund', summary: 'Approve another person’s refund: it is booked and goes back the way the payment came', access: [...deciders], response: model.Refund }),
      valid('param', model.RefundPath),
      async (c) => {
        const { approveRefund } = await import('./approve-refund.ts')
        return c.json(await approveRefund(c.var.ctx, c.req.valid('param').refund))
      },
    )
    .post(
      '/refunds/:refund/refusal',
      operation({ id: 'declineRefund', summary: 'Decline a refund, or take the own request back', access: [...askers], response: model.Refund }),
      valid('param', model.RefundPath),
      valid('json', model.DeclineRefund),
      async (c) => {
        const { declineRefund } = await import('./decline-refund.ts')
        return c.json(await declineRefund(c.var.ctx, c.req.valid('param').refund, c.req.valid('json').reason))
      },
    )
    .post(
      '/refunds/:refund/handover',
      operation({ id: 'payRefund', summary: 'Record that an approved refund was handed over in cash or by transfer', access: [...askers], response: model.Refund }),
      valid('param', model.RefundPath),
      valid('json', model.PayRefund),
      async (c) => {
        const { payRefund } = await import('./pay-refund.ts')
        return c.json(await payRefund(c.var.ctx, c.req.valid('param').refund, c.req.valid('json')))
      },
    )
    .post(
      '/reversals',
      operation({ id: 'reversePayment', summary: 'Take back another person’s mistaken counter payment, or a use of credit', access: [...deciders], response: model.Reversal, status: 201 }),
      valid('json', model.ReversePayment),
      async (c) => {
        const { payment, credit, reason } = c.req.valid('json')
        const [{ reversePayment }, { reverseCredit }] = await Promise.all([import('./reverse-payment.ts'), import('./reverse-credit.ts')])
        return c.json(payment ? await reversePayment(c.var.ctx, payment, reason) : await reverseCredit(c.var.ctx, credit!, reason), 201)
      },
    )
