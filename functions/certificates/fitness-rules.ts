import { type BusinessDate, daysBetween } from '../calendar.ts'
import { type Held, type Lapse, type Standing, standingOn } from './standing-rules.ts'

/** What a post asks for. A certificate is named by its kind, `lift-safety-manager`, or by kind and lowest level, `fire-control-operator@4`. */
export type Requirements = {
  readonly certificates: readonly string[]
  readonly training: readonly { readonly topic: string; readonly hours: number }[]
}

export type HeldCertificate = Held & { readonly kind: string; readonly level: string | null }
export type TrainingDone = { readonly topic: string; readonly minutes: number; readonly on: BusinessDate }
/** Of each kind its levels, the lowest first. */
export type LevelsOfKind = Readonly<Record<string, readonly string[]>>

/** Why somebody may not take a post: one entry a thing that is missing. `on`: since when, or from when. */
export type UnfitReason =
  | { readonly code: 'certificate-missing'; readonly kind: string }
  | { readonly code: `certificate-${Lapse}`; readonly kind: string; readonly on: BusinessDate }
  | { readonly code: 'certificate-level'; readonly kind: string; readonly level: string; readonly has: string | null }
  | { readonly code: 'training-hours'; readonly topic: string; readonly hours: number; readonly minutes: number }

export type FitnessWarning = { readonly code: 'certificate-ends' | 'certificate-review'; readonly kind: string; readonly on: BusinessDate; readonly days: number }

export type Fitness = { readonly fit: boolean; readonly reasons: readonly UnfitReason[]; readonly warnings: readonly FitnessWarning[] }

/** W3: from so many days before its end on a certificate warns. */
export const warnDays = 30

/**
 * W3 and T1: may somebody work at a post on a day? Every missing certificate and every topic with too few hours is named. Training of that
 * same day counts, since it is noted only once it was attended.
 */
export function fitnessOn(requirements: Requirements, held: readonly HeldCertificate[], training: readonly TrainingDone[], date: BusinessDate, levels: LevelsOfKind = {}): Fitness {
  const judged = requirements.certificates.map((required) => certificateOn(required, held, date, levels))
  const short = requirements.training.flatMap(({ topic, hours }): UnfitReason[] => {
    const minutes = training.filter((done) => done.topic === topic && done.on <= date).reduce((sum, done) => sum + done.minutes, 0)
    return minutes < hours * 60 ? [{ code: 'training-hours', topic, hours, minutes }] : []
  })
  const reasons = [...judged.flatMap(({ reason }) => reason ?? []), ...short]
  return { fit: reasons.length === 0, reasons, warnings: judged.flatMap(({ warning }) => warning ?? []) }
}

export function splitRequired(required: string): { readonly kind: string; readonly level: string | null } {
  const [kind, level] = required.split('@') as [string, string?]
  return { kind, level: level ?? null }
}

type Judged = { readonly reason?: UnfitReason; readonly warning?: FitnessWarning }

/** One that holds is enough, whatever became of others of its kind. Of none the one that held last says why. */
function certificateOn(required: string, held: readonly HeldCertificate[], date: BusinessDate, levels: LevelsOfKind): Judged {
  const { kind, level } = splitRequired(required)
  const own = held.filter((one) => one.kind === kind).map((one) => ({ level: one.level, standing: standingOn(one, date) }))
  const valid = own.flatMap(({ standing, ...one }) => (standing.valid ? [{ ...one, ...standing }] : []))
  const enough = valid.filter((one) => reaches(levels[kind] ?? [], one.level, level))
  if (enough.length) return { ...warningOf(kind, enough.toSorted(byEnd)[0]!, date) }
  if (valid.length) return { reason: { code: 'certificate-level', kind, level: level!, has: valid[0]!.level } }
  const lapsed = own.flatMap(({ standing }) => (standing.valid ? [] : [standing])).toSorted((a, b) => (a.on < b.on ? 1 : -1))[0]
  return { reason: lapsed ? { code: `certificate-${lapsed.why}`, kind, on: lapsed.on } : { code: 'certificate-missing', kind } }
}

/** A level that the kind does not know reaches only itself. */
function reaches(levels: readonly string[], has: string | null, needed: string | null): boolean {
  if (needed === null || has === needed) return true
  const [at, from] = [levels.indexOf(has ?? ''), levels.indexOf(needed)]
  return at >= 0 && from >= 0 && at >= from
}

type Valid = Extract<Standing, { valid: true }>

/** The one that holds longest first. */
const byEnd = (a: Valid, b: Valid): number => ((a.until ?? '9999') > (b.until ?? '9999') ? -1 : 1)

function warningOf(kind: string, { until, by }: Valid, date: BusinessDate): Judged {
  const days = until ? daysBetween(date, until) : Infinity
  return days <= warnDays ? { warning: { code: by === 'review' ? 'certificate-review' : 'certificate-ends', kind, on: until!, days } } : {}
}
