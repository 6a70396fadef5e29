import type { DeliveryState, ReminderKind, StopReminders, Visit, Way } from '../../../../functions/reminders/model.ts'

// The lists of functions/reminders/model.ts once more: importing its values would bring zod along. The types hold them together.
export type { DeliveryState, ReminderKind, Way }
export const reminderKinds = ['due', 'overdue', 'visit'] as const satisfies readonly ReminderKind[]
export const ways = ['auto', 'sms', 'email'] as const satisfies readonly Way[]
export const deliveryStates = ['queued', 'sent', 'delivered', 'failed', 'unknown', 'skipped'] as const satisfies readonly DeliveryState[]
export const stopReasons = ['dispute', 'hardship', 'promise', 'wish', 'other'] as const satisfies readonly StopReminders['reason'][]
export type StopReason = (typeof stopReasons)[number]
export const outcomes = ['nobody-home', 'spoke', 'promised', 'disputes', 'hardship'] as const satisfies readonly Visit['outcome'][]
export type Outcome = (typeof outcomes)[number]

/** What a call at the door suggests: reminders stop (F5). */
export const suggestedStop: Readonly<Partial<Record<Outcome, StopReason>>> = { promised: 'promise', disputes: 'dispute', hardship: 'hardship' }

export const deliveryTones = { queued: 'part', sent: 'good', delivered: 'good', failed: 'bad', unknown: 'bad', skipped: 'off' } as const satisfies Readonly<Record<DeliveryState, string>>
