import { addDays, type BusinessDate, daysInMonth, firstDay, type Period } from '../calendar.ts'
import { type HireKind, minimumWageOn, type MinimumWage } from '../hires/contract-rules.ts'
import type { Retirement } from '../hires/retirement-rules.ts'
import { daysWithin, monthsLater } from '../hires/term-rules.ts'
import { amountOf, rateOn, type Scheme } from './scheme-rules.ts'

/** A hire as subsidies look at it; `to`: its last day by now, whatever was agreed. `welfare`: the post's approval, null where it has none. */
export type HireSpan = {
  readonly id: string
  readonly kind: HireKind
  readonly from: BusinessDate
  readonly to: BusinessDate | null
  readonly welfare: { readonly from: BusinessDate; readonly to: BusinessDate | null } | null
  /** Which placement on a public-welfare post it is, 1 for the first; 0 on other posts. */
  readonly placement: number
}

/** What the office knows of a person's month (E2). */
export type MonthFacts = {
  readonly wageFen: number
  readonly wagePaidOn: BusinessDate | null
  readonly employerFen: number
  readonly insurancePaidOn: BusinessDate | null
  readonly attendanceDays: number
}

/** `before`: months that others drew for this person, or we before these books, and since when. */
export type Subject = {
  readonly category: string | null
  readonly certificate: { readonly from: BusinessDate; readonly to: BusinessDate | null } | null
  readonly retirement: Retirement | null
  readonly hires: readonly HireSpan[]
  readonly before: { readonly months: number; readonly since: Period | null }
  /** Months claimed and not rejected, under whatever scheme. */
  readonly claimed: readonly Period[]
}

export const reasons = [
  'not-over', 'not-in-force', 'no-contract', 'contract-kind', 'not-welfare-post', 'category', 'certificate', 'placements', 'retired', 'born-unknown', 'months-used', 'part-month',
  'facts-missing', 'wage-unpaid', 'below-minimum-wage', 'insurance-unpaid', 'no-attendance', 'too-few-days', 'wage-setting', 'nothing', 'claimed', 'other-scheme',
] as const
export type Reason = (typeof reasons)[number]

export type Judged = { readonly reasons: readonly Reason[]; readonly amountFen: number; readonly days: number; readonly hire: string | null }

export type MonthInput = { readonly period: Period; readonly facts: MonthFacts | undefined; readonly wages: readonly MinimumWage[]; readonly today: BusinessDate }

/** Whether a month may be claimed for a person under a scheme, every failing condition by name, and what it would come to (E1, E2). */
export function judgeMonth(scheme: Scheme, subject: Subject, { period, facts, wages, today }: MonthInput): Judged {
  const rate = rateOn(scheme, period)
  const wage = minimumWageOn(wages, scheme.place, firstDay(period))
  const held = contractIn(scheme, subject, period)
  const whole = held.days === daysInMonth(period)
  const found: [Reason, boolean][] = [
    ['not-over', today < monthsLater(firstDay(period), 1)],
    ['not-in-force', rate === undefined],
    ...held.reasons.map((reason): [Reason, boolean] => [reason, true]),
    ['category', subject.category === null || (scheme.categories.length > 0 && !scheme.categories.includes(subject.category))],
    ['certificate', scheme.certificate && held.hire !== undefined && !holdsOn(subject.certificate, held.hire.from)],
    ['placements', held.hire !== undefined && held.hire.placement > scheme.placementsMax],
    ['retired', subject.retirement !== null && firstDay(period) >= subject.retirement.on],
    ['born-unknown', subject.retirement === null],
    ['months-used', subject.retirement !== null && isUsedUp(scheme, subject, period)],
    ['part-month', held.days > 0 && !whole && scheme.partMonth === 'none'],
    ...factReasons(scheme, facts, whole ? wage : undefined).map((reason): [Reason, boolean] => [reason, true]),
    ['wage-setting', rate?.base === 'minimum-wage' && wage === undefined],
  ]
  // Whoever had no contract lacks all the rest as well; saying so would only hide why.
  const named = held.reasons.includes('no-contract') ? [...held.reasons] : found.flatMap(([reason, holds]) => (holds ? [reason] : []))
  const amountFen = rate && held.days > 0 ? amountOf(rate, scheme.partMonth, { period, days: held.days, minimumWageFen: wage?.monthlyFen ?? 0, employerFen: facts?.employerFen ?? 0 }) : 0
  if (named.length === 0 && amountFen === 0) named.push('nothing')
  return { reasons: named, amountFen: named.length ? 0 : amountFen, days: held.days, hire: held.hire?.id ?? null }
}

