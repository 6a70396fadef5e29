import { addMonths, type BusinessDate, type Period, periodOfDate } from '../calendar.ts'
import { lastClosed } from '../closing/last-closed.ts'
import type { Snapshot } from '../closing/snapshot-model.ts'
import type { Ctx } from '../context.ts'
import { type Fen, fen } from '../money.ts'
import { type AccountCode, firstPeriodEver, type Fund } from './chart.ts'
import type { BookedVoucher } from './items.ts'
import { type Posting, signed, type VoucherKind } from './model.ts'
import { monthsOfBooks } from './months-of-books.ts'
import { eachVoucher } from './read-journal.ts'

type Books = Pick<Ctx, 'tenant' | 'store' | 'clock'>

/** One account within one fund, in fen: what stood before `from`, and what moved from `from` to `to`. Opening is debit minus credit. */
export type Balance = { readonly account: AccountCode; readonly fund: Fund; openingFen: Fen; debitFen: Fen; creditFen: Fen }

export type Sums = { readonly balances: readonly Balance[]; readonly vouchers: number }

/** Where nothing tells the first month, looking back for it ends after so many months without a single voucher. */
export const emptyMonthsMax = 24
/** So many months are read at the same time. */
const monthsAtOnce = 3

/**
 * Balances over a span, both ends included: what the last closed month before it ended with, and every voucher after. `whole` sums all vouchers
 * since the books began instead, which must come to the same. Counts the vouchers inside the span.
 */
export async function sumVouchers(ctx: Books, from: BusinessDate, to: BusinessDate, { whole = false }: { readonly whole?: boolean } = {}): Promise<Sums> {
  const balances = new Map<string, Balance>()
  let vouchers = 0
  const visit: Visit = (entryDate, postings) => {
    if (entryDate > to) return
    if (entryDate >= from) vouchers += 1
    for (const posting of postings) addTo(balances, posting, entryDate < from)
  }
  const months = { first: periodOfDate(from), last: periodOfDate(to) }
  if (whole) await eachVoucherBack(ctx, months.first, months.last, visit)
  else await eachVoucherSince(ctx, months, ({ balances: rows }) => openWith(balances, rows), visit)
  return { balances: [...balances.values()].toSorted(byFundAndAccount), vouchers }
}

/** `kind` tells a year's carry-over from income and cost. */
export type Visit = (entryDate: BusinessDate, postings: readonly Posting[], kind: VoucherKind, voucher: BookedVoucher) => void
type Months = { readonly first: Period; readonly last: Period }

/** Every voucher of a span and what stood before it: `begin` gets the snapshot of the last month that was closed before the span, `visit` all after it. */
export async function eachVoucherSince(ctx: Books, months: Months, begin: (closed: Snapshot) => void, visit: Visit): Promise<void> {
  const closed = await lastClosed(ctx, months.first)
  if (!closed) return eachVoucherBack(ctx, months.first, months.last, visit)
  begin(closed.snapshot)
  const { last } = await monthsOfBooks(ctx)
  const end = months.last < last ? months.last : last
  for (let at = addMonths(closed.period, 1); at <= end; at = addMonths(at, monthsAtOnce)) {
    await Promise.all(Array.from({ length: monthsAtOnce }, (_, on) => addMonths(at, on)).flatMap((month) => (month <= end ? [countMonth(ctx, month, visit)] : [])))
  }
}

/**
 * Every voucher, months from the last backwards: all of the span, then on into the past to the first that can hold a voucher, however
 * long the books were silent in between. Books have no list of their months, because an item shared by all postings
 * would slow each of them.
 */
export async function eachVoucherBack(ctx: Books, first: Period, last: Period, visit: Visit): Promise<void> {
  const books = await monthsOfBooks(ctx)
  const floor = books.first !== undefined && books.first < first ? books.first : first
  const start = last < books.last ? last : books.last
  let empty = 0
  for (let at = start; at >= firstPeriodEver && (at >= floor || empty < emptyMonthsMax); at = addMonths(at, -monthsAtOnce)) {
    const months = Array.from({ length: monthsAtOnce }, (_, back) => addMonths(at, -back))
    const counts = await Promise.all(months.map((month) => countMonth(ctx, month, visit)))
    for (const count of counts) empty = count ? 0 : empty + 1
  }
}

function openWith(balances: Map<string, Balance>, rows: Snapshot['balances']): void {
  for (const [account, fund, opening, debit, credit] of rows) balances.set(`${fund} ${account}`, { account, fund, openingFen: fen(opening + debit - credit), debitFen: fen(0), creditFen: fen(0) })
}

async function countMonth(ctx: Books, month: Period, visit: Visit): Promise<number> {
  let count = 0
  await eachVoucher(ctx, month, (voucher) => {
    count += 1
    visit(voucher.entryDate, voucher.postings, voucher.kind, voucher)
  })
  return count
}

function addTo(balances: Map<string, Balance>, posting: Posting, opening: boolean): void {
  const key = `${posting.fund} ${posting.account}`
  const balance = balances.get(key) ?? { account: posting.account, fund: posting.fund, openingFen: fen(0), debitFen: fen(0), creditFen: fen(0) }
  if (opening) balance.openingFen = fen(balance.openingFen + signed(posting))
  else {
    balance.debitFen = fen(balance.debitFen + (posting.debitFen ?? 0))
    balance.creditFen = fen(balance.creditFen + (posting.creditFen ?? 0))
  }
  balances.set(key, balance)
}

const byFundAndAccount = (a: Balance, b: Balance): number => a.account.localeCompare(b.account) || a.fund.localeCompare(b.fund)
