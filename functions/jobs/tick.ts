import { type Ctx, systemActor } from '../context.ts'
import { contextOf, type Platform } from '../platform.ts'
import { everyTenant } from '../tenants/resolve-tenant.ts'
import { sweepJobs } from './sweep-jobs.ts'

/** What is looked after once a minute. Each is bounded and harmless to repeat; imported when first run. */
type Sweep = (ctx: Ctx, options: { readonly budgetMs: number }, platform: Platform) => Promise<unknown>
const sweeps: Readonly<Record<string, Sweep>> = {
  jobs: sweepJobs,
  orders: async (ctx) => (await import('../notices/sweep-orders.ts')).sweepOrders(ctx),
  refunds: async (ctx) => (await import('../refunds/sweep-refunds.ts')).sweepRefunds(ctx),
  'sale-refunds': async (ctx) => (await import('../sales/sweep-sale-refunds.ts')).sweepSaleRefunds(ctx),
  bookings: async (ctx) => (await import('../bookings/sweep-bookings.ts')).sweepBookings(ctx),
  sessions: async (ctx) => (await import('../machines/sweep-sessions.ts')).sweepSessions(ctx),
  disputes: async (ctx) => (await import('../disputes/sweep-disputes.ts')).sweepDisputes(ctx),
  payouts: async (ctx) => (await import('../payouts/sweep-payouts.ts')).sweepPayouts(ctx),
  account: async (ctx, _, platform) => (await import('../connect/sweep-account.ts')).sweepAccount(platform, ctx),
  drafts: async (ctx) => (await import('../fees/sweep-drafts.ts')).sweepDrafts(ctx),
  uploads: async (ctx) => (await import('../estates/lapse-import.ts')).sweepUploads(ctx),
  'merchant-bills': async (ctx) => (await import('../merchant-bills/sweep-bills.ts')).sweepBills(ctx),
  statements: async (ctx) => (await import('../reconciliation/sweep-statements.ts')).sweepStatements(ctx),
  erasures: async (ctx) => (await import('../workforce/erase-person.ts')).sweepErasures(ctx),
  'called-off': async (ctx) => (await import('../training/tell-called-off.ts')).sweepCalledOff(ctx),
  awards: async (ctx) => (await import('../training/settle-awards.ts')).sweepAwards(ctx),
  'certificate-alerts': async (ctx) => (await import('../certificates/tell-ends.ts')).tellEnds(ctx),
  'roster-publishing': async (ctx) => (await import('../rosters/sweep-publishing.ts')).sweepPublishing(ctx),
  matching: async (ctx) => (await import('../reconciliation/sweep-matching.ts')).sweepMatching(ctx),
}

/**
 * Once a minute, for every tenant: jobs left behind; payments, refunds, disputes and the account, of which we may not have been told; and what
 * people began and left. Neither one tenant's trouble nor one kind's stops another.
 */
export async function tick(platform: Platform, options: { budgetMs: number }): Promise<void> {
  for await (const { tenant, site } of everyTenant(platform)) {
    const ctx = contextOf(platform, tenant, site, systemActor('sweep'))
    for (const [name, sweep] of Object.entries(sweeps)) {
      try {
        await sweep(ctx, options, platform)
      } catch (error) {
        platform.log({ level: 'error', event: 'sweep', sweep: name, tenant, stack: error instanceof Error ? (error.stack ?? error.message) : String(error) })
      }
    }
  }
}
