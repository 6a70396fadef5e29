import { Hono } from 'hono'
import { auditRoutes } from '../audit/routes.ts'
import { estateRoutes, importRoutes, unitRoutes } from '../estates/routes.ts'
import { billRoutes, feeRoutes } from '../fees/routes.ts'
import { bookRoutes } from '../ledger/routes.ts'
import { memberRoutes } from '../members/routes.ts'
import { callbackRoutes, signInRoutes } from '../members/sign-in-routes.ts'
import { paymentRoutes } from '../payments/routes.ts'
import { siteRoutes } from '../tenants/routes.ts'
import type { Platform } from '../platform.ts'
import { baseApp } from './app.ts'
import type { Env } from './env.ts'
import { referenceRoutes } from './reference.ts'

/** Every route under /v1. Heavy libraries (pdfkit, XLSX, Stripe) are imported by their use cases when first needed. */
export const routes = () =>
  new Hono<Env>()
    .route('/', siteRoutes())
    .route('/', signInRoutes())
    .route('/', memberRoutes())
    .route('/', auditRoutes())
    .route('/', estateRoutes())
    .route('/', unitRoutes())
    .route('/', importRoutes())
    .route('/', feeRoutes())
    .route('/', billRoutes())
    .route('/', paymentRoutes())
    .route('/', bookRoutes())

const mounted = () => new Hono<Env>().route('/v1', routes())

/** The type of the whole API, for the typed client of the front ends. */
export type Api = ReturnType<typeof mounted>

/** The app that answers for the whole API. */
export function apiApp(platform: Platform): Hono<Env> {
  const app = baseApp(platform)
  app.route('/v1', routes())
  app.route('/', callbackRoutes())
  app.route('/', referenceRoutes(app))
  return app
}
