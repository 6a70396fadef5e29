import { createHmac, timingSafeEqual } from 'node:crypto'

export type Phase = 'in' | 'out'
/** How long one code stands on the trainer's screen. */
export const turnMs = 30_000
/** The code before is taken as well: a slow phone has read it and not yet sent it. */
const turnsTaken = 2

const turnAt = (nowMs: number): number => Math.floor(nowMs / turnMs)
const phaseLetter = { in: 'i', out: 'o' } as const

/** `<session>i<turn>-<mac>`: what the trainer's screen shows for half a minute. Only the server can make one: the secret is the session's own. */
export function codeOf({ session, secret, phase, nowMs }: { readonly session: string; readonly secret: string; readonly phase: Phase; readonly nowMs: number }): string {
  const body = `${session}${phaseLetter[phase]}${turnAt(nowMs).toString(36)}`
  return `${body}-${macOf(body, secret)}`
}

/** Of which session a code says to be; what it says is believed only after `checkCode`. */
export function readCode(code: string): { readonly session: string; readonly phase: Phase; readonly turn: number } | undefined {
  const match = /^([a-z0-9]{12})([io])([0-9a-z]{4,10})-[\w-]{16}$/.exec(code)
  return match ? { session: match[1]!, phase: match[2] === 'i' ? 'in' : 'out', turn: Number.parseInt(match[3]!, 36) } : undefined
}

/** old: it was real and its time is over, as with a picture that somebody sent on. false: nobody of ours made it. */
export function checkCode(code: string, secret: string, nowMs: number): 'good' | 'old' | 'false' {
  const read = readCode(code)
  const [body, mac] = [code.slice(0, code.length - 17), code.slice(-16)]
  if (!read || !sameText(mac, macOf(body, secret))) return 'false'
  const age = turnAt(nowMs) - read.turn
  return age < 0 ? 'false' : age < turnsTaken ? 'good' : 'old'
}

export const macOf = (body: string, secret: string): string => createHmac('sha256', secret).update(body).digest('base64url').slice(0, 16)
export const sameText = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
