import { type BusinessDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { listAreas } from '../parking/list-areas.ts'
import { type BatchRecord, usesOf } from './items.ts'
import type { CouponBatch } from './model.ts'

/** A batch as people see it: how many are used, how many left, and what they took off. */
export async function showBatch(ctx: Ctx, batch: BatchRecord, areas?: Awaited<ReturnType<typeof listAreas>>['items']): Promise<CouponBatch> {
  const [uses, known] = await Promise.all([usesOf(ctx, batch.id), areas ?? listAreas(ctx).then(({ items }) => items)])
  const { id, name, bearer, kind, value, count, from, to, perStay, createdAt, createdBy, ended } = batch
  return {
    id, name, bearer, kind, value, count, from, to, perStay, createdAt, createdBy, ended,
    areas: batch.areas.map((area) => ({ id: area, name: known.find((one) => one.id === area)?.name ?? area })),
    state: stateOf(batch, today(ctx.clock)),
    used: uses.length,
    left: count - uses.length,
    forgoneFen: uses.reduce((sum, { forgoneFen }) => sum + forgoneFen, 0),
  }
}

const stateOf = ({ ended, from, to }: BatchRecord, now: BusinessDate): CouponBatch['state'] => (ended ? 'ended' : now < from ? 'ahead' : now > to ? 'over' : 'valid')
