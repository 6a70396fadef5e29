import { Hono } from 'hono'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import * as model from './match-model.ts'
import { StatementAccountPath } from './model.ts'

const readers = ['head', 'finance', 'auditor'] as const
/** Who takes money at the door does not reconcile it. */
const keepers = ['head', 'finance'] as const

/** What lines are, by people's word. The use cases are loaded when first asked for. */
export const matchRoutes = () =>
  new Hono<Env>()
    .post(
      '/statement-accounts/:account/matches',
      operation({ id: 'confirmMatch', summary: 'Say what lines are: vouchers, or open bills that are paid by it; the sums agree to the fen. Asked again, it is the same match', access: keepers, response: model.Match, status: 201 }),
      valid('param', StatementAccountPath),
      valid('json', model.ConfirmMatch),
      async (c) => {
        const { confirmMatch } = await import('./confirm-match.ts')
        return c.json(await confirmMatch(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('json') }), 201)
      },
    )
    .get(
      '/statement-accounts/:account/matches',
      operation({ id: 'listMatches', summary: 'What was said of a month’s lines, newest first, declined and undone among it', access: readers, response: model.MatchPage }),
      valid('param', StatementAccountPath),
      valid('query', model.ListMatches),
      async (c) => {
        const { listMatches } = await import('./list-matches.ts')
        return c.json(await listMatches(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('query') }))
      },
    )
    .post(
      '/statement-accounts/:account/matches/:match/undo',
      operation({ id: 'undoMatch', summary: 'Take a match back: what it booked is reversed, its lines are open again; not in a closed month', access: keepers, response: model.Match }),
      valid('param', model.MatchPath),
      valid('json', model.UndoMatch),
      async (c) => {
        const { undoMatch } = await import('./undo-match.ts')
        return c.json(await undoMatch(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('json') }))
      },
    )
    .post(
      '/statement-accounts/:account/forced-matches',
      operation({ id: 'forceMatch', summary: 'Ask to settle lines although the sums differ or nothing is booked for them; another person approves', access: keepers, response: model.Match, status: 201 }),
      valid('param', StatementAccountPath),
      valid('json', model.ForceMatch),
      async (c) => {
        const { forceMatch } = await import('./force-match.ts')
        return c.json(await forceMatch(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('json') }), 201)
      },
    )
    .post(
      '/statement-accounts/:account/matches/:match/decision',
      operation({ id: 'approveForceMatch', summary: 'The second person’s word on a match whose sums differ; who asked may decline it, which takes it back', access: keepers, response: model.Match }),
      valid('param', model.MatchPath),
      valid('json', model.DecideForce),
      async (c) => {
        const { approveForceMatch } = await import('./approve-force-match.ts')
        return c.json(await approveForceMatch(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('json') }))
      },
    )
    .get(
      '/statement-accounts/:account/candidates',
      operation({ id: 'listCandidates', summary: 'Vouchers that nobody claimed and open bills of the months around, to choose from by hand', access: readers, response: model.MatchCandidates }),
      valid('param', StatementAccountPath),
      valid('query', model.ListCandidates),
      async (c) => {
        const { listCandidates } = await import('./list-candidates.ts')
        return c.json(await listCandidates(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('query') }))
      },
    )
