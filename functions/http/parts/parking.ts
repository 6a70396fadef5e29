import { Hono } from 'hono'
import { couponRoutes } from '../../coupons/routes.ts'
import { areaRoutes, carRoutes } from '../../parking/routes.ts'
import { permitRoutes } from '../../permits/routes.ts'
import { areaSignRoutes } from '../../signs/routes.ts'
import { shiftRoutes, stayRoutes } from '../../stays/routes.ts'
import { tariffRoutes } from '../../tariffs/routes.ts'
import type { Env } from '../env.ts'

/** Spaces, cars and permits, tariffs, coupons, stays, the sign at an exit. */
export const parking = () => new Hono<Env>().route('/', areaRoutes()).route('/', carRoutes()).route('/', permitRoutes()).route('/', tariffRoutes()).route('/', couponRoutes()).route('/', stayRoutes()).route('/', shiftRoutes()).route('/', areaSignRoutes())
