import type { Say } from '../faults.ts'
import { ageNames } from '../ledger/arrears.ts'
import { ageBuckets } from '../ledger/shapes.ts'
import type { Column } from '../tables/table.ts'
import type { Ageing } from './model.ts'
import type { Report } from './report.ts'
import { unitText } from './words.ts'

type Line = Pick<Ageing['total'], 'households' | 'openFen' | 'agesFen'> & { readonly community: string; readonly building: string; readonly sum: boolean }

/** Each building, the sum of each community, and of all. */
export function ageingReport(ageing: Ageing, lang: keyof Say): Report<Line> {
  const sum = { zh: '合计', en: 'Total' }[lang]
  return {
    table: {
      file: `${title[lang]}-${ageing.asOf}`,
      sheet: title,
      columns,
      rows: [
        ...ageing.communities.flatMap(({ name, buildings, ...total }): Line[] => [...buildings.map((building) => ({ ...building, community: name, building: building.name, sum: false })), { ...total, community: name, building: sum, sum: true }]),
        { ...ageing.total, community: sum, building: '', sum: true },
      ],
    },
    title,
    lead: [ageing.asOf, unitText[lang]].join('  '),
    notes: [{ zh: '账龄自账单到期日次日起算；未到期的单列。合计与欠费明细一致。', en: 'Counted in days past the due date; what is not yet due stands apart. The totals are those of the list of arrears.' }[lang]],
    strong: (line) => line.sum,
  }
}

const title: Say = { zh: '应收账龄', en: 'receivable-ageing' }

const columns: readonly Column<Line>[] = [
  { kind: 'text', title: { zh: '小区', en: 'Community' }, width: 18, value: (line) => line.community },
  { kind: 'text', title: { zh: '楼栋', en: 'Building' }, width: 12, value: (line) => line.building },
  { kind: 'count', title: { zh: '欠费户数', en: 'Households' }, width: 10, value: (line) => line.households },
  { kind: 'money', title: { zh: '未缴合计', en: 'Open' }, value: (line) => line.openFen },
  ...ageBuckets.map((age): Column<Line> => ({ kind: 'money', title: ageNames[age], value: (line) => line.agesFen[age] })),
]
