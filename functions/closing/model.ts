import * as z from 'zod'
import type { Instant, Period } from '../calendar.ts'
import { PeriodText } from '../date-text.ts'
import type { VoucherId } from '../ids.ts'
import type { CheckResult } from './check-model.ts'
import type { Snapshot } from './snapshot-model.ts'

/**
 * summing: the gates are shut and the month is being numbered and summed · waiting: for a second person · closed ·
 * declined: taken back before it was final, the gates are open · reopened: it was closed, and two people opened it again.
 */
export const closingStates = ['summing', 'waiting', 'closed', 'declined', 'reopened'] as const
export type ClosingState = (typeof closingStates)[number]

export const closingSteps = ['started', 'summed', 'approved', 'declined', 'reopen-asked', 'reopen-declined', 'reopened'] as const
export type ClosingStep = { readonly what: (typeof closingSteps)[number]; readonly at: Instant; /** The person, for the rule of two. */ readonly who: string; readonly by: string; readonly note?: string }

/** One closing of a month, version 1, 2, ...: what happened to it, and the snapshot once it is summed. Kept for ever. */
export type Closing = {
  readonly period: Period
  readonly version: number
  readonly state: ClosingState
  /** Counts the changes of this record: a change that was decided on an older one fails. */
  readonly rev: number
  readonly steps: readonly ClosingStep[]
  readonly checks: readonly CheckResult[]
  readonly snapshot?: Snapshot
  /** The voucher that carried December's year over to the net assets. */
  readonly yearEnd?: VoucherId
  /** It was closed at some time: the numbers that it gave stay. */
  readonly approved?: true
  /** Who asks for it to be opened again. */
  readonly reopening?: { readonly who: string; readonly by: string; readonly at: Instant; readonly reason: string }
}

export const isUnderWay = ({ state }: Pick<Closing, 'state'>): boolean => state === 'summing' || state === 'waiting'

export const PeriodPath = z.object({ period: PeriodText })
const reason = z.string().trim().min(2).max(200)
/** `hash`: what the second person has looked at; another snapshot is not approved by mistake. */
export const ApproveClose = z.object({ hash: z.string().length(64).optional() })
export const ReasonOfClosing = z.object({ reason })
export const ListClosings = z.object({ limit: z.coerce.number().int().min(1).max(60).default(12), after: PeriodText.optional() })
export type ListClosings = z.output<typeof ListClosings>
