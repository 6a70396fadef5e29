import { type BusinessDate, type Period, periodOfDate, weekdayOf } from '../calendar.ts'
import type { LabourLimits, LabourPerson } from '../rosters/rules/labour-model.ts'
import { isAveraged, limitsOn, mondayOf } from '../rosters/rules/labour-model.ts'
import { overtimeByDay } from '../rosters/rules/working-time.ts'

/** Minutes of one day, each in one kind only: usual pay, or 150, 200 or 300 %. */
export type ClassifiedDay = { readonly date: BusinessDate; readonly usual: number; readonly at150: number; readonly at200: number; readonly at300: number }

export type HoursSystem = 'standard' | 'averaged' | 'free' | 'part-time'
export type Worker = LabourPerson & { readonly system: HoursSystem }

export type Around = {
  readonly limits: readonly LabourLimits[]
  /** Public holidays that are paid at 300 %. */
  readonly statutory: ReadonlySet<BusinessDate>
  /** What a place pays on them to those without fixed hours, and by the hour: differs, so a setting. */
  readonly holidayPayFree: boolean
  readonly holidayPayPartTime: boolean
}

/**
 * W1, Labour Law art. 44: what is worked on a public holiday is paid at 300 %, whatever the hours of the week; of the rest, what exceeds the standard day
 * at 150 %; what exceeds the standard week at 200 % on a day of rest and at 150 % otherwise. The rest days of who works in shifts are those that the roster leaves
 * free, so the sixth and seventh day worked in a week were to be days of rest. Averaged hours know no day of rest: what exceeds the month is at 150 %.
 * `worked` reaches back to the Monday before the month, so that a week which begins in the last month is judged whole; only days of the month are answered.
 */
export function classify(worker: Worker, worked: ReadonlyMap<BusinessDate, number>, month: Period, around: Around): ClassifiedDay[] {
  const days = [...worked].filter(([, minutes]) => minutes > 0).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const holidays = (worker.system === 'free' && !around.holidayPayFree) || (worker.system === 'part-time' && !around.holidayPayPartTime) ? new Set<BusinessDate>() : around.statutory
  const ordinary = new Map(days.filter(([date]) => !holidays.has(date)))
  const overtime = overtimeOf(worker, ordinary, month, around)
  const rest = restDaysWorked(worker, ordinary)
  return days.flatMap(([date, minutes]): ClassifiedDay[] => {
    if (periodOfDate(date) !== month) return []
    if (holidays.has(date)) return [{ date, usual: 0, at150: 0, at200: 0, at300: minutes }]
    const extra = overtime.get(date) ?? 0
    const beyondDay = rest.has(date) ? 0 : extra
    return [{ date, usual: minutes - extra, at150: beyondDay, at200: extra - beyondDay, at300: 0 }]
  })
}

function overtimeOf(worker: Worker, ordinary: ReadonlyMap<BusinessDate, number>, month: Period, { limits }: Around): ReadonlyMap<BusinessDate, number> {
  if (worker.system === 'free' || worker.system === 'part-time') return new Map()
  const averaged = [...ordinary].filter(([date]) => isAveraged(worker, date) && periodOfDate(date) === month)
  return new Map([...overtimeByDay(worker, ordinary, limits), ...beyondMonth(averaged, limits)])
}

/** The last minutes of the month are those beyond it. */
function beyondMonth(days: readonly (readonly [BusinessDate, number])[], limits: readonly LabourLimits[]): (readonly [BusinessDate, number])[] {
  let left = days.length === 0 ? 0 : limitsOn(limits, days[0]![0]).averagedMonthMinutes
  return days.flatMap(([date, minutes]) => {
    const within = Math.min(minutes, left)
    left -= within
    return minutes > within ? [[date, minutes - within] as const] : []
  })
}

/** Days beyond the fifth that were worked in a week; with the law's week a Saturday or Sunday comes last by itself. */
function restDaysWorked(worker: Worker, ordinary: ReadonlyMap<BusinessDate, number>): ReadonlySet<BusinessDate> {
  const weeks = new Map<BusinessDate, BusinessDate[]>()
  for (const date of ordinary.keys()) if (!isAveraged(worker, date)) weeks.set(mondayOf(date), [...(weeks.get(mondayOf(date)) ?? []), date])
  return new Set([...weeks.values()].flatMap((dates) => dates.toSorted((a, b) => weekdayOf(a) - weekdayOf(b)).slice(5)))
}
