import { Hono } from 'hono'
import { facilityRoutes } from '../../facilities/routes.ts'
import { saleRoutes } from '../../sales/routes.ts'
import type { Env } from '../env.ts'

/** Convenience facilities with their contracts, bookings, machines, and what is sold on the spot. */
export const facilities = () => new Hono<Env>().route('/', facilityRoutes()).route('/', saleRoutes())
