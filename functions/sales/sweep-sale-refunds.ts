import type { Ctx } from '../context.ts'
import { dueNow } from '../jobs/due-now.ts'
import { eachByItself } from '../jobs/each-by-itself.ts'
import { unfinishedOf } from '../unfinished/work-list.ts'
import { readSaleRefund } from './refund-items.ts'
import { saleRefundId } from './refund-model.ts'
import { settleSaleRefund } from './settle-sale-refund.ts'

const everyMs = 5 * 60_000

/** Brings every refund of a sale that is with the provider to where the provider is: one that a crash left unsent, one whose end we were not told. */
export async function sweepSaleRefunds(ctx: Ctx): Promise<void> {
  if (!(await dueNow(ctx, 'sale-refunds', everyMs))) return
  await eachByItself(unfinishedOf(ctx, 'sale-refund'), async ({ id }) => {
    const ours = saleRefundId.safeParse(id).data
    const refund = ours && (await readSaleRefund(ctx, ours))
    if (refund?.state === 'sending' || refund?.state === 'pending') await settleSaleRefund(ctx, refund.id)
  })
}
