import { type BusinessDate, daysBetween } from '../calendar.ts'
import type { Marks } from '../workforce/model.ts'

/** The columns of the board, in the order in which a person goes through them. */
export const stages = ['registered', 'assessed', 'training', 'certified', 'hired', 'left'] as const
export type Stage = (typeof stages)[number]

/**
 * Where a person stands by the days of their steps: the furthest step that was made, whatever was skipped. Who left stands there until hired
 * again; a step of the same day as the end is part of what ended.
 */
export function stageOf(marks: Marks): { readonly stage: Stage; readonly since: BusinessDate | undefined } {
  const { hired, left } = marks
  if (left && !(hired && hired > left)) return { stage: 'left', since: left }
  const stage = (['hired', 'certified', 'training', 'assessed'] as const).find((step) => marks[step]) ?? 'registered'
  return { stage, since: marks[stage] }
}

/** Days in a stage, today not counted; 0 where the day is unknown or to come. */
export const daysIn = (since: BusinessDate | undefined, today: BusinessDate): number => (since && since < today ? daysBetween(since, today) : 0)
