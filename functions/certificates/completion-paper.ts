import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { CertificateId } from '../ids.ts'
import type { PdfFile } from '../paper/answer-pdf.ts'
import { renderCompletion } from '../paper/render-completion.ts'
import { getSite } from '../tenants/get-site.ts'
import { readPerson } from '../workforce/read-person.ts'
import { findCertificate } from './items.ts'

/** One of ours on paper, with the code of its public page. The same paper each time. Throws `unknown`. */
export async function completionPaper(ctx: Ctx, id: CertificateId): Promise<PdfFile> {
  const record = await findCertificate(ctx, id)
  if (!record?.completion) throw unknown(`no certificate of ours ${id}`)
  const [site, person] = await Promise.all([getSite(ctx), readPerson(ctx, record.person)])
  const { course, hours, code } = record.completion
  const bytes = await renderCompletion(
    { ...site, name: record.issuer },
    { no: record.number, name: person.name, course, hours, completedOn: record.terms[0]!.from, issuedOn: record.issuedOn, revokedOn: record.revoked?.on ?? null, url: verifyUrl(ctx, code), code: code.replace(/(.{4})(?=.)/g, '$1 ') },
    new Date(record.steps[0]!.at),
  )
  return { name: `结业证书 ${person.name} ${course}.pdf`, bytes }
}

const verifyUrl = ({ site }: Pick<Ctx, 'site'>, code: string): string => `${site.url}/verify/${code}`
