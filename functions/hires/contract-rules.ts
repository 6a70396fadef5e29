import { addDays, type BusinessDate } from '../calendar.ts'
import { lastsMonths, monthsLater, type Term } from './term-rules.ts'

/** fixed, open: labour contracts. part-time: by the hour. service: with somebody who has retired; no labour contract (劳务). */
export const hireKinds = ['fixed', 'open', 'part-time', 'service'] as const
export type HireKind = (typeof hireKinds)[number]

/** Of labour contracts alone: what labour law, insurance and subsidies speak of. */
export const isLabour = (kind: HireKind): boolean => kind === 'fixed' || kind === 'open'

/** The most months of probation by the length of the contract (劳动合同法 art. 19, 70). The limits are the law's own. */
export function probationMonthsMax(kind: HireKind, term: Term): number {
  if (!isLabour(kind) || !lastsMonths(term, 3)) return 0
  if (!lastsMonths(term, 12)) return 1
  return lastsMonths(term, 36) ? 6 : 2
}

/** The last day that a probation of so many months may have: 1 January and 2 months = 28 February. */
export const probationEnd = (from: BusinessDate, months: number): BusinessDate => addDays(monthsLater(from, months), -1)

export type Hours = { readonly system: HoursSystem; readonly perDay: number; readonly perWeek: number }
/** standard 标准工时 · averaged 综合计算工时 and free 不定时: only with an approval on record (W1) · part-time (W5). */
export const hoursSystems = ['standard', 'averaged', 'free', 'part-time'] as const
export type HoursSystem = (typeof hoursSystems)[number]

/** (K) W5: on average at most four hours a day and 24 a week. Halves count: 4.5 is too many. */
export const partTimeHours = { perDay: 4, perWeek: 24 } as const
/** A day under averaged hours; a guard's shift of twelve. */
const averagedDayMax = 12
/** W1. */
export const standardHours = { perDay: 8, perWeek: 40, weekCeiling: 44 } as const

export type MinimumWage = { readonly place: string; readonly from: BusinessDate; readonly monthlyFen: number; readonly hourlyFen: number; readonly source: string }

/** What holds in a place on a date; undefined when nobody has entered one. */
export const minimumWageOn = (wages: readonly MinimumWage[], place: string, date: BusinessDate): MinimumWage | undefined =>
  wages.filter((wage) => wage.place === place && wage.from <= date).toSorted((a, b) => (a.from < b.from ? -1 : 1)).at(-1)

export type Pay = { readonly per: 'month' | 'hour'; readonly amountFen: number }

/** What a hire says, as far as labour law looks at it. */
export type Terms = Term & {
  readonly kind: HireKind
  readonly hours: Hours
  readonly pay: Pay
  readonly probationMonths: number
  readonly averagedApproval: string
  readonly insuranceFrom: BusinessDate | null
  readonly accidentFrom: BusinessDate | null
}

/** What is known around it. `before`: contracts of the same person here. */
export type Around = { readonly wage: MinimumWage | undefined; readonly retiresOn: BusinessDate | null; readonly before: number }

export const hireFaults = ['dates', 'end-needed', 'no-end', 'probation', 'probation-again', 'hours', 'part-time-hours', 'hours-system', 'averaged-approval', 'pay-per', 'minimum-wage', 'retired', 'not-retired', 'insurance-from'] as const
export type HireFault = (typeof hireFaults)[number]
export const hireWarnings = ['wage-unknown', 'born-unknown', 'retires-within', 'no-insurance', 'no-accident-insurance', 'insurance-late'] as const
export type HireWarning = (typeof hireWarnings)[number]

/** Everything that the law refuses in these terms, each by name. */
export function faultsOf(terms: Terms, { wage, retiresOn, before }: Around): HireFault[] {
  const { kind, from, to, hours, pay, probationMonths, averagedApproval, insuranceFrom } = terms
  const partTime = kind === 'part-time'
  const faults: [HireFault, boolean][] = [
    ['dates', to !== null && to < from],
    ['end-needed', (kind === 'fixed' || kind === 'service') && to === null],
    ['no-end', kind === 'open' && to !== null],
    ['probation', probationMonths > probationMonthsMax(kind, terms)],
    // One probation with the same worker, ever (art. 19).
    ['probation-again', probationMonths > 0 && before > 0 && isLabour(kind)],
    ['hours', !partTime && (hours.perWeek > standardHours.weekCeiling || hours.perDay > (hours.system === 'standard' ? standardHours.perDay : averagedDayMax))],
    ['part-time-hours', partTime && (hours.perDay > partTimeHours.perDay || hours.perWeek > partTimeHours.perWeek)],
    ['hours-system', partTime !== (hours.system === 'part-time')],
    ['averaged-approval', (hours.system === 'averaged' || hours.system === 'free') && averagedApproval === ''],
    ['pay-per', isLabour(kind) && pay.per !== 'month'],
    ['minimum-wage', kind !== 'service' && wage !== undefined && pay.amountFen < (pay.per === 'month' ? wage.monthlyFen : wage.hourlyFen)],
    // A labour contract ends with the age of retirement (实施条例 art. 21); afterwards it is a service relation.
    ['retired', kind !== 'service' && retiresOn !== null && from >= retiresOn],
    ['not-retired', kind === 'service' && retiresOn !== null && from < retiresOn],
    ['insurance-from', insuranceFrom !== null && insuranceFrom < from],
  ]
  return faults.flatMap(([fault, holds]) => (holds ? [fault] : []))
}

/** What a person should look at; none of it keeps the contract from standing. */
export function warningsOf(terms: Terms, { wage, retiresOn }: Around): HireWarning[] {
  const { kind, from, to, insuranceFrom, accidentFrom } = terms
  const warnings: [HireWarning, boolean][] = [
    ['wage-unknown', kind !== 'service' && wage === undefined],
    ['born-unknown', retiresOn === null],
    ['retires-within', kind !== 'service' && retiresOn !== null && from < retiresOn && to !== null && to >= retiresOn],
    ['no-insurance', isLabour(kind) && insuranceFrom === null],
    // Within 30 days of the first day (社会保险法 art. 58).
    ['insurance-late', insuranceFrom !== null && insuranceFrom > addDays(from, 30)],
    ['no-accident-insurance', kind === 'service' && accidentFrom === null],
  ]
  return warnings.flatMap(([warning, holds]) => (holds ? [warning] : []))
}
