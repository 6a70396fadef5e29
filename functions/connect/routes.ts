import { Hono } from 'hono'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import { connectAccount } from './connect-account.ts'
import { getConnectStatus } from './get-connect-status.ts'
import { Connect, ConnectAccount, ConnectLink } from './model.ts'

export const connectRoutes = () =>
  new Hono<Env>()
    .get(
      '/connect',
      operation({ id: 'getConnectStatus', summary: 'How the account for online payment stands; asks the provider', access: ['head', 'finance', 'auditor'], response: Connect }),
      async (c) => c.json(await getConnectStatus(c.var.platform, c.var.ctx, c.var.lang)),
    )
    .post(
      '/connect',
      operation({ id: 'connectAccount', summary: "Open the organization's own account for online payment, or go on with its form", access: ['head'], response: ConnectLink, status: 201 }),
      valid('json', ConnectAccount),
      async (c) => c.json(await connectAccount(c.var.platform, c.var.ctx, c.req.valid('json')), 201),
    )
