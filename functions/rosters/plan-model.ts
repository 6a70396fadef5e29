import type { BusinessDate } from '../calendar.ts'
import type { ShiftTimes } from './rules/shift-parts.ts'
import type { Asked, Qualified } from './rules/fit-for-post.ts'
import type { Duty, LabourLimits, LabourPerson } from './rules/labour-model.ts'

/** A kind of shift at a post, as a clerk sets it up. */
export type PlanShift = ShiftTimes & { readonly id: string; readonly post: string; readonly night: boolean; readonly high: boolean }

export type PlanPerson = LabourPerson & {
  readonly qualified: Qualified
  /** Shifts worked or published before the plan, five weeks back. */
  readonly history: readonly Duty[]
  readonly noNights: boolean
  readonly noHeights: boolean
  /** Days of leave, and courses: both ends of `leave` belong to it; a course bars what overlaps it. */
  readonly leave: readonly { readonly from: BusinessDate; readonly to: BusinessDate }[]
  readonly occupied: readonly { readonly date: BusinessDate; readonly startMinute: number; readonly endMinute: number }[]
  /** Hours of the whole plan by contract, 0 for none. */
  readonly minMinutes: number
  readonly maxMinutes: number
  /** Decided cells: a shift, or null for a day off. */
  readonly pinned: readonly { readonly date: BusinessDate; readonly shift: string | null }[]
  readonly wishes: readonly { readonly date: BusinessDate; readonly shift: string; readonly weight: number; readonly wants: boolean }[]
  /** What else cannot be worked: no contract that day, no certificate, not before or after an hour of the clock. */
  readonly barred?: readonly { readonly date: BusinessDate; readonly shift: string }[]
}

export type PlanDemand = {
  readonly date: BusinessDate
  readonly shift: string
  readonly need: number
  /** Who counts: those with this certificate, `fire-control-operator@4` (W6: two of them at the fire-control room); null: everybody on the shift. */
  readonly skill: string | null
  readonly under: number
  readonly over: number
  readonly hard: boolean
}

/** What a tenant weighs against cover; each 0 turns it off. */
export type PlanWeights = { readonly nights: number; readonly weekends: number; readonly apart: number; readonly together: number }

export type Plan = {
  readonly from: BusinessDate
  readonly to: BusinessDate
  readonly limits: readonly LabourLimits[]
  readonly shifts: readonly PlanShift[]
  readonly people: readonly PlanPerson[]
  readonly demand: readonly PlanDemand[]
  readonly asked: Asked
  readonly pairs: readonly { readonly people: readonly [string, string]; readonly how: 'apart' | 'together' }[]
  readonly weights: PlanWeights
}

export const planDaysMax = 366
export const planPeopleMax = 500
