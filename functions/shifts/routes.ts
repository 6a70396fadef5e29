import { Hono } from 'hono'
import type { Role } from '../context.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import { Shift } from '../rosters/sheet-model.ts'
import * as model from './model.ts'

const keepers = ['head', 'roster-clerk'] as const satisfies Role[]
const readers = ['head', 'roster-clerk', 'hr-clerk', 'finance', 'auditor'] as const satisfies Role[]

/** The use cases are loaded when first asked for: functions that never answer these do without them. */
export const shiftRoutes = () =>
  new Hono<Env>()
    .post('/roster-shifts', operation({ id: 'createShift', summary: 'Set up a kind of shift: when it begins, how long, which break', access: [...keepers], response: Shift, status: 201 }), valid('json', model.CreateShift), async (c) => {
      const { createShift } = await import('./save-shift.ts')
      return c.json(await createShift(c.var.ctx, c.req.valid('json')), 201)
    })
    .get('/roster-shifts', operation({ id: 'listRosterShifts', summary: 'Kinds of shift by the time at which they begin', access: [...readers], response: model.RosterShiftPage }), valid('query', model.ListShifts), async (c) => {
      const { listShifts } = await import('./read-shifts.ts')
      return c.json(await listShifts(c.var.ctx, c.req.valid('query')))
    })
    .patch('/roster-shifts/:rosterShift', operation({ id: 'changeShift', summary: 'Change a kind of shift; what was published keeps its times', access: [...keepers], response: Shift }), valid('param', model.ShiftPath), valid('json', model.ChangeShift), async (c) => {
      const { changeShift } = await import('./save-shift.ts')
      return c.json(await changeShift(c.var.ctx, c.req.valid('param').rosterShift, c.req.valid('json')))
    })
    .get('/holidays', operation({ id: 'getHolidays', summary: 'Public holidays and exchanged working days of a year, with their source', access: [...readers], response: model.Holidays }), valid('query', model.YearQuery), async (c) => {
      const { getHolidays } = await import('./holidays.ts')
      return c.json(await getHolidays(c.var.ctx, c.req.valid('query').year))
    })
    .put('/holidays', operation({ id: 'setHolidays', summary: 'Enter a year’s holidays from the State Council’s order', access: [...keepers], response: model.Holidays }), valid('json', model.SetHolidays), async (c) => {
      const { setHolidays } = await import('./holidays.ts')
      return c.json(await setHolidays(c.var.ctx, c.req.valid('json')))
    })
    .get('/roster-settings', operation({ id: 'getRosterSettings', summary: 'Limits on working time, what weighs how much, and pairs', access: [...readers], response: model.ShownRosterSettings }), async (c) => {
      const { getRosterSettings } = await import('./settings.ts')
      return c.json(await getRosterSettings(c.var.ctx))
    })
    .put('/roster-settings', operation({ id: 'setRosterSettings', summary: 'Set limits within the law, weights and pairs', access: [...keepers], response: model.RosterSettings }), valid('json', model.SetRosterSettings), async (c) => {
      const { setRosterSettings } = await import('./settings.ts')
      return c.json(await setRosterSettings(c.var.ctx, c.req.valid('json')))
    })
    .get('/roster-people/:person', operation({ id: 'getRosterTerms', summary: 'A person’s agreement on overtime, hours aimed at, days away and wishes', access: [...keepers, 'hr-clerk'], response: model.RosterTerms }), valid('param', model.RosterPersonPath), async (c) => {
      const { getRosterTerms } = await import('./terms.ts')
      return c.json(await getRosterTerms(c.var.ctx, c.req.valid('param').person))
    })
    .put('/roster-people/:person', operation({ id: 'setRosterTerms', summary: 'Enter a person’s agreement on overtime, hours aimed at, days away and wishes', access: [...keepers, 'hr-clerk'], response: model.RosterTerms }), valid('param', model.RosterPersonPath), valid('json', model.SetRosterTerms), async (c) => {
      const { setRosterTerms } = await import('./terms.ts')
      return c.json(await setRosterTerms(c.var.ctx, c.req.valid('param').person, c.req.valid('json')))
    })

/** Under the post, and answered where posts are. */
export const demandRoutes = () =>
  new Hono<Env>()
    .get('/posts/:post/demand', operation({ id: 'getDemand', summary: 'How many people a post needs on which shift and day', access: [...readers], response: model.Demand }), valid('param', model.DemandPath), async (c) => {
      const { getDemand } = await import('./demand.ts')
      return c.json(await getDemand(c.var.ctx, c.req.valid('param').post))
    })
    .put('/posts/:post/demand', operation({ id: 'setDemand', summary: 'Set how many people a post needs, by shift, weekday, holiday and season', access: [...keepers], response: model.Demand }), valid('param', model.DemandPath), valid('json', model.SetDemand), async (c) => {
      const { setDemand } = await import('./demand.ts')
      return c.json(await setDemand(c.var.ctx, c.req.valid('param').post, c.req.valid('json')))
    })
