import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Hono } from 'hono'
import type { Clock } from '../../../functions/calendar.ts'
import type { EmailPort, SmsPort } from '../../../functions/messages.ts'
import { smsText } from '../../../functions/ports/sms-text.ts'
import { inboxPages } from './pages.ts'

export type Message = {
  readonly id: number
  readonly kind: 'sms' | 'email'
  readonly to: string
  readonly subject: string
  readonly text: string
  /** The digits of a sign-in code, so that nobody has to read them out of the text. */
  readonly code: string | null
  readonly at: string
}

export type Inbox = { readonly sms: SmsPort; readonly email: EmailPort; readonly messages: () => readonly Message[]; readonly pages: Hono }

const keptMax = 500

/**
 * What would have been sent: every text message and e-mail of the stack, kept in a file of one JSON line each
 * (appended, so that a killed process loses nothing) and shown newest first at the mount point and `/inbox.json`.
 */
export function openInbox({ file, clock }: { file: string; clock: Clock }): Inbox {
  let messages = existsSync(file) ? readLines(file) : []
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, messages.map((message) => `${JSON.stringify(message)}\n`).join(''))
  const keep = (message: Omit<Message, 'id' | 'at'>): void => {
    const kept: Message = { id: (messages.at(-1)?.id ?? 0) + 1, ...message, at: clock.now().toISOString() }
    messages = [...messages, kept].slice(-keptMax)
    appendFileSync(file, `${JSON.stringify(kept)}\n`)
  }
  const newestFirst = (): readonly Message[] => messages.toReversed()
  return {
    sms: { send: async (message) => keep({ kind: 'sms', to: message.phone, subject: '', text: smsText(message), code: message.params['code'] ?? null }) },
    email: { send: async ({ to, subject, text }) => keep({ kind: 'email', to, subject, text, code: null }) },
    messages: newestFirst,
    pages: inboxPages(newestFirst),
  }
}

/** A last line cut short by a kill is left out. */
function readLines(file: string): Message[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return line ? [JSON.parse(line) as Message] : []
      } catch {
        return []
      }
    })
    .slice(-keptMax)
}
