import { addDays, addMinutes, type BusinessDate, dateOfInstant, instantOfLocal, lastDay, localTime, periodOfDate, weekdayOf } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { type MinimumWage, minimumWageOn } from '../hires/contract-rules.ts'
import type { PostId } from '../ids.ts'
import { partOn } from '../leave/leave-rules.ts'
import { sum } from '../money.ts'
import { minimumWage } from '../rosters/rules/minimum-wage.ts'
import type { ClosedSheet } from './items.ts'
import { type Gathered, paySpellsOf, type PersonMonth, postOn } from './gather.ts'
import { leaveOnDay } from './leave-minutes.ts'
import type { AttendanceDay, AttendanceRow } from './model.ts'
import { daysNeeded, type MonthDay, monthSheet } from './month-rules.ts'
import type { Worker } from './overtime-rules.ts'
import { basicOf } from './pay-rules.ts'
import { wageByPost } from './wage-rules.ts'

export type Judged = {
  readonly closed: ClosedSheet
  readonly undecided: readonly BusinessDate[]
  readonly warnings: AttendanceRow['warnings']
  /** The version of the foreman's words that this was judged by. */
  readonly words: number
  /** No contract, nothing planned, nothing worked. */
  readonly empty: boolean
}

/** A month of one person as it stands now. */
export function judge(ctx: Pick<Ctx, 'clock'>, all: Gathered, one: PersonMonth): Judged {
  const { month, holidays, limits, rules } = all
  const statutory = new Set(holidays.filter(({ kind }) => kind === 'statutory').map(({ date }) => date))
  const worker = workerOf(one)
  const days = daysOf(ctx, all, one)
  const floor = minimumOf(all, one)
  const sheet = monthSheet({ month, worker, days, spells: paySpellsOf(one.hires), limits, statutory, holidayPayFree: rules.holidayPayFree, holidayPayPartTime: rules.holidayPayPartTime, nightFen: rules.nightFen, sickFloorFen: Math.floor(((floor?.monthlyFen ?? 0) * rules.sickFloorPercent) / 100) })
  const shares = new Map(sheet.classified.map((day) => [day.date, day]))
  const nameOf = new Map(holidays.map(({ date, name }) => [date, name]))
  const shown = sheet.days.map((day): AttendanceDay => {
    const { usual = 0, at150 = 0, at200 = 0, at300 = 0 } = shares.get(day.date) ?? {}
    const { date, state, plannedMinutes, workedMinutes, lateMinutes, earlyMinutes, extraMinutes, night, leaveMinutes } = day
    const duty = one.duties.get(date)
    const post = (day.post ?? null) as PostId | null
    return {
      date, state, post, postName: (post && all.posts.get(post)?.name) ?? '', night,
      shift: duty ? { startMinute: duty.startMinute, spanMinutes: duty.spanMinutes, breakMinutes: duty.breakMinutes, breakStart: duty.breakStart, name: duty.name } : null,
      stamps: [...(one.stamps.get(date) ?? [])], leave: leavesOn(one, date)[0]?.kind ?? null, leaveMinutes, holiday: nameOf.get(date) ?? null,
      plannedMinutes, workedMinutes, lateMinutes, earlyMinutes, extraMinutes, usual, at150, at200, at300,
      said: (one.words.days[date] ?? []).map(({ correction, reason, by, at }) => ({ correction, reason, by, at })),
    }
  })
  const worked = sheet.days.flatMap(({ post, workedMinutes }) => (post ? [{ post: post as PostId, minutes: workedMinutes }] : []))
  const byPost = wageByPost(sum([sheet.payFen]), worked, postOn(one.hires, lastOf(one, lastDay(month))))
  const overtime = sheet.classified.reduce((total, day) => total + day.at150 + day.at200 + day.at300, 0)
  const limit = limits[limits.length - 1]?.overtimeMonthMinutes ?? Infinity
  const underPaid = underMinimum(all, one, sheet)
  return {
    closed: { days: shown, lines: sheet.lines, payFen: sheet.payFen, byPost: byPost.map((part) => ({ ...part, post: part.post ?? '' })) },
    undecided: sheet.undecided,
    warnings: [...(underPaid ? (['minimum-wage'] as const) : []), ...(overtime > limit ? (['overtime-month'] as const) : []), ...(one.hires.length === 0 ? (['no-contract'] as const) : []), ...(one.hires.length > 0 && shown.every(({ shift }) => shift === null) ? (['no-roster'] as const) : [])],
    words: one.words.version,
    empty: one.hires.length === 0 && sheet.days.every(({ state }) => state === 'off'),
  }
}

