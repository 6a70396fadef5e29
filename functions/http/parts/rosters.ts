import { Hono } from 'hono'
import { shiftRoutes } from '../../shifts/routes.ts'
import type { Env } from '../env.ts'

/** Who works when: shifts, rosters, leave, swaps, the clock. */
export const rosters = () => new Hono<Env>().route('/', shiftRoutes())
