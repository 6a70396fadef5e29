import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import { problemOf, readSaleRefund, retrySaleRefund, saleRefundId, type SaleRefundRecord, settleSaleRefund } from '../sales/stuck-sale-refund.ts'
import { isLate, says } from './refunds.ts'
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

function waiting(ctx: Ctx, refund: SaleRefundRecord): Thing | undefined {
  const { id, title, amountFen, state, differs } = refund
  const about = { document: id, unit: null, about: title.zh, amountFen }
  const problem = problemOf(refund)
  if (differs && problem) return { ...about, why: 'differs', say: problem, action: 'ask-again' }
  switch (state) {
    case 'requested':
      return { ...about, why: 'requested', say: says.requested, action: 'approve' }
    case 'handover':
      return { ...about, why: 'handover', say: says.handover, action: 'hand-over' }
    case 'failed':
      return { ...about, why: 'failed', say: problem!, action: 'retry', others: ['hand-over'] }
    case 'sending':
    case 'pending':
      return isLate(ctx, refund.steps) ? { ...about, why: state, say: says.slow, action: 'ask-again' } : undefined
    default:
      return undefined
  }
}
