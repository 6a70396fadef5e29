import { recordChange } from '../audit/record-change.ts'
import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import { backoff } from '../storage/backoff.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { getSite } from '../tenants/get-site.ts'
import { readPerson } from '../workforce/read-person.ts'
import { shownCertificate } from './get-certificate.ts'
import { type CertificateRecord, codeWrite, findCertificate, hashOf, insertCertificate, lastCompletion, nextCompletion } from './items.ts'
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
  const [person, site] = await Promise.all([readPerson(ctx, input.person), getSite(ctx)])
  if (person.state === 'erased') throw unknown(`erased ${person.id}`)
  if (input.completedOn > today(ctx.clock)) throw issuedToCome()
  const id = certificateIdOf(person.id, input.id)
  const year = today(ctx.clock).slice(0, 4)
  const code = codeOf(ctx)
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const known = await findCertificate(ctx, id)
    if (known) return sameAgain(ctx, known, input)
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
      terms: [{ from: input.completedOn, to: null }],
      reviews: [],
      revoked: null,
      scan: null,
      completion: { course: input.course, hours: input.hours, code },
      steps: [await stepOf(ctx, 'issued', input.course)],
      told: [],
      version: 1,
      sent: hashOf(input),
    }
    const writes = [insertCertificate(ctx, record), nextCompletion(ctx, year, number), codeWrite(ctx, code, id)]
    try {
      await recordChange(ctx, async () => ({ writes, act: 'certificate.issued', subject: id, detail: { no: record.number, course: input.course, hours: input.hours }, answer: undefined }))
      return shownCertificate(ctx, record)
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error
      await backoff(Math.min(attempt, 4))
    }
  }
  throw changedMeanwhile()
}

function sameAgain(ctx: Ctx, known: CertificateRecord, input: IssueCompletion): Promise<Certificate> {
  if (known.sent !== hashOf(input)) throw otherCertificate()
  return shownCertificate(ctx, known)
}

/** `结 2026-0001`. */
const numberOf = (year: string, number: number): string => `结${year}-${String(number).padStart(4, '0')}`

/** 24 characters of 36, about 124 bits. */
const codeOf = ({ ids }: Pick<Ctx, 'ids'>): string => `${ids.short()}${ids.short()}`
