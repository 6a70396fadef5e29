import { Hono } from 'hono'
import type { Role } from '../context.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import * as hours from './hours-model.ts'
import * as model from './model.ts'
import * as settings from './settings-model.ts'

/** Who leads the shifts corrects; whoever pays closes. */
const foremen = ['head', 'hr-clerk', 'roster-clerk'] as const satisfies Role[]
const keepers = ['head', 'hr-clerk'] as const satisfies Role[]
const readers = ['head', 'hr-clerk', 'roster-clerk', 'finance', 'auditor'] as const satisfies Role[]

/** The use cases are loaded when first asked for. */
export const attendanceRoutes = () =>
  new Hono<Env>()
    .get('/attendance-rules', operation({ id: 'getAttendanceRules', summary: 'What holds for attendance and pay from when on, the latest first', access: [...readers], response: settings.AttendanceRulesList }), async (c) => {
      const { getAttendanceRules } = await import('./set-rules.ts')
      return c.json(await getAttendanceRules(c.var.ctx))
    })
    .post('/attendance-rules', operation({ id: 'setAttendanceRules', summary: 'Set grace, night allowance, pay of leave and funds of wages from a day on', access: [...keepers], response: settings.AttendanceRulesList, status: 201 }), valid('json', settings.SetAttendanceRules), async (c) => {
      const { setAttendanceRules } = await import('./set-rules.ts')
      return c.json(await setAttendanceRules(c.var.ctx, c.req.valid('json')), 201)
    })
    .get('/attendance/:month', operation({ id: 'getAttendance', summary: 'A month of everybody: planned against worked, overtime by kind, what is left to do', access: [...readers], response: model.AttendancePage }), valid('param', model.MonthPath), valid('query', model.ListAttendance), async (c) => {
      const { getAttendance } = await import('./get-attendance.ts')
      return c.json(await getAttendance(c.var.ctx, c.req.valid('param').month, c.req.valid('query')))
    })
    .get('/attendance-days/:date', operation({ id: 'getAttendanceDay', summary: 'Who is to be where on a day, and who came', access: [...readers], response: model.AttendanceDayList }), valid('param', model.DayPath), async (c) => {
      const { getAttendanceDay } = await import('./get-day.ts')
      return c.json(await getAttendanceDay(c.var.ctx, c.req.valid('param').date))
    })
    .post('/attendance/:month/confirm', operation({ id: 'confirmAttendance', summary: 'Confirm that people without stamps worked as the roster says', access: [...foremen], response: model.AttendanceConfirmed }), valid('param', model.MonthPath), valid('json', model.ConfirmAttendance), async (c) => {
      const { confirmAttendance } = await import('./confirm-attendance.ts')
      return c.json(await confirmAttendance(c.var.ctx, c.req.valid('param').month, c.req.valid('json')))
    })
    .get('/attendance/:month/:seeker', operation({ id: 'getTimesheet', summary: 'The month sheet of a person, day by day', access: [...readers], response: model.AttendanceSheet }), valid('param', model.SheetPath), async (c) => {
      const { month, seeker } = c.req.valid('param')
      const { getSheet } = await import('./get-attendance.ts')
      return c.json(await getSheet(c.var.ctx, { month, person: seeker }))
    })
    .post('/attendance/:month/:seeker/corrections', operation({ id: 'correctAttendance', summary: 'Say what was so on a day, with the reason; the last word holds', access: [...foremen], response: model.AttendanceSheet, status: 201 }), valid('param', model.SheetPath), valid('json', model.CorrectAttendance), async (c) => {
      const { month, seeker } = c.req.valid('param')
      const { correctAttendance } = await import('./correct-attendance.ts')
      return c.json(await correctAttendance(c.var.ctx, { month, person: seeker }, c.req.valid('json')), 201)
    })
    .post('/attendance/:month/:seeker/close', operation({ id: 'closeTimesheet', summary: 'Freeze the month of a person and ask for the signature', access: [...keepers], response: model.AttendanceSheet }), valid('param', model.SheetPath), async (c) => {
      const { month, seeker } = c.req.valid('param')
      const { closeTimesheet } = await import('./close-timesheet.ts')
      return c.json(await closeTimesheet(c.var.ctx, { month, person: seeker }))
    })
    .post('/attendance/:month/:seeker/reopen', operation({ id: 'reopenTimesheet', summary: 'Open a closed month again, for a correction', access: [...keepers], response: model.AttendanceSheet }), valid('param', model.SheetPath), valid('json', model.ReopenTimesheet), async (c) => {
      const { month, seeker } = c.req.valid('param')
      const { reopenTimesheet } = await import('./close-timesheet.ts')
      return c.json(await reopenTimesheet(c.var.ctx, { month, person: seeker }, c.req.valid('json')))
    })
    .get('/timesheets', operation({ id: 'getMyTimesheets', summary: 'The own closed months of whoever is signed in', access: 'signed-in', response: model.MyTimesheets }), async (c) => {
      const { getMyTimesheets } = await import('./my-timesheets.ts')
      return c.json(await getMyTimesheets(c.var.ctx))
    })
    .post('/timesheets/:month/sign', operation({ id: 'signTimesheet', summary: 'Sign the own month as it was shown', access: ['worker'], response: model.MyTimesheets }), valid('param', model.MonthPath), valid('json', model.SheetVersion), async (c) => {
      const { signTimesheet } = await import('./close-timesheet.ts')
      return c.json(await signTimesheet(c.var.ctx, c.req.valid('param').month, c.req.valid('json')))
    })
    .post('/timesheets/:month/object', operation({ id: 'objectTimesheet', summary: 'Say what is wrong with the own month', access: ['worker'], response: model.MyTimesheets }), valid('param', model.MonthPath), valid('json', model.ObjectTimesheet), async (c) => {
      const { objectTimesheet } = await import('./close-timesheet.ts')
      return c.json(await objectTimesheet(c.var.ctx, c.req.valid('param').month, c.req.valid('json')))
    })
    .get('/roster-hours/:month', operation({ id: 'getRosterHours', summary: 'Hours, overtime, cover kept and cost of a month by post and community', access: [...readers], response: hours.RosterHours }), valid('param', model.MonthPath), async (c) => {
      const { getRosterHours } = await import('./get-roster-hours.ts')
      return c.json(await getRosterHours(c.var.ctx, c.req.valid('param').month))
    })
    .get('/rosters/:roster/wages', operation({ id: 'forecastWages', summary: 'What the months of a roster would cost, a draft as well', access: [...foremen, 'finance'], response: hours.WageForecast }), valid('param', hours.RosterPath), async (c) => {
      const { forecastWages } = await import('./forecast-wages.ts')
      return c.json(await forecastWages(c.var.ctx, c.req.valid('param').roster))
    })
