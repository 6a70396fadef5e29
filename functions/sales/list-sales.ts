import { type BusinessDate, type Period, periodOfDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { Say } from '../faults.ts'
import type { SaleId } from '../ids.ts'
import { voucherId } from '../ledger/model.ts'
import { journalInOrder } from '../ledger/read-journal.ts'
import { methodNames } from '../payments/words.ts'
import { BadCursor } from '../storage/store.ts'
import type { Table } from '../tables/table.ts'
import { numbered } from './book-sale.ts'
import { readSale, readSales } from './items.ts'
import type { ListSales, Sale, SaleFilter, SalePage, SaleRow } from './model.ts'
import { receipts } from './number-receipt.ts'
import { type BookedSale, isBooked, showRow, showSale } from './show-sale.ts'
import { kindNames } from './words.ts'

/** Sales of a month, newest entry first. Read off the month's vouchers, so that the list holds exactly what the books hold. */
export async function listSales(ctx: Ctx, { limit, after, ...filter }: ListSales): Promise<SalePage> {
  const items: SaleRow[] = []
  let last: BookedSale | undefined
  for await (const sale of findSales(ctx, filter, after)) {
    if (items.length === limit) return { items, next: last ? voucherId('SALE', last.booked.entryDate, last.id) : null }
    items.push(showRow(sale))
    last = sale
  }
  return { items, next: null }
}

/** A booked sale, by its id. */
export async function getSale(ctx: Ctx, id: SaleId): Promise<Sale> {
  const sale = await readSale(ctx, id)
  if (!isBooked(sale)) throw unknown(`no sale ${id}`)
  return showSale(await numbered(ctx, sale))
}

/** The one query behind the list and its export. */
async function* findSales(ctx: Ctx, filter: SaleFilter, after?: string): AsyncGenerator<BookedSale> {
  const [, year, number] = /^T(\d{4})-(\d{1,6})$/i.exec(filter.search ?? '') ?? []
  if (year) {
    const id = after === undefined ? await receipts.find(ctx, Number(year), Number(number)) : undefined
    const sale = id && (await readSale(ctx, id))
    if (isBooked(sale || undefined)) yield sale as BookedSale
    return
  }
  for await (const sale of ofMonth(ctx, filter.period ?? periodOfDate(today(ctx.clock)), after)) if (matches(sale, filter)) yield sale
}

function matches({ kind, booked, title, cash, receiptNo }: BookedSale, filter: SaleFilter): boolean {
  if (filter.kind && kind !== filter.kind) return false
  if (filter.method && booked.method !== filter.method) return false
  return !filter.search || [title.zh, title.en, cash?.collector, receiptNo].join('\n').toLowerCase().includes(filter.search.toLowerCase())
}

/** Read in handfuls: the vouchers say which sales there are, the sales say the rest. */
const handful = 100

async function* ofMonth(ctx: Ctx, period: Period, after: string | undefined): AsyncGenerator<BookedSale> {
  if (after !== undefined && !/^SALE\.\d{4}-\d{2}-\d{2}\.sale-[a-z0-9]{12}$/.test(after)) throw new BadCursor()
  let chunk: SaleId[] = []
  for await (const { document } of journalInOrder(ctx, period, { kinds: ['SALE'], newestFirst: true, ...(after === undefined ? {} : { after }) })) {
    chunk.push(document as SaleId)
    if (chunk.length < handful) continue
    yield* (await readSales(ctx, chunk)).filter(isBooked)
    chunk = []
  }
  yield* (await readSales(ctx, chunk)).filter(isBooked)
}

/** The same rows as the list, all of them. */
export async function exportSales(ctx: Ctx, filter: SaleFilter, lang: keyof Say): Promise<Table<SaleRow>> {
  const rows: SaleRow[] = []
  for await (const sale of findSales(ctx, filter)) rows.push(showRow(sale))
  const day: Period | BusinessDate = filter.period ?? today(ctx.clock)
  return { file: lang === 'zh' ? `零星收款-${day}` : `sales-${day}`, sheet: { zh: '零星收款', en: 'Sales' }, rows, columns: columnsIn(lang) }
}

const columnsIn = (lang: keyof Say): Table<SaleRow>['columns'] => [
  { kind: 'text', title: { zh: '收据号', en: 'Receipt' }, width: 14, value: (row) => row.receiptNo },
  { kind: 'date', title: { zh: '收款日期', en: 'Value date' }, value: (row) => row.valueDate },
  { kind: 'date', title: { zh: '记账日期', en: 'Entry date' }, value: (row) => row.entryDate },
  { kind: 'text', title: { zh: '类别', en: 'Kind' }, value: (row) => kindNames[row.kind][lang] },
  { kind: 'text', title: { zh: '内容', en: 'What' }, width: 24, value: (row) => row.title[lang] },
  { kind: 'text', title: { zh: '方式', en: 'Method' }, value: (row) => methodNames[row.method][lang] },
  { kind: 'money', title: { zh: '金额（元）', en: 'Amount (yuan)' }, value: (row) => row.amountFen },
  { kind: 'money', title: { zh: '已退（元）', en: 'Refunded (yuan)' }, value: (row) => row.refundedFen },
  { kind: 'text', title: { zh: '收费员', en: 'Collector' }, value: (row) => row.collector },
  { kind: 'text', title: { zh: '编号', en: 'Sale id' }, width: 20, value: (row) => row.id },
]
