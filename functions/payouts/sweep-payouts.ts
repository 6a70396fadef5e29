import type { Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { dueNow } from '../jobs/due-now.ts'
import { eachByItself } from '../jobs/each-by-itself.ts'
import { everyAccount } from '../tenants/online-account.ts'
import { settlePayout } from './settle-payout.ts'

const everyMs = 60 * 60_000
/** A bank sends a payout back within days. */
const lookBackMs = 30 * 24 * 3_600_000
const pagesMax = 20

/** Reads new payouts of every account, and those that are not at their end. Harmless to repeat. */
export async function sweepPayouts(ctx: Ctx): Promise<void> {
  if (await dueNow(ctx, 'payouts', everyMs)) await readPayouts(ctx)
}

export async function readPayouts(ctx: Ctx): Promise<void> {
  const since = new Date(ctx.clock.now().getTime() - lookBackMs).toISOString() as Instant
  await eachByItself(everyAccount(ctx.site), async (account) => {
    const found = []
    let after: string | undefined
    for (let page = 0; page < pagesMax; page += 1) {
      const { payouts, next } = await ctx.ports.channel.recentPayouts(account, since, after)
      found.push(...payouts)
      if (next === undefined) break
      after = next
    }
    // The oldest first: one that came back is in a later one.
    await eachByItself(found.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1)), (payout) => settlePayout(ctx, payout))
  })
}
