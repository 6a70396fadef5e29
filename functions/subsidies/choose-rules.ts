import type { BusinessDate, Period } from '../calendar.ts'
import type { MinimumWage } from '../hires/contract-rules.ts'
import { type Judged, judgeMonth, type MonthFacts, type Reason, type Subject } from './eligibility-rules.ts'
import type { Scheme } from './scheme-rules.ts'

/** A month that was claimed: for good, under one scheme. */
export type ClaimedMonth = { readonly scheme: string; readonly claim: string; readonly state: 'claimed' | 'received' | 'rejected'; readonly amountFen: number; readonly receivedFen: number }

export type Cell = {
  readonly period: Period
  /** claimed, received, rejected: as it stands. eligible: may be claimed under `scheme`. not: and why. */
  readonly state: 'eligible' | 'not' | ClaimedMonth['state']
  readonly scheme: string | null
  readonly claim: string | null
  readonly amountFen: number
  readonly days: number
  readonly hire: string | null
  /** Of the scheme that comes nearest; what others lack is theirs. */
  readonly reasons: readonly Reason[]
}

export type Books = {
  readonly schemes: readonly Scheme[]
  readonly wages: readonly MinimumWage[]
  readonly today: BusinessDate
  readonly factsOf: (period: Period) => MonthFacts | undefined
  readonly claimedOf: (period: Period) => ClaimedMonth | undefined
}

/**
 * A person's months in their order, each under one scheme: the one it was claimed under, else the one that pays most. What could be
 * claimed in an earlier month counts against the later ones, so that a list never offers a thirty-seventh month.
 */
export function judgeMonths(subject: Subject, months: readonly Period[], books: Books): Cell[] {
  const counted = [...subject.claimed]
  return months.toSorted().map((period) => {
    const claimed = books.claimedOf(period)
    if (claimed) return { period, state: claimed.state, scheme: claimed.scheme, claim: claimed.claim, amountFen: claimed.state === 'received' ? claimed.receivedFen : claimed.amountFen, days: 0, hire: null, reasons: [] }
    const best = bestOf(books.schemes, (scheme) => judgeMonth(scheme, { ...subject, claimed: counted }, { period, facts: books.factsOf(period), wages: books.wages, today: books.today }))
    if (!best) return { period, state: 'not', scheme: null, claim: null, amountFen: 0, days: 0, hire: null, reasons: ['not-in-force'] }
    const { scheme, judged } = best
    if (judged.reasons.length === 0) counted.push(period)
    return { period, state: judged.reasons.length === 0 ? 'eligible' : 'not', scheme: scheme.id, claim: null, amountFen: judged.amountFen, days: judged.days, hire: judged.hire, reasons: judged.reasons }
  })
}

type Best = { readonly scheme: Scheme; readonly judged: Judged }

/** The highest amount, else the fewest reasons; equal ones in the order of their names. */
function bestOf(schemes: readonly Scheme[], judge: (scheme: Scheme) => Judged): Best | undefined {
  return schemes
    .map((scheme) => ({ scheme, judged: judge(scheme) }))
    .toSorted((a, b) => b.judged.amountFen - a.judged.amountFen || a.judged.reasons.length - b.judged.reasons.length || (a.scheme.name < b.scheme.name ? -1 : 1))[0]
}
