import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import { readSaleRefund, retrySaleRefund, saleRefundId, type SaleRefundRecord, settleSaleRefund } from '../sales/stuck-sale-refund.ts'
import { waitingRefund } from './refunds.ts'
import type { Reader, Thing } from './thing.ts'

/** Refunds of sales that wait for a person, failed, or are not where the provider has them. */
export const stuckSaleRefunds = (ctx: Ctx): Reader => ({
  read: async ({ id }) => waiting(ctx, await one(ctx, id)),
  solve: async ({ id }, solution) => {
    const refund = await one(ctx, id)
    if (solution === 'retry') await retrySaleRefund(ctx, refund.id)
    else await settleSaleRefund(ctx, refund.id)
  },
})

async function one(ctx: Ctx, id: string): Promise<SaleRefundRecord> {
  const ours = saleRefundId.safeParse(id).data
  const refund = ours && (await readSaleRefund(ctx, ours))
  if (!refund) throw unknown(`no refund ${id}`)
  return refund
}

const waiting = (ctx: Ctx, refund: SaleRefundRecord): Thing | undefined =>
  waitingRefund(ctx, refund, { document: refund.id, unit: null, about: refund.title.zh, amountFen: refund.amountFen }, ['hand-over'])
