import { addDays, addMonths, type BusinessDate, lastDay, type Period, periodOfDate } from '../calendar.ts'
import { monthsLater } from '../hires/term-rules.ts'
import { firstApproved, isNearRetirement, monthsUsed, type Subject } from './eligibility-rules.ts'
import type { Scheme } from './scheme-rules.ts'

/** E3. */
export const alertMonths = 3

export const endCauses = ['months', 'retirement', 'contract', 'scheme', 'approval'] as const
export type EndCause = (typeof endCauses)[number]
/** The last month that a subsidy can be drawn for, if every month from now on is. */
export type SubsidyEnd = { readonly last: Period; readonly on: BusinessDate; readonly cause: EndCause; readonly alertFrom: BusinessDate }

/**
 * Counts on from the first month that is neither claimed nor behind: what is left of the months allowed, unless retirement, the
 * contract, the post's approval or the scheme ends first. Undefined without a hire that it could be drawn for, or a day of birth.
 */
export function subsidyEnd(scheme: Scheme, subject: Subject, today: BusinessDate): SubsidyEnd | undefined {
  const hire = subject.hires.find(({ kind, from, to }) => scheme.kinds.includes(kind) && from <= today && (to === null || to >= today))
  const { retirement } = subject
  if (!hire || !retirement || hire.placement > scheme.placementsMax || (scheme.welfarePost && hire.welfare === null)) return undefined
  const next = nextMonth(subject, periodOfDate(hire.from))
  const near = isNearRetirement(scheme, retirement, firstApproved(subject, next))
  const left = scheme.monthsMax - monthsUsed(subject)
  const ends: [EndCause, Period][] = [
    ...(near ? [] : [['months', addMonths(next, left - 1)] as [EndCause, Period]]),
    ['retirement', periodOfDate(addDays(retirement.on, -1))],
    ...(hire.to === null ? [] : [['contract', periodOfDate(hire.to)] as [EndCause, Period]]),
    ...(scheme.to === null ? [] : [['scheme', scheme.to] as [EndCause, Period]]),
    ...(scheme.welfarePost && hire.welfare?.to ? [['approval', periodOfDate(hire.welfare.to)] as [EndCause, Period]] : []),
  ]
  const [cause, last] = ends.reduce((first, other) => (other[1] < first[1] ? other : first))
  return { last, on: lastDay(last), cause, alertFrom: monthsLater(lastDay(last), -alertMonths) }
}

/** After the last month claimed in this hire, else its first. */
function nextMonth({ claimed }: Pick<Subject, 'claimed'>, first: Period): Period {
  const latest = claimed.reduce<Period | undefined>((max, month) => (max === undefined || month > max ? month : max), undefined)
  return latest !== undefined && latest >= first ? addMonths(latest, 1) : first
}

/** From three months before the end on, and until it is over. */
export const isEndingSoon = ({ alertFrom, on }: SubsidyEnd, today: BusinessDate): boolean => alertFrom <= today && today <= on
