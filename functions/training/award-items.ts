import { type LocalTime, localTimeOf } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { CourseId, PersonId } from '../ids.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'

/** Somebody's completion of a course has to be looked at. */
export type AwardDue = {
  readonly person: PersonId
  readonly course: CourseId
  /** Not before: a session still goes on. */
  readonly from: LocalTime
  /** Of the last write: whoever settles it takes away only what they have seen. */
  readonly mark: string
  /** The reason of a correction: only that takes a certificate back. */
  readonly because?: string
}

/** At most so many a run; the rest follows with the next. */
const dueMax = 500

/** As a write of the transaction that makes it due, so that no crash comes between the two. A reason that is there stays. */
export const dueWrite = ({ tenant, ids, clock }: Pick<Ctx, 'tenant' | 'ids' | 'clock'>, person: PersonId, course: CourseId, because?: string): Write => ({
  update: keys.awardDue(tenant, person, course),
  set: { person, course, from: localTimeOf(clock.now()), mark: ids.short(), ...(because === undefined ? {} : { because }) },
})

/** Looked at again when the session is over. */
export const laterWrite = ({ tenant }: Pick<Ctx, 'tenant'>, due: AwardDue, from: LocalTime): Write => ({ update: keys.awardDue(tenant, due.person, due.course), set: { from }, if: asSeen(due) })
export const settledWrite = ({ tenant }: Pick<Ctx, 'tenant'>, due: AwardDue): Write => ({ delete: keys.awardDue(tenant, due.person, due.course), if: asSeen(due) })
const asSeen = ({ mark }: AwardDue) => ({ expr: 'mark = :mark', values: { ':mark': mark } })

export async function findDue({ store }: Pick<Ctx, 'store'>, person: PersonId, course: CourseId): Promise<AwardDue | undefined> {
  return store.get<AwardDue & Key>(keys.awardDue(store.tenant, person, course), { consistent: true })
}

export async function someDue({ store }: Pick<Ctx, 'store'>): Promise<AwardDue[]> {
  return (await store.query<AwardDue & Key>({ pk: keys.awardsRoom(store.tenant), limit: dueMax })).items
}
