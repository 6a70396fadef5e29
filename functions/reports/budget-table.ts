import type { Comparison } from '../budgets/compare.ts'
import type { Say } from '../faults.ts'
import type { Column } from '../tables/table.ts'
import type { BudgetReport } from './model.ts'
import type { Report } from './report.ts'
import { fundText, monthText, unitText } from './words.ts'

type Line = Comparison & { readonly group: string; readonly name: string; readonly fundName: string; readonly sum?: true }

/** The rows of the screen with the sums of income and spending. */
export function budgetReport(report: BudgetReport, lang: keyof Say): Report<Line> {
  const rowsOf = (group: 'sources' | 'uses'): Line[] => [...report.lines.filter((line) => line.group === group).map((line) => ({ ...line, group: groups[group][lang] })), { ...report[group], group: groups[group][lang], name: sum[lang], fundName: '', sum: true }]
  return {
    table: { file: `${title[lang]}-${report.period}`, sheet: title, columns, rows: [...rowsOf('sources'), ...rowsOf('uses')] },
    title,
    lead: [monthText(report.period, lang), fundText(report.fund, lang), unitText[lang]].join('  '),
    notes: [report.version === null ? none[lang] : fixedText(report, lang), rule[lang]],
    strong: (line) => line.sum === true,
  }
}

const title: Say = { zh: '预算执行', en: 'budget-against-actual' }
const groups = { sources: { zh: '收入', en: 'Income' }, uses: { zh: '支出', en: 'Spending' } } satisfies Record<string, Say>
const sum: Say = { zh: '合计', en: 'Total' }
const none: Say = { zh: '本年预算尚未定稿。', en: 'No budget of this year is fixed yet.' }
const rule: Say = { zh: '只有年度数的预算按十二个月平均，差异 = 实际 − 预算。', en: 'A budget of the year alone is spread over twelve months. Deviation = actual less planned.' }
const fixedText = ({ version, fixedBy, fixedAt }: BudgetReport, lang: keyof Say): string => ({ zh: `第 ${version} 版预算，${fixedBy} 于 ${fixedAt?.slice(0, 10)} 定稿。`, en: `Budget version ${version}, fixed by ${fixedBy} on ${fixedAt?.slice(0, 10)}.` })[lang]

/** `-833` -> `-8.33%`. */
export const shareText = (bp: number | null): string => (bp === null ? '' : `${bp < 0 ? '-' : ''}${Math.floor(Math.abs(bp) / 100)}.${String(Math.abs(bp) % 100).padStart(2, '0')}%`)

const columns: readonly Column<Line>[] = [
  { kind: 'text', title: { zh: '类别', en: 'Group' }, width: 10, value: (line) => line.group },
  { kind: 'text', title: { zh: '项目', en: 'Item' }, width: 18, value: (line) => line.name },
  { kind: 'text', title: { zh: '资金属性', en: 'Fund' }, width: 20, value: (line) => line.fundName },
  { kind: 'money', title: { zh: '年度预算', en: 'Budget of the year' }, value: (line) => line.yearFen },
  { kind: 'money', title: { zh: '至今预算', en: 'Planned to date' }, value: (line) => line.plannedFen },
  { kind: 'money', title: { zh: '至今实际', en: 'Actual to date' }, value: (line) => line.actualFen },
  { kind: 'money', title: { zh: '差异', en: 'Deviation' }, value: (line) => line.deviationFen },
  { kind: 'text', title: { zh: '差异率', en: 'Deviation %' }, width: 10, value: (line) => shareText(line.deviationBp) },
]
