import { addDays, weekdayOf, type BusinessDate } from '../../calendar.ts'
import { assert, type Say } from '../../faults.ts'
import { partsOf, type ShiftTimes } from './shift-parts.ts'

/** What the law and the organization allow from a date on. Minutes unless the name says otherwise; where the place has its own figure it is a setting. */
export type LabourLimits = {
  readonly from: BusinessDate
  /** W1: 8 hours a day, 40 a week; a setting may go up to the ceiling of 44, never above. What lies beyond is overtime. */
  readonly dayMinutes: number
  readonly weekMinutes: number
  readonly weekCeilingMinutes: number
  readonly overtimeDayMinutes: number
  readonly overtimeMonthMinutes: number
  /** Of seven days at least one is free: six in a row. */
  readonly daysInRow: number
  /** With averaged hours on approval: 20.83 days of 8 hours a month. */
  readonly averagedMonthMinutes: number
  /** W2 */
  readonly restMinutes: number
  /** W5 */
  readonly partTimeDayMinutes: number
  readonly partTimeWeekMinutes: number
  /** W6 */
  readonly fireControlPeople: number
}

export const usualLimits: LabourLimits = {
  from: '2000-01-01' as BusinessDate,
  dayMinutes: 480, weekMinutes: 2400, weekCeilingMinutes: 2640, overtimeDayMinutes: 180, overtimeMonthMinutes: 2160, daysInRow: 6,
  averagedMonthMinutes: 9998, restMinutes: 660, partTimeDayMinutes: 240, partTimeWeekMinutes: 1440, fireControlPeople: 2,
}

/** Within the law: an organization may be stricter than it, never laxer (W1, W2, W5, W6). Least and most of each, in the limit's own unit. */
export const lawfulLimits = {
  dayMinutes: [60, 480], weekMinutes: [60, 2640], weekCeilingMinutes: [60, 2640], overtimeDayMinutes: [0, 180], overtimeMonthMinutes: [0, 2160], daysInRow: [1, 6],
  averagedMonthMinutes: [60, 9998], restMinutes: [480, 1440], partTimeDayMinutes: [60, 240], partTimeWeekMinutes: [60, 1440], fireControlPeople: [2, 10],
} as const satisfies Record<Exclude<keyof LabourLimits, 'from'>, readonly [least: number, most: number]>

/** The limits in force on a date. */
export function limitsOn(limits: readonly LabourLimits[], date: BusinessDate): LabourLimits {
  let inForce: LabourLimits | undefined
  for (const each of limits) if (each.from <= date && (!inForce || each.from >= inForce.from)) inForce = each
  assert(inForce, `labour limits on ${date}`)
  return inForce
}

/** A shift as worked or planned: it belongs to the date on which it starts, also over midnight. A split shift is one duty in two parts. */
export type Duty = ShiftTimes & { readonly date: BusinessDate; readonly post: string }

export const workedMinutes = ({ spanMinutes, breakMinutes }: Duty): number => spanMinutes - breakMinutes

/** Days and weeks (from Monday) by number, and minutes, all since the start of 1970: made for the editor, which asks for hundreds of them with every cell that is painted. */
export const dayOf = (date: BusinessDate): number => Date.parse(date) / 86_400_000
export const weekOf = (date: BusinessDate): number => Math.floor((dayOf(date) + 3) / 7)
export const minuteOf = (date: BusinessDate): number => dayOf(date) * 1440

export const startOf = (duty: Duty): number => minuteOf(duty.date) + duty.startMinute
export const endOf = (duty: Duty): number => startOf(duty) + duty.spanMinutes
export type Stretch = { readonly begin: number; readonly end: number }
/** When somebody is at work, in the same minutes: twice in a split shift. */
export const stretchesOf = (duty: Duty): readonly Stretch[] => partsOf(duty).map(({ from, to }) => ({ begin: minuteOf(duty.date) + from, end: minuteOf(duty.date) + to }))
/** Whether somebody is at work in any of these minutes: what lies in the gap of a split shift does not touch it. */
export const worksWithin = (duty: Duty, begin: number, end: number): boolean => stretchesOf(duty).some((one) => begin < one.end && one.begin < end)

export type LabourPerson = {
  readonly id: string
  readonly partTime: boolean
  /** Overtime only by agreement. */
  readonly overtimeAgreed: boolean
  /** Averaged hours only with an approval on record, for its days. */
  readonly averaged: { readonly approval: string; readonly from: BusinessDate; readonly to: BusinessDate } | null
}

export type LabourRule = 'W1-day' | 'W1-overtime-day' | 'W1-week' | 'W1-overtime-month' | 'W1-averaged-month' | 'W1-rest-day' | 'W2' | 'W3' | 'W4' | 'W5-day' | 'W5-week' | 'W6'

/** One breach: whose, on which days, the figure and what it may be at most (W2, W4, W6: at least). */
export type Violation = {
  readonly rule: LabourRule
  readonly person: string | null
  readonly days: readonly BusinessDate[]
  readonly is: number
  readonly limit: number
  readonly unit: 'minutes' | 'days' | 'people' | 'certificates' | 'fen'
  readonly say: Say
}

/** Both ends belong to it. Only what touches these days is reported; what lies before counts. */
export type Days = { readonly from: BusinessDate; readonly to: BusinessDate }
export const touches = ({ from, to }: Days, days: readonly BusinessDate[]): boolean => days.some((day) => day >= from && day <= to)

export const mondayOf = (date: BusinessDate): BusinessDate => addDays(date, -weekdayOf(date))

/** 2166 -> `36.1`. */
export const hours = (minutes: number): string => String(Math.round(minutes / 6) / 10)

export const isAveraged = ({ averaged }: LabourPerson, date: BusinessDate): boolean => averaged !== null && averaged.from <= date && date <= averaged.to
