import { recordChange } from '../audit/record-change.ts'
import { systemActor } from '../context.ts'
import { conflict, unknown } from '../faults.ts'
import type { TenantId } from '../ids.ts'
import { contextOf, type Platform } from '../platform.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import type { Write } from '../storage/writes.ts'
import { accountKey, type Entry, entryById, entryItems } from './items.ts'
import type { ChangeTenant, TenantView } from './model.ts'
import { directory, forgetTenants, tenantById, urlOf } from './resolve-tenant.ts'

/** Suspends or resumes a tenant (S4), or connects its payment account. The operator's; seen everywhere within ten seconds. */
export async function changeTenant(platform: Platform, tenant: TenantId, change: ChangeTenant): Promise<TenantView> {
  const before = await entryById(directory(platform), tenant, true)
  const known = await tenantById(platform, tenant)
  if (!before || !known) throw unknown()
  const after = applied(before, change)
  await replace(platform, before, after)
  forgetTenants(platform)
  // The tenant learns of it in its own chain; the directory comes first, since suspending must not wait for it.
  const ctx = contextOf(platform, tenant, known.site, systemActor('platform-operator'))
  await recordChange(ctx, async () => ({ writes: [], act: 'tenant.changed', subject: tenant, detail: { state: after.state, stripeAccount: after.stripeAccount ?? null }, answer: undefined }))
  return { id: tenant, slug: after.slug, url: urlOf(platform, after), state: after.state, stripeAccount: after.stripeAccount ?? null }
}

function applied({ stripeAccount, ...entry }: Entry, change: ChangeTenant): Entry {
  const account = change.stripeAccount === undefined ? stripeAccount : (change.stripeAccount ?? undefined)
  return { ...entry, state: change.state ?? entry.state, ...(account ? { stripeAccount: account } : {}) }
}

/** An account that another tenant holds stays there: its key must be absent or this tenant's. */
async function replace(platform: Platform, before: Entry, after: Entry): Promise<void> {
  const own = { expr: 'attribute_not_exists(pk) OR tenant = :tenant', values: { ':tenant': before.tenant } }
  const gone: Write[] = before.stripeAccount && before.stripeAccount !== after.stripeAccount ? [{ delete: accountKey(before.stripeAccount), if: own }] : []
  try {
    await directory(platform).transact([...entryItems(after).map((put) => ({ put, if: own })), ...gone])
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error
    throw conflict('account-taken', { zh: '这个收款账户已属于另一个服务社，没有保存。', en: 'This payment account belongs to another tenant. Nothing was saved.' })
  }
}
