import { Hono } from 'hono'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import { Connect, ConnectAccount, ConnectLink } from './model.ts'

/** The use cases are loaded when first asked for: functions that speak with no provider do without them. */
export const connectRoutes = () =>
  new Hono<Env>()
    .get(
      '/connect',
      operation({ id: 'getConnectStatus', summary: 'How the account for online payment stands; asks the provider', access: ['head', 'finance', 'auditor'], response: Connect }),
      async (c) => {
        const { getConnectStatus } = await import('./get-connect-status.ts')
        return c.json(await getConnectStatus(c.var.platform, c.var.ctx, c.var.lang))
      },
    )
    .post(
      '/connect',
      operation({ id: 'connectAccount', summary: "Open the organization's own account for online payment, or go on with its form", access: ['head'], response: ConnectLink, status: 201 }),
      valid('json', ConnectAccount),
      async (c) => {
        const { connectAccount } = await import('./connect-account.ts')
        return c.json(await connectAccount(c.var.platform, c.var.ctx, c.req.valid('json')), 201)
      },
    )
