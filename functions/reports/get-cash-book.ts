import { addDays, firstDay, lastDay, monthsFromTo, periodOfDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { limit, type Say } from '../faults.ts'
import { accountOf } from '../ledger/chart.ts'
import { exportVouchersMax } from '../ledger/export-journal.ts'
import { voucherRow } from '../ledger/list-vouchers.ts'
import { eachVoucher } from '../ledger/read-journal.ts'
import { sumVouchers } from '../ledger/sum-vouchers.ts'
import { fen } from '../money.ts'
import { BadCursor } from '../storage/store.ts'
import { wrongSpan } from './get-income.ts'
import { type CashBook, type CashBookQuery, type CashEntry, spanMonthsMax } from './model.ts'

type BookedVoucher = Parameters<typeof voucherRow>[0]

/**
 * The day book of cash, bank or money on its way: every voucher that moved the account, day by day, with the balance after it. It is
 * added up whole, whatever page is shown, so the figures are those of the trial balance; feeds the screen and its files.
 */
export async function getCashBook(ctx: Ctx, query: Omit<CashBookQuery, 'limit' | 'after'>, lang: keyof Say): Promise<Omit<CashBook, 'next'>> {
  const { account, fund } = query
  const to = query.to ?? periodOfDate(today(ctx.clock))
  const from = query.from ?? to
  const months = monthsFromTo(from, to, spanMonthsMax + 1)
  if (months.length === 0 || months.length > spanMonthsMax) throw wrongSpan()
  const { balances } = await sumVouchers(ctx, firstDay(from), addDays(firstDay(from), -1))
  const openingFen = balances.reduce((total, balance) => (balance.account === account && (!fund || balance.fund === fund) ? total + balance.openingFen : total), 0)
  const moved: BookedVoucher[] = []
  for (const month of months)
    await eachVoucher(ctx, month, (voucher) => {
      const postings = voucher.postings.filter((posting) => posting.account === account && (!fund || posting.fund === fund))
      if (postings.length === 0) return
      if (moved.length === exportVouchersMax) throw tooMany()
      moved.push({ ...voucher, postings })
    })
  const items = entriesOf(moved, openingFen, lang)
  const { inFen, outFen } = sumOf(items)
  return { account, accountName: accountOf(account)!.name[lang], fund: fund ?? null, from: firstDay(from), to: lastDay(to), openingFen, inFen, outFen, closingFen: openingFen + inFen - outFen, entries: items.length, items }
}

/** A page of it. The cursor is the last voucher seen, so that what is booked behind it meanwhile is neither shown twice nor missed. */
export async function listCashBook(ctx: Ctx, { limit: most, after, ...query }: CashBookQuery, lang: keyof Say): Promise<CashBook> {
  const book = await getCashBook(ctx, query, lang)
  const start = after === undefined ? 0 : book.items.findIndex(({ voucher }) => voucher === after) + 1
  if (after !== undefined && start === 0) throw new BadCursor()
  const items = book.items.slice(start, start + most)
  return { ...book, items, next: start + items.length < book.items.length ? items.at(-1)!.voucher : null }
}

const placeOf = ({ entryDate, kind, document }: BookedVoucher): string => `${entryDate} ${kind} ${document}`

function entriesOf(moved: readonly BookedVoucher[], openingFen: number, lang: keyof Say): CashEntry[] {
  const keyed = moved.map((voucher) => ({ voucher, place: placeOf(voucher) })).toSorted((a, b) => (a.place < b.place ? -1 : 1))
  let balanceFen = openingFen
  let day = { inFen: 0, outFen: 0 }
  return keyed.map(({ voucher }, at) => {
    const inFen = voucher.postings.reduce((total, { debitFen = 0 }) => total + debitFen, 0)
    const outFen = voucher.postings.reduce((total, { creditFen = 0 }) => total + creditFen, 0)
    balanceFen = fen(balanceFen + inFen - outFen)
    day = { inFen: day.inFen + inFen, outFen: day.outFen + outFen }
    const isLast = keyed[at + 1]?.voucher.entryDate !== voucher.entryDate
    const dayEnd = isLast ? day : null
    if (isLast) day = { inFen: 0, outFen: 0 }
    const { id, entryDate, valueDate, text } = voucher
    return { voucher: id, date: entryDate, valueDate, kindName: voucherRow(voucher, undefined, lang).kindName, text, inFen, outFen, balanceFen, dayEnd }
  })
}

function sumOf(items: readonly CashEntry[]) {
  return { inFen: items.reduce((total, item) => total + item.inFen, 0), outFen: items.reduce((total, item) => total + item.outFen, 0) }
}

const tooMany = () =>
  limit('cash-book-too-long', {
    zh: `所选期间超过 ${exportVouchersMax} 笔。请缩短期间再看。`,
    en: `The span holds more than ${exportVouchersMax} entries. Choose a shorter one.`,
  })
