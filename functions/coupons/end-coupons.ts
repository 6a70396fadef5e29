import { recordChange } from '../audit/record-change.ts'
import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { refused, unknown } from '../faults.ts'
import { held } from '../storage/cancelled.ts'
import { endBatch, findBatch } from './items.ts'
import type { CouponBatch, EndCoupons } from './model.ts'
import { showBatch } from './show-batch.ts'

/** From now on none of its codes is taken any more; what was used stays used. The same once more answers the same; there is no way back. */
export async function endCoupons(ctx: Ctx, id: string, { reason }: EndCoupons): Promise<CouponBatch> {
  const batch = await findBatch(ctx, id)
  if (!batch) throw unknown(`coupons ${id}`)
  const ended = { at: instant(ctx.clock), by: ctx.actor.name, reason }
  if (!batch.ended && (await held(recordChange(ctx, async () => ({ writes: [endBatch(ctx, id, ended)], act: 'coupons.ended', subject: id, detail: { name: batch.name, reason }, answer: true }))))) return showBatch(ctx, { ...batch, ended })
  const now = (await findBatch(ctx, id))!
  if (now.ended?.reason === reason) return showBatch(ctx, now)
  throw refused('coupons-ended', { zh: `这批停车券已由 ${now.ended?.by ?? ''} 停用，没有更改。`, en: `${now.ended?.by ?? ''} has ended these coupons already. Nothing was changed.` })
}
