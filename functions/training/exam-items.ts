import type { BusinessDate, Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { CourseId, PersonId } from '../ids.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import type { Answers, Question } from './exam-rules.ts'
import { overVersion } from './items.ts'

type Reader = Pick<Ctx, 'store'>
type Place = Pick<Ctx, 'tenant'>
export type QuestionsRecord = { readonly items: readonly Question[]; readonly version: number }

export type AttemptRecord = {
  readonly course: CourseId
  readonly person: PersonId
  readonly number: number
  readonly on: BusinessDate
  readonly at: Instant
  readonly way: 'online' | 'sheet'
  readonly state: 'open' | 'marked'
  /** As they were asked, with what was right on that day: later changes of the course do not mark anew. */
  readonly asked: readonly Question[]
  readonly answers: Answers
  readonly percent: number | null
  readonly passed: boolean | null
  readonly wrong: readonly string[]
  readonly examiner: string
  readonly note: string
  /** What a trainer put right afterwards, last. */
  readonly corrected?: { readonly reason: string; readonly at: Instant; readonly by: string }
  /** The client's id of a sheet, and the hash of what was sent. */
  readonly sheet: string
  readonly sent: string
  readonly version: number
}

export async function readQuestions({ store }: Reader, course: CourseId): Promise<QuestionsRecord> {
  const found = await store.get<QuestionsRecord & Key>(keys.courseQuestions(store.tenant, course), { consistent: true })
  return found ? { items: found.items, version: found.version } : { items: [], version: 0 }
}
export const putQuestions = ({ tenant }: Place, course: CourseId, { items, version }: QuestionsRecord): Write => ({ put: { ...keys.courseQuestions(tenant, course), items, version }, if: overVersion(version) })

/** Their number has two digits. */
const attemptsMax = 99

/** Of one course, or of all, in their order. */
export async function attemptsOf({ store }: Reader, person: PersonId, course?: CourseId): Promise<AttemptRecord[]> {
  const found: AttemptRecord[] = []
  for await (const { pk: _, sk: __, ...attempt } of store.all<AttemptRecord & Key>({ pk: keys.personRoom(store.tenant, person), begins: course ? `EXAM#${course}#` : 'EXAM#', consistent: true }, { bound: attemptsMax * 20 })) found.push(attempt)
  return found
}
export const putAttempt = ({ tenant }: Place, attempt: AttemptRecord): Write => ({ put: { ...attempt, ...keys.exam(tenant, attempt.person, attempt.course, attempt.number) }, if: overVersion(attempt.version) })

/** Attempts that were allowed beyond the bound, by course. */
export async function allowedOf({ store }: Reader, person: PersonId): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  for await (const { sk } of store.all<Key>({ pk: keys.personRoom(store.tenant, person), begins: 'EXAMMORE#', consistent: true }, { bound: attemptsMax * 20 })) {
    const course = sk.split('#')[1]!
    counts.set(course, (counts.get(course) ?? 0) + 1)
  }
  return counts
}
export const putAllowed = ({ tenant }: Place, course: CourseId, { id, person, reason, at, by }: { readonly id: string; readonly person: PersonId; readonly reason: string; readonly at: Instant; readonly by: string }): Write => ({ put: { ...keys.examAllowed(tenant, person, course, id), reason, at, by }, if: 'absent' })
