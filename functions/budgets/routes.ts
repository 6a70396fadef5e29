import { Hono } from 'hono'
import type { Role } from '../context.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import { fixBudget } from './fix-budget.ts'
import { getBudget, listBudgetVersions } from './get-budget.ts'
import * as model from './model.ts'
import { saveBudget } from './save-budget.ts'

const readers = ['head', 'finance', 'auditor', 'supervisor'] as const satisfies Role[]

export const budgetRoutes = () =>
  new Hono<Env>()
    .get('/budgets', operation({ id: 'getBudget', summary: 'The budget of a year, and what is entered and waits for a head', access: readers, response: model.Budget }), valid('query', model.YearQuery), async (c) =>
      c.json(await getBudget(c.var.ctx, c.req.valid('query').year)),
    )
    .put('/budgets', operation({ id: 'saveBudget', summary: 'Enter a budget, or a change of one, as a draft', access: ['head', 'finance'], response: model.Budget }), valid('json', model.SaveBudget), async (c) =>
      c.json(await saveBudget(c.var.ctx, c.req.valid('json'))),
    )
    .post(
      '/budgets/fix',
      operation({ id: 'fixBudget', summary: "Fix the draft: it is the year's budget from now on; a change of a fixed one takes two people", access: ['head'], response: model.Budget }),
      valid('json', model.FixBudget),
      async (c) => c.json(await fixBudget(c.var.ctx, c.req.valid('json'))),
    )
    .get('/budgets/versions', operation({ id: 'listBudgetVersions', summary: 'Every budget of a year that was ever fixed', access: readers, response: model.BudgetVersions }), valid('query', model.YearQuery), async (c) =>
      c.json(await listBudgetVersions(c.var.ctx, c.req.valid('query').year)),
    )
