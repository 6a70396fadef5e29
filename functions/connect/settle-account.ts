import type { Ctx } from '../context.ts'
import type { Platform } from '../platform.ts'
import { learnAccount } from './learn-account.ts'

/** The provider says that something about an account of the tenant's changed. False for one that it had before: nothing hangs on its status any more. */
export async function settleAccount(platform: Platform, ctx: Ctx, account: string): Promise<boolean> {
  if (ctx.site.stripeAccount !== account) return false
  await learnAccount(platform, ctx, account)
  return true
}
