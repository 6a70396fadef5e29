import { addDays, type BusinessDate, daysBetween, weekdayOf } from '../calendar.ts'
import type { Say } from '../faults.ts'
import { kindWords } from './kind-words.ts'
import type { Availability, leaveStates, LeaveKind } from './model.ts'
import type { LeaveSetting } from './settings-model.ts'

/** Both days belong to it: of the first only the afternoon where it begins at noon, of the last only the morning where it ends at noon. Noon is 12:00. */
export type Days = { readonly from: BusinessDate; readonly to: BusinessDate; readonly fromNoon?: boolean; readonly toNoon?: boolean }
export type DayPart = 'all' | 'am' | 'pm'
export type Known = Days & { readonly id: string; readonly kind: LeaveKind; readonly state: (typeof leaveStates)[number] }

export const noonMinute = 720
const dayMinutes = 1440

/** In half days since 1970: the first of it, and the first after it. */
function halvesOf({ from, to, fromNoon, toNoon }: Days): { readonly begin: number; readonly end: number } {
  const number = (date: BusinessDate) => 2 * daysBetween('1970-01-01' as BusinessDate, date)
  return { begin: number(from) + (fromNoon ? 1 : 0), end: number(to) + (toNoon ? 1 : 2) }
}

/** In days, 0.5 for half of one. Zero or less: it ends before it begins. */
export function daysOf(leave: Days): number {
  const { begin, end } = halvesOf(leave)
  return (end - begin) / 2
}

/** A morning and an afternoon of one day do not touch. */
export function touch(a: Days, b: Days): boolean {
  const [one, two] = [halvesOf(a), halvesOf(b)]
  return one.begin < two.end && two.begin < one.end
}

/** The first day on which, after it, there is time to work: its last one where it ends at noon. */
export const firstFreed = ({ to, toNoon }: Days): BusinessDate => (toNoon ? to : addDays(to, 1))

/** What of a day is leave. */
export function partOn({ from, to, fromNoon, toNoon }: Days, date: BusinessDate): DayPart | null {
  if (date < from || date > to) return null
  if (fromNoon && date === from) return 'pm'
  return toNoon && date === to ? 'am' : 'all'
}

type Timed = { readonly date: BusinessDate; readonly startMinute: number; readonly spanMinutes: number }

/** Whether a shift lies in the leave, if only in part. One over midnight is of the day on which it begins. */
export function takesFrom(leave: Days, { date, startMinute, spanMinutes }: Timed): boolean {
  const part = partOn(leave, date)
  return part === 'all' || (part === 'am' && startMinute < noonMinute) || (part === 'pm' && startMinute + spanMinutes > noonMinute)
}

/** The whole days of a leave, if there is one, and its half days as time that is taken. */
export function wholeAndHalves(leave: Days): { readonly whole: Days | null; readonly halves: readonly { readonly date: BusinessDate; readonly startMinute: number; readonly endMinute: number }[] } {
  const from = leave.fromNoon ? addDays(leave.from, 1) : leave.from
  const to = leave.toNoon ? addDays(leave.to, -1) : leave.to
  return {
    whole: from <= to ? { from, to } : null,
    halves: [
      ...(leave.fromNoon ? [{ date: leave.from, startMinute: noonMinute, endMinute: dayMinutes }] : []),
      ...(leave.toNoon ? [{ date: leave.to, startMinute: 0, endMinute: noonMinute }] : []),
    ],
  }
}
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
  return leaves.reduce((sum, leave) => {
    const within = { ...(leave.from >= first ? leave : { ...leave, from: first, fromNoon: false }), ...(leave.to <= last ? {} : { to: last, toNoon: false }) }
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
