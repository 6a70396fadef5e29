import { checkCode, codeOf, macOf, readCode, sameText } from '../training/scan-code.ts'
import type { codeModes } from './model.ts'

/** What signs the codes of one post. `serial` rises with every fresh one. */
export type CodeSecret = { readonly post: string; readonly mode: (typeof codeModes)[number]; readonly secret: string; readonly serial: number }

/** Printed: `<post>p<serial>-<mac>`, as long as it hangs; on a screen: as in training, another one each half minute. */
export function clockCodeOf({ post, mode, secret, serial }: CodeSecret, nowMs: number): string {
  if (mode === 'screen') return codeOf({ session: post, secret, phase: 'in', nowMs })
  const body = `${post}p${serial.toString(36)}`
  return `${body}-${macOf(body, secret)}`
}

const printed = /^([a-z0-9]{12})p([0-9a-z]{1,6})-[\w-]{16}$/

/** At which post a code says that it hangs; believed only after `checkClockCode`. */
export const postOfCode = (code: string): string | undefined => printed.exec(code)?.[1] ?? readCode(code)?.session

/** old: it was ours and is not any more, replaced or no longer on the screen. `atMs`: when it was read. */
export function checkClockCode(code: string, known: CodeSecret, atMs: number): 'good' | 'old' | 'false' {
  if (known.mode === 'screen') return printed.test(code) ? 'old' : checkCode(code, known.secret, atMs)
  const match = printed.exec(code)
  if (!match) return readCode(code) ? 'old' : 'false'
  const body = code.slice(0, -17)
  if (Number.parseInt(match[2]!, 36) !== known.serial) return 'old'
  return sameText(code.slice(-16), macOf(body, known.secret)) ? 'good' : 'false'
}
