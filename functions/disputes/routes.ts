import { Hono } from 'hono'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import * as model from './model.ts'

/** The use cases are loaded when first asked for: functions that never answer these do without them. */
export const disputeRoutes = () =>
  new Hono<Env>()
    .get(
      '/disputes',
      operation({ id: 'listDisputes', summary: 'Payments that their payers claim back through the bank: of a household or payment, or all that are not at their end', access: ['head', 'finance', 'collector', 'auditor'], response: model.DisputePage }),
      valid('query', model.ListDisputes),
      async (c) => {
        const { listDisputes } = await import('./list-disputes.ts')
        return c.json(await listDisputes(c.var.ctx, c.req.valid('query')))
      },
    )
    .get(
      '/disputes/:dispute',
      operation({ id: 'getDispute', summary: 'A dispute: what the bank says, what was booked, who decides', access: ['head', 'finance', 'collector', 'auditor'], response: model.Dispute }),
      valid('param', model.DisputePath),
      async (c) => {
        const { getDispute } = await import('./list-disputes.ts')
        return c.json(await getDispute(c.var.ctx, c.req.valid('param').dispute))
      },
    )
    .post(
      '/disputes/:dispute/decision',
      operation({ id: 'decideDispute', summary: 'Say who bears a dispute that was lost: the household or the organization', access: ['head', 'finance'], response: model.Dispute }),
      valid('param', model.DisputePath),
      valid('json', model.DecideDispute),
      async (c) => {
        const { decideDispute } = await import('./decide-dispute.ts')
        return c.json(await decideDispute(c.var.ctx, c.req.valid('param').dispute, c.req.valid('json')))
      },
    )
