import { recordChange } from '../audit/record-change.ts'
import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import { held } from '../storage/cancelled.ts'
import { markWrite } from '../workforce/mark-person.ts'
import { readPerson } from '../workforce/read-person.ts'
import { shownCertificate } from './get-certificate.ts'
import { certificatesOfPerson, type CertificateRecord, findCertificate, hashOf, holderOfNumber, insertCertificate, takeNumber } from './items.ts'
import { completionKind } from './kind-model.ts'
import { everyKind, kindIn } from './kinds.ts'
import { type AddCertificate, type Certificate, certificateIdOf, certificatesOfPersonMax, personOfCertificate } from './model.ts'
import { keptNumber, type KeptNumber } from './number-print.ts'
import { stepOf } from './step.ts'
import { checkLevel, termOf } from './term-of.ts'
import { issuedHere, issuedToCome, numberKnown, numberOfAnother, otherCertificate, tooManyCertificates } from './words.ts'

/**
 * Records a certificate that a person brings. The client's id makes a retry the same one, and a number of a kind is there once: of the same
 * person it is a conflict, of another it is refused. Throws `unknown`, `invalid`, `conflict`, `refused`.
 */
export async function addCertificate(ctx: Ctx, input: AddCertificate): Promise<Certificate> {
  if (input.kind === completionKind) throw issuedHere()
  const [person, kinds] = await Promise.all([readPerson(ctx, input.person), everyKind(ctx)])
  if (person.state === 'erased') throw unknown(`erased ${person.id}`)
  const kind = kindIn(kinds, input.kind)
  checkLevel(kind, input.level)
  if (input.issuedOn > today(ctx.clock)) throw issuedToCome()
  const kept = await keptNumber(ctx, kind.kind, input.number)
  const { issuer, level, issuedOn } = input
  const record: CertificateRecord = {
    id: certificateIdOf(person.id, input.id),
    person: person.id,
    kind: kind.kind,
    number: kept.number,
    print: kept.print,
    issuer, level, issuedOn,
    terms: [termOf(kind, { from: input.from ?? issuedOn, to: input.to })],
    reviews: [],
    revoked: null,
    scan: null,
    completion: null,
    steps: [await stepOf(ctx, 'added')],
    told: [],
    version: 1,
    sent: hashOf({ ...input, number: kept.print }),
  }
  if (await held(insert(ctx, record, { kept, first: person.marks.certified === undefined }))) return shownCertificate(ctx, record)
  return shownCertificate(ctx, await standing(ctx, record, kept))
}

function insert(ctx: Ctx, record: CertificateRecord, { kept, first }: { readonly kept: KeptNumber; readonly first: boolean }): Promise<void> {
  return recordChange(ctx, async () => {
    const own = await certificatesOfPerson(ctx, record.person)
    if (own.length >= certificatesOfPersonMax && !own.some(({ id }) => id === record.id)) throw tooManyCertificates(certificatesOfPersonMax)
    const marks = first ? [markWrite(ctx.tenant, record.person, 'certified', today(ctx.clock))] : []
    const { from, to } = record.terms[0]!
    return { writes: [insertCertificate(ctx, record), ...takeNumber(ctx, { ...kept, id: record.id }), ...marks], act: 'certificate.added', subject: record.id, detail: { kind: record.kind, from, to, level: record.level }, answer: undefined }
  })
}

/** What stands there instead: the same one after a retry, or the reason why this cannot be. */
async function standing(ctx: Ctx, record: CertificateRecord, { print, otherPrints }: KeptNumber): Promise<CertificateRecord> {
  const known = await findCertificate(ctx, record.id)
  if (known) {
    if (known.sent !== record.sent) throw otherCertificate()
    return known
  }
  const holder = await holderOfNumber(ctx, [print, ...otherPrints])
  throw holder && personOfCertificate(holder) !== record.person ? numberOfAnother() : numberKnown()
}
