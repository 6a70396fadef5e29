import type { BusinessDate } from '../calendar.ts'
import { type Fitness, fitnessOn, type LevelsOfKind, splitRequired, type UnfitReason } from '../certificates/fitness-rules.ts'
import type { CertificateKind } from '../certificates/kind-model.ts'
import type { Say } from '../faults.ts'
import type { PostRecord } from '../posts/model.ts'
import type { Limits } from '../workforce/model.ts'
import type { Qualified } from './rules/fit-for-post.ts'
import { hours } from './rules/labour-model.ts'
import type { SheetDemand, SheetPerson } from './sheet-model.ts'

/** The certificates that some line of demand counts, by their codes. */
export const kindsCounted = (demand: readonly SheetDemand[]): string[] => [...new Set(demand.flatMap(({ skilled }) => (skilled ? [skilled.kind] : [])))]

const limitOf = { heights: 'noHeights', heavy: 'noHeavy', standing: 'noStanding' } as const

/** W3, T1 and what a post asks of a body, day by day, equal days in one stretch. A post that asks for nights asks nothing of a day shift. */
export function fitnessRanges(posts: readonly PostRecord[], limits: Limits, { held, training }: Qualified, days: readonly BusinessDate[], levels: LevelsOfKind, kinds: readonly CertificateKind[]): Pick<SheetPerson, 'unfit' | 'warnings'> {
  const nameOf = (kind: string): Say => kinds.find((one) => one.kind === kind)?.name ?? { zh: kind, en: kind }
  const unfit: SheetPerson['unfit'] = []
  const warnings: SheetPerson['warnings'] = []
  for (const { id, requirements } of posts) {
    const body = requirements.limits.some((demand) => demand !== 'nights' && limits[limitOf[demand]])
    const warned = new Set<string>()
    for (const day of days) {
      const fitness: Fitness = fitnessOn(requirements, held, training, day, levels)
      const says = [...(body ? [{ zh: '不能做这个岗位的活', en: 'cannot do what this post asks' }] : []), ...fitness.reasons.map((reason) => sayWhy(reason, nameOf))]
      const last = unfit.at(-1)
      if (says.length === 0) {
        for (const { kind, on } of fitness.warnings) {
          if (warned.has(kind)) continue
          warned.add(kind)
          warnings.push({ post: id, on, say: { zh: `证书“${nameOf(kind).zh}”到 ${on}`, en: `the certificate ${nameOf(kind).en} ends on ${on}` } })
        }
      } else if (last && last.post === id && nextTo(last.to, day) && JSON.stringify(last.says) === JSON.stringify(says)) unfit[unfit.length - 1] = { ...last, to: day }
      else unfit.push({ post: id, from: day, to: day, says })
    }
  }
  return { unfit, warnings }
}

export function holdsRanges(counted: readonly string[], { held, training }: Qualified, days: readonly BusinessDate[], levels: LevelsOfKind): SheetPerson['holds'] {
  return counted.flatMap((kind) => {
    const stretches: SheetPerson['holds'] = []
    for (const day of days) {
      if (!fitnessOn({ certificates: [kind], training: [] }, held, training, day, levels).fit) continue
      const last = stretches.at(-1)
      if (last && nextTo(last.to, day)) stretches[stretches.length - 1] = { ...last, to: day }
      else stretches.push({ kind, from: day, to: day })
    }
    return stretches
  })
}

const nextTo = (one: BusinessDate, two: BusinessDate): boolean => Date.parse(two) - Date.parse(one) === 86_400_000

function sayWhy(reason: UnfitReason, nameOf: (kind: string) => Say): Say {
  if (reason.code === 'training-hours') return { zh: `培训“${reason.topic}”只有 ${hours(reason.minutes)} 学时，需要 ${reason.hours} 学时`, en: `training in ${reason.topic} is ${hours(reason.minutes)} h of the ${reason.hours} h needed` }
  const { zh, en } = nameOf(splitRequired(reason.kind).kind)
  switch (reason.code) {
    case 'certificate-missing': return { zh: `没有证书“${zh}”`, en: `no certificate: ${en}` }
    case 'certificate-level': return { zh: `证书“${zh}”等级不够`, en: `too low a level: ${en}` }
    case 'certificate-not-yet': return { zh: `证书“${zh}”自 ${reason.on} 起才有效`, en: `holds only from ${reason.on}: ${en}` }
    case 'certificate-expired': return { zh: `证书“${zh}”自 ${reason.on} 起已过期`, en: `out of date since ${reason.on}: ${en}` }
    case 'certificate-review-missed': return { zh: `证书“${zh}”自 ${reason.on} 起未通过复审`, en: `without its review since ${reason.on}: ${en}` }
    case 'certificate-revoked': return { zh: `证书“${zh}”自 ${reason.on} 起被吊销`, en: `revoked on ${reason.on}: ${en}` }
    default: return reason satisfies never
  }
}
