import { Hono } from 'hono'
import type { Role } from '../context.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import * as feed from './feed-model.ts'
import * as model from './model.ts'
import * as sheet from './sheet-model.ts'
import * as solve from './solve-model.ts'

const keepers = ['head', 'roster-clerk'] as const satisfies Role[]
const readers = ['head', 'roster-clerk', 'hr-clerk', 'finance', 'auditor'] as const satisfies Role[]

/** The use cases are loaded when first asked for: functions that never answer these do without them. */
export const rosterRoutes = () =>
  new Hono<Env>()
    .post('/rosters', operation({ id: 'createRoster', summary: 'Begin a roster for some days and posts', access: [...keepers], response: sheet.Roster, status: 201 }), valid('json', model.CreateRoster), async (c) => {
      const { createRoster } = await import('./make-roster.ts')
      return c.json(await createRoster(c.var.ctx, c.req.valid('json')), 201)
    })
    .get('/rosters', operation({ id: 'listRosters', summary: 'Rosters, the latest first', access: [...readers], response: model.RosterPage }), valid('query', model.ListRosters), async (c) => {
      const { listRosters } = await import('./make-roster.ts')
      return c.json(await listRosters(c.var.ctx, c.req.valid('query')))
    })
    .get('/rosters/:roster', operation({ id: 'getRoster', summary: 'A roster with everything by which it is judged', access: [...readers], response: sheet.RosterSheet }), valid('param', model.RosterPath), async (c) => {
      const { getSheet } = await import('./build-sheet.ts')
      return c.json(await getSheet(c.var.ctx, c.req.valid('param').roster))
    })
    .patch('/rosters/:roster/cells', operation({ id: 'editRoster', summary: 'Paint cells, all or none; who was first is told by name', access: [...keepers], response: model.EditedRows }), valid('param', model.RosterPath), valid('json', sheet.EditRoster), async (c) => {
      const { editRoster } = await import('./edit-roster.ts')
      return c.json(await editRoster(c.var.ctx, c.req.valid('param').roster, c.req.valid('json')))
    })
    .post('/rosters/:roster/check', operation({ id: 'checkRoster', summary: 'What the rules say of a roster, as it stands or as it would with some changes', access: [...readers], response: model.RosterCheck }), valid('param', model.RosterPath), valid('json', model.CheckRoster), async (c) => {
      const { checkRoster } = await import('./check-roster.ts')
      return c.json(await checkRoster(c.var.ctx, c.req.valid('param').roster, c.req.valid('json')))
    })
    .get('/rosters/:roster/suggestions', operation({ id: 'suggestCover', summary: 'Who could take a gap, the best first, each with reasons', access: [...keepers], response: model.Suggestions }), valid('param', model.RosterPath), valid('query', model.Gap), async (c) => {
      const { suggestCover } = await import('./check-roster.ts')
      return c.json(await suggestCover(c.var.ctx, c.req.valid('param').roster, c.req.valid('query')))
    })
    .get('/rosters/:roster/comparison', operation({ id: 'compareRosters', summary: 'Two rosters of the same days side by side', access: [...readers], response: model.Comparison }), valid('param', model.RosterPath), valid('query', model.CompareRosters), async (c) => {
      const { compareRosters } = await import('./check-roster.ts')
      return c.json(await compareRosters(c.var.ctx, c.req.valid('param').roster, c.req.valid('query').with))
    })
    .post('/rosters/:roster/copies', operation({ id: 'copyRoster', summary: 'A second draft of the same days, or the same pattern on later days', access: [...keepers], response: sheet.Roster, status: 201 }), valid('param', model.RosterPath), valid('json', model.CopyRoster), async (c) => {
      const { copyRoster } = await import('./make-roster.ts')
      return c.json(await copyRoster(c.var.ctx, c.req.valid('param').roster, c.req.valid('json')), 201)
    })
    .post('/rosters/:roster/discard', operation({ id: 'discardRoster', summary: 'Put a draft away', access: [...keepers], response: sheet.Roster }), valid('param', model.RosterPath), async (c) => {
      const { discardRoster } = await import('./make-roster.ts')
      return c.json(await discardRoster(c.var.ctx, c.req.valid('param').roster))
    })
    .post('/rosters/:roster/publish', operation({ id: 'publishRoster', summary: 'Publish a roster that breaks no rule; every worker is told once', access: [...keepers], response: sheet.Roster }), valid('param', model.RosterPath), async (c) => {
      const { publishRoster } = await import('./publish-roster.ts')
      return c.json(await publishRoster(c.var.ctx, c.req.valid('param').roster))
    })
    .get('/rosters/:roster/pdf', operation({ id: 'printRoster', summary: 'A roster on A4 for the wall, 31 days from a day on', access: [...readers], response: { type: 'application/pdf' } }), valid('param', model.RosterPath), valid('query', model.PrintRoster), async (c) => {
      const [{ printRoster }, { answerPdf }] = await Promise.all([import('./print-roster.ts'), import('../paper/answer-pdf.ts')])
      return answerPdf(await printRoster(c.var.ctx, c.req.valid('param').roster, c.req.valid('query').from, c.var.lang))
    })
    .route('/', solveRoutes())

