import type { Ctx } from '../context.ts'
import { placeAfter } from '../fees/page.ts'
import type { PersonId } from '../ids.ts'
import type { PersonRecord } from '../workforce/model.ts'
import { everyPerson, readPerson } from '../workforce/read-person.ts'
import { allCertificates, certificatesOfPerson } from './items.ts'
import { everyKind } from './kinds.ts'
import type { CertificateFilter, CertificatePage, CertificateRow, ListCertificates } from './model.ts'
import { showRow } from './show-certificate.ts'

/** What ends first comes first, what has no end last. */
export async function listCertificates(ctx: Ctx, { limit, after, ...filter }: ListCertificates): Promise<CertificatePage> {
  const rows = await certificateRows(ctx, filter)
  const start = placeAfter(after, rows.length)
  const end = start + limit
  return { items: rows.slice(start, end), next: end < rows.length ? String(end) : null }
}

/** All that fit, for the list and its file alike. Of one person consistently; of people who left, or were erased, only when asked for by person. */
export async function certificateRows(ctx: Ctx, { person, ...filter }: CertificateFilter): Promise<CertificateRow[]> {
  const [records, people, kinds] = person
    ? await Promise.all([readPerson(ctx, person).then(() => certificatesOfPerson(ctx, person)), readPerson(ctx, person).then((one) => [one]), everyKind(ctx)])
    : await Promise.all([allCertificates(ctx), everyPerson(ctx).then((all) => all.filter(({ state }) => state === 'active')), everyKind(ctx)])
  const names = new Map<PersonId, PersonRecord>(people.map((one) => [one.id, one]))
  return records
    .flatMap((record) => (names.has(record.person) ? [showRow(ctx, record, { person: names.get(record.person), kinds })] : []))
    .filter((row) => fits(row, filter))
    .toSorted(byEnd)
}

function fits(row: CertificateRow, { kind, state, within, search }: Omit<CertificateFilter, 'person'>): boolean {
  if (kind && row.kind !== kind) return false
  if (state && row.state !== state) return false
  if (search && !row.personName.includes(search)) return false
  return within === undefined || (row.state !== 'revoked' && row.state !== 'not-yet' && row.days !== null && row.days <= within)
}

const byEnd = (a: CertificateRow, b: CertificateRow): number => compare(a.on ?? '9999', b.on ?? '9999') || compare(a.personName, b.personName) || compare(a.id, b.id)
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
