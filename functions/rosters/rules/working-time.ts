import { periodOfDate, type BusinessDate, type Period } from '../../calendar.ts'
import { dayOf, hours, isAveraged, limitsOn, mondayOf, touches, weekOf, workedMinutes, type Days, type Duty, type LabourLimits, type LabourPerson, type Violation } from './labour-model.ts'

/** W1 and W5: hours of the day, the week and the month, and one full day of rest in seven, over all duties that are known, the past ones included. */
export function workingTime(person: LabourPerson, duties: readonly Duty[], limits: readonly LabourLimits[], within: Days): Violation[] {
  const byDay = minutesByDay(duties)
  const all = [...ofDays(person, byDay, limits), ...ofWeeks(person, byDay, limits), ...ofMonths(person, byDay, limits), ...restDays(person, byDay, limits)]
  return all.filter(({ days }) => touches(within, days))
}

export function minutesByDay(duties: readonly Duty[]): ReadonlyMap<BusinessDate, number> {
  const byDay = new Map<BusinessDate, number>()
  for (const duty of duties.toSorted((a, b) => (a.date < b.date ? -1 : 1))) byDay.set(duty.date, (byDay.get(duty.date) ?? 0) + workedMinutes(duty))
  return byDay
}

/** Overtime by day: what exceeds the standard day, and of the rest what exceeds the standard week, on the days that exceed it. Averaged days have none of their own. */
export function overtimeByDay(person: LabourPerson, byDay: ReadonlyMap<BusinessDate, number>, limits: readonly LabourLimits[]): ReadonlyMap<BusinessDate, number> {
  const overtime = new Map<BusinessDate, number>()
  const usual = new Map<number, number>()
  for (const [date, minutes] of byDay) {
    if (isAveraged(person, date)) continue
    const { dayMinutes, weekMinutes, weekCeilingMinutes } = limitsOn(limits, date)
    const week = weekOf(date)
    const before = usual.get(week) ?? 0
    const within = Math.min(minutes, dayMinutes)
    const standard = Math.min(weekMinutes, weekCeilingMinutes)
    usual.set(week, before + within)
    const beyondWeek = Math.max(0, before + within - standard) - Math.max(0, before - standard)
    const extra = minutes - within + beyondWeek
    if (extra > 0) overtime.set(date, extra)
  }
  return overtime
}

function ofDays(person: LabourPerson, byDay: ReadonlyMap<BusinessDate, number>, limits: readonly LabourLimits[]): Violation[] {
  return [...byDay].flatMap(([date, is]): Violation[] => {
    const { dayMinutes, overtimeDayMinutes, partTimeDayMinutes } = limitsOn(limits, date)
    const report = (rule: Violation['rule'], limit: number, zh: string, en: string): Violation[] =>
      is > limit ? [{ rule, person: person.id, days: [date], is, limit, unit: 'minutes', say: { zh: `${date} 排了 ${hours(is)} 小时，${zh} ${hours(limit)} 小时。`, en: `${hours(is)} h on ${date}; ${en} ${hours(limit)} h.` } }] : []
    if (person.partTime) return report('W5-day', partTimeDayMinutes, '非全日制用工每天最多', 'part-time work is at most')
    if (isAveraged(person, date)) return []
    if (!person.overtimeAgreed) return report('W1-day', dayMinutes, '未同意加班，每天最多', 'without an agreement on overtime a day is at most')
    return report('W1-overtime-day', dayMinutes + overtimeDayMinutes, '含加班每天最多', 'with overtime a day is at most')
  })
}

function ofWeeks(person: LabourPerson, byDay: ReadonlyMap<BusinessDate, number>, limits: readonly LabourLimits[]): Violation[] {
  const weeks = grouped([...byDay].filter(([date]) => person.partTime || !isAveraged(person, date)), ([date]) => weekOf(date))
  return [...weeks.values()].flatMap((days): Violation[] => {
    const monday = mondayOf(days[0]![0])
    const { weekMinutes, weekCeilingMinutes, partTimeWeekMinutes } = limitsOn(limits, monday)
    // With an agreement the week itself has no limit of its own: what exceeds the standard is overtime, and the month limits that.
    if (!person.partTime && person.overtimeAgreed) return []
    const is = days.reduce((sum, [, minutes]) => sum + minutes, 0)
    const limit = person.partTime ? partTimeWeekMinutes : Math.min(weekMinutes, weekCeilingMinutes)
    if (is <= limit) return []
    return [{ rule: person.partTime ? 'W5-week' : 'W1-week', person: person.id, days: days.map(([date]) => date), is, limit, unit: 'minutes', say: { zh: `${monday} 起的一周排了 ${hours(is)} 小时，最多 ${hours(limit)} 小时。`, en: `${hours(is)} h in the week from ${monday}; at most ${hours(limit)} h.` } }]
  })
}

function ofMonths(person: LabourPerson, byDay: ReadonlyMap<BusinessDate, number>, limits: readonly LabourLimits[]): Violation[] {
  const overtime = [...grouped(overtimeByDay(person, byDay, limits), ([date]) => periodOfDate(date))].flatMap(([month, days]): Violation[] => {
    const limit = limitsOn(limits, days[0]![0]).overtimeMonthMinutes
    return overLimit('W1-overtime-month', person, month, days, limit, '加班', 'of overtime')
  })
  const averaged = [...grouped([...byDay].filter(([date]) => isAveraged(person, date)), ([date]) => periodOfDate(date))].flatMap(([month, days]): Violation[] => {
    const { averagedMonthMinutes, overtimeMonthMinutes } = limitsOn(limits, days[0]![0])
    return overLimit('W1-averaged-month', person, month, days, averagedMonthMinutes + (person.overtimeAgreed ? overtimeMonthMinutes : 0), '综合工时', 'of averaged hours')
  })
  return [...overtime, ...averaged]
}

function overLimit(rule: Violation['rule'], person: LabourPerson, month: Period, days: readonly (readonly [BusinessDate, number])[], limit: number, zh: string, en: string): Violation[] {
  const is = days.reduce((sum, [, minutes]) => sum + minutes, 0)
  if (is <= limit) return []
  return [{ rule, person: person.id, days: days.map(([date]) => date), is, limit, unit: 'minutes', say: { zh: `${month} ${zh} ${hours(is)} 小时，最多 ${hours(limit)} 小时。`, en: `${hours(is)} h ${en} in ${month}; at most ${hours(limit)} h.` } }]
}

/** One violation for each stretch of days that is too long, whatever the hours: averaged hours do not take the day of rest away. */
function restDays(person: LabourPerson, byDay: ReadonlyMap<BusinessDate, number>, limits: readonly LabourLimits[]): Violation[] {
  const stretches: BusinessDate[][] = []
  for (const date of byDay.keys()) {
    const last = stretches.at(-1)
    if (last && dayOf(last.at(-1)!) + 1 === dayOf(date)) last.push(date)
    else stretches.push([date])
  }
  return stretches.flatMap((days): Violation[] => {
    const limit = limitsOn(limits, days.at(-1)!).daysInRow
    if (days.length <= limit) return []
    return [{ rule: 'W1-rest-day', person: person.id, days, is: days.length, limit, unit: 'days', say: { zh: `${days[0]} 至 ${days.at(-1)} 连续上班 ${days.length} 天，最多 ${limit} 天。`, en: `${days.length} days in a row from ${days[0]} to ${days.at(-1)}; at most ${limit}.` } }]
  })
}

function grouped<Item, Key>(items: Iterable<Item>, keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}
