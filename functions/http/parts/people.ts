import { Hono } from 'hono'
import { auditRoutes } from '../../audit/routes.ts'
import { memberRoutes } from '../../members/routes.ts'
import { signInRoutes } from '../../members/sign-in-routes.ts'
import { siteRoutes } from '../../tenants/routes.ts'
import type { Env } from '../env.ts'

/** The organization, who may do what in it, and who did. */
export const people = () => new Hono<Env>().route('/', siteRoutes()).route('/', signInRoutes()).route('/', memberRoutes()).route('/', auditRoutes())
