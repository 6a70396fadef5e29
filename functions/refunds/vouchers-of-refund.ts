import type { Ctx } from '../context.ts'
import { readSaleRefund, saleRefundId } from '../sales/stuck-sale-refund.ts'
import { readRefund } from './items.ts'
import { refundId } from './model.ts'

/** The vouchers of a refund, of a household's payment or of a sale, by the key that the provider keeps; undefined for a key of nobody's. */
export async function vouchersOfRefund(ctx: Ctx, key: string): Promise<{ readonly id: string; readonly vouchers: readonly string[] } | undefined> {
  const [id] = key.split('.')
  const sale = saleRefundId.safeParse(id).data
  const household = refundId.safeParse(id).data
  const found = sale ? await readSaleRefund(ctx, sale) : household ? await readRefund(ctx, household) : undefined
  return found && { id: found.id, vouchers: found.vouchers }
}
