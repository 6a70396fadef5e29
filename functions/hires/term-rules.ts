import { addDays, addMonths, type BusinessDate, dayOf, daysInMonth, firstDay, lastDay, type Period, periodOfDate } from '../calendar.ts'

/** Both ends belong to it; null = open-ended. */
export type Term = { readonly from: BusinessDate; readonly to: BusinessDate | null }

/** The same day `count` months later (or earlier), the month's last day where it has no such day: 31 January + 1 = 28 or 29 February. */
export function monthsLater(date: BusinessDate, count: number): BusinessDate {
  const period = addMonths(periodOfDate(date), count)
  return dayOf(period, Math.min(Number(date.slice(8)), daysInMonth(period)))
}

/** From `a` to `b` in calendar months, `2026-01` to `2026-03` = 2; negative when `b` is earlier. */
export const monthsApart = (a: Period, b: Period): number => (Number(b.slice(0, 4)) - Number(a.slice(0, 4))) * 12 + Number(b.slice(5)) - Number(a.slice(5))

/** Whether a term lasts at least so many months: 1 January to 31 March is three, to 30 March is not. Open-ended is longer than any. */
export const lastsMonths = ({ from, to }: Term, months: number): boolean => to === null || addDays(to, 1) >= monthsLater(from, months)

/** Days of a month that belong to a term. */
export function daysWithin({ from, to }: Term, period: Period): number {
  const first = from > firstDay(period) ? from : firstDay(period)
  const last = to !== null && to < lastDay(period) ? to : lastDay(period)
  return last < first ? 0 : Number(last.slice(8)) - Number(first.slice(8)) + 1
}

export type Presence = 'none' | 'part' | 'whole'

/** How much of a month a term covers. */
export function presenceIn(term: Term, period: Period): Presence {
  const days = daysWithin(term, period)
  return days === 0 ? 'none' : days === daysInMonth(period) ? 'whole' : 'part'
}
