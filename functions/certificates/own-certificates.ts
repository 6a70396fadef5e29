import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { CertificateId } from '../ids.ts'
import type { PdfFile } from '../paper/answer-pdf.ts'
import type { PersonRecord } from '../workforce/model.ts'
import { findOwnPerson, ownPerson } from '../workforce/tie-account.ts'
import { bestOf } from './best-of.ts'
import { completionPaper } from './completion-paper.ts'
import { certificatesOfPerson } from './items.ts'
import { everyKind } from './kinds.ts'
import { type CertificateRow, personOfCertificate } from './model.ts'
import { showRow } from './show-certificate.ts'
import type { OwnCertificates, StaffHome } from './staff-model.ts'
import { nextWords } from './state-model.ts'

/** The caller's own, whoever that is; of nobody while the account is tied to no person. */
export async function getStaffHome(ctx: Ctx): Promise<StaffHome> {
  const person = await findOwnPerson(ctx)
  const rows = person ? bestOf((await rowsOf(ctx, person)).filter(({ completion }) => !completion)) : []
  const count = (...states: readonly CertificateRow['state'][]) => rows.filter(({ state }) => states.includes(state)).length
  return { name: person?.name ?? null, certificates: { valid: count('valid'), ending: count('ending'), lapsed: count('lapsed', 'revoked') } }
}

/** Throws `refused` while the account is tied to no person. */
export async function listOwnCertificates(ctx: Ctx): Promise<OwnCertificates> {
  const rows = await rowsOf(ctx, await ownPerson(ctx))
  const counting = new Set(bestOf(rows.filter(({ completion }) => !completion)).map(({ id }) => id))
  // Beside one that holds, one of the same kind that lapsed needs nothing.
  const items = rows.map((row) => ({ ...row, next: counting.has(row.id) ? (nextWords(row) ?? null) : null }))
  return { items: items.toSorted((a, b) => Number(b.next !== null) - Number(a.next !== null) || ((a.on ?? '9999') < (b.on ?? '9999') ? -1 : 1)), next: null }
}

/** An own certificate of completion; another person's is not there. Throws `unknown`, `refused`. */
export async function ownCompletionPaper(ctx: Ctx, id: CertificateId): Promise<PdfFile> {
  const person = await ownPerson(ctx)
  if (personOfCertificate(id) !== person.id) throw unknown(`certificate ${id} of another`)
  return completionPaper(ctx, id)
}

async function rowsOf(ctx: Ctx, person: PersonRecord): Promise<CertificateRow[]> {
  const [records, kinds] = await Promise.all([certificatesOfPerson(ctx, person.id), everyKind(ctx)])
  // The link to a scan is the office's.
  return records.map((record) => ({ ...showRow(ctx, record, { person, kinds }), scan: null }))
}
