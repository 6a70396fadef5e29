import type { Say } from '../faults.ts'
import type { Column } from '../tables/table.ts'
import type { Income } from './model.ts'
import type { Report } from './report.ts'
import { fundText, spanText, unitText } from './words.ts'

type Line = { readonly group: string; readonly name: string; readonly fundName: string; readonly cells: readonly number[]; readonly totalFen: number; readonly sum?: true }

/** The rows of the screen, a column a community, and the totals of income and spending. */
export function incomeReport(income: Income, lang: keyof Say): Report<Line> {
  const total = (group: 'sources' | 'uses', cells: readonly number[]): Line => ({ group: groups[group][lang], name: totals[group][lang], fundName: '', cells, totalFen: cells.reduce((sum, cell) => sum + cell, 0), sum: true })
  const rowsOf = (group: 'sources' | 'uses'): Line[] => income.rows.filter((row) => row.group === group).map((row) => ({ ...row, group: groups[group][lang] }))
  const columns: Column<Line>[] = [
    { kind: 'text', title: { zh: '类别', en: 'Group' }, width: 10, value: (row) => row.group },
    { kind: 'text', title: { zh: '项目', en: 'Item' }, width: 20, value: (row) => row.name },
    { kind: 'text', title: { zh: '资金属性', en: 'Fund' }, width: 20, value: (row) => row.fundName },
    ...income.places.map(({ name }, at): Column<Line> => ({ kind: 'money', title: { zh: name, en: name }, value: (row) => row.cells[at] })),
    { kind: 'money', title: { zh: '合计', en: 'Total' }, value: (row) => row.totalFen },
  ]
  return {
    table: { file: `${title[lang]}-${income.from}_${income.to}`, sheet: title, columns, rows: [...rowsOf('sources'), total('sources', income.sourcesFen), ...rowsOf('uses'), total('uses', income.usesFen)] },
    title,
    lead: [spanText(income.from, income.to, lang), fundText(income.fund, lang), unitText[lang]].join('  '),
    notes: [placeNote[lang]],
    strong: (row) => row.sum === true,
  }
}

const title: Say = { zh: '收支按小区', en: 'income-and-spending' }
const groups = { sources: { zh: '收入', en: 'Income' }, uses: { zh: '支出', en: 'Spending' } } satisfies Record<string, Say>
const totals = { sources: { zh: '收入合计', en: 'All income' }, uses: { zh: '支出合计', en: 'All spending' } } satisfies Record<string, Say>

export const placeNote: Say = {
  zh: '一笔收支归所涉住户的小区；不涉住户的，归凭证注明的小区；都没有的列在“全组织”。',
  en: "Money is of the community of its household; without one, of the community that the voucher names; without either it is the whole organization's.",
}
