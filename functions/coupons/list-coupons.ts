import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import { listAreas } from '../parking/list-areas.ts'
import { allBatches, findBatch } from './items.ts'
import type { CouponBatch, CouponBatchPage, ListCoupons } from './model.ts'
import { showBatch } from './show-batch.ts'

/** Batches, newest first. */
export async function listCoupons(ctx: Ctx, { limit, after }: ListCoupons): Promise<CouponBatchPage> {
  const [all, { items: areas }] = await Promise.all([allBatches(ctx), listAreas(ctx)])
  const place = ({ createdAt, id }: { createdAt: string; id: string }): string => `${createdAt}#${id}`
  const rest = all.toSorted((a, b) => (place(a) < place(b) ? 1 : -1)).filter((batch) => after === undefined || place(batch) < after)
  const page = rest.slice(0, limit)
  return { items: await Promise.all(page.map((batch) => showBatch(ctx, batch, areas))), next: rest.length > limit ? place(page.at(-1)!) : null }
}

/** Throws unknown. */
export async function getCoupons(ctx: Ctx, id: string): Promise<CouponBatch> {
  const batch = await findBatch(ctx, id)
  if (!batch) throw unknown(`coupons ${id}`)
  return showBatch(ctx, batch)
}
