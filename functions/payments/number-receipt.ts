import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { assert } from '../faults.ts'
import type { PaymentId } from '../ids.ts'
import { backoff } from '../storage/backoff.ts'
import type { Store } from '../storage/store.ts'
import { attachReceiptNo, type PaymentRecord, readPayment } from './items.ts'
import { numbersAtOnceMax, type NumbersGiven, readLastNumbers, receiptNo, takeNumbers } from './receipt-items.ts'

/** Two hundred processes at once still come through; reached only if the table refuses everything. */
const attemptsMax = 400

/**
 * Gives a booked payment its receipt number, without gaps per tenant and year of entry (M6), and answers the payment
 * with it. Whoever comes again, or after a crash between the two writes, finds the same number:
 *
 * Numbers are taken in links of a chain, and nobody takes the next link before every number of the last one stands on its
 * payment. So when ours has no number although the end of the chain was read before it, it is in that very link, or not in
 * the chain at all.
 */
export function numberReceipt(ctx: Ctx, payment: PaymentRecord): Promise<PaymentRecord> {
  assert(payment.booked, `a booked payment: ${payment.id}`)
  const year = Number(payment.booked.entryDate.slice(0, 4))
  return new Promise((resolve, reject) => {
    const lines = waiting.get(ctx.store) ?? new Map<number, Line>()
    waiting.set(ctx.store, lines)
    const line = lines.get(year) ?? { waiting: [], working: false }
    lines.set(year, line)
    line.waiting.push({ ctx, id: payment.id, resolve, reject })
    if (!line.working) void work(year, line)
  })
}

type Waiting = { readonly ctx: Ctx; readonly id: PaymentId; readonly resolve: (payment: PaymentRecord) => void; readonly reject: (error: unknown) => void }
type Line = { waiting: Waiting[]; working: boolean }

/** Within one process receipts of a tenant and year stand in line, and whoever waits shares a link: a lost race costs a write unit, and each link a turn. */
const waiting = new WeakMap<Store, Map<number, Line>>()

async function work(year: number, line: Line): Promise<void> {
  line.working = true
  while (line.waiting.length) {
    const turn = line.waiting.splice(0, numbersAtOnceMax)
    try {
      const numbered = await number(turn[0]!.ctx, year, [...new Set(turn.map(({ id }) => id))])
      for (const { id, resolve } of turn) resolve(numbered.get(id)!)
    } catch (error) {
      for (const { reject } of turn) reject(error)
    }
  }
  line.working = false
}

async function number(ctx: Ctx, year: number, ids: readonly PaymentId[]): Promise<ReadonlyMap<PaymentId, PaymentRecord>> {
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    if (attempt) await backoff(Math.min(attempt, 4))
    const last = await readLastNumbers(ctx, year)
    const [ours, holders] = await Promise.all([Promise.all(ids.map((id) => readBooked(ctx, id))), Promise.all((last?.payments ?? []).map((id) => readBooked(ctx, id)))])
    // Should whoever took the last link have died before writing its numbers on the payments, we do it.
    if (last) await attach(ctx, year, last, holders)
    const without = ours.filter((payment) => !payment.receiptNo && !last?.payments.includes(payment.id)).map(({ id }) => id)
    const next: NumbersGiven = { first: last ? last.first + last.payments.length : 1, payments: without }
    if (without.length > 0) {
      if (!(await takeNumbers(ctx, year, next, instant(ctx.clock)))) continue
      await attach(ctx, year, next, [])
    }
    return new Map(ours.map((payment) => [payment.id, { ...payment, receiptNo: payment.receiptNo ?? numberOf(year, [last, next], payment.id) }]))
  }
  throw new Error(`no receipt numbers for ${ids.join(', ')} after ${attemptsMax} tries`)
}

async function readBooked(ctx: Ctx, id: PaymentId): Promise<PaymentRecord> {
  const payment = await readPayment(ctx, id)
  assert(payment?.booked, `a payment that was booked stays so: ${id}`)
  return payment
}

/** Writes the numbers of a link on its payments, but for those that are known to carry theirs. */
async function attach(ctx: Ctx, year: number, { first, payments }: NumbersGiven, known: readonly PaymentRecord[]): Promise<void> {
  await Promise.all(payments.map((id, at) => known[at]?.receiptNo ?? attachReceiptNo(ctx, id, receiptNo(year, first + at))))
}

function numberOf(year: number, links: readonly (NumbersGiven | undefined)[], id: PaymentId): string {
  const link = links.find((one) => one?.payments.includes(id))
  assert(link, `a payment that was just numbered: ${id}`)
  return receiptNo(year, link.first + link.payments.indexOf(id))
}
