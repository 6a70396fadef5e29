import { Hono } from 'hono'
import { bookingRoutes } from '../../bookings/routes.ts'
import { endingRoutes } from '../../contracts/ending-routes.ts'
import { contractRoutes, settlementRoutes } from '../../contracts/routes.ts'
import { facilityRoutes } from '../../facilities/routes.ts'
import { machineRoutes } from '../../machines/routes.ts'
import { saleRoutes } from '../../sales/routes.ts'
import { machineSignRoutes } from '../../signs/routes.ts'
import type { Env } from '../env.ts'

/** Convenience facilities with their contracts, bookings and machines, and what is sold on the spot. */
export const facilities = () => new Hono<Env>().route('/', contractRoutes()).route('/', settlementRoutes()).route('/', endingRoutes()).route('/', facilityRoutes()).route('/', bookingRoutes()).route('/', machineRoutes()).route('/', saleRoutes()).route('/', machineSignRoutes())
