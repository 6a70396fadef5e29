import { type BusinessDate, daysInMonth, dayOf, type Period, weekdayOf } from '../calendar.ts'
import { divideHalfUp, type Fen, sum } from '../money.ts'
import type { ClassifiedDay } from './overtime-rules.ts'

export type PaySpell = { readonly from: BusinessDate; readonly to: BusinessDate | null; readonly per: 'month' | 'hour'; readonly amountFen: number }

export const payKinds = ['base', 'hours', 'overtime-150', 'overtime-200', 'overtime-300', 'night', 'absence', 'leave'] as const
export type PayKind = (typeof payKinds)[number]
/** One line of a month sheet. `minutes`, or nights, are what the amount was made from; what is taken off is negative. */
export type PayLine = { readonly kind: PayKind; readonly count: number; readonly unit: 'minutes' | 'nights' | 'days'; readonly percent: number; readonly amountFen: Fen }

/** A month has 21.75 days of 8 hours for pay (劳社部发〔2008〕3号): 10,440 minutes. */
export const payMinutesOfMonth = 10_440

export type MonthWorked = {
  readonly month: Period
  /** One after another and without a day twice; days outside have no pay. */
  readonly spells: readonly PaySpell[]
  readonly days: readonly ClassifiedDay[]
  /** Nights worked, each by its date. */
  readonly nights: readonly BusinessDate[]
  readonly nightFen: number
  /** Usual minutes that were planned and not worked; below zero where more was worked than planned, which makes up for others. */
  readonly missed: readonly { readonly date: BusinessDate; readonly minutes: number }[]
  /** Planned usual minutes on leave. 60 means 60 % of the usual wage, of sick leave at least `floorFen` a month. */
  readonly leave: readonly { readonly date: BusinessDate; readonly minutes: number; readonly paidPercent: number; readonly floorFen: number }[]
}

/**
 * The wage of a month, line by line, each rounded once. By the month: the wage for the weekdays that the contract covers, what exceeds at 150 and 200 % on top, work on a
 * public holiday at 300 % on top (its own day is in the wage already), less what was missed. By the hour: the hours worked, on holidays at 300 %.
 */
export function payOf({ month, spells, days, nights, nightFen, missed, leave }: MonthWorked): PayLine[] {
  const lines = spells.flatMap((spell): PayLine[] => {
    const own = <Dated extends { readonly date: BusinessDate }>(all: readonly Dated[]) => all.filter(({ date }) => covers(spell, date))
    return spell.per === 'month' ? byMonth(spell, month, { days: own(days), missed: own(missed), leave: own(leave) }) : byHour(spell, own(days))
  })
  const kept = spells.length === 0 || nights.length === 0 || nightFen === 0 ? [] : [{ kind: 'night', count: nights.length, unit: 'nights', percent: 100, amountFen: sum([nights.length * nightFen]) } satisfies PayLine]
  return merge([...lines, ...kept])
}

export const totalOf = (lines: readonly PayLine[]): Fen => sum(lines.map(({ amountFen }) => amountFen))

/** What counts towards the minimum wage (W4): no overtime and no night allowance. */
export const basicOf = (lines: readonly PayLine[]): Fen => sum(lines.filter(({ kind }) => kind === 'base' || kind === 'hours' || kind === 'absence' || kind === 'leave').map(({ amountFen }) => amountFen))

const covers = ({ from, to }: PaySpell, date: BusinessDate): boolean => from <= date && (to === null || date <= to)

type OfSpell = Pick<MonthWorked, 'days' | 'missed' | 'leave'>

function byMonth(spell: PaySpell, month: Period, { days, missed, leave }: OfSpell): PayLine[] {
  const weekdays = weekdaysOf(month)
  const own = weekdays.filter((date) => covers(spell, date))
  const base = divideHalfUp([spell.amountFen, own.length], weekdays.length)
  const minutes = (of: 'at150' | 'at200' | 'at300') => days.reduce((total, day) => total + day[of], 0)
  const extra = (kind: PayKind, count: number, percent: number): PayLine => ({ kind, count, unit: 'minutes', percent, amountFen: divideHalfUp([spell.amountFen, count, percent], payMinutesOfMonth * 100) })
  const balance = missed.reduce((total, one) => total + one.minutes, 0)
  const lost = Math.max(0, balance)
  const absence = extra('absence', -lost, 100)
  return [
    { kind: 'base', count: own.length, unit: 'days', percent: 100, amountFen: base },
    extra('overtime-150', minutes('at150'), 150),
    extra('overtime-200', minutes('at200'), 200),
    extra('overtime-300', minutes('at300'), 300),
    ...capped([absence, ...unpaidLeave(spell, leave, Math.max(0, -balance))], base),
  ]
}

/** One line for each rate that is paid: a share of the wage, or the floor of sick leave where that is more. What was worked beyond the plan makes up for leave as well, the least paid first. */
function unpaidLeave({ amountFen }: PaySpell, leave: MonthWorked['leave'], beyond: number): PayLine[] {
  const rates = new Map<number, { minutes: number; percent: number }>()
  for (const { minutes, paidPercent, floorFen } of leave) {
    const paid = Math.max(amountFen * paidPercent, Math.min(amountFen, floorFen) * 100)
    rates.set(paid, { minutes: (rates.get(paid)?.minutes ?? 0) + minutes, percent: paidPercent })
  }
  let left = beyond
  const counted = [...rates].toSorted(([a], [b]) => a - b).map(([paid, { minutes, percent }]) => {
    const made = Math.min(left, minutes)
    left -= made
    return { paid, percent, minutes: minutes - made }
  })
  return counted.map(({ paid, minutes, percent }) => ({ kind: 'leave', count: -minutes, unit: 'minutes', percent, amountFen: divideHalfUp([amountFen * 100 - paid, -minutes], payMinutesOfMonth * 100) }))
}

/** A month of 23 weekdays has more minutes than the 10,440 that its wage is divided by: what is taken off never exceeds the wage. */
function capped(lines: readonly PayLine[], base: Fen): PayLine[] {
  let left: number = base
  return lines.map((line) => {
    const taken = Math.min(left, -line.amountFen)
    left -= taken
    return { ...line, amountFen: sum([-taken]) }
  })
}

function byHour(spell: PaySpell, days: readonly ClassifiedDay[]): PayLine[] {
  const line = (kind: PayKind, count: number, percent: number): PayLine => ({ kind, count, unit: 'minutes', percent, amountFen: divideHalfUp([spell.amountFen, count, percent], 6000) })
  const holiday = days.reduce((total, { at300 }) => total + at300, 0)
  return [line('hours', days.reduce((total, { usual, at150, at200 }) => total + usual + at150 + at200, 0), 100), line('overtime-300', holiday, 300)]
}

export const weekdaysOf = (month: Period): BusinessDate[] => Array.from({ length: daysInMonth(month) }, (_, day) => dayOf(month, day + 1)).filter((date) => weekdayOf(date) < 5)

/** Lines of the same kind and share are one; nothing is left of a line of nothing. */
function merge(lines: readonly PayLine[]): PayLine[] {
  const merged = new Map<string, PayLine>()
  for (const line of lines) {
    const key = `${line.kind}|${line.percent}`
    const before = merged.get(key)
    merged.set(key, before ? { ...line, count: before.count + line.count, amountFen: sum([before.amountFen, line.amountFen]) } : line)
  }
  return [...merged.values()].filter(({ count }) => count !== 0)
}
