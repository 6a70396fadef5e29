import { Hono } from 'hono'
import type { Role } from '../context.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import * as model from './model.ts'
import { ClosingOfMonth, ClosingPage } from './shapes.ts'

const readers = ['head', 'finance', 'auditor'] as const satisfies Role[]
/** Closing, and the second person's word. */
const closers = ['head', 'finance'] as const satisfies Role[]

/** The use cases are loaded when first asked for: functions that never answer these do without them. Every act answers the month as it then stands. */
export const closingRoutes = () =>
  new Hono<Env>()
    .get('/closings', operation({ id: 'listClosings', summary: 'The months of the books and how far each is closed, newest first', access: readers, response: ClosingPage }), valid('query', model.ListClosings), async (c) => {
      const { listClosings } = await import('./list-closings.ts')
      return c.json(await listClosings(c.var.ctx, c.req.valid('query')))
    })
    .get('/closings/:period', operation({ id: 'getClosing', summary: 'A month: its checklist, its balances, and every closing that it had', access: readers, response: ClosingOfMonth }), valid('param', model.PeriodPath), async (c) => {
      const { getClosing } = await import('./get-closing.ts')
      return c.json(await getClosing(c.var.ctx, c.req.valid('param').period, c.var.lang))
    })
    .post(
      '/closings/:period/start',
      operation({ id: 'startClose', summary: 'Begin to close a month: nobody books in it any more, and it is numbered and summed; another person approves', access: closers, response: ClosingOfMonth, status: 202 }),
      valid('param', model.PeriodPath),
      async (c) => {
        const [{ startClose }, { getClosing }] = await Promise.all([import('./start-close.ts'), import('./get-closing.ts')])
        const { period } = c.req.valid('param')
        await startClose(c.var.ctx, period)
        return c.json(await getClosing(c.var.ctx, period, c.var.lang), 202)
      },
    )
    .post(
      '/closings/:period/approval',
      operation({ id: 'approveClose', summary: 'Approve another person’s closing of a month, which makes it final', access: closers, response: ClosingOfMonth }),
      valid('param', model.PeriodPath),
      valid('json', model.ApproveClose),
      async (c) => {
        const [{ approveClose }, { getClosing }] = await Promise.all([import('./approve-close.ts'), import('./get-closing.ts')])
        const { period } = c.req.valid('param')
        await approveClose(c.var.ctx, period, c.req.valid('json').hash)
        return c.json(await getClosing(c.var.ctx, period, c.var.lang))
      },
    )
    .post(
      '/closings/:period/refusal',
      operation({ id: 'declineClose', summary: 'Take a closing back before it is final: the month is open again and the record stays', access: closers, response: ClosingOfMonth }),
      valid('param', model.PeriodPath),
      valid('json', model.ReasonOfClosing),
      async (c) => {
        const [{ declineClose }, { getClosing }] = await Promise.all([import('./decline-close.ts'), import('./get-closing.ts')])
        const { period } = c.req.valid('param')
        await declineClose(c.var.ctx, period, c.req.valid('json').reason)
        return c.json(await getClosing(c.var.ctx, period, c.var.lang))
      },
    )
    .post(
      '/closings/:period/reopening',
      operation({ id: 'reopenPeriod', summary: 'Ask for the last closed month to be opened again, or agree with another person who asked', access: closers, response: ClosingOfMonth }),
      valid('param', model.PeriodPath),
      valid('json', model.ReasonOfClosing),
      async (c) => {
        const [{ reopenPeriod }, { getClosing }] = await Promise.all([import('./reopen-period.ts'), import('./get-closing.ts')])
        const { period } = c.req.valid('param')
        await reopenPeriod(c.var.ctx, period, c.req.valid('json').reason)
        return c.json(await getClosing(c.var.ctx, period, c.var.lang))
      },
    )
    .post(
      '/closings/:period/reopening/refusal',
      operation({ id: 'declineReopening', summary: 'Say no to the reopening of a month, or take the own request back', access: closers, response: ClosingOfMonth }),
      valid('param', model.PeriodPath),
      valid('json', model.ReasonOfClosing),
      async (c) => {
        const [{ declineReopening }, { getClosing }] = await Promise.all([import('./reopen-period.ts'), import('./get-closing.ts')])
        const { period } = c.req.valid('param')
        await declineReopening(c.var.ctx, period, c.req.valid('json').reason)
        return c.json(await getClosing(c.var.ctx, period, c.var.lang))
      },
    )
