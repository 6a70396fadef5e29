import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Hono } from 'hono'
import type { Clock } from '../../../functions/calendar.ts'
import { upstream } from '../../../functions/faults.ts'
import { codeOfFailure, type EmailPort, NotSent, type SmsPort } from '../../../functions/messages.ts'
import { smsText } from '../../../functions/ports/sms-text.ts'
import { inboxPages } from './pages.ts'

/** What the receiver's side told of a message; only of those that carry a reference. */
export type Fate = 'sent' | 'delivered' | 'failed'

export type Message = {
  readonly id: number
  readonly kind: 'sms' | 'email'
  readonly to: string
  readonly subject: string
  readonly text: string
  /** The digits of a sign-in code, so that nobody has to read them out of the text. */
  readonly code: string | null
  readonly at: string
  readonly reference?: string
  readonly fate?: Fate
}

/** accept: as usual. refuse: the provider says no. silent: the message arrives, but the provider's answer is lost. */
export const moods = ['accept', 'refuse', 'silent'] as const
export type Mood = (typeof moods)[number]

/** A notice about a message with a reference, under the id that the sender was given. */
export type Notice = { readonly reference: string; readonly message: string; readonly state: Exclude<Fate, 'sent'> }

export type Inbox = {
  readonly sms: SmsPort
  readonly email: EmailPort
  readonly messages: () => readonly Message[]
  /** How the provider behaves from now on. */
  readonly behave: (mood: Mood) => void
  /** Tells the sender what became of a message; nothing of one without a reference. */
  readonly tell: (id: number, fate: Exclude<Fate, 'sent'>) => Promise<void>
  readonly pages: Hono
}

type Options = { readonly file: string; readonly clock: Clock; readonly report?: (notice: Notice) => Promise<void> }

const keptMax = 500

/**
 * What would have been sent: every text message and e-mail of the stack, kept in a file of one JSON line each
 * (appended, so that a killed process loses nothing) and shown newest first at the mount point and `/inbox.json`.
 */
export function openInbox({ file, clock, report }: Options): Inbox {
  let messages = existsSync(file) ? readLines(file) : []
  let mood: Mood = 'accept'
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, messages.map((message) => `${JSON.stringify(message)}\n`).join(''))
  const append = (message: Message): void => appendFileSync(file, `${JSON.stringify(message)}\n`)

  const keep = async (message: Omit<Message, 'id' | 'at'>): Promise<{ id: string }> => {
    if (mood === 'refuse') throw away(message.kind, new NotSent('the local inbox was told to refuse'))
    const kept: Message = { id: (messages.at(-1)?.id ?? 0) + 1, ...message, at: clock.now().toISOString() }
    messages = [...messages, kept].slice(-keptMax)
    append(kept)
    if (mood === 'silent') throw away(message.kind, new Error('the local inbox was told to lose its answer'))
    return { id: idOf(kept.id) }
  }
  const followed = (reference: string | undefined) => (reference === undefined ? {} : { reference, fate: 'sent' as const })
  const tell: Inbox['tell'] = async (id, fate) => {
    const found = messages.find((message) => message.id === id)
    if (!found?.reference) return
    const changed = { ...found, fate }
    messages = messages.map((message) => (message === found ? changed : message))
    append(changed)
    await report?.({ reference: found.reference, message: idOf(id), state: fate })
  }
  const newestFirst = (): readonly Message[] => messages.toReversed()
  const behave = (wanted: Mood): void => void (mood = wanted)
  return {
    sms: { send: async (message) => keep({ kind: 'sms', to: message.phone, subject: '', text: smsText(message), code: message.params['code'] ?? null, ...followed(message.reference) }) },
    email: { send: async ({ to, subject, text, reference }) => keep({ kind: 'email', to, subject, text, code: null, ...followed(reference) }) },
    messages: newestFirst,
    behave,
    tell,
    pages: inboxPages({ messages: newestFirst, mood: () => mood, behave, tell }),
  }
}

/** As the real senders put it. */
const away = (kind: Message['kind'], cause: Error) => upstream(codeOfFailure(cause, kind === 'sms' ? 'sms-away' : 'email-away'), { zh: '消息暂时发不出去，请稍后再试。', en: 'The message cannot be sent at the moment. Please try again later.' }, { cause })

const idOf = (id: number): string => `local-${id}`

/** Of a message told of twice the last line counts; a last line cut short by a kill is left out. */
function readLines(file: string): Message[] {
  const found = new Map<number, Message>()
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    try {
      const message = line ? (JSON.parse(line) as Message) : undefined
      if (message) found.set(message.id, message)
    } catch {
      // Cut short.
    }
  }
  return [...found.values()].slice(-keptMax)
}
