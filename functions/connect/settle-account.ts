import type { Ctx } from '../context.ts'
import type { Platform } from '../platform.ts'
import { accountOf } from '../tenants/store-account.ts'
import { learnAccount } from './learn-account.ts'

/**
 * The provider says that something about an account of the tenant's changed. False for one that it had before: nothing
 * hangs on its status any more. The directory is asked anew, for the account may have been replaced a moment ago.
 */
export async function settleAccount(platform: Platform, ctx: Ctx, account: string): Promise<boolean> {
  if ((await accountOf(platform, ctx.tenant)) !== account) return false
  await learnAccount(platform, ctx, account)
  return true
}
