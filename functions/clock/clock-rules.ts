import { addMinutes, type BusinessDate, type Instant, type LocalTime, localTime, localTimeOf } from '../calendar.ts'
import { partsOf, type ShiftTimes } from '../rosters/rules/shift-parts.ts'
import type { PhonePlace, PunchKind } from './model.ts'

/** In from an hour before the shift until it ends, of a split shift before each of its parts; out from its begin until four hours after its end. */
export const earlyMinutes = 60
export const overMinutes = 240
/** What was pressed longer ago than this is the foreman's to record. */
export const oldMsMax = 48 * 3_600_000
const lateMs = 5 * 60_000
const driftSecondsMax = 120
/** A phone that is less sure than this of where it is says nothing. */
export const accuracyMMax = 300

export type PlannedShift = ShiftTimes & { readonly date: BusinessDate; readonly post: string }
type Times = { readonly from: LocalTime; readonly to: LocalTime }

export const beginOf = ({ date, startMinute }: PlannedShift): LocalTime => addMinutes(localTime(date, '00:00'), startMinute)
export const endOf = (shift: PlannedShift): LocalTime => addMinutes(beginOf(shift), shift.spanMinutes)

/** When each part of it is worked. */
export const partTimes = (shift: PlannedShift): readonly Times[] => partsOf(shift).map(({ from, to }) => ({ from: addMinutes(localTime(shift.date, '00:00'), from), to: addMinutes(localTime(shift.date, '00:00'), to) }))

/** Out is taken throughout the gap of a split shift too: whoever forgot at its end may still say so. */
export const windowsOf = (shift: PlannedShift, kind: PunchKind): readonly Times[] =>
  kind === 'in' ? partTimes(shift).map(({ from, to }) => ({ from: addMinutes(from, -earlyMinutes), to })) : [{ from: beginOf(shift), to: addMinutes(endOf(shift), overMinutes) }]

/** `next`: when the next one begins, or the second part of one. */
export type Found<S> = { readonly shift: S } | { readonly why: 'other-post'; readonly shift: S } | { readonly why: 'no-shift'; readonly next: LocalTime | undefined }

/** The shift that a clocking at this minute belongs to; of several the one of which a begin (in) or end (out) is nearest. `post`: where the code hangs. */
export function shiftAt<S extends PlannedShift>(shifts: readonly S[], now: LocalTime, kind: PunchKind, post: string | null): Found<S> {
  const open = shifts.filter((shift) => windowsOf(shift, kind).some(({ from, to }) => from <= now && now <= to))
  const away = (shift: S): number => Math.min(...partTimes(shift).map(({ from, to }) => Math.abs(minutesBetween(kind === 'in' ? from : to, now))))
  const [nearest] = [...open].sort((a, b) => away(a) - away(b))
  const [here] = open.filter((shift) => post === null || shift.post === post).sort((a, b) => away(a) - away(b))
  if (here) return { shift: here }
  if (nearest) return { why: 'other-post', shift: nearest }
  const [next] = shifts.flatMap((shift) => partTimes(shift).map(({ from }) => from)).filter((begin) => begin > now).sort()
  return { why: 'no-shift', next }
}

const minutesBetween = (a: LocalTime, b: LocalTime): number => (Date.parse(`${b}Z`) - Date.parse(`${a}Z`)) / 60_000

export type Timing = { readonly atMs: number; readonly driftSeconds: number; readonly late: boolean; readonly clockWrong: boolean; readonly tooOld: boolean }

/**
 * When it was pressed, by the server's clock. The phone's clock may be wrong; it says what it shows while it sends, and by how much that differs from
 * the server's is taken off. Never later than now.
 */
export function timingOf({ deviceMs, sentMs, nowMs }: { readonly deviceMs: number; readonly sentMs: number; readonly nowMs: number }): Timing {
  const driftMs = sentMs - nowMs
  const atMs = Math.min(nowMs, deviceMs - driftMs)
  const driftSeconds = Math.round(driftMs / 1000)
  return { atMs, driftSeconds, late: nowMs - atMs > lateMs, clockWrong: Math.abs(driftSeconds) > driftSecondsMax, tooOld: nowMs - atMs > oldMsMax }
}

/** unknown: the post has no point on the map, or the phone did not say. The phone's own doubt counts in its favour. */
export function placeVerdict({ distanceM, place, radiusM }: { readonly distanceM: number | null; readonly place: PhonePlace | null; readonly radiusM: number }): 'there' | 'away' | 'unsure' | 'unknown' {
  if (distanceM === null || place === null) return 'unknown'
  if (place.accuracyM > accuracyMMax) return 'unsure'
  return distanceM - place.accuracyM <= radiusM ? 'there' : 'away'
}

type Known = { readonly kind: PunchKind; readonly at: Instant }
const sameMs = 5 * 60_000

/** A clocking in counts once a part, the first; out again within five minutes is a second press, later it is a later end. */
export function sameAs<P extends Known>(known: readonly P[], kind: PunchKind, atMs: number, shift: PlannedShift): P | undefined {
  const own = known.filter((one) => one.kind === kind)
  if (kind === 'out') return own.find((one) => Math.abs(Date.parse(one.at) - atMs) <= sameMs)
  return own.find((one) => partAt(shift, Date.parse(one.at)) === partAt(shift, atMs))
}

/** Whoever clocks in after the first part is over comes for the second. */
const partAt = (shift: PlannedShift, atMs: number): number => (shift.breakStart !== null && localTimeOf(new Date(atMs)) > partTimes(shift)[0]!.to ? 1 : 0)

/** What a shift waits for: in, then out, then nothing; of a split shift in again, until somebody went out of the second part. */
export function expected(known: readonly Known[], shift: PlannedShift): PunchKind | null {
  const [last] = known.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))
  if (!last) return 'in'
  if (shift.breakStart === null) return known.some(({ kind }) => kind === 'out') ? null : 'out'
  if (last.kind === 'in') return 'out'
  return localTimeOf(last.at) > partTimes(shift)[1]!.from ? null : 'in'
}
