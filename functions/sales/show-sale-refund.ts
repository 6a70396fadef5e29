import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { SaleId } from '../ids.ts'
import { refundProblem, refundRights } from '../refunds/refund-standing.ts'
import { readSale } from './items.ts'
import { readRefundsOfSale, type SaleRefundRecord } from './refund-items.ts'
import type { SaleRefund } from './refund-model.ts'

export async function showSaleRefund(ctx: Ctx, refund: SaleRefundRecord): Promise<SaleRefund> {
  const { decide: retry, ...may } = await refundRights(ctx, refund)
  const { id, sale, title, receiptNo, method, amountFen, rule = null, reason, state, steps, vouchers, paid } = refund
  return {
    id,
    sale,
    title: { ...title },
    receiptNo,
    method,
    amountFen,
    rule,
    reason,
    state,
    problem: refundProblem(refund),
    paidOn: paid?.on ?? null,
    steps: steps.map(({ what, at, by, note }) => ({ what, at, by, note: note ?? null })),
    vouchers: [...vouchers],
    may: { ...may, retry },
  }
}

/** Every refund of a booked sale. Throws `unknown`. */
export async function listSaleRefunds(ctx: Ctx, sale: SaleId): Promise<{ items: SaleRefund[] }> {
  if (!(await readSale(ctx, sale))?.booked) throw unknown(`no sale ${sale}`)
  return { items: await Promise.all((await readRefundsOfSale(ctx, sale)).map((refund) => showSaleRefund(ctx, refund))) }
}
