import { Hono } from 'hono'
import type { Role } from '../context.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import * as model from './account-model.ts'
import { SeekerPath } from './seeker-model.ts'

const keepers = ['head', 'hr-clerk'] as const satisfies Role[]

/** Which account is whose: what a worker sees of themselves on their phone hangs on it. */
export const accountRoutes = () =>
  new Hono<Env>()
    .get('/seekers/:seeker/account', operation({ id: 'getPersonAccount', summary: 'The account with which a person signs in', access: [...keepers], response: model.PersonAccount }), valid('param', SeekerPath), async (c) => {
      const { getAccount } = await import('./tie-account.ts')
      return c.json(await getAccount(c.var.ctx, c.req.valid('param').seeker))
    })
    .put('/seekers/:seeker/account', operation({ id: 'tiePersonAccount', summary: 'Tie a person to an account by its e-mail address, or invite them as a worker', access: [...keepers], response: model.PersonAccount }), valid('param', SeekerPath), valid('json', model.TieAccount), async (c) => {
      const { tieAccount } = await import('./tie-account.ts')
      return c.json(await tieAccount(c.var.ctx, c.req.valid('param').seeker, c.req.valid('json')))
    })
    .delete('/seekers/:seeker/account', operation({ id: 'untiePersonAccount', summary: 'Take the tie away; the account stays', access: [...keepers], response: model.PersonAccount }), valid('param', SeekerPath), async (c) => {
      const { untieAccount } = await import('./tie-account.ts')
      return c.json(await untieAccount(c.var.ctx, c.req.valid('param').seeker))
    })
