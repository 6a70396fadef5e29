import { Hono } from 'hono'
import { estateRoutes, importRoutes, unitRoutes } from '../../estates/routes.ts'
import type { Env } from '../env.ts'

/** What is looked after, and who lives there. */
export const estates = () => new Hono<Env>().route('/', estateRoutes()).route('/', unitRoutes()).route('/', importRoutes())
