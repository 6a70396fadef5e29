import type { BusinessDate } from '../calendar.ts'
import { type DayPart, type Days, noonMinute, partOn } from '../leave/leave-rules.ts'
import { type Part, partsOf, timed } from '../rosters/rules/shift-parts.ts'
import type { LeaveDay, PlannedShift } from './worked-rules.ts'

/** Minutes that count as leave of one kind, and what share of the wage is paid for them. */
export type LeaveMinutes = LeaveDay & { readonly minutes: number }

export type ApprovedLeave = Days & { readonly kind: string; readonly paidPercent: number; readonly freed: readonly FreedTimes[] }
/** What was freed before 2026-11-27 says nothing of its break. */
type FreedTimes = Omit<PlannedShift, 'breakMinutes' | 'breakStart'> & Partial<Pick<PlannedShift, 'breakMinutes' | 'breakStart'>> & { readonly date: BusinessDate }

export type LeaveAsked = {
  readonly date: BusinessDate
  readonly shift: PlannedShift | null
  /** Of one person: at most two on one day, a morning and an afternoon. */
  readonly leaves: readonly ApprovedLeave[]
  /** What a working day has by contract; 0 on a day that is none. */
  readonly usualMinutes: number
}

export type LeaveOnDay = {
  /** What is left to be worked, and judged by the clock. */
  readonly shift: PlannedShift | null
  /** Set where nothing is left to be worked. */
  readonly leave: LeaveDay | null
  readonly leaves: readonly LeaveMinutes[]
}

/**
 * What of a day is leave. It is measured by the shift that stood there: the one that is there still, because it had begun, or else the one that the approval freed, or else, where leave came before
 * the roster, by a usual working day. Of a shift only what lies within the leave counts; the rest of a freed one is missed by nobody.
 */
export function leaveOnDay({ date, shift, leaves, usualMinutes }: LeaveAsked): LeaveOnDay {
  const freed = leaves.flatMap((one) => one.freed).find((one) => one.date === date)
  const stood = freed ? timed(freed) : usualDay(usualMinutes)
  let left = shift
  const counted = leaves.flatMap((leave): LeaveMinutes[] => {
    const part = partOn(leave, date)
    if (!part) return []
    const there = left && cutByLeave(left, part)
    const minutes = there && there.minutes > 0 ? there.minutes : stood ? cutByLeave(stood, part).minutes : 0
    if (there) left = there.left
    return [{ kind: leave.kind, paidPercent: leave.paidPercent, minutes }]
  })
  const whole = leaves.some((leave) => partOn(leave, date) === 'all')
  // A shift in a whole day of leave stays to be seen; it is not cut, it is not to be worked.
  return { shift: whole ? shift : left, leave: counted.length > 0 && (whole || !left) ? { kind: counted[0]!.kind, paidPercent: counted[0]!.paidPercent } : null, leaves: counted }
}

/** Around noon, so that both halves are alike. */
const usualDay = (minutes: number): PlannedShift | null => (minutes > 0 ? { startMinute: noonMinute - minutes / 2, spanMinutes: minutes, breakMinutes: 0, breakStart: null } : null)

/** A shift cut at noon: its minutes within the leave, and what is left of it. A break counts as lying after noon, as far as there is room; the gap of a split shift is when it is. */
export function cutByLeave(shift: PlannedShift, part: DayPart): { readonly minutes: number; readonly left: PlannedShift | null } {
  const [am, pm] = shift.breakStart === null ? halvesOf(shift) : partsAroundNoon(shift)
  const [within, outside] = part === 'all' ? [shift, null] : part === 'pm' ? [pm, am] : [am, pm]
  if (!within || minutesOf(within) === 0) return { minutes: 0, left: shift }
  return { minutes: minutesOf(within), left: outside && minutesOf(outside) > 0 ? outside : null }
}

function halvesOf({ startMinute, spanMinutes, breakMinutes }: PlannedShift): readonly [PlannedShift, PlannedShift] {
  const morning = Math.max(0, Math.min(spanMinutes, noonMinute - startMinute))
  const afternoonBreak = Math.min(breakMinutes, spanMinutes - morning)
  return [
    { startMinute, spanMinutes: morning, breakMinutes: breakMinutes - afternoonBreak, breakStart: null },
    { startMinute: startMinute + morning, spanMinutes: spanMinutes - morning, breakMinutes: afternoonBreak, breakStart: null },
  ]
}

/** Either half may be split itself, where noon lies within a part. */
function partsAroundNoon(shift: PlannedShift): readonly [PlannedShift | null, PlannedShift | null] {
  const within = (first: number, last: number) => shiftOf(partsOf(shift).map(({ from, to }) => ({ from: Math.max(from, first), to: Math.min(to, last) })).filter(({ from, to }) => from < to))
  return [within(0, noonMinute), within(noonMinute, Infinity)]
}

function shiftOf([one, two]: readonly Part[]): PlannedShift | null {
  if (!one) return null
  if (!two) return { startMinute: one.from, spanMinutes: one.to - one.from, breakMinutes: 0, breakStart: null }
  return { startMinute: one.from, spanMinutes: two.to - one.from, breakMinutes: two.from - one.to, breakStart: one.to }
}

const minutesOf = ({ spanMinutes, breakMinutes }: PlannedShift): number => spanMinutes - breakMinutes
