import { type BusinessDate, firstDay, lastDay, type Period, periodOfDate } from '../calendar.ts'
import { mondayOf } from '../rosters/rules/labour-model.ts'
import { type Around, classify, type ClassifiedDay, type Worker } from './overtime-rules.ts'
import { payOf, type PayLine, type PaySpell, totalOf } from './pay-rules.ts'
import { type DayAsked, type WorkedDay, workedDay } from './worked-rules.ts'

export type MonthDay = DayAsked & { readonly date: BusinessDate; readonly night: boolean; readonly post: string | null }

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

export type JudgedDay = WorkedDay & { readonly date: BusinessDate; readonly post: string | null; readonly night: boolean }

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
  const all = asked.days.map((day): JudgedDay => ({ ...workedDay(day), date: day.date, post: day.post, night: day.night }))
  const days = all.filter(({ date }) => periodOfDate(date) === month)
  const classified = classify(worker, new Map(all.map(({ date, workedMinutes }) => [date, workedMinutes])), month, asked)
  const usual = new Map(classified.map((day) => [day.date, day.usual]))
  // A day to come is not missed yet.
  const due = new Map(all.map(({ date, state, plannedMinutes }) => [date, state === 'planned' ? 0 : plannedMinutes]))
  const planned = new Map(classify(worker, due, month, asked).map((day) => [day.date, day.usual]))
  const onLeave = new Map(asked.days.flatMap(({ date, leave, stamps, correction }) => (leave && stamps.length === 0 && !correction ? [[date, leave] as const] : [])))
  const lines = payOf({
    month,
    spells: asked.spells,
    days: classified,
    nights: days.filter(({ night, workedMinutes }) => night && workedMinutes > 0).map(({ date }) => date),
    nightFen: asked.nightFen,
    missed: days.filter(({ date }) => !onLeave.has(date)).map(({ date }) => ({ date, minutes: (planned.get(date) ?? 0) - (usual.get(date) ?? 0) })),
    leave: days.flatMap(({ date }) => {
      const leave = onLeave.get(date)
      return leave ? [{ date, minutes: planned.get(date) ?? 0, paidPercent: leave.paidPercent, floorFen: leave.kind === 'sick' ? asked.sickFloorFen : 0 }] : []
    }),
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
