import type { Ctx } from '../context.ts'
import type { PersonId } from '../ids.ts'
import type { HeldCertificate, LevelsOfKind } from './fitness-rules.ts'
import { type CertificateRecord, certificatesOfPerson } from './items.ts'
import type { CertificateKind } from './kind-model.ts'
import { everyKind } from './kinds.ts'
import { heldOf } from './show-certificate.ts'

/** What a person holds, as the rules read it, and of each kind its levels. Consistent: a revocation counts at once. */
export async function certificatesOf(ctx: Pick<Ctx, 'store' | 'tenant'>, person: PersonId): Promise<{ readonly held: HeldCertificate[]; readonly levels: LevelsOfKind }> {
  const [records, kinds] = await Promise.all([certificatesOfPerson(ctx, person), everyKind(ctx)])
  return { held: heldCertificates(records, kinds), levels: levelsOf(kinds) }
}

export const heldCertificates = (records: readonly CertificateRecord[], kinds: readonly CertificateKind[]): HeldCertificate[] =>
  records.map((record) => ({ ...heldOf(record, kinds.find(({ kind }) => kind === record.kind)), kind: record.kind, level: record.level }))

export const levelsOf = (kinds: readonly CertificateKind[]): LevelsOfKind => Object.fromEntries(kinds.map(({ kind, levels }) => [kind, levels]))
