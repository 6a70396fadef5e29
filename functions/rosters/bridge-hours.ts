import { addDays, addMonths, daysBetween, firstDay, lastDay, periodOfDate, type BusinessDate, type Period } from '../calendar.ts'
import type { Span } from './engine/problem.ts'
import type { Plan, PlanPerson } from './plan-model.ts'
import { isAveraged, mondayOf, workedMinutes, type Duty, type LabourLimits } from './rules/labour-model.ts'
import { minutesByDay, overtimeByDay } from './rules/working-time.ts'

/**
 * Overtime left to the plan, in minutes: of the months it touches the one with least. It is divided in advance between long shifts
 * (over 8 hours) and long weeks, so that each part is a ceiling or a span and their sum cannot exceed the month's limit.
 */
function overtimeLeft(plan: Plan, person: PlanPerson, limits: LabourLimits): { readonly shifts: number; readonly weeks: number } {
  if (person.partTime || !person.overtimeAgreed) return { shifts: 0, weeks: 0 }
  const used = overtimeByDay(person, minutesByDay(person.history), plan.limits)
  const left = monthsOf(plan).map((month) => limits.overtimeMonthMinutes - [...used].reduce((sum, [date, minutes]) => sum + (periodOfDate(date) === month ? minutes : 0), 0))
  const all = Math.max(0, Math.min(...left))
  const shifts = longShifts(plan, limits).length > 0 ? Math.floor(all / 2) : 0
  return { shifts, weeks: all - shifts }
}

const longShifts = ({ shifts }: Plan, { dayMinutes }: LabourLimits) => shifts.filter((shift) => shift.spanMinutes - shift.breakMinutes > dayMinutes)

/** How many of each kind: long shifts share the overtime that is left for them. */
export function ceilingsOf(plan: Plan, person: PlanPerson, days: number, limits: LabourLimits): number[] {
  const long = new Set(longShifts(plan, limits).map(({ id }) => id))
  const { shifts } = overtimeLeft(plan, person, limits)
  return plan.shifts.map((shift) => {
    // With averaged hours throughout, a day has no overtime of its own.
    if (!long.has(shift.id) || (isAveraged(person, plan.from) && isAveraged(person, plan.to))) return days
    return Math.floor(shifts / long.size / (shift.spanMinutes - shift.breakMinutes - limits.dayMinutes))
  })
}

/** Weeks in the first layer, less what was worked before the plan began; months of averaged hours in the second. */
export function spansOf(plan: Plan, person: PlanPerson, limits: LabourLimits): Span[][] {
  const place = (date: BusinessDate) => daysBetween(plan.from, date)
  const span = (from: BusinessDate, to: BusinessDate, most: number): Span => ({
    from: Math.max(0, place(from)), to: Math.min(place(plan.to), place(to)), maxMinutes: Math.max(0, most - minutesIn(person.history, from, to)),
  })
  const mondays: BusinessDate[] = []
  for (let monday = mondayOf(plan.from); monday <= plan.to; monday = addDays(monday, 7)) mondays.push(monday)
  const extra = Math.floor(overtimeLeft(plan, person, limits).weeks / mondays.length)
  const standard = Math.min(limits.weekMinutes, limits.weekCeilingMinutes)
  const weeks = mondays.flatMap((monday) => {
    const sunday = addDays(monday, 6)
    if (person.partTime) return [span(monday, sunday, limits.partTimeWeekMinutes)]
    // A week that is averaged as a whole is counted by the month; one in part is held to the week, which is the narrower.
    return isAveraged(person, monday) && isAveraged(person, sunday) ? [] : [span(monday, sunday, standard + extra)]
  })
  const months = person.averaged === null ? [] : monthsOf(plan).map((month) => span(firstDay(month), lastDay(month), limits.averagedMonthMinutes + (person.overtimeAgreed ? limits.overtimeMonthMinutes : 0)))
  return months.length > 0 ? [weeks, months] : [weeks]
}

function monthsOf({ from, to }: Plan): Period[] {
  const months: Period[] = []
  for (let month = periodOfDate(from); month <= periodOfDate(to); month = addMonths(month, 1)) months.push(month)
  return months
}

const minutesIn = (history: readonly Duty[], from: BusinessDate, to: BusinessDate): number =>
  history.filter(({ date }) => date >= from && date <= to).reduce((sum, duty) => sum + workedMinutes(duty), 0)