function workerOf({ person, hires }: PersonMonth): Worker {
  const hire = hires[hires.length - 1]
  const system = hire?.hours.system ?? 'standard'
  const averaged = hire && system === 'averaged' ? { approval: hire.averagedApproval, from: hire.from, to: hire.to ?? ('9999-12-31' as BusinessDate) } : null
  return { id: person, partTime: system === 'part-time', overtimeAgreed: true, averaged, system }
}

const leavesOn = ({ leave }: PersonMonth, date: BusinessDate) => leave.filter((one) => partOn(one, date) !== null)

/** Every day of the month, and those of the week that reaches into it. */
function daysOf({ clock }: Pick<Ctx, 'clock'>, { month, rules, holidays }: Gathered, one: PersonMonth): MonthDay[] {
  const { from, to } = daysNeeded(month)
  const now = clock.now().toISOString()
  const paid = new Map<string, number>(rules.leavePaid.map(({ kind, percent }) => [kind, percent]))
  const days: MonthDay[] = []
  for (let date = from; date <= to; date = addDays(date, 1)) {
    const duty = one.duties.get(date)
    const leaves = leavesOn(one, date).map((leave) => ({ ...leave, paidPercent: paid.get(leave.kind) ?? 0 }))
    const { shift, leave, leaves: counted } = leaveOnDay({ date, shift: duty ?? null, leaves, usualMinutes: usualMinutesOn(one, date, holidays) })
    const words = periodOfDate(date) === month ? one.words : one.wordsBefore
    const correction = words.days[date]?.[0]?.correction ?? null
    const stamps = one.stamps.get(date) ?? []
    days.push({
      date,
      shift,
      stamps,
      correction,
      leave,
      // Whoever came on a whole day of leave, or of whom the foreman says so, was not on leave.
      leaves: leaves.some((each) => partOn(each, date) === 'all') && (stamps.length > 0 || correction) ? [] : counted,
      graceMinutes: rules.graceMinutes,
      over: shift ? instantOfLocal(addMinutes(localTime(date, '00:00'), shift.startMinute + shift.spanMinutes + overAfterMinutes)) < now : date < dateOfInstant(now),
      night: duty?.night ?? false,
      post: duty?.post ?? postOn(one.hires, date),
    })
  }
  return days
}

/** A day of work by contract: on weekdays that are no holiday, and on those worked in exchange, at most 8 hours, of which a month has 21.75. */
function usualMinutesOn({ hires }: PersonMonth, date: BusinessDate, holidays: Gathered['holidays']): number {
  const hire = hires.find(({ from, to }) => from <= date && (to === null || date <= to))
  const holiday = holidays.find((one) => one.date === date)?.kind
  const works = holiday === undefined ? weekdayOf(date) < 5 : holiday === 'workday'
  return hire && works ? Math.min(480, Math.round(hire.hours.perDay * 60)) : 0
}

/** So long after its end a shift may still be clocked out of before it counts as open. */
const overAfterMinutes = 120

/** The last day of the month on which a contract holds. */
const lastOf = ({ hires }: PersonMonth, last: BusinessDate): BusinessDate => {
  const to = hires[hires.length - 1]?.to
  return to && to < last ? to : last
}

/** Of the place of the last contract; none of a service relation. */
function minimumOf({ wages, month }: Gathered, { hires }: PersonMonth): MinimumWage | undefined {
  const hire = hires[hires.length - 1]
  return hire && hire.kind !== 'service' ? minimumWageOn(wages, hire.place, lastDay(month)) : undefined
}

/** W4, where a whole month was worked: what was missed and unpaid leave are no reason to pay less an hour. */
function underMinimum(all: Gathered, one: PersonMonth, { lines, workedMinutes }: Pick<ReturnType<typeof monthSheet>, 'lines' | 'workedMinutes'>): boolean {
  const wage = minimumOf(all, one)
  const pay = paySpellsOf(one.hires)
  if (!wage || pay.length === 0) return false
  const byHour = pay[0]!.per === 'hour'
  const payFen = byHour ? basicOf(lines) : Math.min(...pay.filter(({ per }) => per === 'month').map(({ amountFen }) => amountFen))
  return minimumWage({ id: one.person, partTime: byHour, overtimeAgreed: true, averaged: null }, { month: all.month, payFen: sum([payFen]), minutes: workedMinutes, byHour }, [wage]).length > 0
}
