import { addDays, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { CertificateId } from '../ids.ts'
import { changeCertificate } from './change-certificate.ts'
import { ruleFor } from './kind-model.ts'
import type { Certificate, RenewCertificate, ReviewCertificate } from './model.ts'
import { heldOf } from './show-certificate.ts'
import { reviewBy } from './standing-rules.ts'
import { termOf } from './term-of.ts'
import { isRevoked, issuedHere, issuedToCome, noneDue, notReviewed, outsideTerm, renewalNotLater, reviewTooEarly } from './words.ts'

/** A review was passed. The same day again is the same review. One date is reviewed once. Throws `unknown`, `invalid`, `refused`. */
export function reviewCertificate(ctx: Ctx, id: CertificateId, { on, note }: ReviewCertificate): Promise<Certificate> {
  return changeCertificate(ctx, id, (before, kind) => {
    if (before.reviews.includes(on)) return undefined
    if (before.revoked) throw isRevoked()
    if (on > today(ctx.clock)) throw issuedToCome()
    const term = heldOf(before, kind).terms.findLast(({ from }) => from <= on)
    if (!term || (term.to !== null && on > term.to)) throw outsideTerm()
    const last = before.reviews.filter((day) => day >= term.from).toSorted().at(-1)
    if (!ruleFor(kind, term.from).reviewMonths) throw notReviewed()
    if (reviewBy(term, before.reviews, on) === null) throw noneDue()
    const settled = last && reviewBy(term, before.reviews.filter((day) => day < last), addDays(last, -1))
    if (settled && on <= settled) throw reviewTooEarly(settled)
    return { what: 'reviewed', set: { reviews: [...before.reviews, on].toSorted() }, ...(note ? { note } : {}), detail: { on } }
  })
}

/** A new term of the same certificate. The same term again changes nothing. Throws `unknown`, `invalid`, `refused`. */
export function renewCertificate(ctx: Ctx, id: CertificateId, { from, to, note }: RenewCertificate): Promise<Certificate> {
  return changeCertificate(ctx, id, (before, kind) => {
    if (before.completion) throw issuedHere()
    const term = termOf(kind, { from, to })
    const last = before.terms.at(-1)!
    if (last.from === term.from && last.to === term.to) return undefined
    if (before.revoked) throw isRevoked()
    if (last.to === null || (term.to !== null && term.to <= last.to) || term.from <= last.from) throw renewalNotLater(last.to)
    return { what: 'renewed', set: { terms: [...before.terms, term] }, ...(note ? { note } : {}), detail: { ...term } }
  })
}
