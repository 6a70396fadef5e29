import type { BusinessDate } from '../../calendar.ts'
import { type Fitness, fitnessOn, type FitnessWarning, type HeldCertificate, type LevelsOfKind, type Requirements, type TrainingDone, type UnfitReason } from '../../certificates/fitness-rules.ts'
import type { Say } from '../../faults.ts'
import { hours, touches, type Days, type Duty, type LabourPerson, type Violation } from './labour-model.ts'

/** What a person can show: certificates as they stand, and training that was attended. */
export type Qualified = { readonly held: readonly HeldCertificate[]; readonly training: readonly TrainingDone[] }
/** What each post asks for, and the levels of each kind of certificate, the lowest first. */
export type Asked = { readonly posts: ReadonlyMap<string, Requirements>; readonly levels: LevelsOfKind }

const nothing: Requirements = { certificates: [], training: [] }

export const fitnessAt = (post: string, { held, training }: Qualified, date: BusinessDate, { posts, levels }: Asked): Fitness =>
  fitnessOn(posts.get(post) ?? nothing, held, training, date, levels)

/** Whether somebody counts for demand that asks for one certificate, `fire-control-operator@4`. */
export const holds = (certificate: string, { held, training }: Qualified, date: BusinessDate, { levels }: Asked): boolean =>
  fitnessOn({ certificates: [certificate], training: [] }, held, training, date, levels).fit

/** W3: without what the post asks for, a shift of that date cannot be worked. The date of a shift is the day on which it starts. */
export function fitForPost(person: LabourPerson, duties: readonly Duty[], asked: Asked, qualified: Qualified, within: Days): Violation[] {
  return duties.filter(({ date }) => touches(within, [date])).flatMap(({ post, date }) => fitnessAt(post, qualified, date, asked).reasons.map((reason): Violation => ({
    rule: 'W3', person: person.id, days: [date],
    ...(reason.code === 'training-hours' ? { is: reason.minutes, limit: reason.hours * 60, unit: 'minutes' } : { is: 0, limit: 1, unit: 'certificates' }),
    say: sentence(reason, date),
  })))
}

/** What still holds on the days worked and ends soon: of each kind once, as it stands on the last of these days. */
export function endingSoon(duties: readonly Duty[], asked: Asked, qualified: Qualified, within: Days): FitnessWarning[] {
  const warnings = duties.filter(({ date }) => touches(within, [date])).toSorted((a, b) => (a.date < b.date ? -1 : 1))
    .flatMap(({ post, date }) => fitnessAt(post, qualified, date, asked).warnings)
  return [...new Map(warnings.map((warning) => [warning.kind, warning])).values()]
}

function sentence(reason: UnfitReason, date: BusinessDate): Say {
  const because = (zh: string, en: string): Say => ({ zh: `${date}：${zh}，不能上这个岗位。`, en: `${date}: ${en}, so this post cannot be worked.` })
  switch (reason.code) {
    case 'certificate-missing': return because(`没有证书“${reason.kind}”`, `no certificate ${reason.kind}`)
    case 'certificate-not-yet': return because(`证书“${reason.kind}”自 ${reason.on} 起才有效`, `the certificate ${reason.kind} holds only from ${reason.on}`)
    case 'certificate-expired': return because(`证书“${reason.kind}”自 ${reason.on} 起已过期`, `the certificate ${reason.kind} has been out of date since ${reason.on}`)
    case 'certificate-review-missed': return because(`证书“${reason.kind}”自 ${reason.on} 起未通过复审`, `the certificate ${reason.kind} has lacked its review since ${reason.on}`)
    case 'certificate-revoked': return because(`证书“${reason.kind}”自 ${reason.on} 起被吊销`, `the certificate ${reason.kind} was revoked on ${reason.on}`)
    case 'certificate-level': return because(`证书“${reason.kind}”的等级不够，需要 ${reason.level}`, `the certificate ${reason.kind} is of too low a level, ${reason.level} is needed`)
    case 'training-hours': return because(`培训“${reason.topic}”只有 ${hours(reason.minutes)} 学时，需要 ${reason.hours} 学时`, `training in ${reason.topic} is ${hours(reason.minutes)} h of the ${reason.hours} h needed`)
  }
}
