import { addMonths, periodOfDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { Say } from '../faults.ts'
import type { Table } from '../tables/table.ts'
import { assumptions, forecast } from './forecast-rules.ts'
import { factsOf, gather } from './gather.ts'
import type { Forecast } from './model.ts'

/** How far back a person's last month on record is looked for. */
const monthsBack = 6

/** The next twelve months by the rules of a claim, with what is taken for granted. */
export async function getForecast(ctx: Ctx, lang: keyof Say): Promise<Forecast> {
  const month = periodOfDate(today(ctx.clock))
  const back = Array.from({ length: monthsBack }, (_, at) => addMonths(month, -at))
  const [gathered, facts] = await Promise.all([gather(ctx, { from: month, to: month }), factsOf(ctx, back)])
  const people = gathered.people.map(({ person, subject }) => ({ subject, usual: back.map((period) => facts.get(period)?.get(person.id)).find((one) => one !== undefined) }))
  const months = forecast(people, gathered)
  return {
    totalFen: months.reduce((sum, { amountFen }) => sum + amountFen, 0),
    schemes: gathered.schemes.map(({ id, name }) => ({ id, name, amountFen: months.flatMap(({ schemes }) => schemes).reduce((sum, one) => sum + (one.scheme === id ? one.amountFen : 0), 0) })),
    months: months.map((one) => ({ ...one, schemes: [...one.schemes] })),
    assumptions: assumptions.map((say) => say[lang]),
  }
}

type Row = { readonly period: string; readonly scheme: string; readonly people: number | null; readonly amountFen: number | null }

/** The same months as the screen, a row a scheme; what it takes for granted stands below. */
export async function exportForecast(ctx: Ctx, lang: keyof Say): Promise<Table<Row>> {
  const { months, schemes, assumptions: said } = await getForecast(ctx, lang)
  const nameOf = new Map<string, string>(schemes.map(({ id, name }) => [id, name]))
  return {
    file: lang === 'zh' ? `补贴收入预测-${today(ctx.clock)}` : `subsidy-forecast-${today(ctx.clock)}`,
    sheet: { zh: '补贴收入预测', en: 'Subsidy forecast' },
    rows: [...months.flatMap(({ period, schemes: parts }) => (parts.length ? parts.map(({ scheme, people, amountFen }) => ({ period, scheme: nameOf.get(scheme) ?? '', people, amountFen })) : [{ period, scheme: '', people: 0, amountFen: 0 }])), ...said.map((text) => ({ period: '', scheme: text, people: null, amountFen: null }))],
    columns: [
      { kind: 'text', title: { zh: '月份', en: 'Month' }, width: 10, value: (row) => row.period },
      { kind: 'text', title: { zh: '补贴项目', en: 'Scheme' }, width: 40, value: (row) => row.scheme },
      { kind: 'count', title: { zh: '人数', en: 'People' }, value: (row) => row.people },
      { kind: 'money', title: { zh: '金额（元）', en: 'Amount (yuan)' }, value: (row) => row.amountFen },
    ],
  }
}
