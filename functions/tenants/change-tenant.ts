import { instant } from '../calendar.ts'
import { recordChange } from '../audit/record-change.ts'
import { systemActor } from '../context.ts'
import { unknown } from '../faults.ts'
import type { TenantId } from '../ids.ts'
import { contextOf, type Platform } from '../platform.ts'
import type { ChangeTenant, TenantView } from './model.ts'
import { replaceEntry } from './replace-entry.ts'
import { tenantById, urlOf } from './resolve-tenant.ts'
import { withAccount } from './with-account.ts'

/** Suspends or resumes a tenant (S4), or connects its payment account. The operator's; seen everywhere within ten seconds. */
export async function changeTenant(platform: Platform, tenant: TenantId, change: ChangeTenant): Promise<TenantView> {
  const known = await tenantById(platform, tenant)
  if (!known) throw unknown()
  const after = await replaceEntry(platform, tenant, (before) => {
    const entry = change.paymentAccount === undefined ? before : withAccount(before, change.paymentAccount ?? undefined, instant(platform.clock))
    return { ...entry, state: change.state ?? before.state }
  })
  // The tenant learns of it in its own chain; the directory comes first, since suspending must not wait for it.
  const ctx = contextOf(platform, tenant, known.site, systemActor('platform-operator'))
  await recordChange(ctx, async () => ({ writes: [], act: 'tenant.changed', subject: tenant, detail: { state: after.state, paymentAccount: after.paymentAccount ?? null }, before: { state: known.site.state, paymentAccount: known.site.paymentAccount ?? null }, answer: undefined }))
  return { id: tenant, slug: after.slug, url: urlOf(platform, after), state: after.state, paymentAccount: after.paymentAccount ?? null }
}
