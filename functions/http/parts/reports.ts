import { Hono } from 'hono'
import { budgetRoutes } from '../../budgets/routes.ts'
import { reportRoutes } from '../../reports/routes.ts'
import type { Env } from '../env.ts'

/** What is read from the books in sums, and what was planned. */
export const reports = () => new Hono<Env>().route('/', reportRoutes()).route('/', budgetRoutes())
