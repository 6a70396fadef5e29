import type { Ctx } from '../context.ts'
import type { PaymentId } from '../ids.ts'
import { attachReceiptNo, type PaymentRecord, readPayment } from './items.ts'
import { receiptSeries } from './receipt-series.ts'

const receipts = receiptSeries<PaymentId, PaymentRecord>({ letter: '', read: readPayment, attach: attachReceiptNo })

/** Gives a booked payment its receipt number, `2026-000123`, and answers the payment with it. */
export const numberReceipt = (ctx: Ctx, payment: PaymentRecord): Promise<PaymentRecord> => receipts.number(ctx, payment)

/** The payment of `2026-000123`, or of `123` in that year. */
export const paymentOfReceipt = (ctx: Ctx, year: number, number: number): Promise<PaymentId | undefined> => receipts.find(ctx, year, number)
