import { dateOfInstant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { Say } from '../faults.ts'
import type { PersonId } from '../ids.ts'
import type { TimelineEntry } from '../workforce/model.ts'
import { certificatesOfPerson } from './items.ts'
import { everyKind } from './kinds.ts'
import type { CertificateStep } from './model.ts'
import { showRow } from './show-certificate.ts'

/** What happened to a person's certificates, each on its day; the oldest first. */
export async function timelineOf(ctx: Ctx, person: PersonId): Promise<TimelineEntry[]> {
  const [records, kinds] = await Promise.all([certificatesOfPerson(ctx, person), everyKind(ctx)])
  return records
    .flatMap((record) => {
      const { kindName, completion, state } = showRow(ctx, record, { person: undefined, kinds })
      const thing: Say = completion ? { zh: `${kindName.zh}（${completion.course}）`, en: `${kindName.en} (${completion.course})` } : kindName
      return record.steps.flatMap(({ what, at }): TimelineEntry[] => {
        const say = told[what]?.(thing)
        return say ? [{ on: what === 'added' ? record.issuedOn : dateOfInstant(at), kind: `certificate-${what}`, say, state }] : []
      })
    })
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
}

/** Slips of the pen and scans are no events of a life. */
const told: Partial<Record<CertificateStep, (thing: Say) => Say>> = {
  added: ({ zh, en }) => ({ zh: `取得${zh}`, en: `Got: ${en}` }),
  issued: ({ zh, en }) => ({ zh: `发给${zh}`, en: `Given: ${en}` }),
  reviewed: ({ zh, en }) => ({ zh: `${zh}复审通过`, en: `Reviewed: ${en}` }),
  renewed: ({ zh, en }) => ({ zh: `${zh}延期换证`, en: `Renewed: ${en}` }),
  revoked: ({ zh, en }) => ({ zh: `${zh}被撤销`, en: `Revoked: ${en}` }),
  reinstated: ({ zh, en }) => ({ zh: `${zh}恢复有效`, en: `Reinstated: ${en}` }),
}
