import { addDays, daysBetween, weekdayOf, type BusinessDate } from '../calendar.ts'
import { assert } from '../faults.ts'
import { ceilingsOf, spansOf } from './bridge-hours.ts'
import type { Cell, Demand, Person, Problem, Roster } from './engine/problem.ts'
import { planDaysMax, planPeopleMax, type Plan, type PlanPerson, type PlanShift } from './plan-model.ts'
import { fitnessAt, holds } from './rules/fit-for-post.ts'
import { endOf, isAveraged, limitsOn, minuteOf, startOf, worksWithin, type Duty, type LabourLimits } from './rules/labour-model.ts'

/**
 * A plan in the engine's words. Whatever the engine calls legal, `checkLabour` calls lawful; where a rule does not fit into
 * ceilings and spans (overtime by day and week in one sum), the bridge asks for a little more than the law does, never for less.
 */
export function toProblem(plan: Plan): Problem {
  const days = daysBetween(plan.from, plan.to) + 1
  assert(days > 0 && days <= planDaysMax && plan.people.length <= planPeopleMax, 'a plan of bounded size')
  const strict = strictest(plan)
  const rest = (first: PlanShift, second: PlanShift) => 1440 + second.startMinute - (first.startMinute + first.spanMinutes) >= strict.restMinutes
  const number = new Map(plan.shifts.map(({ id }, at) => [id, at + 1]))
  const counted = countedFor(plan)
  return {
    days,
    weekend: Array.from({ length: days }, (_, day) => weekendOf(addDays(plan.from, day), plan.from)),
    kinds: plan.shifts.map((shift) => ({ id: shift.id, minutes: shift.spanMinutes - shift.breakMinutes, notBefore: plan.shifts.flatMap((next, at) => (rest(shift, next) ? [] : [at + 1])) })),
    people: plan.people.map((person) => personOf(plan, person, days, strict, number)),
    demand: plan.demand.filter(({ date }) => date >= plan.from && date <= plan.to).map((line): Demand => ({
      day: daysBetween(plan.from, line.date), kinds: [number.get(line.shift)!], need: line.need, under: line.under, over: line.over, hard: line.hard,
      ...(line.skill === null ? {} : { people: counted(line.skill, line.date) }),
    })),
    pairs: plan.pairs.flatMap(({ people: [one, two], how }) => {
      const both = [one, two].map((id) => plan.people.findIndex((person) => person.id === id)) as [number, number]
      const weight = plan.weights[how]
      return both.includes(-1) || weight === 0 ? [] : [{ people: both, how, weight }]
    }),
  }
}

/** Who counts where a certificate is asked for. One list for the same people, day after day: the engine tells people apart by these lists. */
function countedFor({ people, asked }: Plan): (skill: string, date: BusinessDate) => readonly number[] {
  const lists = new Map<string, readonly number[]>()
  const known = new Map<string, readonly number[]>()
  return (skill, date) => {
    const key = `${skill} ${date}`
    const before = known.get(key)
    if (before) return before
    const list = people.flatMap(({ qualified }, at) => (holds(skill, qualified, date, asked) ? [at] : []))
    const same = lists.get(list.join()) ?? list
    lists.set(list.join(), same)
    known.set(key, same)
    return same
  }
}

/** The duties that a person's row of a roster means. */
export function dutiesOf(plan: Plan, roster: Roster, person: number): Duty[] {
  const days = daysBetween(plan.from, plan.to) + 1
  return Array.from({ length: days }, (_, day) => day).flatMap((day): Duty[] => {
    const shift = plan.shifts[roster[person * days + day]! - 1]
    return shift ? [dutyOf(shift, addDays(plan.from, day))] : []
  })
}

const dutyOf = ({ post, startMinute, spanMinutes, breakMinutes, breakStart }: PlanShift, date: BusinessDate): Duty => ({ date, post, startMinute, spanMinutes, breakMinutes, breakStart })

/** Of limits that change within the plan, or with the weeks that reach into it, the narrower one holds throughout. */
function strictest({ limits, from, to }: Plan): LabourLimits {
  const during = limits.filter((each) => each.from > from && each.from <= to)
  return [limitsOn(limits, from), ...during].reduce((a, b) => ({
    from: a.from,
    dayMinutes: Math.min(a.dayMinutes, b.dayMinutes),
    weekMinutes: Math.min(a.weekMinutes, b.weekMinutes),
    weekCeilingMinutes: Math.min(a.weekCeilingMinutes, b.weekCeilingMinutes),
    overtimeDayMinutes: Math.min(a.overtimeDayMinutes, b.overtimeDayMinutes),
    overtimeMonthMinutes: Math.min(a.overtimeMonthMinutes, b.overtimeMonthMinutes),
    daysInRow: Math.min(a.daysInRow, b.daysInRow),
    averagedMonthMinutes: Math.min(a.averagedMonthMinutes, b.averagedMonthMinutes),
    restMinutes: Math.max(a.restMinutes, b.restMinutes),
    partTimeDayMinutes: Math.min(a.partTimeDayMinutes, b.partTimeDayMinutes),
    partTimeWeekMinutes: Math.min(a.partTimeWeekMinutes, b.partTimeWeekMinutes),
    fireControlPeople: Math.max(a.fireControlPeople, b.fireControlPeople),
  }))
}

