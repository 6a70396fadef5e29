import { addMonths, type Period, periodOfDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { monthsOfBooks } from '../ledger/months-of-books.ts'
import { holdsVoucher } from '../ledger/read-journal.ts'
import { firstClosing } from './items.ts'

/** Where nothing tells when the books began, so many months are looked through. */
const monthsBackMax = 37
const monthsAtOnce = 6

/** The months before `period` that can hold a voucher, the first one first. */
export async function monthsBefore(ctx: Pick<Ctx, 'tenant' | 'store' | 'clock'>, period: Period): Promise<Period[]> {
  const first = (await monthsOfBooks(ctx)).first ?? addMonths(period, -monthsBackMax)
  const months: Period[] = []
  for (let at = first; at < period; at = addMonths(at, 1)) months.push(at)
  return months
}

/** The first of these months that holds a voucher, read consistently. */
export async function firstWithVouchers(ctx: Pick<Ctx, 'tenant' | 'store'>, months: readonly Period[]): Promise<Period | undefined> {
  for (let at = 0; at < months.length; at += monthsAtOnce) {
    const some = months.slice(at, at + monthsAtOnce)
    const holds = await Promise.all(some.map((month) => holdsVoucher(ctx, month)))
    const found = some.find((_, index) => holds[index])
    if (found) return found
  }
  return undefined
}

/** The first month of the books: the first that was ever closed, else the first with a voucher until this month; undefined for books without one. */
export async function booksBegin(ctx: Pick<Ctx, 'tenant' | 'store' | 'clock'>): Promise<Period | undefined> {
  const closed = await firstClosing(ctx)
  if (closed) return closed.period
  return firstWithVouchers(ctx, await monthsBefore(ctx, addMonths(periodOfDate(today(ctx.clock)), 1)))
}
