import { type BusinessDate, daysBetween } from '../calendar.ts'

/** Days before the end on which it is told; 'lapsed' once it has come. */
export const alertSteps = [90, 30, 7] as const
export type AlertStep = (typeof alertSteps)[number] | 'lapsed'

/** An end that lies longer back than this is told no more: it came to us as something past. */
export const tellsLapsedDays = 60

/** Rises towards the end. */
const rank = (step: AlertStep): number => (step === 'lapsed' ? 0 : step)

/**
 * What is to be told today of something whose last day is `until`; `told` is what was told of that same last day. Each step is told once. After
 * days on which nothing ran only the latest is told, which speaks of the days that are really left, and stands for those before it.
 */
export function alertDue(until: BusinessDate, today: BusinessDate, told: readonly AlertStep[]): { readonly step: AlertStep; readonly days: number } | undefined {
  const days = daysBetween(today, until)
  const step = stepAt(days)
  if (step === undefined || told.some((one) => rank(one) <= rank(step))) return undefined
  return { step, days }
}

function stepAt(days: number): AlertStep | undefined {
  if (days < 0) return -days <= tellsLapsedDays ? 'lapsed' : undefined
  return alertSteps.findLast((step) => days <= step)
}
