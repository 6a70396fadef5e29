import { recordChange } from '../audit/record-change.ts'
import type { Act, AuditDetail } from '../audit/model.ts'
import type { Ctx } from '../context.ts'
import type { CertificateId } from '../ids.ts'
import { backoff } from '../storage/backoff.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import type { Write } from '../storage/writes.ts'
import { shownCertificate } from './get-certificate.ts'
import { type CertificateRecord, changeWrite, readCertificate } from './items.ts'
import type { CertificateKind } from './kind-model.ts'
import { everyKind, kindIn } from './kinds.ts'
import type { Certificate, CertificateStep } from './model.ts'
import { stepOf } from './step.ts'
import { changedMeanwhile } from './words.ts'

/** What becomes of it; undefined when it is as wished already. */
export type Changed = {
  readonly what: CertificateStep
  readonly set: Partial<CertificateRecord>
  readonly note?: string
  readonly writes?: readonly Write[]
  readonly detail?: AuditDetail
  readonly before?: AuditDetail
}

const attemptsMax = 8

/**
 * One change of a certificate with its step and its audit row. `decide` is asked anew when somebody else changed it between. Where a further
 * write of its own does not hold, `taken` says why. Throws `unknown`, `conflict`.
 */
export async function changeCertificate(ctx: Ctx, id: CertificateId, decide: (before: CertificateRecord, kind: CertificateKind) => Changed | undefined, taken = changedMeanwhile): Promise<Certificate> {
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    try {
      return shownCertificate(ctx, await once(ctx, id, decide))
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error
      if (!error.at.includes(0)) throw taken()
      await backoff(attempt)
    }
  }
  throw changedMeanwhile()
}

function once(ctx: Ctx, id: CertificateId, decide: (before: CertificateRecord, kind: CertificateKind) => Changed | undefined): Promise<CertificateRecord> {
  return recordChange(ctx, async () => {
    const [before, kinds] = await Promise.all([readCertificate(ctx, id), everyKind(ctx)])
    const changed = decide(before, kindIn(kinds, before.kind))
    if (!changed) return { answer: before }
    const after = { ...before, ...changed.set, steps: [...before.steps, await stepOf(ctx, changed.what, changed.note)], version: before.version + 1 }
    return {
      writes: [changeWrite(ctx, after), ...(changed.writes ?? [])],
      act: `certificate.${changed.what}` as Act,
      subject: id,
      detail: { kind: before.kind, ...changed.detail },
      ...(changed.before ? { before: changed.before } : {}),
      answer: after,
    }
  })
}
