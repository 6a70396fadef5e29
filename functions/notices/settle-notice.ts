import type { Ctx } from '../context.ts'
import type { Notice } from '../payments/channel.ts'
import type { Platform } from '../platform.ts'
import type { ToldRefund } from '../refunds/follow-provider.ts'
import { isSaleRefundKey } from '../sales/sale-id.ts'
import { followerOf } from './order-followers.ts'

/** A notice about something that we follow, on an account that is the tenant's. */
export type OurNotice = Exclude<Notice, { kind: 'other' }> & { readonly account: string }

/**
 * Hands a notice to those who know the thing: each asks the provider how it stands and brings ours there. False: there is
 * provably nothing of ours to do. Each is loaded when first needed.
 */
export async function settleNotice(platform: Platform, ctx: Ctx, notice: OurNotice): Promise<boolean> {
  const { account } = notice
  switch (notice.kind) {
    case 'order': {
      const follower = await followerOf(notice.number)?.()
      if (follower) await follower.settle(ctx, notice.number!, { account, order: notice.order })
      return follower !== undefined
    }
    case 'refund': {
      await settleRefundTold(ctx, { account, refund: notice.refund, key: notice.key })
      return true
    }
    case 'dispute': {
      const { settleDispute } = await import('../disputes/settle-dispute.ts')
      await settleDispute(ctx, { account, dispute: notice.dispute })
      return true
    }
    case 'account': {
      const { settleAccount } = await import('../connect/settle-account.ts')
      return settleAccount(platform, ctx, account)
    }
    default:
      return notice satisfies never
  }
}

/** To whose refund it is by the key that the provider keeps for us; one without a key of ours was made over there. */
export async function settleRefundTold(ctx: Ctx, told: ToldRefund): Promise<void> {
  if (isSaleRefundKey(told.key)) return (await import('../sales/stuck-sale-refund.ts')).settleSaleRefundNoticed(ctx, told)
  return (await import('../refunds/settle-refund.ts')).settleRefundNoticed(ctx, told)
}
