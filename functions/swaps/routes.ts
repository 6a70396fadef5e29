import { Hono } from 'hono'
import type { Role } from '../context.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import * as model from './model.ts'

const clerks = ['head', 'roster-clerk'] as const satisfies Role[]
const readers = ['head', 'roster-clerk', 'hr-clerk', 'finance', 'auditor'] as const satisfies Role[]
const workers = ['worker'] as const satisfies Role[]

/** Exchanges as the office decides on them. */
export const swapRoutes = () =>
  new Hono<Env>()
    .get('/swaps', operation({ id: 'listSwaps', summary: 'Exchanges of shifts, what waits for the clerk first, with what the rules say', access: [...readers], response: model.SwapPage }), valid('query', model.ListSwaps), async (c) => {
      const { listSwaps } = await import('./list-swaps.ts')
      return c.json(await listSwaps(c.var.ctx, c.req.valid('query')))
    })
    .post('/swaps/:swap/decision', operation({ id: 'approveSwap', summary: 'Approve what two agreed on, or decline it with the reason', access: [...clerks], response: model.Swap }), valid('param', model.SwapPath), valid('json', model.DecideSwap), async (c) => {
      const { decideSwap } = await import('./approve-swap.ts')
      return c.json(await decideSwap(c.var.ctx, c.req.valid('param').swap, c.req.valid('json')))
    })

/** The worker's own phone. */
export const myShiftRoutes = () =>
  new Hono<Env>()
    .get('/my-roster/shifts', operation({ id: 'getMyShifts', summary: 'My published shifts and leave', access: [...workers], response: model.MyShifts }), valid('query', model.MyShiftsQuery), async (c) => {
      const { getMyShifts } = await import('./my-shifts.ts')
      const { from, to } = c.req.valid('query')
      return c.json(await getMyShifts(c.var.ctx, from, to))
    })
    .get('/my-roster/partners', operation({ id: 'listPartners', summary: 'Whom I may ask about a shift of mine', access: [...workers], response: model.Partners }), valid('query', model.PartnersQuery), async (c) => {
      const { listPartners } = await import('./partners.ts')
      return c.json(await listPartners(c.var.ctx, c.req.valid('query').date))
    })
    .get('/my-roster/partners/:seeker', operation({ id: 'listPartnerShifts', summary: 'Shifts of a colleague that I could have for mine', access: [...workers], response: model.PartnerShifts }), valid('param', model.PartnerPath), valid('query', model.PartnersQuery), async (c) => {
      const { listPartnerShifts } = await import('./partners.ts')
      return c.json(await listPartnerShifts(c.var.ctx, c.req.valid('param').seeker, c.req.valid('query').date))
    })
    .get('/my-roster/swaps', operation({ id: 'listMySwaps', summary: 'Exchanges that I asked for or was asked in', access: [...workers], response: model.MySwaps }), async (c) => {
      const { listMySwaps } = await import('./list-swaps.ts')
      return c.json(await listMySwaps(c.var.ctx))
    })
    .post('/my-roster/swaps', operation({ id: 'requestSwap', summary: 'Ask a colleague to exchange a shift with me, or to take it', access: [...workers], response: model.MySwap, status: 201 }), valid('json', model.RequestSwap), async (c) => {
      const { requestSwap } = await import('./request-swap.ts')
      return c.json(await requestSwap(c.var.ctx, c.req.valid('json')), 201)
    })
    .post('/my-roster/swaps/:swap/answer', operation({ id: 'answerSwap', summary: 'Agree to what a colleague asked, or do not', access: [...workers], response: model.MySwap }), valid('param', model.SwapPath), valid('json', model.AnswerSwap), async (c) => {
      const { answerSwap } = await import('./request-swap.ts')
      return c.json(await answerSwap(c.var.ctx, c.req.valid('param').swap, c.req.valid('json').agree))
    })
    .post('/my-roster/swaps/:swap/withdrawal', operation({ id: 'withdrawSwap', summary: 'Withdraw what I asked', access: [...workers], response: model.MySwap }), valid('param', model.SwapPath), async (c) => {
      const { withdrawSwap } = await import('./request-swap.ts')
      return c.json(await withdrawSwap(c.var.ctx, c.req.valid('param').swap))
    })
    .get('/my-roster/open-shifts', operation({ id: 'listOpenShifts', summary: 'Shifts that nobody has, and for those that I may not take why', access: [...workers], response: model.OpenShifts }), async (c) => {
      const { listOpenShifts } = await import('./open-shifts.ts')
      return c.json(await listOpenShifts(c.var.ctx))
    })
    .post('/my-roster/open-shifts', operation({ id: 'takeOpenShift', summary: 'Take one of them; of two one wins', access: [...workers], response: model.Taken }), valid('json', model.TakeOpenShift), async (c) => {
      const { takeOpenShift } = await import('./open-shifts.ts')
      return c.json(await takeOpenShift(c.var.ctx, c.req.valid('json')))
    })
