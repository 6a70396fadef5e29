import { addDays, type BusinessDate, monthsAfter } from '../calendar.ts'

/** A stretch of time that the paper itself names; `to` is null where it has no end. A renewal adds one. */
export type Term = { readonly from: BusinessDate; readonly to: BusinessDate | null; /** A review is due every so many months, by the rule of its kind. */ readonly reviewMonths: number | null }

/** What of a certificate decides whether it holds. `reviews`: the days on which a review was passed. */
export type Held = {
  readonly terms: readonly Term[]
  readonly reviews: readonly BusinessDate[]
  readonly revokedOn: BusinessDate | null
}

export const lapses = ['not-yet', 'expired', 'review-missed', 'revoked'] as const
export type Lapse = (typeof lapses)[number]

/**
 * valid: `until` is the last day on which it holds as things stand, null without an end; `by` what ends it. Not valid: `why`, and `on` is the
 * first day of that (of `not-yet` the day on which it begins).
 */
export type Standing =
  | { readonly valid: true; readonly until: BusinessDate | null; readonly by: 'expiry' | 'review' | 'revocation' | null }
  | { readonly valid: false; readonly why: Lapse; readonly on: BusinessDate }

/**
 * W3: how a certificate stands on a day. It holds on its last day; a review that was not passed by its own last day ends it from the next day
 * until it is passed; what was not known on that day (a later review, a later term) changes nothing about it.
 */
export function standingOn(held: Held, date: BusinessDate): Standing {
  if (held.revokedOn && date >= held.revokedOn) return { valid: false, why: 'revoked', on: held.revokedOn }
  const terms = held.terms.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const term = terms.findLast(({ from }) => from <= date)
  if (!term) return { valid: false, why: 'not-yet', on: terms[0]!.from }
  const last = lastDay(term, held.reviews, date)
  if (last.on && date > last.on) return { valid: false, why: last.by === 'review' ? 'review-missed' : 'expired', on: addDays(last.on, 1) }
  return { valid: true, ...endOf(held, terms, term, date) }
}

/** The day by which the next review has to be passed; null where none is due before the term ends. */
export function reviewBy({ from, to, reviewMonths }: Term, reviews: readonly BusinessDate[], date: BusinessDate): BusinessDate | null {
  if (!reviewMonths) return null
  const due = dueOfReview(from, reviewMonths, settledReviews(from, reviewMonths, reviews.filter((on) => on >= from && on <= date)) + 1)
  return to === null || due < to ? due : null
}

/** No paper lives longer; bounds the count of reviews of one without an end. */
const reviewsMax = 600

/** One review passes one date; one that came after several missed dates passes them all. */
function settledReviews(from: BusinessDate, months: number, reviews: readonly BusinessDate[]): number {
  let settled = 0
  for (const on of reviews.toSorted()) {
    settled += 1
    while (settled < reviewsMax && dueOfReview(from, months, settled + 1) < on) settled += 1
  }
  return settled
}

/** As it is printed: of a paper from 10 March 2023, every 36 months, the first is 9 March 2026. */
const dueOfReview = (from: BusinessDate, months: number, nth: number): BusinessDate => addDays(monthsAfter(from, months * nth), -1)

type End = { readonly on: BusinessDate | null; readonly by: 'expiry' | 'review' | null }

function lastDay(term: Term, reviews: readonly BusinessDate[], date: BusinessDate): End {
  const review = reviewBy(term, reviews, date)
  return review ? { on: review, by: 'review' } : { on: term.to, by: term.to ? 'expiry' : null }
}

/** Through the terms that follow without a gap: renewed early, it does not end at the end of the first. */
function endOf({ reviews, revokedOn }: Held, terms: readonly Term[], term: Term, date: BusinessDate): { until: BusinessDate | null; by: 'expiry' | 'review' | 'revocation' | null } {
  let end = lastDay(term, reviews, date)
  for (const next of terms.slice(terms.indexOf(term) + 1)) {
    if (end.by !== 'expiry' || next.from > addDays(end.on!, 1)) break
    end = lastDay(next, reviews, date)
  }
  if (revokedOn && (end.on === null || addDays(revokedOn, -1) <= end.on)) return { until: addDays(revokedOn, -1), by: 'revocation' }
  return { until: end.on, by: end.by }
}
