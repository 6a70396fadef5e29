import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import { findFile, putFile } from '../files/keep-file.ts'
import { nameOfFile, readPaper } from '../files/read-paper.ts'
import { showFile } from '../files/show-file.ts'
import type { CertificateId } from '../ids.ts'
import { changeCertificate } from './change-certificate.ts'
import { findCertificate, readCertificate } from './items.ts'
import type { Certificate } from './model.ts'

/** The paper as a picture or PDF, in place of the one before. The same file again changes nothing. Throws `unknown`, `invalid`, `limit`. */
export async function addScan(ctx: Ctx, id: CertificateId, sent: Uint8Array): Promise<Certificate> {
  await readCertificate(ctx, id)
  const paper = readPaper(sent)
  const file = nameOfFile(paper.bytes)
  // Before the certificate names it.
  await putFile(ctx, { owner: id, file }, paper)
  return changeCertificate(ctx, id, ({ scan }) => (scan?.file === file ? undefined : { what: 'scanned', set: { scan: { file, type: paper.type } }, detail: { file } }))
}

/** Only while the certificate names it. Throws `unknown`. */
export async function showScan(ctx: Ctx, id: CertificateId, file: string): Promise<Response> {
  const named = (await findCertificate(ctx, id))?.scan?.file === file
  const found = named ? await findFile(ctx, { owner: id, file }) : undefined
  if (!found) throw unknown(`scan ${file} of ${id}`)
  return showFile(found)
}
