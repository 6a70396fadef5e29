import { minutesWithin, type Part, partsOf, type ShiftTimes } from '../rosters/rules/shift-parts.ts'

/** A shift as published. Minutes count from midnight of the day on which it starts; one over midnight ends past 1440. */
export type PlannedShift = ShiftTimes
/** In the same minutes. */
export type Stamp = { readonly kind: 'in' | 'out'; readonly minute: number }
/** What the foreman says was so, in place of the stamps. */
export type Correction =
  | { readonly what: 'worked'; readonly fromMinute: number; readonly toMinute: number; readonly breakMinutes: number }
  | { readonly what: 'absent' }
export type LeaveDay = { readonly kind: string; readonly paidPercent: number }

/**
 * off: nothing planned, nothing worked · planned: still to come or running · worked · absent: planned and nobody came · leave ·
 * open: came and never went, or went and never came · unplanned: came without a shift. The last two need the foreman's word.
 */
export const dayStates = ['off', 'planned', 'worked', 'absent', 'leave', 'open', 'unplanned'] as const
export type DayState = (typeof dayStates)[number]

export type WorkedDay = {
  readonly state: DayState
  readonly plannedMinutes: number
  readonly workedMinutes: number
  readonly lateMinutes: number
  readonly earlyMinutes: number
  /** Worked beyond the shift by the foreman's word; counted in `workedMinutes`. What the clock alone shows beyond the shift is not worked. */
  readonly extraMinutes: number
}

export type DayAsked = {
  readonly shift: PlannedShift | null
  readonly stamps: readonly Stamp[]
  readonly correction: Correction | null
  readonly leave: LeaveDay | null
  /** Minutes of coming late or going early that do not count. */
  readonly graceMinutes: number
  /** Whether the shift is over by now. */
  readonly over: boolean
}

const nothing: WorkedDay = { state: 'off', plannedMinutes: 0, workedMinutes: 0, lateMinutes: 0, earlyMinutes: 0, extraMinutes: 0 }

/** Planned against worked for one day of one person. The foreman's word stands over the clock, the clock over the plan. */
export function workedDay({ shift, stamps, correction, leave, graceMinutes, over }: DayAsked): WorkedDay {
  const plannedMinutes = shift ? shift.spanMinutes - shift.breakMinutes : 0
  if (correction?.what === 'absent') return { ...nothing, state: shift ? 'absent' : 'off', plannedMinutes }
  if (correction) return byWord(correction, shift, graceMinutes)
  if (stamps.length === 0) {
    if (leave) return { ...nothing, state: 'leave', plannedMinutes }
    return shift ? { ...nothing, state: over ? 'absent' : 'planned', plannedMinutes } : nothing
  }
  const spells = spellsOf(stamps)
  if (!shift) return { ...nothing, state: 'unplanned' }
  if (!spells) return { ...nothing, state: over ? 'open' : 'planned', plannedMinutes }
  return shift.breakStart === null ? byClock(spells, shift, graceMinutes) : byParts(spells, shift, graceMinutes)
}

/** In and out by turns; undefined when they are not: nobody then knows what was worked. */
export function spellsOf(stamps: readonly Stamp[]): Part[] | undefined {
  const order = stamps.toSorted((a, b) => a.minute - b.minute || (a.kind === b.kind ? 0 : a.kind === 'out' ? -1 : 1))
  if (order.length % 2 === 1 || order.some(({ kind }, at) => kind !== (at % 2 === 0 ? 'in' : 'out'))) return undefined
  return order.flatMap(({ minute }, at) => (at % 2 === 0 ? [{ from: minute, to: order[at + 1]!.minute }] : []))
}

