import type { Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { Say } from '../faults.ts'
import type { JobId } from '../ids.ts'

export const jobKinds = ['import', 'billing', 'reminders', 'closing', 'rosters', 'solving', 'telling'] as const
export type JobKind = (typeof jobKinds)[number]

/** Work that outlives a request: a row that says what, how far, and until when somebody holds it. */
export type Job = {
  readonly id: JobId
  readonly kind: JobKind
  /** The id of what is worked on: an import, a billing run. */
  readonly subject: string
  /** failed: given up until a person asks again. dropped: a person decided that nobody goes on with it. */
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'dropped'
  /** When it is worked next; of one that failed, since when it stands still. */
  readonly dueAt: Instant
  /** Where the next step starts; absent = from the beginning. */
  readonly cursor?: string
  readonly attempts: number
  readonly leaseUntil?: Instant
  readonly holder?: string
  readonly lastError?: string
  /** The fault that ended it, for people to read. */
  readonly problem?: { readonly code: string; readonly say: Say }
}

/**
 * One bounded slice of a job, a few seconds at most. Must be repeatable: after a crash the same cursor comes again.
 * A Fault thrown ends the job as failed; any other error is tried again later.
 */
export type Step = (ctx: Ctx, subject: string, cursor: string | undefined) => Promise<StepResult>
/** `notBefore`: go on from the cursor then, and not earlier. */
export type StepResult = { readonly done: true } | { readonly cursor: string; readonly notBefore?: Instant }

export const leaseMs = 60_000
export const attemptsMax = 8
export const stepsMax = 10_000

/** 2, 4, 8 ... seconds, at most 10 minutes. */
export const retryDelayMs = (attempts: number): number => Math.min(600_000, 1000 * 2 ** attempts)

/** Asking twice for the same work is one job. */
export const jobIdOf = (kind: JobKind, subject: string): JobId => `${kind}-${subject}` as JobId
