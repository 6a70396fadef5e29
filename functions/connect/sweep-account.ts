import type { Ctx } from '../context.ts'
import { Fault } from '../faults.ts'
import { dueNow } from '../jobs/due-now.ts'
import type { Platform } from '../platform.ts'
import { accountOf } from '../tenants/store-account.ts'
import { learnAccount } from './learn-account.ts'

const everyMs = 60 * 60_000

/** Asks once an hour how the tenant's account stands: a notice may be lost, and of an account that the operator entered none ever came. */
export async function sweepAccount(platform: Platform, ctx: Ctx): Promise<void> {
  if (ctx.site.paymentAccount === undefined || !(await dueNow(ctx, 'account', everyMs))) return
  const account = await accountOf(platform, ctx.tenant)
  if (account === undefined) return
  try {
    await learnAccount(platform, ctx, account)
  } catch (error) {
    // A provider that does not answer is asked again in an hour; what it said last stands.
    if (!(error instanceof Fault) || error.kind !== 'upstream') throw error
  }
}
