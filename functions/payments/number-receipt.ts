import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { assert } from '../faults.ts'
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
 * ours has no number although the end of the chain was read before it, it is that very end, or not in the chain at all.
 */
export function numberReceipt(ctx: Ctx, payment: PaymentRecord): Promise<PaymentRecord> {
  const before = queues.get(ctx.store) ?? Promise.resolve()
  const mine = before.then(() => number(ctx, payment))
  queues.set(ctx.store, mine.catch(() => undefined))
  return mine
}

/** Within one process receipts of a tenant wait for each other instead of colliding: a lost race costs a write unit. */
const queues = new WeakMap<Store, Promise<unknown>>()

async function number(ctx: Ctx, { id, booked }: PaymentRecord): Promise<PaymentRecord> {
  assert(booked, `a booked payment: ${id}`)
  const year = Number(booked.entryDate.slice(0, 4))
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    if (attempt) await backoff(Math.min(attempt, 4))
    const last = await readLastNumber(ctx, year)
    const [ours, holder] = await Promise.all([readPayment(ctx, id), last && readPayment(ctx, last.payment)])
    assert(ours?.booked, `a payment that was booked stays so: ${id}`)
    if (ours.receiptNo) return ours
    // Should whoever took the last number have died before writing it on its payment, we do it.
    if (last && !holder?.receiptNo) await attachReceiptNo(ctx, last.payment, receiptNo(year, last.number))
    if (last?.payment === id) return { ...ours, receiptNo: receiptNo(year, last.number) }
    const next = (last?.number ?? 0) + 1
    if (!(await takeNumber(ctx, year, next, id, instant(ctx.clock)))) continue
    await attachReceiptNo(ctx, id, receiptNo(year, next))
    return { ...ours, receiptNo: receiptNo(year, next) }
  }
  throw new Error(`no receipt number for ${id} after ${attemptsMax} tries`)
}
