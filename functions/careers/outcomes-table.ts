import type { Say } from '../faults.ts'
import { yuan } from '../money.ts'
import type { Report } from '../reports/report.ts'
import type { Column } from '../tables/table.ts'
import type { Outcomes } from './model.ts'
import { type Breakdown, hoursText } from './outcome-rules.ts'

type Line = { readonly group: string; readonly name: string; readonly people?: number; readonly registered?: number; readonly trained?: number; readonly certified?: number; readonly hired?: number; readonly movedOn?: number; readonly hours?: string; readonly sum?: true }

/** The street's report: the whole, who is still at work, what it cost, and the groups, as one table. */
export function outcomesReport(outcomes: Outcomes, lang: keyof Say): Report<Line> {
  const { counts, kept, cost, rows, placements } = outcomes
  const word = (say: Say): string => say[lang]
  return {
    table: {
      file: `${title[lang]}-${outcomes.from}-${outcomes.to}`,
      sheet: title,
      columns,
      rows: [
        { group: word(words.all), name: counts ? '' : word(words.tooFew), ...(counts ? { ...counts, hours: hoursText(counts.trainingMinutes) } : {}), sum: true },
        ...(placements === null ? [] : [{ group: word(words.placements), name: '', hired: placements }]),
        ...kept.map(({ months, shown }): Line => ({ group: word(words.kept), name: { zh: `满 ${months} 个月`, en: `After ${months} months` }[lang], ...(shown ? { people: shown.of, hired: shown.atWork, movedOn: shown.movedOn } : { name: `${{ zh: `满 ${months} 个月`, en: `After ${months} months` }[lang]} · ${word(words.tooFew)}` }) })),
        ...rows.map(({ by, name, people, trainingMinutes, ...figures }): Line => ({ group: breakdownNames[by][lang], name, people, ...figures, hours: hoursText(trainingMinutes) })),
      ],
    },
    title,
    lead: [`${outcomes.from} – ${outcomes.to}`, { zh: `截至 ${outcomes.asOf}`, en: `as of ${outcomes.asOf}` }[lang]].join('  '),
    notes: [
      word(words.note),
      { zh: `培训支出 ${yuan(cost.costFen)} 元，补助 ${yuan(cost.grantFen)} 元${cost.perPlacementFen === null ? '' : `；每次安置净支出 ${yuan(cost.perPlacementFen)} 元`}。`, en: `Courses cost ${yuan(cost.costFen)} yuan, grants ${yuan(cost.grantFen)}${cost.perPlacementFen === null ? '' : `; ${yuan(cost.perPlacementFen)} net per placement`}.` }[lang],
    ],
    strong: (line) => line.sum === true,
  }
}


const title: Say = { zh: '就业帮扶成效', en: 'outcomes' }
const breakdownNames: Readonly<Record<Breakdown, Say>> = { category: { zh: '人员类别', en: 'Category' }, gender: { zh: '性别', en: 'Sex' }, community: { zh: '小区', en: 'Community' } }
const words = {
  all: { zh: '全社', en: 'Everybody' },
  placements: { zh: '安置人次', en: 'Placements' },
  kept: { zh: '仍在岗', en: 'Still at work' },
  tooFew: { zh: '不足 5 人，不显示', en: 'Under five people, not shown' },
  note: { zh: '不足 5 人的组合并显示。仍在岗：人数列是期内首次上岗并已满该月数的人，上岗列是其中仍在岗的人。', en: 'Groups of under five people stand together. Still at work: of those first hired in the span whose months are over, how many work here.' },
} as const satisfies Record<string, Say>

const count = (zh: string, en: string, of: (line: Line) => number | undefined): Column<Line> => ({ kind: 'count', title: { zh, en }, width: 10, value: of })
const columns: readonly Column<Line>[] = [
  { kind: 'text', title: { zh: '分组', en: 'Group' }, width: 14, value: ({ group }) => group },
  { kind: 'text', title: { zh: '名称', en: 'Name' }, width: 24, value: ({ name }) => name },
  count('人数', 'People', ({ people }) => people),
  count('登记', 'Registered', ({ registered }) => registered),
  count('参加培训', 'Trained', ({ trained }) => trained),
  count('取得证书', 'Certified', ({ certified }) => certified),
  count('上岗', 'Hired', ({ hired }) => hired),
  count('转市场就业', 'Open market', ({ movedOn }) => movedOn),
  { kind: 'text', title: { zh: '培训小时', en: 'Hours taught' }, width: 10, value: ({ hours }) => hours },
]
