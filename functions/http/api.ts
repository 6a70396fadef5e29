import { Hono } from 'hono'
import { callbackRoutes } from '../members/sign-in-routes.ts'
import type { Platform } from '../platform.ts'
import { baseApp } from './app.ts'
import type { Env } from './env.ts'
import { aftercare } from './parts/aftercare.ts'
import { estates } from './parts/estates.ts'
import { facilities } from './parts/facilities.ts'
import { money } from './parts/money.ts'
import { parking } from './parts/parking.ts'
import { people } from './parts/people.ts'
import { reports } from './parts/reports.ts'
import { rosters } from './parts/rosters.ts'
import { workforce } from './parts/workforce.ts'
import { referenceRoutes } from './reference.ts'

/** Every route under /v1. Heavy libraries (pdfkit, XLSX, Stripe) are imported by their use cases when first needed. */
export const routes = () =>
  new Hono<Env>().route('/', people()).route('/', estates()).route('/', money()).route('/', aftercare()).route('/', parking()).route('/', facilities()).route('/', reports()).route('/', workforce()).route('/', rosters())

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
