import type { Ctx } from '../context.ts'
import type { SaleId } from '../ids.ts'
import { voucherId } from '../ledger/model.ts'
import { readSale } from './items.ts'

/** What of a booked sale answers a payment at the provider. */
export async function onlineSale(ctx: Ctx, id: SaleId): Promise<{ readonly providerPayment: string | undefined; readonly voucher: string } | undefined> {
  const sale = await readSale(ctx, id)
  return sale?.booked && { providerPayment: sale.booked.providerPayment, voucher: voucherId('SALE', sale.booked.entryDate, sale.id) }
}
