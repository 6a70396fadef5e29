import { voucherId } from '../ledger/model.ts'
import type { BookedFacts, SaleRecord } from './items.ts'
import type { Sale, SaleRow } from './model.ts'
import { refundedOf } from './split-over-lines.ts'

export type BookedSale = SaleRecord & { readonly booked: BookedFacts }

export const isBooked = (sale: SaleRecord | undefined): sale is BookedSale => sale?.booked !== undefined

export function showRow(sale: BookedSale): SaleRow {
  const { id, kind, subject, title, amountFen, receiptNo = null, cash, booked } = sale
  return {
    id,
    kind,
    subject,
    title: { ...title },
    method: booked.method,
    amountFen,
    valueDate: booked.valueDate,
    entryDate: booked.entryDate,
    bookedAt: booked.at,
    receiptNo,
    collector: cash?.collector ?? null,
    wanted: booked.wanted,
    refundedFen: refundedOf(sale),
    keptFen: sale.kept?.amountFen ?? 0,
  }
}

export function showSale(sale: SaleRecord): Sale {
  if (!isBooked(sale)) throw new Error(`a booked sale: ${sale.id}`)
  return {
    ...showRow(sale),
    lines: sale.lines.map((line) => ({ account: '4301', ...line })),
    shift: sale.cash?.shift ?? null,
    voucher: voucherId('SALE', sale.booked.entryDate, sale.id),
    channelOrder: sale.online?.order ?? null,
    channelPayment: sale.booked.providerPayment ?? null,
  }
}
