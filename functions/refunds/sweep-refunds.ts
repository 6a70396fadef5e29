import type { Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { dueNow } from '../jobs/due-now.ts'
import { eachByItself } from '../jobs/each-by-itself.ts'
import { settleRefundTold } from '../notices/settle-notice.ts'
import type { ProviderRefund } from '../payments/channel.ts'
import { everyAccount } from '../tenants/online-account.ts'
import { readSaleRefund, saleRefundId } from '../sales/stuck-sale-refund.ts'
import { unfinishedOf } from '../unfinished/work-list.ts'
import type { Progress } from './follow-provider.ts'
import { readRefund } from './items.ts'
import { refundId } from './model.ts'
import { settleRefund } from './settle-refund.ts'

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
  await eachByItself(unfinishedOf(ctx, 'refund'), async ({ id }) => {
    const ours = refundId.safeParse(id).data
    const refund = ours && (await readRefund(ctx, ours))
    if (refund?.state === 'sending' || refund?.state === 'pending') await settleRefund(ctx, refund.id)
  })
}

async function lookBack(ctx: Ctx): Promise<void> {
  const since = new Date(ctx.clock.now().getTime() - lookBackMs).toISOString() as Instant
  await eachByItself(everyAccount(ctx.site), (account) => lookThrough(ctx, account, since))
}

async function lookThrough(ctx: Ctx, account: string, since: Instant): Promise<void> {
  let after: string | undefined
  for (let page = 0; page < pagesMax; page += 1) {
    const { refunds, next } = await ctx.ports.channel.recentRefunds(account, since, after)
    await eachByItself(refunds, (theirs) => lookAt(ctx, account, theirs))
    if (next === undefined) return
    after = next
  }
  throw new Error(`more than ${pagesMax} pages of refunds since ${since}`)
}

/** Under way, a refund has just been asked about; what is news is one that came back, and one that is none of ours. */
async function lookAt(ctx: Ctx, account: string, { id, key, state }: ProviderRefund): Promise<void> {
  const refund = await refundOf(ctx, key)
  const known = refund?.providerRefund === id
  const news = known ? refund?.state === 'paid' && state === 'failed' : state !== 'failed'
  if (news && id !== undefined) await settleRefundTold(ctx, { account, refund: id, key })
}

/** Of a household's payment or of a sale, by the key that the provider keeps. */
async function refundOf(ctx: Ctx, key: string | undefined): Promise<Pick<Progress, 'state' | 'providerRefund'> | undefined> {
  const [id] = key?.split('.') ?? []
  const sale = saleRefundId.safeParse(id).data
  if (sale) return readSaleRefund(ctx, sale)
  const ours = refundId.safeParse(id).data
  return ours && readRefund(ctx, ours)
}
