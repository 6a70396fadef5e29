import { Hono } from 'hono'
import type { Role } from '../context.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import * as model from './model.ts'

const clerks = ['head', 'roster-clerk'] as const satisfies Role[]
const workers = ['worker'] as const satisfies Role[]

/** Clocking on the worker's phone, and the code at the post. */
export const clockRoutes = () =>
  new Hono<Env>()
    .get('/my-roster/clock', operation({ id: 'getMyClock', summary: 'The shifts that I may clock in to or out of about now, and what I clocked', access: [...workers], response: model.MyClock }), async (c) => {
      const { getMyClock } = await import('./my-clock.ts')
      return c.json(await getMyClock(c.var.ctx))
    })
    .post('/my-roster/clock', operation({ id: 'clock', summary: 'Clock in or out, now or as it was pressed without network; sent again it is one', access: [...workers], response: model.Clocked }), valid('json', model.Clock), async (c) => {
      const { clock } = await import('./clock-punch.ts')
      return c.json(await clock(c.var.ctx, c.req.valid('json')))
    })
    .put('/clock-codes/:post', operation({ id: 'makeClockCode', summary: 'Make the code of a post, on paper or for a screen, or a fresh one', access: [...clerks], response: model.ClockCodeState }), valid('param', model.ClockPostPath), valid('json', model.MakeClockCode), async (c) => {
      const { makeClockCode } = await import('./clock-codes.ts')
      return c.json(await makeClockCode(c.var.ctx, c.req.valid('param').post, c.req.valid('json')))
    })
    .get('/clock-codes/:post', operation({ id: 'getClockCode', summary: 'The code of a post, to print or to show', access: [...clerks], response: model.ClockCode }), valid('param', model.ClockPostPath), async (c) => {
      const { getClockCode } = await import('./show-code.ts')
      return c.json(await getClockCode(c.var.ctx, c.req.valid('param').post))
    })
