import type { Say } from '../faults.ts'
import type { Column } from '../tables/table.ts'
import type { Collection } from './model.ts'
import type { Report } from './report.ts'
import { monthText, unitText } from './words.ts'

type Line = Omit<Collection['months'][number], 'period'> & { readonly name: string }

/** A row a month, then the last month by community. */
export function collectionReport(collection: Collection, lang: keyof Say): Report<Line> {
  const rows = collection.months.filter(({ bills }) => bills > 0).map(({ period, ...month }) => ({ ...month, name: monthText(period, lang) }))
  const places = collection.communities.map(({ name, community: _, ...place }) => ({ ...place, name: `${monthText(collection.period, lang)} · ${name}` }))
  return {
    table: { file: `${title[lang]}-${collection.period}`, sheet: title, columns, rows: [...rows, ...places] },
    title,
    lead: [monthText(collection.period, lang), unitText[lang]].join('  '),
    notes: [rateNote[lang]],
  }
}

const title: Say = { zh: '收缴率', en: 'collection-rate' }

export const rateNote: Say = {
  zh: '收缴率 = 当月账单中已缴金额 ÷ 当月账单金额，向下取整到 0.01%，100% 即全部缴清。',
  en: "The collection rate is the paid share of the month's own bills, rounded down to 0.01 %: 100 % means that all is paid.",
}

/** `9833` -> `98.33%`. */
export const rateText = (rate: number | null): string => (rate === null ? '' : `${Math.floor(rate / 100)}.${String(rate % 100).padStart(2, '0')}%`)

const columns: readonly Column<Line>[] = [
  { kind: 'text', title: { zh: '月份', en: 'Month' }, width: 24, value: (line) => line.name },
  { kind: 'count', title: { zh: '账单数', en: 'Bills' }, value: (line) => line.bills },
  { kind: 'money', title: { zh: '应收', en: 'Billed' }, value: (line) => line.billedFen },
  { kind: 'money', title: { zh: '已收', en: 'Paid' }, value: (line) => line.paidFen },
  { kind: 'money', title: { zh: '未缴', en: 'Open' }, value: (line) => line.openFen },
  { kind: 'text', title: { zh: '收缴率', en: 'Collection rate' }, width: 12, value: (line) => rateText(line.rate) },
]