/** A break that the stamps show (out and in again) is not taken off a second time. */
function byClock(spells: readonly Part[], shift: PlannedShift, graceMinutes: number): WorkedDay {
  const plannedMinutes = shift.spanMinutes - shift.breakMinutes
  const end = shift.startMinute + shift.spanMinutes
  const lateMinutes = beyondGrace(spells[0]!.from - shift.startMinute, graceMinutes)
  const earlyMinutes = beyondGrace(end - spells.at(-1)!.to, graceMinutes)
  const inShift = spells.map(({ from, to }) => ({ from: Math.max(from, shift.startMinute), to: Math.min(to, end) })).filter(({ from, to }) => from < to)
  const away = inShift.slice(1).reduce((sum, { from }, at) => sum + from - inShift[at]!.to, 0)
  // Within the grace the shift counts as worked from its start and to its end.
  const attended = Math.max(0, shift.spanMinutes - Math.max(0, lateMinutes) - Math.max(0, earlyMinutes) - away)
  const workedMinutes = inShift.length === 0 ? 0 : Math.min(plannedMinutes, Math.max(0, attended - Math.max(0, shift.breakMinutes - away)))
  return { state: inShift.length === 0 ? 'unplanned' : 'worked', plannedMinutes, workedMinutes, lateMinutes, earlyMinutes, extraMinutes: 0 }
}

/**
 * A split shift is worked part by part: late and early count at both, each beyond the grace. What the clock shows in the gap is nobody's work, so no stamps are needed
 * there: in at the first start and out at the last end is the whole shift. A part to which nobody came is missed whole, the first as lateness, the second as going early.
 */
function byParts(spells: readonly Part[], shift: PlannedShift, graceMinutes: number): WorkedDay {
  const plannedMinutes = shift.spanMinutes - shift.breakMinutes
  const parts = partsOf(shift).map((part, at) => {
    const there = spells.map(({ from, to }) => ({ from: Math.max(from, part.from), to: Math.min(to, part.to) })).filter(({ from, to }) => from < to)
    if (there.length === 0) return { came: false, worked: 0, late: at === 0 ? part.to - part.from : 0, early: at === 0 ? 0 : part.to - part.from }
    const late = beyondGrace(there[0]!.from - part.from, graceMinutes)
    const early = beyondGrace(part.to - there.at(-1)!.to, graceMinutes)
    const away = there.slice(1).reduce((sum, { from }, next) => sum + from - there[next]!.to, 0)
    return { came: true, worked: part.to - part.from - late - early - away, late, early }
  })
  if (!parts.some(({ came }) => came)) return { ...nothing, state: 'unplanned', plannedMinutes }
  const sum = (field: 'worked' | 'late' | 'early') => parts.reduce((total, part) => total + part[field], 0)
  return { state: 'worked', plannedMinutes, workedMinutes: sum('worked'), lateMinutes: sum('late'), earlyMinutes: sum('early'), extraMinutes: 0 }
}

function byWord({ fromMinute, toMinute, breakMinutes }: Extract<Correction, { what: 'worked' }>, shift: PlannedShift | null, graceMinutes: number): WorkedDay {
  const workedMinutes = toMinute - fromMinute - breakMinutes
  const plannedMinutes = shift ? shift.spanMinutes - shift.breakMinutes : 0
  return {
    state: 'worked',
    plannedMinutes,
    workedMinutes,
    lateMinutes: shift ? beyondGrace(plannedIn(shift, { from: shift.startMinute, to: fromMinute }), graceMinutes) : 0,
    earlyMinutes: shift ? beyondGrace(plannedIn(shift, { from: toMinute, to: shift.startMinute + shift.spanMinutes }), graceMinutes) : 0,
    extraMinutes: Math.max(0, workedMinutes - plannedMinutes),
  }
}

/** Without the gap of a split shift, in which nobody is missed. */
const plannedIn = (shift: PlannedShift, stretch: Part): number => partsOf(shift).reduce((sum, part) => sum + minutesWithin(part, stretch), 0)
const beyondGrace = (minutes: number, graceMinutes: number): number => (minutes > graceMinutes ? minutes : 0)
