import { addDays, addMonths, type BusinessDate, daysBetween, daysInMonth, firstDay, lastDay, monthsFromTo, type Period, periodOfDate } from '../calendar.ts'
import { divideHalfUp, type Fen, fen, sum } from '../money.ts'

/** The rent a month in fen from a day on, until the next step. */
export type RentStep = { readonly from: BusinessDate; readonly monthlyFen: number }
/** What was agreed at once: the contract itself, then each renewal. Both days included; each begins the day after the one before ends. */
export type Term = { readonly from: BusinessDate; readonly to: BusinessDate }

export type RentTerms = {
  readonly terms: readonly Term[]
  /** In the order of time; the first on the contract's first day. */
  readonly steps: readonly RentStep[]
  /** Months that are settled together, counted from the first of each term: 1, 3, 6 or 12. */
  readonly every: number
  /** What a month brings at least, rent and share together. */
  readonly minimumMonthlyFen: number
  /** Days until it is to be paid: from the first day where only rent is agreed, else from the last. */
  readonly dueDays: number
  readonly shared: boolean
}

/** What is settled at once: its first day names it. */
export type Span = {
  readonly from: BusinessDate
  readonly to: BusinessDate
  readonly months: readonly { readonly month: Period; readonly baseFen: Fen }[]
  readonly baseFen: Fen
  readonly minimumFen: Fen
  readonly dueDate: BusinessDate
}

/** Twenty years, the longest a lease may run (Civil Code, article 705), in months. */
export const termMonthsMax = 240
/** With renewals. */
export const contractMonthsMax = 600

/**
 * The rent that is expected, span by span: a whole month is the rent itself, a part of one is by its days, and each month is
 * rounded once, whatever steps fall into it. A renewal begins spans of its own, so that what was settled stays what it was.
 */
export function scheduleOf(agreed: RentTerms): Span[] {
  return agreed.terms.flatMap((term) => {
    const months = monthsFromTo(periodOfDate(term.from), periodOfDate(term.to), termMonthsMax + 1)
    const groups = Math.ceil(months.length / agreed.every)
    return Array.from({ length: groups }, (_, at) => spanOf(agreed, term, months.slice(at * agreed.every, (at + 1) * agreed.every)))
  })
}

function spanOf(agreed: RentTerms, term: Term, months: readonly Period[]): Span {
  const from = later(term.from, firstDay(months[0]!))
  const to = earlier(term.to, lastDay(months.at(-1)!))
  const parts = months.map((month) => ({ month, baseFen: partOfMonth(agreed.steps, month, { from, to }) }))
  const least = [{ from, monthlyFen: agreed.minimumMonthlyFen }]
  return {
    from,
    to,
    months: parts,
    baseFen: sum(parts.map(({ baseFen }) => baseFen)),
    minimumFen: sum(months.map((month) => partOfMonth(least, month, { from, to }))),
    dueDate: addDays(agreed.shared ? to : from, agreed.dueDays),
  }
}

/** Each day at its own step; added up exactly and rounded once. */
function partOfMonth(steps: readonly RentStep[], month: Period, span: Term): Fen {
  const first = later(span.from, firstDay(month))
  const last = earlier(span.to, lastDay(month))
  const inDays = steps.reduce((total, step, at) => {
    const next = steps[at + 1]
    const from = later(first, step.from)
    const to = next ? earlier(last, addDays(next.from, -1)) : last
    return total + step.monthlyFen * Math.max(0, daysBetween(from, to) + 1)
  }, 0)
  return divideHalfUp([fen(inDays)], daysInMonth(month))
}

/** The rent a month on a day; before the first step nothing. */
export const rentOn = (steps: readonly RentStep[], day: BusinessDate): number => steps.findLast(({ from }) => from <= day)?.monthlyFen ?? 0

/** Months that a time touches. */
export const monthsOf = ({ from, to }: Term): number => monthsFromTo(periodOfDate(from), periodOfDate(to), contractMonthsMax + 1).length

/** `count` whole months from a day: until the day before the same day of that month, or its last. */
export function endAfter(from: BusinessDate, count: number): BusinessDate {
  const month = addMonths(periodOfDate(from), count)
  const day = Math.min(Number(from.slice(8)), daysInMonth(month) + 1)
  return addDays(firstDay(month), day - 2)
}

const later = (a: BusinessDate, b: BusinessDate): BusinessDate => (a > b ? a : b)
const earlier = (a: BusinessDate, b: BusinessDate): BusinessDate => (a < b ? a : b)
