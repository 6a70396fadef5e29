import type { Hono } from 'hono'
import type { Platform } from '../platform.ts'
import { baseApp } from './app.ts'
import type { Env } from './env.ts'

type Part = { readonly under: readonly string[]; readonly load: (platform: Platform) => Promise<Hono<Env>> }

/** Which part answers what, by the first segment under /v1. A test holds that each answers all that the whole API does there. */
const parts: readonly Part[] = [
  {
    under: ['site', 'tenants', 'office', 'me', 'members', 'tokens', 'audit', 'session', 'sign-in', 'sign-out', 'resident-codes', 'resident-sessions'],
    load: async (platform) => baseApp(platform).route('/v1', (await import('./parts/people.ts')).people()),
  },
  {
    under: ['communities', 'buildings', 'units', 'imports'],
    load: async (platform) => baseApp(platform).route('/v1', (await import('./parts/estates.ts')).estates()),
  },
  {
    under: [
      'fee-items', 'billing-runs', 'bills', 'household', 'pay-sessions', 'checkouts', 'counter-payments', 'payments', 'receipts', 'notices',
      'accounts', 'arrears', 'households', 'journal', 'overview', 'sources-and-uses', 'trial-balance', 'vouchers',
    ],
    load: async (platform) => baseApp(platform).route('/v1', (await import('./parts/money.ts')).money()),
  },
  {
    under: [
      'refunds', 'reversals', 'disputes', 'credits', 'stuck', 'connect', 'reminders', 'visits', 'merchant-bills', 'statement-accounts',
      'expenses', 'suppliers', 'expense-limits', 'cash', 'payouts', 'exceptions',
      'disclosures', 'disclosure-work', 'disclosure-settings', 'disclosure-draft', 'closings',
    ],
    load: async (platform) => baseApp(platform).route('/v1', (await import('./parts/aftercare.ts')).aftercare()),
  },
  {
    under: ['parking'],
    load: async (platform) => baseApp(platform).route('/v1', (await import('./parts/parking.ts')).parking()),
  },
  {
    under: ['facilities', 'bookings', 'machine-sessions', 'sales'],
    load: async (platform) => baseApp(platform).route('/v1', (await import('./parts/facilities.ts')).facilities()),
  },
  {
    under: ['reports', 'budgets'],
    load: async (platform) => baseApp(platform).route('/v1', (await import('./parts/reports.ts')).reports()),
  },
  {
    under: ['seekers', 'applications', 'posts', 'courses', 'training-sessions', 'certificates', 'certificate-kinds', 'hires', 'subsidies', 'outcomes', 'careers', 'staff', 'workforce-settings'],
    load: async (platform) => baseApp(platform).route('/v1', (await import('./parts/workforce.ts')).workforce()),
  },
  {
    under: ['rosters', 'roster-shifts', 'roster-settings', 'roster-people', 'roster-feeds', 'holidays', 'leaves', 'my-roster', 'clock-codes', 'swaps', 'roster-hours', 'attendance', 'attendance-days', 'attendance-rules', 'timesheets', 'payroll'],
    load: async (platform) => baseApp(platform).route('/v1', (await import('./parts/rosters.ts')).rosters()),
  },
]

/** The sign-in's way back and the reference, which describes all of it. */
const whole: Part = { under: [], load: async (platform) => (await import('./api.ts')).apiApp(platform) }
const ofWhole: readonly string[] = ['/callback', '/docs', '/v1/openapi.json']
/** Every path that nobody answers. */
const nothing: Part = { under: [], load: async (platform) => baseApp(platform) }

export const partOf = (path: string): number => parts.findIndex(({ under }) => under.includes(/^\/v1\/([^/]+)/.exec(path)?.[1] ?? ''))

/**
 * The same API as `apiApp`, loaded as it is asked for: a cold function builds the routes and schemas of one part only,
 * which halves what its first request waits for. What was loaded stays.
 */
export function apiInParts(platform: Platform): { readonly fetch: (request: Request) => Promise<Response> } {
  const loaded = new Map<Part, Promise<Hono<Env>>>()
  return {
    fetch: async (request) => {
      const { pathname } = new URL(request.url)
      const part = parts[partOf(pathname)] ?? (ofWhole.includes(pathname) ? whole : nothing)
      const app = loaded.get(part) ?? part.load(platform)
      loaded.set(part, app)
      return (await app).fetch(request)
    },
  }
}
