import type { Say } from '../faults.ts'
import type { Column } from '../tables/table.ts'
import type { CashBook } from './model.ts'
import type { Report } from './report.ts'
import { fundText, unitText } from './words.ts'

type Line = { readonly date: string; readonly voucher?: string; readonly kindName?: string; readonly text: string; readonly inFen?: number; readonly outFen?: number; readonly balanceFen?: number; readonly sum?: true }

/** The day book as it is kept on paper: brought forward, each voucher, each day's sums, and what is carried. */
export function cashBookReport(book: Omit<CashBook, 'next'>, lang: keyof Say): Report<Line> {
  const { account, accountName, from, to } = book
  const title = { zh: `${account === '1001' ? '现金' : '银行'}日记账`, en: account === '1001' ? 'cash-book' : 'bank-book' }
  return {
    table: {
      file: `${title[lang]}-${account}-${from}_${to}`,
      sheet: title,
      columns,
      rows: [
        { date: from, text: words.opening[lang], balanceFen: book.openingFen, sum: true },
        ...book.items.flatMap((item): Line[] => [item, ...(item.dayEnd ? [{ date: item.date, text: words.day[lang], ...item.dayEnd, balanceFen: item.balanceFen, sum: true as const }] : [])]),
        { date: to, text: words.closing[lang], inFen: book.inFen, outFen: book.outFen, balanceFen: book.closingFen, sum: true },
      ],
    },
    title,
    lead: [`${account} ${accountName}`, `${from} – ${to}`, fundText(book.fund, lang), unitText[lang]].join('  '),
    notes: [],
    strong: (line) => line.sum === true,
  }
}

const words = { opening: { zh: '期初余额', en: 'Brought forward' }, day: { zh: '本日合计', en: 'Day' }, closing: { zh: '本期合计及期末余额', en: 'Total and balance carried' } } satisfies Record<string, Say>

const columns: readonly Column<Line>[] = [
  { kind: 'date', title: { zh: '日期', en: 'Date' }, width: 12, value: (line) => line.date },
  { kind: 'text', title: { zh: '凭证', en: 'Voucher' }, width: 32, value: (line) => line.voucher },
  { kind: 'text', title: { zh: '类别', en: 'Kind' }, width: 12, value: (line) => line.kindName },
  { kind: 'text', title: { zh: '摘要', en: 'Text' }, width: 34, value: (line) => line.text },
  { kind: 'money', title: { zh: '收入（借方）', en: 'In (debit)' }, value: (line) => line.inFen || undefined },
  { kind: 'money', title: { zh: '支出（贷方）', en: 'Out (credit)' }, value: (line) => line.outFen || undefined },
  { kind: 'money', title: { zh: '余额', en: 'Balance' }, value: (line) => line.balanceFen },
]
