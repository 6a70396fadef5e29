import type { Say } from '../faults.ts'
import type { Column, Table } from '../tables/table.ts'
import { figureNames, purposeNames } from './purposes.ts'
import type { SourcesAndUses, SourcesOfTime } from './sources-model.ts'

type Line = { readonly group: Say; readonly name: Say; readonly of: (time: SourcesOfTime) => number }

/** The table of the screen: a line a source, use and coverer, a column a month, and the total last. */
export function sourcesTable(found: SourcesAndUses, lang: keyof Say): Table<Line> {
  return { file: `${title[lang]}-${found.from}_${found.to}`, sheet: title, columns: columnsOf(found, lang), rows: linesOf(found.total) }
}

const title: Say = { zh: '资金来源与用途', en: 'sources-and-uses' }
const groups = { sources: { zh: '资金来源', en: 'Sources' }, uses: { zh: '资金用途', en: 'Uses' }, cover: { zh: '缺口由谁补足', en: 'Who covered the shortfall' } } satisfies Record<string, Say>

function linesOf(shape: SourcesOfTime): Line[] {
  const figure = (group: Say, name: keyof typeof figureNames): Line => ({ group, name: figureNames[name], of: (time) => time[name] })
  return [
    ...shape.sources.map(({ purpose }, at) => ({ group: groups.sources, name: purposeNames[purpose], of: (time: SourcesOfTime) => time.sources[at]!.fen })),
    figure(groups.sources, 'sourcesFen'),
    ...shape.uses.map(({ purpose }, at) => ({ group: groups.uses, name: purposeNames[purpose], of: (time: SourcesOfTime) => time.uses[at]!.fen })),
    figure(groups.uses, 'usesFen'),
    figure(groups.cover, 'shortfallFen'),
    ...shape.coveredBy.map(({ source }, at) => ({ group: groups.cover, name: purposeNames[source], of: (time: SourcesOfTime) => time.coveredBy[at]!.fen })),
    figure(groups.cover, 'reservesFen'),
    figure(groups.cover, 'uncoveredFen'),
    figure(groups.cover, 'surplusFen'),
  ]
}

function columnsOf({ months, total }: SourcesAndUses, lang: keyof Say): Column<Line>[] {
  const money = (name: Say, time: SourcesOfTime): Column<Line> => ({ kind: 'money', title: name, value: (line) => line.of(time) })
  return [
    { kind: 'text', title: { zh: '类别', en: 'Group' }, width: 18, value: (line) => line.group[lang] },
    { kind: 'text', title: { zh: '项目', en: 'Item' }, width: 22, value: (line) => line.name[lang] },
    ...months.map(({ period, ...time }) => money({ zh: period, en: period }, time)),
    money({ zh: '合计', en: 'Total' }, total),
  ]
}
