import type { Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { Fault } from '../faults.ts'
import { dueNow } from '../jobs/due-now.ts'
import { unfinishedOf } from '../unfinished/work-list.ts'
import { readRefund } from './items.ts'
import { refundId } from './model.ts'
import { settleRefund, settleRefundNoticed } from './settle-refund.ts'

const everyMs = 5 * 60_000
const lookEveryMs = 60 * 60_000
const pagesMax = 50
/** A bank sends money back within weeks; what comes later is told by notice only. */
const lookBackMs = 30 * 24 * 3_600_000

/**
 * Brings every refund that is with the provider to where the provider is, and finds what it did without telling us: one that
 * came back after it had been paid, one that was made over there. One that cannot be asked about now stops no other.
 */
export async function sweepRefunds(ctx: Ctx): Promise<void> {
  if (await dueNow(ctx, 'refunds', everyMs)) await settleUnderWay(ctx)
  if (await dueNow(ctx, 'refunds-elsewhere', lookEveryMs)) await lookBack(ctx)
}

async function settleUnderWay(ctx: Ctx): Promise<void> {
  for await (const { id } of unfinishedOf(ctx, 'refund')) {
    const ours = refundId.safeParse(id).data
    const refund = ours && (await readRefund(ctx, ours))
    if (refund?.state === 'sending' || refund?.state === 'pending') await quietly(() => settleRefund(ctx, refund.id))
  }
}

async function lookBack(ctx: Ctx): Promise<void> {
  const since = new Date(ctx.clock.now().getTime() - lookBackMs).toISOString() as Instant
  const accounts = [ctx.site.stripeAccount, ...(ctx.site.formerAccounts ?? []).map(({ account }) => account)].filter((account) => account !== undefined)
  for (const account of accounts) await quietly(() => lookThrough(ctx, account, since))
}

async function lookThrough(ctx: Ctx, account: string, since: Instant): Promise<void> {
  let after: string | undefined
  for (let page = 0; page < pagesMax; page += 1) {
    const { refunds, next } = await ctx.ports.channel.recentRefunds(account, since, after)
    for (const { id, key, state } of refunds) {
      const ours = refundId.safeParse(key?.split('.')[0]).data
      const refund = ours && (await readRefund(ctx, ours))
      const news = refund ? refund.state === 'paid' && refund.providerRefund === id && state === 'failed' : state !== 'failed'
      if (news && id !== undefined) await quietly(() => settleRefundNoticed(ctx, { account, refund: id, key }))
    }
    if (next === undefined) return
    after = next
  }
  throw new Error(`more than ${pagesMax} pages of refunds since ${since}`)
}

async function quietly(act: () => Promise<unknown>): Promise<void> {
  try {
    await act()
  } catch (error) {
    if (!(error instanceof Fault)) throw error
  }
}
