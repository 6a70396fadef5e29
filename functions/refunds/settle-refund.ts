import type { Ctx } from '../context.ts'
import { isBooked, readPayment } from '../payments/give-back.ts'
import { held } from '../storage/cancelled.ts'
import { unfinishedWrite } from '../unfinished/work-list.ts'
import { bookMoved, stepped } from './book-moved.ts'
import { followIfAnswered, followProvider, type Refunding, type ToldRefund } from './follow-provider.ts'
import { changeWrites, readRefund, type RefundRecord, wasSeen } from './items.ts'
import { refundId, type RefundId } from './model.ts'

/**
 * A notice about a refund on an account of the tenant. One that is none of ours, made at the provider, is put on the work
 * list; also when it carries the key of one of ours, which anybody with access to the provider could have written there.
 */
export async function settleRefundNoticed(ctx: Ctx, told: ToldRefund): Promise<void> {
  const id = refundId.safeParse(told.key?.split('.')[0]).data
  const refund = id && (await readRefund(ctx, id))
  if (refund && refund.attempt > 0 && (await settleRefund(ctx, refund.id, told)).providerRefund === told.refund) return
  await noteElsewhere(ctx, told)
}

/** Puts a refund that is none of ours on the work list. */
export async function noteElsewhere(ctx: Ctx, told: ToldRefund): Promise<void> {
  if (await wasSeen(ctx, told.refund)) return
  const found = await ctx.ports.channel.findRefund(told.account, told.refund)
  // An attempt that failed was followed by another, or by a hand: it says nothing any more.
  if (found?.id && found.state !== 'failed') await ctx.store.write(unfinishedWrite(ctx, { kind: 'refund', id: found.id, since: found.createdAt }))
}

/** Brings an approved refund to where the provider is. Throws `unknown`, `upstream`. */
export const settleRefund = (ctx: Ctx, id: RefundId, told?: ToldRefund): Promise<RefundRecord> => followProvider(ctx, refundingOf(ctx), id, told)

/** The same; a provider that does not answer leaves it as it is. */
export const settleIfAnswered = (ctx: Ctx, id: RefundId): Promise<RefundRecord> => followIfAnswered(ctx, refundingOf(ctx), id)

const refundingOf = (ctx: Ctx): Refunding<RefundRecord> => ({
  read: async (id) => {
    const refund = await readRefund(ctx, id as RefundId)
    const payment = refund && (await readPayment(ctx, refund.payment))
    if (!refund || !isBooked(payment)) return undefined
    const { providerPayment } = payment.booked
    return { refund, origin: payment.online && providerPayment ? { account: payment.online.account, providerPayment } : undefined }
  },
  stepped: (refund, what, note) => stepped(ctx, refund, what, note),
  change: (before, after) => held(ctx.store.transact(changeWrites(ctx, before, after))),
  moved: (before, after, kind, valueDate) => bookMoved(ctx, { before, after, kind, account: '1009', valueDate }),
})
