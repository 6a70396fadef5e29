import { addDays, addMonths, type BusinessDate, lastDay, monthsFromTo, type Period, periodOf, periodOfDate } from '../calendar.ts'

/** How often the books are opened (D2); calendar months, so that a quarter begins in January, April, July or October. */
export const intervals = ['month', 'quarter', 'half-year', 'year'] as const
export type Interval = (typeof intervals)[number]

const monthsOf: Readonly<Record<Interval, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 }

/** Whole months, both ends included. */
export type Span = { readonly from: Period; readonly to: Period }

/** `2026-10.2026-12`: a disclosure's name in addresses and keys. */
export const idOfSpan = ({ from, to }: Span): string => `${from}.${to}`
export const disclosureIdPattern = /^\d{4}-(0[1-9]|1[0-2])\.\d{4}-(0[1-9]|1[0-2])$/
export const spanOfId = (id: string): Span => ({ from: id.slice(0, 7) as Period, to: id.slice(8) as Period })

/** What a span is called: its year, and which of the year's months, quarters or halves it is; 1 for a year. */
export function namedSpan({ from, to }: Span): { readonly interval: Interval; readonly year: string; readonly at: number } {
  const [first, last] = [Number(from.slice(5)), Number(to.slice(5))]
  const interval = intervals.find((one) => monthsOf[one] === last - first + 1) ?? 'month'
  return { interval, year: from.slice(0, 4), at: Math.ceil(last / monthsOf[interval]) }
}

/** The span of an interval that a month lies in. */
export function spanOf(period: Period, interval: Interval): Span {
  const [year, month] = period.split('-').map(Number) as [number, number]
  const months = monthsOf[interval]
  const from = periodOf(year, Math.floor((month - 1) / months) * months + 1)
  return { from, to: addMonths(from, months - 1) }
}

export const monthsOfSpan = ({ from, to }: Span): Period[] => monthsFromTo(from, to, 12)

/** As many months just before it: what the figures are compared with. */
export const spanBefore = (span: Span): Span => ({ from: addMonths(span.from, -monthsOfSpan(span).length), to: addMonths(span.from, -1) })

/** Whether a span is one that an interval makes; nobody opens the books of five odd months. */
export const isSpan = (span: Span): boolean => intervals.some((interval) => idOfSpan(spanOf(span.from, interval)) === idOfSpan(span))

/** The spans that have ended by a day, newest first, from the one that `first` lies in; at most `bound`. */
export function endedSpans(interval: Interval, first: Period, today: BusinessDate, bound: number): Span[] {
  const found: Span[] = []
  let at = spanOf(periodOfDate(today), interval)
  while (found.length < bound) {
    at = spanOf(addMonths(at.from, -1), interval)
    if (at.to < first) break
    found.push(at)
  }
  return found
}

/** The last day for publishing. */
export const dueOn = (span: Span, dueDays: number): BusinessDate => addDays(lastDay(span.to), dueDays)
