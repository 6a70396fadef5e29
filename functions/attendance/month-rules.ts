import { type BusinessDate, firstDay, lastDay, type Period, periodOfDate } from '../calendar.ts'
import { mondayOf } from '../rosters/rules/labour-model.ts'
import { type Around, classify, type ClassifiedDay, type Worker } from './overtime-rules.ts'
import { payOf, type PayLine, type PaySpell, totalOf } from './pay-rules.ts'
import type { LeaveMinutes } from './leave-minutes.ts'
import { type DayAsked, type WorkedDay, workedDay } from './worked-rules.ts'

export type MonthDay = DayAsked & { readonly date: BusinessDate; readonly night: boolean; readonly post: string | null; /** What counts as leave, whether anything else is to be worked that day or not. */ readonly leaves?: readonly LeaveMinutes[] }

export type MonthAsked = Around & {
  readonly month: Period
  readonly worker: Worker
  /** Every day on which something was planned, stamped or said, from the Monday before the month on. */
  readonly days: readonly MonthDay[]
  readonly spells: readonly PaySpell[]
  readonly nightFen: number
  /** Of a month, what sick leave is paid at least. */
  readonly sickFloorFen: number
}

export type JudgedDay = WorkedDay & { readonly date: BusinessDate; readonly post: string | null; readonly night: boolean; /** Usual minutes that the leave takes. */ readonly leaveMinutes: number }

export type MonthSheet = {
  readonly days: readonly JudgedDay[]
  readonly classified: readonly ClassifiedDay[]
  readonly lines: readonly PayLine[]
  readonly payFen: number
  readonly workedMinutes: number
  readonly daysWorked: number
  /** Days on which the foreman still has to say what was so; a month with such a day cannot be closed. */
  readonly undecided: readonly BusinessDate[]
}

/** The first day that the judgement of a month has to know: the week that reaches into it counts whole. */
export const daysNeeded = (month: Period): { readonly from: BusinessDate; readonly to: BusinessDate } => ({ from: mondayOf(firstDay(month)), to: lastDay(month) })

/** A month of one person: each day judged, its minutes sorted by what they are paid at, and the wage line by line. */
export function monthSheet(asked: MonthAsked): MonthSheet {
  const { month, worker } = asked
  const all = asked.days.map((day) => ({ ...workedDay(day), date: day.date, post: day.post, night: day.night, leaves: day.leaves ?? [] }))
  const classified = classify(worker, new Map(all.map(({ date, workedMinutes }) => [date, workedMinutes])), month, asked)
  const usual = new Map(classified.map((day) => [day.date, day.usual]))
  // A day to come is not missed yet, and nobody is missed on leave.
  const toWork = new Map(all.map(({ date, state, plannedMinutes }) => [date, state === 'planned' || state === 'leave' ? 0 : plannedMinutes]))
  const due = new Map(all.map(({ date, leaves }) => [date, toWork.get(date)! + leaves.reduce((sum, { minutes }) => sum + minutes, 0)]))
  const planned = new Map(classify(worker, due, month, asked).map((day) => [day.date, day.usual]))
  const leaveOf = new Map(all.map(({ date, leaves }) => [date, usualLeave(leaves, (planned.get(date) ?? 0) - toWork.get(date)!)]))
  const leaveMinutes = (date: BusinessDate) => (leaveOf.get(date) ?? []).reduce((sum, { minutes }) => sum + minutes, 0)
  const days = all.filter(({ date }) => periodOfDate(date) === month).map(({ leaves: _, ...day }): JudgedDay => ({ ...day, leaveMinutes: leaveMinutes(day.date) }))
  const lines = payOf({
    month,
    spells: asked.spells,
    days: classified,
    nights: days.filter(({ night, workedMinutes }) => night && workedMinutes > 0).map(({ date }) => date),
    nightFen: asked.nightFen,
    missed: days.map(({ date }) => ({ date, minutes: (planned.get(date) ?? 0) - leaveMinutes(date) - (usual.get(date) ?? 0) })),
    leave: days.flatMap(({ date }) => leaveOf.get(date)!.map(({ kind, minutes, paidPercent }) => ({ date, minutes, paidPercent, floorFen: kind === 'sick' ? asked.sickFloorFen : 0 }))),
  })
  return {
    days,
    classified,
    lines,
    payFen: totalOf(lines),
    workedMinutes: days.reduce((sum, day) => sum + day.workedMinutes, 0),
    daysWorked: days.filter(({ workedMinutes }) => workedMinutes > 0).length,
    undecided: days.filter(({ state }) => state === 'open' || state === 'unplanned').map(({ date }) => date),
  }
}

/** Of leave only what would have been usual time beside the work of that day; what would have been overtime was never in the wage. */
function usualLeave(leaves: readonly LeaveMinutes[], most: number): LeaveMinutes[] {
  let left = Math.max(0, most)
  return leaves.map((leave) => {
    const minutes = Math.min(leave.minutes, left)
    left -= minutes
    return { ...leave, minutes }
  })
}
