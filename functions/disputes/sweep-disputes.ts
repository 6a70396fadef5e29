import type { Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { dueNow } from '../jobs/due-now.ts'
import { eachByItself } from '../jobs/each-by-itself.ts'
import { everyAccount } from '../tenants/online-account.ts'
import { unfinishedOf } from '../unfinished/work-list.ts'
import { readDispute } from './items.ts'
import { disputeId, theirsOfDispute } from './model.ts'
import { settleDispute } from './settle-dispute.ts'

const everyMs = 5 * 60_000
const lookEveryMs = 60 * 60_000
const pagesMax = 50
/** A payer may complain for months; a dispute that no notice told us of is found while it is this young. */
const lookBackMs = 30 * 24 * 3_600_000

/** Brings every dispute that is not at its end to where the provider is, and finds those that no notice told us of. */
export async function sweepDisputes(ctx: Ctx): Promise<void> {
  if (await dueNow(ctx, 'disputes', everyMs)) await settleUnderWay(ctx)
  if (await dueNow(ctx, 'disputes-new', lookEveryMs)) await lookBack(ctx)
}

async function settleUnderWay(ctx: Ctx): Promise<void> {
  await eachByItself(unfinishedOf(ctx, 'dispute'), async ({ id }) => {
    const known = disputeId.safeParse(id).data
    const dispute = known && (await readDispute(ctx, known))
    if (dispute) await settleDispute(ctx, { account: dispute.account, dispute: theirsOfDispute(dispute.id) })
  })
}

async function lookBack(ctx: Ctx): Promise<void> {
  const since = new Date(ctx.clock.now().getTime() - lookBackMs).toISOString() as Instant
  await eachByItself(everyAccount(ctx.site), (account) => lookThrough(ctx, account, since))
}

async function lookThrough(ctx: Ctx, account: string, since: Instant): Promise<void> {
  let after: string | undefined
  for (let page = 0; page < pagesMax; page += 1) {
    const { disputes, next } = await ctx.ports.channel.recentDisputes(account, since, after)
    await eachByItself(disputes, ({ id }) => settleDispute(ctx, { account, dispute: id }))
    if (next === undefined) return
    after = next
  }
  throw new Error(`more than ${pagesMax} pages of disputes since ${since}`)
}
