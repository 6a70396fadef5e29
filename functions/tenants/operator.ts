import { createHash, timingSafeEqual } from 'node:crypto'
import { unknown } from '../faults.ts'
import type { Platform } from '../platform.ts'

/** The platform's operator, known by one secret. To anybody else these operations are not there. */
export function requireOperator(platform: Platform, authorization: string | undefined): void {
  const secret = /^Bearer (\S{16,200})$/.exec(authorization ?? '')?.[1] ?? ''
  const given = createHash('sha256').update(secret).digest()
  const wanted = Buffer.from(platform.operatorSecretHash, 'hex')
  if (wanted.length !== given.length || !timingSafeEqual(given, wanted)) throw unknown('operator secret refused')
}
