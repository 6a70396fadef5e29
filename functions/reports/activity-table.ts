import type { Say } from '../faults.ts'
import type { Column } from '../tables/table.ts'
import type { ActivityLine, ActivityStatement } from './model.ts'
import type { Report } from './report.ts'
import { editionText, fundText, monthText, unitText } from './words.ts'

/** The form as it is filed: the month, then the year so far, each by whether its use is restricted. */
export function activityReport(statement: ActivityStatement, lang: keyof Say): Report<ActivityLine> {
  return {
    table: {
      file: `${title[lang]}-${statement.period}${statement.fund ? `-${fundText(statement.fund, lang)}` : ''}`,
      sheet: title,
      columns: [
        { kind: 'text', title: { zh: '项目', en: 'Item' }, width: lang === 'zh' ? 34 : 44, value: ({ name }) => name },
        { kind: 'count', title: { zh: '行次', en: 'Row' }, width: 6, value: ({ no }) => no },
        ...moneyOf('month', { zh: '本月', en: 'month' }),
        ...moneyOf('year', { zh: '本年累计', en: 'year to date' }),
      ],
      rows: statement.lines,
    },
    title,
    lead: [monthText(statement.period, lang), fundText(statement.fund, lang), unitText[lang]].join('  '),
    notes: [
      { zh: '会民非02表。年终结转不计入收入和费用。', en: "Form 会民非02. What a year's end carries over is neither income nor expense." }[lang],
      editionText(statement.edition, lang),
    ],
    strong: ({ kind }) => kind === 'total',
    filed: true,
  }
}

const title: Say = { zh: '业务活动表', en: 'activity-statement' }

const columnNames = { unrestrictedFen: { zh: '非限定性', en: 'Unrestricted' }, restrictedFen: { zh: '限定性', en: 'Restricted' }, totalFen: { zh: '合计', en: 'Total' } } satisfies Record<string, Say>

function moneyOf(time: 'month' | 'year', of: Say): Column<ActivityLine>[] {
  return (['unrestrictedFen', 'restrictedFen', 'totalFen'] as const).map((column) => ({
    kind: 'money',
    title: { zh: `${of.zh}${columnNames[column].zh}`, en: `${columnNames[column].en}, ${of.en}` },
    width: 15,
    value: (line) => (line.kind === 'heading' ? undefined : line[time][column]),
  }))
}
