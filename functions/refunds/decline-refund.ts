import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import { held } from '../storage/cancelled.ts'
import { changeWrites, readRefund } from './items.ts'
import type { Refund, RefundId } from './model.ts'
import { stepped } from './book-moved.ts'
import { refundRights } from './refund-standing.ts'
import { showRefund } from './show-refund.ts'
import { notNow, secondPerson, stateNames } from './words.ts'

/** Declines a request, or takes the own one back; nothing was booked for it. Throws `unknown`, `refused`. */
export async function declineRefund(ctx: Ctx, id: RefundId, reason: string): Promise<Refund> {
  const refund = await readRefund(ctx, id)
  if (!refund) throw unknown(`no refund ${id}`)
  if (refund.state === 'declined') return showRefund(ctx, refund)
  if (refund.state !== 'requested') throw notNow(stateNames[refund.state])
  if (!(await refundRights(ctx, refund)).decline) throw secondPerson()
  const declined = { ...(await stepped(ctx, refund, 'declined', reason)), state: 'declined' as const }
  if (await held(ctx.store.transact(changeWrites(ctx, refund, declined)))) return showRefund(ctx, declined)
  return declineRefund(ctx, id, reason)
}
