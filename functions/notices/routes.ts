import { Hono } from 'hono'
import * as z from 'zod'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import { receiveNotice } from './receive-notice.ts'

export const noticeRoutes = () =>
  new Hono<Env>().post(
    '/notices/:channel',
    operation({ id: 'receiveNotice', summary: 'For payment providers: a signed notice; 2xx only when booked or not ours', access: 'open', response: z.object({ handled: z.boolean() }), upload: ['application/json'] }),
    valid('param', z.object({ channel: z.string().regex(/^[a-z-]{1,20}$/) })),
    async (c) => {
      const { handled, answer } = await receiveNotice(c.var.platform, { from: c.req.valid('param').channel, raw: await c.req.text(), headers: c.req.raw.headers })
      return answer === undefined ? c.json({ handled }) : c.text(answer)
    },
  )