type Held = { readonly days: number; readonly hire: HireSpan | undefined; readonly reasons: readonly Reason[] }

/** Days of the month under a contract that the scheme takes, on an approved post where it asks for one, and before retirement. */
function contractIn(scheme: Scheme, { hires, retirement }: Subject, period: Period): Held {
  const there = hires.filter((hire) => daysWithin(hire, period) > 0)
  if (there.length === 0) return { days: 0, hire: undefined, reasons: ['no-contract'] }
  const ofKind = there.filter(({ kind }) => scheme.kinds.includes(kind))
  if (ofKind.length === 0) return { days: 0, hire: there[0], reasons: ['contract-kind'] }
  const spans = ofKind.map((hire) => ({ hire, days: daysWithin(clipped(hire, scheme, retirement), period) }))
  const fitting = spans.filter(({ days }) => days > 0)
  if (fitting.length > 0) return { days: fitting.reduce((sum, { days }) => sum + days, 0), hire: fitting[0]!.hire, reasons: [] }
  const approved = !scheme.welfarePost || ofKind.some((hire) => hire.welfare !== null && daysWithin(hire.welfare, period) > 0)
  return { days: 0, hire: ofKind[0], reasons: approved ? [] : ['not-welfare-post'] }
}

/** The part of a hire that counts; an empty one where nothing does. */
function clipped(hire: HireSpan, { welfarePost }: Scheme, retirement: Retirement | null) {
  const limits = [hire, ...(welfarePost ? [hire.welfare ?? never] : []), ...(retirement ? [{ from: hire.from, to: addDays(retirement.on, -1) }] : [])]
  const from = limits.map((one) => one.from).reduce((a, b) => (a > b ? a : b))
  const to = limits.map((one) => one.to).reduce((a, b) => (a === null ? b : b === null ? a : a < b ? a : b))
  return { from, to }
}
const never = { from: '9999-12-31' as BusinessDate, to: '0001-01-01' as BusinessDate }

const holdsOn = (span: { readonly from: BusinessDate; readonly to: BusinessDate | null } | null, date: BusinessDate): boolean => span !== null && span.from <= date && (span.to === null || span.to >= date)

/** The employer's part alone counts, and each of the three is asked for by name (E2). */
function factReasons({ leastDays }: Scheme, facts: MonthFacts | undefined, wage: MinimumWage | undefined): Reason[] {
  if (!facts) return ['facts-missing']
  return [
    ...(facts.wagePaidOn === null || facts.wageFen <= 0 ? (['wage-unpaid'] as const) : wage && facts.wageFen < wage.monthlyFen ? (['below-minimum-wage'] as const) : []),
    ...(facts.insurancePaidOn === null || facts.employerFen <= 0 ? (['insurance-unpaid'] as const) : []),
    ...(facts.attendanceDays <= 0 ? (['no-attendance'] as const) : facts.attendanceDays < leastDays ? (['too-few-days'] as const) : []),
  ]
}

/** The first month that was ever approved; the month in question where none was. */
export const firstApproved = ({ before, claimed }: Pick<Subject, 'before' | 'claimed'>, period: Period): Period =>
  [...(before.since === null ? [] : [before.since]), ...claimed, period].reduce((a, b) => (a < b ? a : b))

/** Under `nearYears` from retirement on the first day of the first month approved; exactly as many years are not under (E1). */
export const isNearRetirement = ({ nearYears }: Pick<Scheme, 'nearYears'>, retirement: Retirement, first: Period): boolean => nearYears > 0 && monthsLater(firstDay(first), nearYears * 12) > retirement.on

/** Months are counted one by one as they are claimed: an interruption uses none, a rehire begins no new count. */
function isUsedUp(scheme: Scheme, subject: Subject, period: Period): boolean {
  if (isNearRetirement(scheme, subject.retirement!, firstApproved(subject, period))) return false
  return monthsUsed(subject, period) >= scheme.monthsMax
}

/** Of a month itself it does not matter whether it was claimed. */
export const monthsUsed = ({ before, claimed }: Pick<Subject, 'before' | 'claimed'>, except?: Period): number => before.months + new Set(claimed.filter((month) => month !== except)).size
