import { createHash } from 'node:crypto'

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'

/**
 * An id that follows from what a thing is called, so that making it twice is making it once: `length`
 * characters of `[a-z0-9]`, about 5.2 bits each.
 */
export function naturalId(length: number, ...parts: readonly (string | number)[]): string {
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest()
  let rest = digest.reduce((number, byte) => number * 256n + BigInt(byte), 0n)
  let id = ''
  for (let at = 0; at < length; at += 1) {
    id += letters[Number(rest % 36n)]
    rest /= 36n
  }
  return id
}
