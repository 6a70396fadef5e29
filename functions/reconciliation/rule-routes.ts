import { Hono } from 'hono'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import { ConfirmedProposals, ConfirmProposals } from './match-model.ts'
import { StatementAccountPath } from './model.ts'
import * as model from './rule-model.ts'
import { ChangeMatchingSettings, MatchingSettings } from './settings-model.ts'

const readers = ['head', 'finance', 'auditor'] as const
const keepers = ['head', 'finance'] as const

/** What the rules learn from people, and what they may do by themselves. */
export const matchingRuleRoutes = () =>
  new Hono<Env>()
    .post(
      '/statement-accounts/:account/proposals',
      operation({ id: 'confirmProposals', summary: 'Confirm at once lines that the rules have one answer for, as they find it now; never a tie', access: keepers, response: ConfirmedProposals }),
      valid('param', StatementAccountPath),
      valid('json', ConfirmProposals),
      async (c) => {
        const { confirmProposals } = await import('./confirm-proposals.ts')
        return c.json(await confirmProposals(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('json') }))
      },
    )
    .get(
      '/statement-accounts/:account/matching-settings',
      operation({ id: 'getMatchingSettings', summary: 'Whether matches are confirmed by themselves, and how right the rules were by what people decided', access: readers, response: MatchingSettings }),
      valid('param', StatementAccountPath),
      async (c) => {
        const { getMatchingSettings } = await import('./matching-settings.ts')
        return c.json(await getMatchingSettings(c.var.ctx, c.req.valid('param').account))
      },
    )
    .put(
      '/statement-accounts/:account/matching-settings',
      operation({ id: 'changeMatchingSettings', summary: 'Switch automatic confirmation of an account on or off, and say what its provider keeps', access: keepers, response: MatchingSettings }),
      valid('param', StatementAccountPath),
      valid('json', ChangeMatchingSettings),
      async (c) => {
        const { changeMatchingSettings } = await import('./matching-settings.ts')
        return c.json(await changeMatchingSettings(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('json') }))
      },
    )
    .get(
      '/statement-accounts/:account/rule-proposals',
      operation({ id: 'proposeRule', summary: 'Rules that confirmed matches suggest, each with its back-test over a year', access: readers, response: model.ProposedRules }),
      valid('param', StatementAccountPath),
      valid('query', model.RulesPage),
      async (c) => {
        const { proposeRule } = await import('./rules-of-account.ts')
        return c.json(await proposeRule(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('query') }))
      },
    )
    .post(
      '/statement-accounts/:account/rules',
      operation({ id: 'acceptRule', summary: 'Accept a proposed rule: from now on it names its household', access: keepers, response: model.ShownRule, status: 201 }),
      valid('param', StatementAccountPath),
      valid('json', model.AcceptRule),
      async (c) => {
        const { acceptRule } = await import('./rules-of-account.ts')
        return c.json(await acceptRule(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('json') }), 201)
      },
    )
    .get(
      '/statement-accounts/:account/rules',
      operation({ id: 'listRules', summary: 'Accepted rules of an account, newest first', access: readers, response: model.LearnedRules }),
      valid('param', StatementAccountPath),
      valid('query', model.RulesPage),
      async (c) => {
        const { listRules } = await import('./rules-of-account.ts')
        return c.json(await listRules(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('query') }))
      },
    )
    .delete(
      '/statement-accounts/:account/rules/:rule',
      operation({ id: 'endRule', summary: 'End an accepted rule; what it confirmed stays', access: keepers, response: model.ShownRule }),
      valid('param', model.RulePath),
      async (c) => {
        const { endRule } = await import('./rules-of-account.ts')
        return c.json(await endRule(c.var.ctx, c.req.valid('param')))
      },
    )
