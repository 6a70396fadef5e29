import { addMonths, type BusinessDate, type Period, periodOfDate } from '../calendar.ts'
import type { Say } from '../faults.ts'
import type { MinimumWage } from '../hires/contract-rules.ts'
import { judgeMonths } from './choose-rules.ts'
import type { MonthFacts, Subject } from './eligibility-rules.ts'
import type { Scheme } from './scheme-rules.ts'

export const forecastMonths = 12

/** `usual`: the person's last month on record; undefined where none is. */
export type Expected = { readonly subject: Subject; readonly usual: MonthFacts | undefined }
export type ForecastBooks = { readonly schemes: readonly Scheme[]; readonly wages: readonly MinimumWage[]; readonly today: BusinessDate }
export type ForecastMonth = { readonly period: Period; readonly amountFen: number; readonly people: number; readonly schemes: readonly { readonly scheme: string; readonly amountFen: number; readonly people: number }[] }

/** What is taken for granted; said beside every forecast. */
export const assumptions: readonly Say[] = [
  { zh: '在职人员都做到合同约定的最后一天，到期不续签，也没有新招用的人。', en: 'Everybody stays until the last day agreed; no contract is renewed and nobody new is hired.' },
  { zh: '工资按月支付、社保按月缴纳、每月出满勤；单位缴费部分按最近一个登记月份计算，没有登记过的按 0 计算。', en: 'Wages and contributions are paid every month and nobody is absent; the employer’s part is that of the last month on record, and 0 where none is.' },
  { zh: '补贴标准和最低工资按已登记的规定计算，今后调整的不在内；最近一次申报之后的月份都算会申报，先占补贴月数。', en: 'Rates and minimum wages are those entered by now, without later changes; months since the last one claimed are taken to be claimed, and use up months allowed.' },
  { zh: '金额记在所属月份，不是到账月份；已申报未到账的旧月份不在内。', en: 'Amounts stand in the month that they are for, not when they arrive; earlier months claimed and not yet received are not in it.' },
]

/** The subsidies of the month after today's and those that follow, by the same rules as a claim. Months already behind and unclaimed are no forecast. */
export function forecast(people: readonly Expected[], { schemes, wages, today }: ForecastBooks): ForecastMonth[] {
  const first = addMonths(periodOfDate(today), 1)
  const months = Array.from({ length: forecastMonths }, (_, at) => addMonths(first, at))
  // By then each month is over: a claim asks for that, a forecast takes it for granted.
  const then = `${addMonths(first, forecastMonths)}-01` as BusinessDate
  const before = Array.from({ length: forecastMonths }, (_, at) => addMonths(first, at - forecastMonths))
  // Months since the last one claimed go first and use up what is allowed, as the alerts of an end take it.
  const all = ({ claimed }: Subject) => [...before.filter((month) => claimed.every((other) => other < month)), ...months]
  const cells = people.flatMap(({ subject, usual }) => judgeMonths(subject, all(subject), { schemes, wages, today: then, factsOf: () => usual && paidInFull(usual), claimedOf: () => undefined }))
  return months.map((period) => {
    const eligible = cells.filter((cell) => cell.period === period && cell.state === 'eligible')
    const sums = schemes.map(({ id }) => ofScheme(id, eligible)).filter(({ people: count }) => count > 0)
    return { period, amountFen: sums.reduce((sum, { amountFen }) => sum + amountFen, 0), people: eligible.length, schemes: sums }
  })
}

const ofScheme = (scheme: string, cells: readonly { readonly scheme: string | null; readonly amountFen: number }[]) => {
  const own = cells.filter((cell) => cell.scheme === scheme)
  return { scheme, amountFen: own.reduce((sum, { amountFen }) => sum + amountFen, 0), people: own.length }
}

/** The dates are those of the record; that they are set says that it was paid. */
const paidInFull = (facts: MonthFacts): MonthFacts => ({ ...facts, wagePaidOn: facts.wagePaidOn ?? someDay, insurancePaidOn: facts.insurancePaidOn ?? someDay, attendanceDays: 31 })
const someDay = '2000-01-01' as BusinessDate
