import { daysInMonth, type Period } from '../calendar.ts'
import type { HireKind } from '../hires/contract-rules.ts'
import { divideHalfUp, type Fen, fen } from '../money.ts'

export const schemeKinds = ['welfare-post', 'social-insurance', 'other'] as const
export type SchemeKind = (typeof schemeKinds)[number]

/** What the rate is a share of: the place's minimum wage of the month, the employer's part of the contributions, or a sum of its own. */
export const rateBases = ['minimum-wage', 'employer-contributions', 'fixed'] as const
export type RateBase = (typeof rateBases)[number]

/** By which document from which month on; a later one follows it. `fixedFen` only with the base `fixed`. */
export type Rate = { readonly from: Period; readonly base: RateBase; readonly shareBp: number; readonly fixedFen: number; readonly capFen: number | null; readonly document: string }

/** none: only whole months. by-day: days of contract over days of the month. full: as a whole one. */
export const partMonths = ['none', 'by-day', 'full'] as const
export type PartMonth = (typeof partMonths)[number]

/** A scheme of the province as people entered it; nothing of it is built in. */
export type Scheme = {
  readonly id: string
  readonly name: string
  readonly kind: SchemeKind
  /** Whose minimum wage; also what pay is checked against. */
  readonly place: string
  readonly from: Period
  readonly to: Period | null
  readonly rates: readonly Rate[]
  /** E1: 36, unless the province says otherwise. */
  readonly monthsMax: number
  /** E1: who is nearer to retirement than this at first approval is paid until then; 0 = no such extension. */
  readonly nearYears: number
  readonly placementsMax: number
  /** Codes of the province's list; empty = anybody with a category. */
  readonly categories: readonly string[]
  readonly certificate: boolean
  readonly welfarePost: boolean
  readonly kinds: readonly HireKind[]
  readonly leastDays: number
  readonly partMonth: PartMonth
}

/** The rate of a month; undefined outside the scheme's own months. */
export function rateOn({ from, to, rates }: Pick<Scheme, 'from' | 'to' | 'rates'>, period: Period): Rate | undefined {
  if (period < from || (to !== null && period > to)) return undefined
  return rates.filter((rate) => rate.from <= period).toSorted((a, b) => (a.from < b.from ? -1 : 1)).at(-1)
}

/** Of the month in question. `days`: under contract. */
export type Basis = { readonly period: Period; readonly days: number; readonly minimumWageFen: number; readonly employerFen: number }

/** Base x share, a part month by its days, rounded once (M1), then the cap; contributions are never paid back beyond what the employer paid (E2). */
export function amountOf(rate: Rate, partMonth: PartMonth, { period, days, minimumWageFen, employerFen }: Basis): Fen {
  const base = { 'minimum-wage': minimumWageFen, 'employer-contributions': employerFen, fixed: rate.fixedFen }[rate.base]
  const all = daysInMonth(period)
  const whole = divideHalfUp([base, rate.shareBp, partMonth === 'by-day' ? days : all], 10_000 * all)
  const most = [whole, ...(rate.capFen === null ? [] : [rate.capFen]), ...(rate.base === 'employer-contributions' ? [employerFen] : [])]
  return fen(Math.min(...most))
}
