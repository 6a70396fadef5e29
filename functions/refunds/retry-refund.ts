import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import { held } from '../storage/cancelled.ts'
import { admitAgain } from './admit-again.ts'
import { changeWrites, readRefund } from './items.ts'
import type { Refund, RefundId } from './model.ts'
import { stepped } from './book-moved.ts'
import { settleIfAnswered } from './settle-refund.ts'
import { showRefund } from './show-refund.ts'
import { notNow, stateNames } from './words.ts'

/** Sends a failed refund again, by a key of its own: the provider remembers what it refused. Throws `unknown`, `refused`. */
export async function retryRefund(ctx: Ctx, id: RefundId): Promise<Refund> {
  const refund = await readRefund(ctx, id)
  if (!refund) throw unknown(`no refund ${id}`)
  if (refund.state === 'failed') {
    await admitAgain(ctx, refund)
    const { failure: _, providerRefund: __, ...rest } = await stepped(ctx, refund, 'sent-again')
    await held(ctx.store.transact(changeWrites(ctx, refund, { ...rest, state: 'sending', attempt: refund.attempt + 1 })))
  } else if (refund.state !== 'sending' && refund.state !== 'pending') throw notNow(stateNames[refund.state])
  return showRefund(ctx, await settleIfAnswered(ctx, id))
}
