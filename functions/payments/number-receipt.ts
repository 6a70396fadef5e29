import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { assert } from '../faults.ts'
import type { PaymentId } from '../ids.ts'
import { backoff } from '../storage/backoff.ts'
import type { Store } from '../storage/store.ts'
import { attachReceiptNo, type PaymentRecord, readPayment } from './items.ts'
import { readLastNumber, receiptNo, takeNumber } from './receipt-items.ts'

/** Two hundred processes at once still come through; reached only if the table refuses everything. */
const attemptsMax = 400

/**
 * Gives a booked payment its receipt number, without gaps per tenant and year of entry (M6), and answers the payment
 * with it. Whoever comes again, or after a crash between the two writes, finds the same number:
 *
 * Numbers are taken one after the other, and nobody takes the next before the last one stands on its payment. So when
 * ours has no number after the end of the chain was read, it can only be that very end, or not be in the chain at all.
 */
export function numberReceipt(ctx: Ctx, payment: PaymentId): Promise<PaymentRecord> {
  const before = queues.get(ctx.store) ?? Promise.resolve()
  const mine = before.then(() => number(ctx, payment))
  queues.set(ctx.store, mine.catch(() => undefined))
  return mine
}

/** Within one process receipts of a tenant wait for each other instead of colliding: a lost race costs a write unit. */
const queues = new WeakMap<Store, Promise<unknown>>()

async function number(ctx: Ctx, id: PaymentId): Promise<PaymentRecord> {
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    if (attempt) await backoff(Math.min(attempt, 4))
    const known = await readPayment(ctx, id)
    assert(known?.booked, `a booked payment: ${id}`)
    if (known.receiptNo) return known
    const year = Number(known.booked.entryDate.slice(0, 4))
    const last = await readLastNumber(ctx, year)
    if (last) await finish(ctx, year, last)
    const ours = await readPayment(ctx, id)
    if (ours?.receiptNo) return ours
    const next = (last?.number ?? 0) + 1
    if (!(await takeNumber(ctx, year, next, id, instant(ctx.clock)))) continue
    await attachReceiptNo(ctx, id, receiptNo(year, next))
    return { ...known, receiptNo: receiptNo(year, next) }
  }
  throw new Error(`no receipt number for ${id} after ${attemptsMax} tries`)
}

/** Puts the last number on its payment, should whoever took it have died before. */
async function finish(ctx: Ctx, year: number, last: { readonly number: number; readonly payment: PaymentId }): Promise<void> {
  const payment = await readPayment(ctx, last.payment)
  if (payment && !payment.receiptNo) await attachReceiptNo(ctx, last.payment, receiptNo(year, last.number))
}
