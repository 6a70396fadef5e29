import type { SaleId } from '../ids.ts'
import { receiptSeries } from '../payments/receipt-series.ts'
import { attachReceiptNo, readSale, type SaleRecord } from './items.ts'

/** Receipts of sales, `T2026-000123`: a series of their own, so that the payments of households keep theirs without a stranger's parking in between. */
export const receipts = receiptSeries<SaleId, SaleRecord>({ letter: 'T', read: readSale, attach: attachReceiptNo })
