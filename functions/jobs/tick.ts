import { systemActor } from '../context.ts'
import { contextOf, type Platform } from '../platform.ts'
import { everyTenant } from '../tenants/resolve-tenant.ts'
import { sweepJobs } from './sweep-jobs.ts'

/** Once a minute, for every tenant: jobs left behind, and payments whose end we were not told. One tenant's trouble stops no other. */
export async function tick(platform: Platform, options: { budgetMs: number }): Promise<void> {
  for await (const { tenant, site } of everyTenant(platform)) {
    const ctx = contextOf(platform, tenant, site, systemActor('sweep'))
    try {
      await sweepJobs(ctx, options)
      await (await import('../payments/sweep-payments.ts')).sweepPayments(ctx)
    } catch (error) {
      platform.log({ level: 'error', event: 'sweep', tenant, stack: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
  }
}
