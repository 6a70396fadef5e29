import type { Say } from '../faults.ts'
import type { Column, Table } from '../tables/table.ts'
import type { Statement, StatementRow } from './shapes.ts'

type Line = Omit<StatementRow, 'kind' | 'document' | 'chargeFen' | 'paidFen'> & { readonly chargeFen?: number; readonly paidFen?: number }

/** Opening, the rows of the screen, closing with the sums. */
export function statementTable(statement: Statement, lang: keyof Say): Table<Line> {
  const { from, to, openingFen, chargedFen, paidFen, closingFen } = statement
  return {
    file: `${title[lang]}-${statement.buildingName}-${statement.room}-${from}_${to}`,
    sheet: title,
    columns,
    rows: [
      { date: from, valueDate: '', no: null, text: words.opening[lang], balanceFen: openingFen },
      ...statement.rows.map(({ chargeFen, paidFen: paid, ...row }) => ({ ...row, ...(chargeFen ? { chargeFen } : {}), ...(paid ? { paidFen: paid } : {}) })),
      { date: to, valueDate: '', no: null, text: words.closing[lang], chargeFen: chargedFen, paidFen, balanceFen: closingFen },
    ],
  }
}

const title: Say = { zh: '住户对账单', en: 'statement' }
const words = { opening: { zh: '期初余额', en: 'Opening balance' }, closing: { zh: '期末余额', en: 'Closing balance' } } satisfies Record<string, Say>

const columns: readonly Column<Line>[] = [
  { kind: 'date', title: { zh: '日期', en: 'Date' }, value: (row) => row.date },
  { kind: 'date', title: { zh: '到期／到账日', en: 'Due / value date' }, value: (row) => row.valueDate },
  { kind: 'text', title: { zh: '摘要', en: 'Text' }, width: 28, value: (row) => row.text },
  { kind: 'text', title: { zh: '单据号', en: 'Number' }, width: 18, value: (row) => row.no },
  { kind: 'money', title: { zh: '应缴', en: 'Charged' }, value: (row) => row.chargeFen },
  { kind: 'money', title: { zh: '已缴', en: 'Paid' }, value: (row) => row.paidFen },
  { kind: 'money', title: { zh: '余额', en: 'Balance' }, value: (row) => row.balanceFen },
]
