import { addDays, type BusinessDate } from '../calendar.ts'
import type { Account } from '../fees/account.ts'
import { type Fen, sum } from '../money.ts'
import type { Channel, ReminderKind, ReminderSettings, SkipReason, Way } from './model.ts'

/** All that a reminder of one household depends on. */
export type Facts = {
  readonly account: Pick<Account, 'open' | 'creditFen'>
  readonly today: BusinessDate
  readonly kind: ReminderKind
  readonly settings: ReminderSettings
  readonly stoppedUntil: BusinessDate | null
  readonly hardship: boolean
  readonly disputed: boolean
  /** An order of the household is open at the payment provider. */
  readonly paying: boolean
  /** The day of the last reminder that went out, or may have. */
  readonly last: BusinessDate | null
  /** Reminders of the month that `today` lies in. */
  readonly thisMonth: number
  readonly channel: Way
  readonly hasPhone: boolean
  readonly hasEmail: boolean
}

export type Verdict = { readonly channel: Channel; readonly dueFen: Fen } | { readonly skip: SkipReason; readonly dueFen: Fen }

/**
 * Whether a household is reminded (F5): only of bills whose due date has come, never while it is stopped, in hardship or
 * arguing with us through the bank, not while a payment is under way, not when its credit covers them, and neither within the
 * set days nor more often a month than set. By text message when the payer has a mobile phone, else by e-mail.
 */
export function verdictOf(facts: Facts): Verdict {
  const { account, today, kind, settings } = facts
  const due = account.open.filter((bill) => bill.dueDate <= today)
  const dueFen = sum(due.map((bill) => bill.openFen))
  const skip = (reason: SkipReason): Verdict => ({ skip: reason, dueFen })
  if (due.length === 0) return skip('nothing-due')
  if (kind !== 'due' && !due.some((bill) => addDays(bill.dueDate, settings.overdueDays) <= today)) return skip('not-yet-overdue')
  if (facts.stoppedUntil !== null && facts.stoppedUntil >= today) return skip('stopped')
  if (facts.hardship) return skip('hardship')
  if (facts.disputed) return skip('disputed')
  if (facts.paying) return skip('paying')
  if (account.creditFen >= dueFen) return skip('credit-covers')
  if (dueFen < settings.leastFen) return skip('too-small')
  if (facts.last !== null && addDays(facts.last, settings.everyDays) > today) return skip('recent')
  if (facts.thisMonth >= settings.perMonth) return skip('month-full')
  if (facts.hasPhone && facts.channel !== 'email') return { channel: 'sms', dueFen }
  return facts.hasEmail && facts.channel !== 'sms' ? { channel: 'email', dueFen } : skip('no-contact')
}
