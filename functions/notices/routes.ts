import { Hono } from 'hono'
import * as z from 'zod'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { receiveNotice } from './receive-notice.ts'

export const noticeRoutes = () =>
  new Hono<Env>().post(
    '/stripe/events',
    operation({ id: 'receiveStripeEvent', summary: 'For the payment provider: a signed notice; 2xx only when booked or not ours', access: 'open', response: z.object({ handled: z.boolean() }), upload: ['application/json'] }),
    async (c) => c.json({ handled: await receiveNotice(c.var.platform, await c.req.text(), c.req.raw.headers) }),
  )
