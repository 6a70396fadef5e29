import { Hono } from 'hono'
import type { Role } from '../context.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import * as model from './model.ts'
import * as settings from './settings-model.ts'

export const clerks = ['head', 'roster-clerk'] as const satisfies Role[]
export const readers = ['head', 'roster-clerk', 'hr-clerk', 'finance', 'auditor'] as const satisfies Role[]
const workers = ['worker'] as const satisfies Role[]

/** The use cases are loaded when first asked for. */
export const leaveRoutes = () =>
  new Hono<Env>()
    .get('/leaves', operation({ id: 'listLeaves', summary: 'Leave, what waits for a decision first, with the shifts that it takes away', access: [...readers], response: model.LeavePage }), valid('query', model.ListLeaves), async (c) => {
      const { listLeaves } = await import('./list-leaves.ts')
      return c.json(await listLeaves(c.var.ctx, c.req.valid('query')))
    })
    .post('/leaves', operation({ id: 'recordLeave', summary: 'Ask for leave on behalf of somebody who rang up', access: [...clerks, 'hr-clerk'], response: model.Leave, status: 201 }), valid('json', model.RecordLeave), async (c) => {
      const { recordLeave } = await import('./request-leave.ts')
      return c.json(await recordLeave(c.var.ctx, c.req.valid('json')), 201)
    })
    .get('/leaves/settings', operation({ id: 'getLeaveSettings', summary: 'The kinds of leave with their days, by the day from which they apply; none: what is shipped', access: [...readers], response: settings.LeaveSettingsView }), async (c) => {
      const { getLeaveSettings } = await import('./settings.ts')
      return c.json(await getLeaveSettings(c.var.ctx))
    })
    .post('/leaves/settings', operation({ id: 'setLeaveSetting', summary: 'Enter the kinds of leave and their days from a day on', access: ['head'], response: settings.LeaveSettingsView, status: 201 }), valid('json', settings.SetLeaveSetting), async (c) => {
      const { setLeaveSetting } = await import('./settings.ts')
      return c.json(await setLeaveSetting(c.var.ctx, c.req.valid('json')), 201)
    })
    .post('/leaves/:leave/decision', operation({ id: 'decideLeave', summary: 'Approve leave, which takes its shifts out of the roster, or decline it with the reason', access: [...clerks], response: model.Leave }), valid('param', model.LeavePath), valid('json', model.DecideLeave), async (c) => {
      const { decideLeave } = await import('./decide-leave.ts')
      return c.json(await decideLeave(c.var.ctx, c.req.valid('param').leave, c.req.valid('json')))
    })
    .post('/leaves/:leave/end', operation({ id: 'endLeave', summary: 'End an approved leave early, or take it back, with the reason; shifts that it freed do not come back', access: [...clerks], response: model.Leave }), valid('param', model.LeavePath), valid('json', model.EndLeave), async (c) => {
      const { endLeave } = await import('./end-leave.ts')
      return c.json(await endLeave(c.var.ctx, c.req.valid('param').leave, c.req.valid('json')))
    })

/** The worker's own phone. */
export const myLeaveRoutes = () =>
  new Hono<Env>()
    .get('/my-roster/leaves', operation({ id: 'listMyLeaves', summary: 'My leave, what I may ask for, and the days on which I said that I cannot', access: [...workers], response: model.MyLeaves }), async (c) => {
      const { listMyLeaves } = await import('./list-leaves.ts')
      return c.json(await listMyLeaves(c.var.ctx))
    })
    .post('/my-roster/leaves', operation({ id: 'requestLeave', summary: 'Ask for leave', access: [...workers], response: model.MyLeave, status: 201 }), valid('json', model.RequestLeave), async (c) => {
      const { requestMyLeave } = await import('./request-leave.ts')
      return c.json(await requestMyLeave(c.var.ctx, c.req.valid('json')), 201)
    })
    .post('/my-roster/leaves/:leave/withdrawal', operation({ id: 'withdrawLeave', summary: 'Withdraw my leave: until it is decided, or while it has not begun', access: [...workers], response: model.MyLeave }), valid('param', model.LeavePath), async (c) => {
      const { withdrawMyLeave } = await import('./withdraw-leave.ts')
      return c.json(await withdrawMyLeave(c.var.ctx, c.req.valid('param').leave))
    })
    .put('/my-roster/availability', operation({ id: 'saveAvailability', summary: 'Say on which weekdays or days I cannot work: a wish for the next roster', access: [...workers], response: model.Availability }), valid('json', model.Availability), async (c) => {
      const { saveMyAvailability } = await import('./availability.ts')
      return c.json(await saveMyAvailability(c.var.ctx, c.req.valid('json')))
    })