const weekendOf = (date: BusinessDate, from: BusinessDate): number => (weekdayOf(date) < 5 ? -1 : Math.floor((daysBetween(from, date) + weekdayOf(from)) / 7))

function personOf(plan: Plan, person: PlanPerson, days: number, limits: LabourLimits, number: ReadonlyMap<string, number>): Person {
  const dates = Array.from({ length: days }, (_, day) => addDays(plan.from, day))
  const posts = [...new Set(plan.shifts.map(({ post }) => post))]
  const place = (date: BusinessDate) => daysBetween(plan.from, date)
  const within = ({ date }: { readonly date: BusinessDate }) => date >= plan.from && date <= plan.to
  return {
    id: person.id,
    minMinutes: person.minMinutes, maxMinutes: person.maxMinutes,
    maxRun: limits.daysInRow, minRun: 1, minRest: 1, maxWeekends: days,
    maxOfKind: ceilingsOf(plan, person, days, limits),
    pinned: person.pinned.filter(within).map(({ date, shift }) => ({ day: place(date), kind: shift === null ? 0 : number.get(shift)! })),
    barred: dates.flatMap((date, day) => {
      const more = new Set((person.barred ?? []).flatMap((one) => (one.date === date ? [one.shift] : [])))
      const unfit = new Set(posts.filter((post) => !fitnessAt(post, person.qualified, date, plan.asked).fit))
      return plan.shifts.flatMap((shift, at): Cell[] => (unfit.has(shift.post) || more.has(shift.id) || barred(person, shift, date, limits) ? [{ day, kind: at + 1 }] : []))
    }),
    wishes: person.wishes.filter(within).map(({ date, shift, weight, wants }) => ({ day: place(date), kind: number.get(shift)!, weight, wants })),
    before: beforeOf(plan, person),
    spans: spansOf(plan, person, limits),
    balance: balanceOf(plan, days),
  }
}

/** W1 and W5 by the day, W2 against what was worked last, limits, leave and courses. */
function barred(person: PlanPerson, shift: PlanShift, date: BusinessDate, limits: LabourLimits): boolean {
  const minutes = shift.spanMinutes - shift.breakMinutes
  const most = person.partTime ? limits.partTimeDayMinutes : isAveraged(person, date) ? Infinity : limits.dayMinutes + (person.overtimeAgreed ? limits.overtimeDayMinutes : 0)
  if (minutes > most || (person.noNights && shift.night) || (person.noHeights && shift.high)) return true
  if (person.leave.some(({ from, to }) => touchesDays(date, shift, from, to))) return true
  const duty = dutyOf(shift, date)
  if (person.history.some((last) => startOf(duty) - endOf(last) < limits.restMinutes)) return true
  return person.occupied.some((course) => worksWithin(duty, minuteOf(course.date) + course.startMinute, minuteOf(course.date) + course.endMinute))
}

/** A night shift that runs into the morning of a day of leave takes from it as well. */
function touchesDays(date: BusinessDate, shift: PlanShift, from: BusinessDate, to: BusinessDate): boolean {
  return date <= to && addDays(date, Math.floor((shift.startMinute + shift.spanMinutes - 1) / 1440)) >= from
}

/** Days worked in a row up to the plan. The kind does not matter: what was worked last bars by its hours. */
function beforeOf(plan: Plan, { history }: PlanPerson): NonNullable<Person['before']> {
  const worked = new Set(history.map(({ date }) => date))
  let run = 0
  while (run < planDaysMax && worked.has(addDays(plan.from, -1 - run))) run += 1
  return run > 0 ? { worked: run, kind: 0 } : { off: planDaysMax }
}

/** Fair shares: everybody's nights and weekend days near what there is divided by heads. */
function balanceOf(plan: Plan, days: number): NonNullable<Person['balance']> {
  const nights = plan.shifts.flatMap(({ night }, at) => (night ? [at + 1] : []))
  const weekend = Array.from({ length: days }, (_, day) => day).filter((day) => weekdayOf(addDays(plan.from, day)) >= 5)
  const all = plan.shifts.map((_, at) => at + 1)
  const share = (counts: (line: Plan['demand'][number]) => boolean) => Math.round(plan.demand.filter(counts).reduce((sum, { need }) => sum + need, 0) / Math.max(1, plan.people.length))
  const isNight = new Set(plan.shifts.filter(({ night }) => night).map(({ id }) => id))
  return [
    ...(plan.weights.nights > 0 && nights.length > 0 ? [{ kinds: nights, target: share(({ shift }) => isNight.has(shift)), weight: plan.weights.nights }] : []),
    ...(plan.weights.weekends > 0 ? [{ kinds: all, days: weekend, target: share(({ date }) => weekdayOf(date) >= 5), weight: plan.weights.weekends }] : []),
  ]
}
