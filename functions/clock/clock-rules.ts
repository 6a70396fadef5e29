import { addMinutes, type BusinessDate, type LocalTime, localTime } from '../calendar.ts'
import type { PhonePlace, PunchKind } from './model.ts'

/** In from an hour before the shift until it ends, out from its begin until four hours after its end. */
export const earlyMinutes = 60
export const overMinutes = 240
/** What was pressed longer ago than this is the foreman's to record. */
export const oldMsMax = 48 * 3_600_000
const lateMs = 5 * 60_000
const driftSecondsMax = 120
/** A phone that is less sure than this of where it is says nothing. */
export const accuracyMMax = 300

export type PlannedShift = { readonly date: BusinessDate; readonly post: string; readonly startMinute: number; readonly spanMinutes: number }

export const beginOf = ({ date, startMinute }: PlannedShift): LocalTime => addMinutes(localTime(date, '00:00'), startMinute)
export const endOf = (shift: PlannedShift): LocalTime => addMinutes(beginOf(shift), shift.spanMinutes)

export const windowOf = (shift: PlannedShift, kind: PunchKind): { readonly from: LocalTime; readonly to: LocalTime } =>
  kind === 'in' ? { from: addMinutes(beginOf(shift), -earlyMinutes), to: endOf(shift) } : { from: beginOf(shift), to: addMinutes(endOf(shift), overMinutes) }

export type Found<S> = { readonly shift: S } | { readonly why: 'other-post'; readonly shift: S } | { readonly why: 'no-shift'; readonly next: S | undefined }

/** The shift that a clocking at this minute belongs to; of several the one whose begin (in) or end (out) is nearest. `post`: where the code hangs. */
export function shiftAt<S extends PlannedShift>(shifts: readonly S[], now: LocalTime, kind: PunchKind, post: string | null): Found<S> {
  const open = shifts.filter((shift) => {
    const { from, to } = windowOf(shift, kind)
    return from <= now && now <= to
  })
  const away = (shift: S): number => Math.abs(minutesBetween(kind === 'in' ? beginOf(shift) : endOf(shift), now))
  const [nearest] = [...open].sort((a, b) => away(a) - away(b))
  const [here] = open.filter((shift) => post === null || shift.post === post).sort((a, b) => away(a) - away(b))
  if (here) return { shift: here }
  if (nearest) return { why: 'other-post', shift: nearest }
  const [next] = shifts.filter((shift) => beginOf(shift) > now).sort((a, b) => (beginOf(a) < beginOf(b) ? -1 : 1))
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

type Known = { readonly kind: PunchKind; readonly at: string }
const sameMs = 5 * 60_000

/** A clocking in counts once a shift, the first; out again within five minutes is a second press, later it is a later end. */
export function sameAs<P extends Known>(known: readonly P[], kind: PunchKind, atMs: number): P | undefined {
  const own = known.filter((one) => one.kind === kind)
  return kind === 'in' ? own[0] : own.find((one) => Math.abs(Date.parse(one.at) - atMs) <= sameMs)
}

/** What a shift waits for: in, then out, then nothing. */
export const expected = (known: readonly Known[]): PunchKind | null => (known.some(({ kind }) => kind === 'out') ? null : known.some(({ kind }) => kind === 'in') ? 'out' : 'in')
