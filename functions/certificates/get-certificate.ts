import type { Ctx } from '../context.ts'
import type { CertificateId } from '../ids.ts'
import { readPerson } from '../workforce/read-person.ts'
import { type CertificateRecord, readCertificate } from './items.ts'
import { everyKind } from './kinds.ts'
import type { Certificate } from './model.ts'
import { showCertificate } from './show-certificate.ts'

/** Throws `unknown`. */
export const getCertificate = async (ctx: Ctx, id: CertificateId): Promise<Certificate> => shownCertificate(ctx, await readCertificate(ctx, id))

export async function shownCertificate(ctx: Ctx, record: CertificateRecord): Promise<Certificate> {
  const [person, kinds] = await Promise.all([readPerson(ctx, record.person), everyKind(ctx)])
  return showCertificate(ctx, record, { person, kinds })
}
