import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import { admitUnit } from '../payments/access.ts'
import { readRefund } from './items.ts'
import type { Refund, RefundId } from './model.ts'
import { showRefund } from './show-refund.ts'

/** Throws `unknown`, also for another household's. */
export async function getRefund(ctx: Ctx, id: RefundId): Promise<Refund> {
  const refund = await readRefund(ctx, id)
  if (!refund) throw unknown(`no refund ${id}`)
  admitUnit(ctx, refund.unit)
  return showRefund(ctx, refund)
}