/** The solver's runs. */
const solveRoutes = () =>
  new Hono<Env>()
    .post('/rosters/:roster/solve', operation({ id: 'solveRoster', summary: 'Have a roster made, filled, repaired or made near the last pattern', access: [...keepers], response: solve.SolveRun, status: 202 }), valid('param', model.RosterPath), valid('json', solve.SolveRoster), async (c) => {
      const { solveRoster } = await import('./solve-roster.ts')
      return c.json(await solveRoster(c.var.ctx, c.req.valid('param').roster, c.req.valid('json')), 202)
    })
    .get('/rosters/:roster/solve/:solveRun', operation({ id: 'getSolveRun', summary: 'How far a run is, and the best roster so far', access: [...readers], response: solve.SolveRun }), valid('param', solve.SolveRunPath), async (c) => {
      const { getSolveRun } = await import('./solve-roster.ts')
      const { roster, solveRun } = c.req.valid('param')
      return c.json(await getSolveRun(c.var.ctx, roster, solveRun))
    })
    .post('/rosters/:roster/solve/:solveRun/stop', operation({ id: 'stopSolve', summary: 'Stop a run; the best so far stays', access: [...keepers], response: solve.SolveRun }), valid('param', solve.SolveRunPath), async (c) => {
      const { stopSolve } = await import('./solve-roster.ts')
      const { roster, solveRun } = c.req.valid('param')
      return c.json(await stopSolve(c.var.ctx, roster, solveRun))
    })
    .post('/rosters/:roster/solve/:solveRun/take', operation({ id: 'takeSolveRun', summary: 'Put the best roster of a run into the draft', access: [...keepers], response: model.EditedRows }), valid('param', solve.SolveRunPath), valid('json', solve.TakeSolveRun), async (c) => {
      const { takeSolveRun } = await import('./take-run.ts')
      const { roster, solveRun } = c.req.valid('param')
      return c.json(await takeSolveRun(c.var.ctx, roster, solveRun, c.req.valid('json').reason))
    })

/** Calendars that programs read by a secret link. */
export const rosterFeedRoutes = () =>
  new Hono<Env>()
    .post('/roster-feeds', operation({ id: 'makeRosterFeed', summary: 'A secret calendar link of a person or a post; the one before ends', access: [...keepers], response: feed.FeedLink, status: 201 }), valid('json', feed.FeedOf), async (c) => {
      const { makeRosterFeed } = await import('./feed.ts')
      return c.json(await makeRosterFeed(c.var.ctx, c.req.valid('json')), 201)
    })
    .post('/roster-feeds/revoke', operation({ id: 'revokeRosterFeed', summary: 'End the calendar link of a person or a post', access: [...keepers], response: 'nothing', status: 204 }), valid('json', feed.FeedOf), async (c) => {
      const { revokeRosterFeed } = await import('./feed.ts')
      await revokeRosterFeed(c.var.ctx, c.req.valid('json'))
      return c.body(null, 204)
    })
    .post('/roster-feeds/mine', operation({ id: 'makeMyRosterFeed', summary: 'A secret calendar link of the own shifts; the one before ends', access: ['worker'], response: feed.FeedLink, status: 201 }), async (c) => {
      const { makeMyRosterFeed } = await import('./feed.ts')
      return c.json(await makeMyRosterFeed(c.var.ctx), 201)
    })
    .get('/roster-feeds/:feed', operation({ id: 'getRosterFeed', summary: 'Published shifts as a calendar (RFC 5545)', access: 'anyone', response: { type: 'text/calendar' } }), valid('param', feed.FeedPath), async (c) => {
      const { getRosterFeed } = await import('./feed.ts')
      return c.body(await getRosterFeed(c.var.ctx, c.req.valid('param').feed), 200, { 'content-type': 'text/calendar; charset=utf-8' })
    })
