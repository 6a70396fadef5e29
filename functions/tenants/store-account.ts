import { type Instant, instant } from '../calendar.ts'
import type { TenantId } from '../ids.ts'
import type { Platform } from '../platform.ts'
import { entryById } from './items.ts'
import { replaceEntry } from './replace-entry.ts'
import { directory } from './resolve-tenant.ts'
import { withAccount } from './with-account.ts'

/** The tenant's payment account as the directory has it now; undefined without one. Consistent. */
export const accountOf = async (platform: Platform, tenant: TenantId): Promise<string | undefined> => (await entryById(directory(platform), tenant, true))?.paymentAccount

type Made = { readonly account: string; /** What the tenant had when it was made; undefined: none. */ readonly instead: string | undefined }

/**
 * An account that the provider has just made for the tenant becomes its own, and collects nothing before it is said to be
 * able to. Answers the tenant's account: another one when somebody was faster.
 */
export async function storeAccount(platform: Platform, tenant: TenantId, { account, instead }: Made): Promise<string> {
  const entry = await replaceEntry(platform, tenant, (before) => {
    if (before.paymentAccount !== instead || before.paymentAccount === account) return undefined
    return { ...withAccount(before, account, instant(platform.clock)), collects: false }
  })
  return entry.paymentAccount ?? account
}

/** Notes whether the account can collect, as the provider said at `at`. An answer that was asked for earlier changes nothing. */
export async function noteCollecting(platform: Platform, tenant: TenantId, { account, collects, at }: { readonly account: string; readonly collects: boolean; readonly at: Instant }): Promise<void> {
  await replaceEntry(platform, tenant, (before) => {
    if (before.paymentAccount !== account || (before.collectsAt ?? '') > at) return undefined
    return { ...before, collects, collectsAt: at }
  })
}
