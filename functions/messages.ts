import { Fault } from './faults.ts'

/** Templates filed with the provider; their words are in ports/sms-text.ts. */
export type SmsTemplate = 'sign-in-code' | 'payment-due' | 'payment-overdue' | 'visit-announced' | 'certificate-ends' | 'certificate-lapsed' | 'training-cancelled' | 'roster-published' | 'roster-changed' | 'leave-decided' | 'swap-asked' | 'swap-decided'

/**
 * What comes back in the provider's notices about a message: ids joined by `_`, never personal data. A message that carries
 * one is never sent a second time by itself: a port tries again only when the provider surely did not take it.
 */
type Followed = { readonly reference?: string }

/** A text message by the provider's template id and its parameters; free text is not possible in China. */
export type Sms = Followed & { readonly phone: string; readonly template: SmsTemplate; readonly params: Readonly<Record<string, string>> }
export type SmsPort = { readonly send: (message: Sms) => Promise<Accepted> }

export type Email = Followed & { readonly to: string; readonly subject: string; readonly text: string }
export type EmailPort = { readonly send: (message: Email) => Promise<Accepted> }

/** The provider has taken the message over, under this id of its own; whether it arrives is told later, or never. */
export type Accepted = { readonly id: string }

/** The provider said no: the message surely did not go out. */
export class NotSent extends Error {}

const refusedCode = 'message-refused'

/** The fault of a port: `away` names the one after which nobody knows whether the message went out. */
export const codeOfFailure = (cause: unknown, away: 'sms-away' | 'email-away'): string => (cause instanceof NotSent ? refusedCode : away)

export const surelyNotSent = (error: unknown): boolean => error instanceof NotSent || (error instanceof Fault && error.code === refusedCode)
