/** Templates filed with the provider; their words are in ports/sms-text.ts. */
export type SmsTemplate = 'sign-in-code' | 'payment-due' | 'payment-overdue' | 'visit-announced'

/** A text message by the provider's template id and its parameters; free text is not possible in China. */
export type Sms = { readonly phone: string; readonly template: SmsTemplate; readonly params: Readonly<Record<string, string>> }
export type SmsPort = { readonly send: (message: Sms) => Promise<void> }

export type Email = { readonly to: string; readonly subject: string; readonly text: string }
export type EmailPort = { readonly send: (message: Email) => Promise<void> }
