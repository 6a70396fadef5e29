import type { Ctx } from '../context.ts'
import type { SaleId } from '../ids.ts'
import { readRefundsOfSale, type SaleRefundRecord } from './refund-items.ts'
import type { RefundRule } from './refund-model.ts'

/** What rules gave back of a sale, and where each stands, for the page of the thing that was sold. */
export async function refundsByRules(ctx: Ctx, sale: SaleId): Promise<{ readonly rule: RefundRule; readonly amountFen: number; readonly state: SaleRefundRecord['state'] }[]> {
  return (await readRefundsOfSale(ctx, sale)).flatMap(({ rule, amountFen, state }) => (rule ? [{ rule, amountFen, state }] : []))
}
