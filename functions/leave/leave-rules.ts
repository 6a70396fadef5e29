import { addDays, type BusinessDate, daysBetween, weekdayOf } from '../calendar.ts'
import type { Say } from '../faults.ts'
import { kindWords } from './kind-words.ts'
import type { Availability, leaveStates, LeaveKind } from './model.ts'
import type { LeaveSetting } from './settings-model.ts'

/** Both days belong to it. */
export type Days = { readonly from: BusinessDate; readonly to: BusinessDate }
export type Known = Days & { readonly id: string; readonly kind: LeaveKind; readonly state: (typeof leaveStates)[number] }

export const daysOf = ({ from, to }: Days): number => daysBetween(from, to) + 1
export const touch = (a: Days, b: Days): boolean => a.from <= b.to && b.from <= a.to
const stands = ({ state }: Known): boolean => state === 'asked' || state === 'approved'

/** What stands over the same days already; nobody is on two leaves at once. */
export const overlapOf = (leave: Days & { readonly id: string }, known: readonly Known[]): Known | undefined => known.find((one) => one.id !== leave.id && stands(one) && touch(one, leave))

/** What the settings say about a leave, for whoever decides. Nothing of it forbids: an older worker has 10 or 15 days a year by law. */
export function hintsOf(leave: Known, known: readonly Known[], setting: LeaveSetting, askedOn: BusinessDate): Say[] {
  const rule = setting.kinds.find(({ kind }) => kind === leave.kind)
  if (!rule) return [{ zh: `制度里没有“${kindWords[leave.kind].zh}”。`, en: `The rules of the organization do not name ${kindWords[leave.kind].en}.` }]
  const year = leave.from.slice(0, 4)
  const all = daysInYear([leave, ...known.filter((one) => one.id !== leave.id && one.kind === leave.kind && one.state === 'approved')], year)
  const ahead = daysBetween(askedOn, leave.from)
  return [
    ...(rule.daysMax !== null && all > rule.daysMax ? [{ zh: `连同本次，${year} 年${kindWords[leave.kind].zh}共 ${all} 天，制度为 ${rule.daysMax} 天。`, en: `With this one ${all} days of ${kindWords[leave.kind].en} in ${year}; the rules give ${rule.daysMax}.` }] : []),
    ...(ahead < rule.noticeDays ? [{ zh: `提前 ${Math.max(0, ahead)} 天提出，制度要求提前 ${rule.noticeDays} 天。`, en: `Asked ${Math.max(0, ahead)} days ahead; the rules ask for ${rule.noticeDays}.` }] : []),
  ]
}

/** Days of these that lie in a year; they never overlap. */
function daysInYear(leaves: readonly Days[], year: string): number {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`] as [BusinessDate, BusinessDate]
  return leaves.reduce((sum, { from, to }) => {
    const within = { from: from > first ? from : first, to: to < last ? to : last }
    return sum + Math.max(0, daysOf(within))
  }, 0)
}

const spanMax = 400

/** The days within a span on which somebody says that they cannot. */
export function cannotWithin({ weekdays, dates }: Pick<Availability, 'weekdays' | 'dates'>, { from, to }: Days): BusinessDate[] {
  const found: BusinessDate[] = []
  for (let day = from, seen = 0; day <= to && seen < spanMax; day = addDays(day, 1), seen += 1) if (weekdays.includes(weekdayOf(day)) || dates.includes(day)) found.push(day)
  return found
}
