import { Hono } from 'hono'
import type { Role } from '../context.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import * as model from './model.ts'

const readers = ['head', 'finance', 'collector', 'auditor'] as const satisfies Role[]
const books = ['head', 'finance', 'auditor'] as const satisfies Role[]
/** Finance handles no cash. */
const holders = ['head', 'collector'] as const satisfies Role[]

/** The use cases are loaded when first asked for: functions that never answer these do without them. */
export const cashRoutes = () =>
  new Hono<Env>()
    .get('/cash/mine', operation({ id: 'getMyCashBox', summary: 'The caller’s own cash box and its open shift', access: [...holders], response: model.MyCashBox }), async (c) => {
      const { getMyCashBox } = await import('./cash-shifts.ts')
      return c.json(await getMyCashBox(c.var.ctx))
    })
    .post('/cash/shifts', operation({ id: 'openCashShift', summary: 'Begin a shift of the own cash box', access: [...holders], response: model.CashShift, status: 201 }), valid('json', model.OpenCashShift), async (c) => {
      const { openCashShift } = await import('./cash-shifts.ts')
      return c.json(await openCashShift(c.var.ctx, c.req.valid('json')), 201)
    })
    .get('/cash/shifts', operation({ id: 'listCashShifts', summary: 'Shifts of cash boxes, newest first', access: [...readers], response: model.CashShiftPage }), valid('query', model.ListCashShifts), async (c) => {
      const { listCashShifts } = await import('./cash-shifts.ts')
      return c.json(await listCashShifts(c.var.ctx, c.req.valid('query')))
    })
    .post(
      '/cash/shifts/:cashShift/count',
      operation({ id: 'countCash', summary: 'Count the own box by denomination; what is over or short is posted', access: [...holders], response: model.CashShift }),
      valid('param', model.CashShiftPath),
      valid('json', model.CountCash),
      async (c) => {
        const { countCash } = await import('./count-cash.ts')
        return c.json(await countCash(c.var.ctx, c.req.valid('param').cashShift, c.req.valid('json')))
      },
    )
    .post(
      '/cash/shifts/:cashShift/receipt',
      operation({ id: 'takeOverCash', summary: 'Take over the counted cash of another person', access: [...holders], response: model.CashShift }),
      valid('param', model.CashShiftPath),
      async (c) => {
        const { takeOverCash } = await import('./cash-shifts.ts')
        return c.json(await takeOverCash(c.var.ctx, c.req.valid('param').cashShift))
      },
    )
    .get('/cash/on-hand', operation({ id: 'getCashOnHand', summary: 'Cash that the books have, by fund', access: [...readers], response: model.CashOnHand }), async (c) => {
      const { getCashOnHand } = await import('./deposit-cash.ts')
      return c.json(await getCashOnHand(c.var.ctx))
    })
    .post('/cash/deposits', operation({ id: 'depositCash', summary: 'Record cash taken to the bank', access: [...holders], response: model.CashDeposit, status: 201 }), valid('json', model.DepositCash), async (c) => {
      const { depositCash } = await import('./deposit-cash.ts')
      return c.json(await depositCash(c.var.ctx, c.req.valid('json')), 201)
    })
    .get('/cash/expected', operation({ id: 'listExpectedTakings', summary: 'What gates quoted and machines counted against what was received, by day and place', access: [...books], response: model.ExpectedPage }), valid('query', model.ListExpected), async (c) => {
      const { listExpected } = await import('./list-expected.ts')
      return c.json(await listExpected(c.var.ctx, c.req.valid('query')))
    })
