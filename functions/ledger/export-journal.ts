import { addDays, firstDay, lastDay, monthsFromTo, type Period } from '../calendar.ts'
import { numbersOfMonth } from '../closing/voucher-numbers.ts'
import type { Ctx } from '../context.ts'
import { invalid, limit, type Say } from '../faults.ts'
import { answerFile, answerTable } from '../tables/answer-table.ts'
import type { Column, Table } from '../tables/table.ts'
import { voucherRow } from './list-vouchers.ts'
import { journalInOrder } from './read-journal.ts'
import type { ExportJournalQuery, VoucherRow } from './shapes.ts'
import { sumVouchers } from './sum-vouchers.ts'
import { writeBeancount } from './write-beancount.ts'
import { writeHledger } from './write-hledger.ts'

/** A file is built in memory and leaves in one answer. */
export const exportVouchersMax = 100_000
const exportMonthsMax = 12

/** The journal of one to twelve months as a file: the rows of the screen, one line a posting, or the format of hledger or beancount. */
export async function exportJournal(ctx: Ctx, query: ExportJournalQuery, lang: keyof Say): Promise<Response> {
  const { period, to = period, format } = query
  const vouchers = await readVouchers(ctx, period, to, lang)
  const file = `${words.journal[lang]}-${period}${to === period ? '' : `_${to}`}`
  if (format !== 'hledger' && format !== 'beancount') return answerTable(journalTable(file, vouchers), format, lang)
  const from = firstDay(period)
  const { balances } = await sumVouchers(ctx, from, addDays(from, -1))
  const book = { title: ctx.site.name, from, to: lastDay(to), opening: balances, vouchers }
  const [text, ending] = format === 'hledger' ? [writeHledger(book, lang), 'journal'] : [writeBeancount(book, lang), 'beancount']
  return answerFile(text, { name: `${file}.${ending}`, type: 'text/plain; charset=utf-8' })
}

/** Every voucher of the months, in order; refuses rather than cuts. */
export async function readVouchers(ctx: Ctx, period: Period, to: Period, lang: keyof Say): Promise<VoucherRow[]> {
  const months = monthsFromTo(period, to, exportMonthsMax + 1)
  if (months.length === 0 || months.length > exportMonthsMax) throw wrongSpan()
  const vouchers: VoucherRow[] = []
  for (const month of months) {
    const numberOf = await numbersOfMonth(ctx, month)
    for await (const voucher of journalInOrder(ctx, month, { chunk: 500 })) {
      if (vouchers.length === exportVouchersMax) throw tooMany()
      vouchers.push(voucherRow(voucher, await numberOf(voucher.id), lang))
    }
  }
  return vouchers
}

type Line = { readonly voucher: VoucherRow; readonly posting: VoucherRow['postings'][number] }

export function journalTable(file: string, vouchers: readonly VoucherRow[]): Table<Line> {
  return { file, sheet: words.journal, columns, rows: vouchers.flatMap((voucher) => voucher.postings.map((posting) => ({ voucher, posting }))) }
}

const columns: readonly Column<Line>[] = [
  { kind: 'count', title: { zh: '凭证号', en: 'No.' }, value: ({ voucher }) => voucher.no ?? undefined },
  { kind: 'date', title: { zh: '记账日期', en: 'Entry date' }, value: ({ voucher }) => voucher.entryDate },
  { kind: 'date', title: { zh: '业务日期', en: 'Value date' }, value: ({ voucher }) => voucher.valueDate },
  { kind: 'text', title: { zh: '凭证', en: 'Voucher' }, width: 36, value: ({ voucher }) => voucher.id },
  { kind: 'text', title: { zh: '类别', en: 'Kind' }, width: 10, value: ({ voucher }) => voucher.kindName },
  { kind: 'text', title: { zh: '摘要', en: 'Text' }, width: 36, value: ({ voucher }) => voucher.text },
  { kind: 'text', title: { zh: '科目编号', en: 'Account' }, width: 10, value: ({ posting }) => posting.account },
  { kind: 'text', title: { zh: '科目', en: 'Account name' }, width: 18, value: ({ posting }) => posting.accountName },
  { kind: 'text', title: { zh: '资金属性', en: 'Fund' }, width: 18, value: ({ posting }) => posting.fundName },
  { kind: 'money', title: { zh: '借方', en: 'Debit' }, value: ({ posting }) => posting.debitFen || undefined },
  { kind: 'money', title: { zh: '贷方', en: 'Credit' }, value: ({ posting }) => posting.creditFen || undefined },
  { kind: 'text', title: { zh: '住户编号', en: 'Household id' }, width: 16, value: ({ posting }) => posting.unit },
  { kind: 'text', title: { zh: '单据编号', en: 'Document' }, width: 28, value: ({ voucher }) => voucher.document },
]

const words = { journal: { zh: '序时账', en: 'journal' } } satisfies Record<string, Say>

const wrongSpan = () =>
  invalid('wrong-span', { zh: `请选择 1 至 ${exportMonthsMax} 个月，且结束月份不早于开始月份。`, en: `Choose 1 to ${exportMonthsMax} months, the last not before the first.` })

const tooMany = () =>
  limit('journal-too-long', {
    zh: `所选期间超过 ${exportVouchersMax} 张凭证，没有导出。请缩短期间，分次导出。`,
    en: `The span holds more than ${exportVouchersMax} vouchers. Nothing was exported. Choose a shorter span and export in parts.`,
  })
