import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { PaymentId } from '../ids.ts'
import { admitPayment } from './access.ts'
import { readPayment } from './items.ts'
import type { Payment } from './model.ts'
import { numberReceipt } from './number-receipt.ts'
import { type BookedPayment, isBooked, showPayment } from './show-payment.ts'

/** A booked payment. An intent that came to nothing, another household's and none at all are one answer. */
export const getPayment = async (ctx: Ctx, id: PaymentId): Promise<Payment> => showPayment(await readNumbered(ctx, id))

/** With its receipt number: should a crash have come between booking and numbering, reading mends it. */
export async function readNumbered(ctx: Ctx, id: PaymentId): Promise<BookedPayment> {
  const payment = await readPayment(ctx, id)
  if (!isBooked(payment)) throw unknown(`no payment ${id}`)
  admitPayment(ctx, payment)
  const numbered = payment.receiptNo ? payment : await numberReceipt(ctx, payment)
  return { ...payment, ...numbered }
}
