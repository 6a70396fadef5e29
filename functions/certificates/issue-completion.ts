import { recordChange } from '../audit/record-change.ts'
import { type BusinessDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { CertificateId } from '../ids.ts'
import { backoff } from '../storage/backoff.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { getSite } from '../tenants/get-site.ts'
import type { PersonRecord } from '../workforce/model.ts'
import { readPerson } from '../workforce/read-person.ts'
import { shownCertificate } from './get-certificate.ts'
import { type Award, type CertificateRecord, codeWrite, findCertificate, hashOf, insertCertificate, lastCompletion, nextCompletion } from './items.ts'
import { completionKind } from './kind-model.ts'
import { type Certificate, certificateIdOf, type IssueCompletion } from './model.ts'
import { stepOf } from './step.ts'
import { changedMeanwhile, issuedToCome, otherCertificate } from './words.ts'

/** A class of sixty is issued at once. */
const attemptsMax = 80

/**
 * Issues our own certificate of completion: with the next number of its year, without a gap, and a code that nobody guesses. The client's id makes
 * a retry the same certificate, with the same number and code. Throws `unknown`, `invalid`, `conflict`.
 */
export async function issueCompletion(ctx: Ctx, input: IssueCompletion): Promise<Certificate> {
  const person = await readPerson(ctx, input.person)
  if (person.state === 'erased') throw unknown(`erased ${person.id}`)
  if (input.completedOn > today(ctx.clock)) throw issuedToCome()
  const sent = hashOf(input)
  const record = await issueOnce(ctx, { ...input, id: certificateIdOf(person.id, input.id), person, sent })
  if (record.sent !== sent) throw otherCertificate()
  return shownCertificate(ctx, record)
}

type Issue = {
  readonly id: CertificateId
  readonly person: PersonRecord
  readonly course: string
  readonly hours: number
  readonly completedOn: BusinessDate
  readonly sent: string
  /** Where a completed course issues it by itself. */
  readonly award?: Award
}

/** What stands under the id, or a new one with the next number: of several at once one is written, and all get that one. Throws `conflict`. */
export async function issueOnce(ctx: Ctx, { id, person, course, hours, completedOn, sent, award }: Issue): Promise<CertificateRecord> {
  const site = await getSite(ctx)
  const year = today(ctx.clock).slice(0, 4)
  const code = codeOf(ctx)
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const known = await findCertificate(ctx, id)
    if (known) return known
    const number = (await lastCompletion(ctx, year)) + 1
    const record: CertificateRecord = {
      id,
      person: person.id,
      kind: completionKind,
      number: numberOf(year, number),
      print: null,
      issuer: site.name,
      level: null,
      issuedOn: today(ctx.clock),
      terms: [{ from: completedOn, to: null }],
      reviews: [],
      revoked: null,
      scan: null,
      completion: { course, hours, code, ...(award ? { award } : {}) },
      steps: [await stepOf(ctx, 'issued', course)],
      told: [],
      version: 1,
      sent,
    }
    const writes = [insertCertificate(ctx, record), nextCompletion(ctx, year, number), codeWrite(ctx, code, id)]
    try {
      await recordChange(ctx, async () => ({ writes, act: 'certificate.issued', subject: id, detail: { no: record.number, course, hours }, answer: undefined }))
      return record
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error
      await backoff(Math.min(attempt, 4))
    }
  }
  throw changedMeanwhile()
}

/** `结 2026-0001`. */
const numberOf = (year: string, number: number): string => `结${year}-${String(number).padStart(4, '0')}`

/** 24 characters of 36, about 124 bits. */
const codeOf = ({ ids }: Pick<Ctx, 'ids'>): string => `${ids.short()}${ids.short()}`
