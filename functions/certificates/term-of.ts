import { addDays, type BusinessDate, monthsAfter } from '../calendar.ts'
import { type CertificateKind, ruleFor } from './kind-model.ts'
import { endBeforeStart, endNeeded, levelNeeded, unknownLevel } from './words.ts'

/** A term as the paper or, where it was left out, the rule of its kind says. Throws `invalid`. */
export function termOf(kind: CertificateKind, { from, to }: { readonly from: BusinessDate; readonly to: BusinessDate | null | undefined }): { readonly from: BusinessDate; readonly to: BusinessDate | null } {
  const { validMonths } = ruleFor(kind, from)
  if (to === null && validMonths !== null) throw endNeeded()
  const end = to === undefined ? (validMonths === null ? null : addDays(monthsAfter(from, validMonths), -1)) : to
  if (end !== null && end < from) throw endBeforeStart()
  return { from, to: end }
}

/** Throws `invalid`. */
export function checkLevel({ levels }: CertificateKind, level: string | null): void {
  if (level === null && levels.length > 0) throw levelNeeded(levels)
  if (level !== null && !levels.includes(level)) throw unknownLevel(levels)
}
