import type { Messages } from './zh.ts'

export const en: Messages = {
  title: 'Needs a person',
  lead: 'What the system cannot finish by itself, the oldest first. Everything else it checks every minute and brings to its end.',
  loading: 'Reading',
  list: 'What needs a person',
  empty: 'Nothing needs a person',
  swept: (moment) => `Last compared with the provider ${moment}: all is well.`,
  notSwept: 'Not compared with the provider yet.',
  what: 'What',
  amount: 'Amount',
  since: 'Since',
  why: 'Why, and what helps',
  kinds: { checkout: 'Online payment', sale: 'Sale', refund: 'Refund', dispute: 'Dispute', billing: 'Billing run', import: 'Import', reminders: 'Reminders' },
  actions: { 'ask-again': 'Ask again', resume: 'Go on', retry: 'Send again', keep: 'Keep as credit', dismiss: 'Dismiss', approve: 'Go and approve', 'hand-over': 'Go and record it', answer: 'See the dispute', decide: 'Go and decide' },
  others: 'Other ways',
  still: 'Not solved yet: it stands as before.',
  dismissTitle: 'Dismiss',
  dismissNote: 'No money is booked. It leaves this list and is kept in the audit log.',
  reason: 'Reason',
  reasonNeeded: 'Say why',
}
