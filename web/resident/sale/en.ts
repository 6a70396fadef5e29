import type { Messages } from './zh.ts'

export const en = {
  what: 'Result of the payment',
  paidTitle: 'Paid',
  paidMoney: (amount: string) => `${amount} received. Nothing more to pay.`,
  receipt: (no: string) => `Receipt ${no}`,
  leaveBy: (time: string) => `Leave before ${time}. Later, more is due.`,
  refunded: (amount: string) => `Of it ${amount} went back or is on its way to the account that it came from.`,
  kept: (amount: string, reason: string) => `${amount} of the deposit were kept. The reason: ${reason}. If you have a question, ask the organization.`,
  unwantedTitle: 'Paid already; your money goes back',
  unwantedMoney: (amount: string) => `Your ${amount} came, but this was paid or called off before. It goes back the way it came; there is nothing to do.`,
  processingTitle: 'Being confirmed',
  processingMoney: 'It is not known yet whether money was taken. Wait a moment and do not pay twice.',
  failedTitle: 'Not paid',
  expiredTitle: 'The payment page has expired',
  pendingTitle: 'Not paid yet',
  nothing: 'No money was taken.',
  goOn: 'Go on paying',
  look: 'Look again',
  back: 'Go on',
  amount: 'Total',
  issuer: (name: string) => `Received by ${name}`,
} satisfies Messages
