import { Hono } from 'hono'
import { payrollRoutes } from '../../attendance/payroll-routes.ts'
import { attendanceRoutes } from '../../attendance/routes.ts'
import { clockRoutes } from '../../clock/routes.ts'
import { leaveRoutes, myLeaveRoutes } from '../../leave/routes.ts'
import { rosterFeedRoutes, rosterRoutes } from '../../rosters/routes.ts'
import { shiftRoutes } from '../../shifts/routes.ts'
import { myShiftRoutes, swapRoutes } from '../../swaps/routes.ts'
import type { Env } from '../env.ts'

/** Who works when: shifts, rosters, leave, swaps, the clock. */
export const rosters = () =>
  new Hono<Env>()
    .route('/', shiftRoutes())
    .route('/', rosterRoutes())
    .route('/', rosterFeedRoutes())
    .route('/', leaveRoutes())
    .route('/', myLeaveRoutes())
    .route('/', clockRoutes())
    .route('/', swapRoutes())
    .route('/', myShiftRoutes())
    .route('/', attendanceRoutes())
    .route('/', payrollRoutes())
