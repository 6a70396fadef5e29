import { Hono } from 'hono'
import { reportRoutes } from '../../reports/routes.ts'
import type { Env } from '../env.ts'

/** What is read from the books in sums. */
export const reports = () => new Hono<Env>().route('/', reportRoutes())
