import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { CertificateId } from '../ids.ts'
import { changeCertificate } from './change-certificate.ts'
import type { Certificate, RevokeCertificate } from './model.ts'
import { issuedToCome } from './words.ts'

/** From a day on it does not hold, and whoever needs it drops out of their posts at once. The same again changes nothing. Throws `unknown`, `invalid`. */
export function revokeCertificate(ctx: Ctx, id: CertificateId, { on, reason }: RevokeCertificate): Promise<Certificate> {
  return changeCertificate(ctx, id, ({ revoked }) => {
    if (revoked?.on === on && revoked.reason === reason) return undefined
    if (on > today(ctx.clock)) throw issuedToCome()
    return { what: 'revoked', set: { revoked: { on, reason } }, note: reason, detail: { on, reason }, ...(revoked ? { before: { ...revoked } } : {}) }
  })
}

/** The revocation was a mistake, or was lifted; that it was stays in the history. Throws `unknown`. */
export function reinstateCertificate(ctx: Ctx, id: CertificateId, reason: string): Promise<Certificate> {
  return changeCertificate(ctx, id, ({ revoked }) => (revoked ? { what: 'reinstated', set: { revoked: null }, note: reason, detail: { reason }, before: { ...revoked } } : undefined))
}
