import { type BusinessDate, daysBetween, today } from '../calendar.ts'
import { type Ctx, hasRole } from '../context.ts'
import type { PersonRecord } from '../workforce/model.ts'
import { warnDays } from './fitness-rules.ts'
import type { CertificateRecord } from './items.ts'
import { type CertificateKind, ruleFor } from './kind-model.ts'
import type { Certificate, CertificateRow, CertificateState } from './model.ts'
import { type Held, type Standing, standingOn } from './standing-rules.ts'

/** A record as the rules read it: each term with the review of the rule that held when it began. */
export const heldOf = ({ terms, reviews, revoked }: CertificateRecord, kind: CertificateKind | undefined): Held => ({
  terms: terms.map((term) => ({ ...term, reviewMonths: kind ? ruleFor(kind, term.from).reviewMonths : null })),
  reviews,
  revokedOn: revoked?.on ?? null,
})

export type Shown = { readonly person: Pick<PersonRecord, 'name'> | undefined; readonly kinds: readonly CertificateKind[] }

export const linkOfScan = (id: string, file: string): string => `/v1/certificates/${id}/scan/${file}`

export function showRow(ctx: Pick<Ctx, 'clock'>, record: CertificateRecord, { person, kinds }: Shown): CertificateRow {
  const { id, kind, number, level, issuer, issuedOn, scan, completion } = record
  const known = kinds.find((one) => one.kind === kind)
  return {
    id,
    person: record.person,
    personName: person?.name ?? '',
    kind,
    kindName: known?.name ?? { zh: kind, en: kind },
    number,
    level,
    issuer,
    issuedOn,
    ...showStanding(standingOn(heldOf(record, known), today(ctx.clock)), today(ctx.clock)),
    scan: scan && { link: linkOfScan(id, scan.file), type: scan.type },
    completion: completion && { course: completion.course, hours: completion.hours },
  }
}

export type ShownStanding = Pick<CertificateRow, 'state' | 'why' | 'on' | 'by' | 'days'>

export function showStanding(standing: Standing, day: BusinessDate): ShownStanding {
  const on = standing.valid ? standing.until : standing.on
  const days = on === null ? null : daysBetween(day, on)
  return { state: stateOf(standing, days), why: standing.valid ? null : standing.why, on, by: standing.valid ? standing.by : null, days }
}

function stateOf(standing: Standing, days: number | null): CertificateState {
  if (standing.valid) return days !== null && days <= warnDays ? 'ending' : 'valid'
  return standing.why === 'expired' || standing.why === 'review-missed' ? 'lapsed' : standing.why
}

/** Half an hour after it was begun nothing is on its way any more. */
const sendingMsMax = 30 * 60_000

export function showCertificate(ctx: Ctx, record: CertificateRecord, shown: Shown): Certificate {
  const kind = shown.kinds.find((one) => one.kind === record.kind)
  const rule = kind && ruleFor(kind, record.terms.at(-1)!.from)
  const stuck = (at: string) => ctx.clock.now().getTime() - Date.parse(at) > sendingMsMax
  return {
    ...showRow(ctx, record, shown),
    terms: record.terms.map((term) => ({ ...term })),
    reviews: [...record.reviews],
    rule: rule ? { validMonths: rule.validMonths, reviewMonths: rule.reviewMonths, source: rule.source, unread: rule.unread } : { validMonths: null, reviewMonths: null, source: '', unread: true },
    revoked: record.revoked,
    steps: record.steps.map(({ what, at, by, note = null }) => ({ what, at, by, note })),
    told: record.told.filter(({ state, at }) => state !== 'sending' || stuck(at)).map(({ to, until, step, state, at }) => ({ to, until, step: String(step), state: state === 'sending' ? 'unclear' : state, at })),
    version: record.version,
    may: { change: hasRole(ctx, 'head', 'training-officer', 'hr-clerk') },
  }
}
