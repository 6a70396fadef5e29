import { type BusinessDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { CertificateId, CourseId } from '../ids.ts'
import type { PersonRecord } from '../workforce/model.ts'
import { changeCertificate } from './change-certificate.ts'
import { issueOnce } from './issue-completion.ts'
import { certificatesOfPerson, hashOf } from './items.ts'
import { certificateIdOf } from './model.ts'

export type StandingAward = { readonly id: CertificateId; readonly run: number; readonly revoked: boolean; readonly withdrawn: boolean }
type Asked = { readonly course: CourseId; readonly courseName: string }

/** What a course issued to a person by itself; and whether one that somebody wrote by hand for it stands. */
export async function awardsOf(ctx: Ctx, person: PersonRecord, { course, courseName }: Asked): Promise<{ readonly issued: readonly StandingAward[]; readonly byHand: boolean }> {
  const own = await certificatesOfPerson(ctx, person.id)
  const issued = own.flatMap(({ id, revoked, completion }) => (completion?.award?.course === course ? [{ id, run: completion.award.run, withdrawn: completion.award.withdrawn, revoked: revoked !== null }] : []))
  return { issued, byHand: own.some(({ completion, revoked }) => completion && !completion.award && !revoked && completion.course === courseName) }
}

type Award = Asked & { readonly run: number; /** In quarters. */ readonly hours: number; readonly completedOn: BusinessDate }

/** Of one person, course and run there is one, whoever issues it first. */
export async function issueAward(ctx: Ctx, person: PersonRecord, { course, courseName, run, hours, completedOn }: Award): Promise<void> {
  await issueOnce(ctx, { id: certificateIdOf(person.id, ownIdOf(course, run)), person, course: courseName, hours, completedOn, sent: '', award: { course, run, withdrawn: false } })
}

/** What it stood on was corrected. One that is revoked already stays as it is. */
export async function withdrawAward(ctx: Ctx, id: CertificateId, because: string): Promise<void> {
  const reason = `更正后不再符合结业条件：${because}`
  await changeCertificate(ctx, id, ({ revoked, completion }) => {
    if (revoked || !completion?.award) return undefined
    const on = today(ctx.clock)
    return { what: 'revoked', set: { revoked: { on, reason }, completion: { ...completion, award: { ...completion.award, withdrawn: true } } }, note: reason, detail: { on, reason } }
  })
}

/** Twelve signs that follow from course and run. */
const ownIdOf = (course: CourseId, run: number): string => [...Buffer.from(hashOf({ award: course, run }), 'base64url')].slice(0, 12).map((byte) => (byte % 36).toString(36)).join('')
