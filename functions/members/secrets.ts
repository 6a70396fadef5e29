import { createHash, timingSafeEqual } from 'node:crypto'

/** SHA-256, hex. Enough for secrets of 190 bits; the short codes of text messages have a slow hash of their own. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Compares two hashes in constant time; lengths of hashes are no secret. */
export function sameHash(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
