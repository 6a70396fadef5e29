import { createHash } from 'node:crypto'
import { type BusinessDate, lastDay, firstDay, type Instant, type Period } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { CourseId, TrainingSessionId } from '../ids.ts'
import { type IndexKey, type Key, keys } from '../storage/keys.ts'
import type { Condition, Write } from '../storage/writes.ts'
import { type Course, coursesMax, sessionsMax, type TrainingSession } from './model.ts'
import type { Held } from './session-rules.ts'

type Reader = Pick<Ctx, 'store'>
type Place = Pick<Ctx, 'tenant'>

/** `questions` and `lessons` count what the course's room holds. */
export type CourseRecord = Readonly<Course> & { readonly sent: string }
export type SessionRecord = Readonly<Omit<TrainingSession, 'courseName' | 'cancelled'>> & {
  readonly cancelled: { readonly at: Instant; readonly by: string; readonly reason: string } | null
  /** Signs the codes to scan; never leaves the server. */
  readonly secret: string
  readonly sent: string
}

export const hashOf = (input: object): string => createHash('sha256').update(JSON.stringify(input)).digest('base64url').slice(0, 22)

export async function findCourse({ store }: Reader, course: CourseId): Promise<CourseRecord | undefined> {
  const found = await store.get<CourseRecord & Key>(keys.course(store.tenant, course), { consistent: true })
  return found && bare(found)
}

export async function allCourses({ store }: Reader): Promise<CourseRecord[]> {
  const found: CourseRecord[] = []
  for await (const item of store.all<CourseRecord & Key>({ pk: keys.root(store.tenant), begins: 'COURSE#', consistent: true }, { bound: coursesMax })) found.push(bare(item))
  return found
}

export const insertCourse = ({ tenant }: Place, course: CourseRecord): Write => ({ put: { ...course, ...keys.course(tenant, course.id) }, if: 'absent' })
/** Everything but the counts, over the version before. */
export const changeCourseWrite = ({ tenant }: Place, { id, questions: _, lessons: __, ...after }: CourseRecord): Write => ({ update: keys.course(tenant, id), set: after, if: { expr: 'version = :before', values: { ':before': after.version - 1 } } })

/** What the room holds changed: the course counts it, and its own version stays. */
export const countCourse = ({ tenant }: Place, course: CourseId, change: { readonly lessons: number } | { readonly questions: number }): Write =>
  'lessons' in change ? { update: keys.course(tenant, course), add: change, if: 'present' } : { update: keys.course(tenant, course), set: change, if: 'present' }

/** The first version only where there is none, any later one only over the version before. */
export const overVersion = (version: number): 'absent' | Condition => (version === 1 ? 'absent' : { expr: 'version = :before', values: { ':before': version - 1 } })

export async function findSession({ store }: Reader, session: TrainingSessionId): Promise<SessionRecord | undefined> {
  const found = await store.get<SessionRecord & Key>(keys.training(store.tenant, session), { consistent: true })
  return found && bare(found)
}

/** In the order asked; those that are not there are left out. */
export async function findSessions({ store }: Reader, sessions: readonly TrainingSessionId[]): Promise<SessionRecord[]> {
  const items = await store.getMany<SessionRecord & Key>(sessions.map((session) => keys.training(store.tenant, session)))
  return items.flatMap((item) => (item ? [bare(item)] : []))
}

/** Of some days, the earliest first. */
export async function sessionsOfDays({ store }: Reader, from: BusinessDate, to: BusinessDate): Promise<SessionRecord[]> {
  const found: SessionRecord[] = []
  for await (const item of store.all<SessionRecord & Key>({ pk: keys.trainingOrder(store.tenant, '').gpk, index: true, from, to: `${to}~` }, { bound: 2000 })) found.push(bare(item))
  return found
}

export const sessionsOfMonth = (ctx: Reader, period: Period): Promise<SessionRecord[]> => sessionsOfDays(ctx, firstDay(period), lastDay(period))

export async function sessionsOfCourse({ store }: Reader, course: CourseId): Promise<SessionRecord[]> {
  const ids: TrainingSessionId[] = []
  for await (const { sk } of store.all<Key>({ pk: keys.courseRoom(store.tenant, course), begins: 'SESSION#', consistent: true }, { bound: sessionsMax })) ids.push(sk.slice('SESSION#'.length) as TrainingSessionId)
  return (await findSessions({ store }, ids)).toSorted((a, b) => (placeOf(a) < placeOf(b) ? 1 : -1))
}

const placeOf = ({ date, from, id }: Pick<SessionRecord, 'date' | 'from' | 'id'>): string => `${date}T${from}#${id}`

const toItem = ({ tenant }: Place, session: SessionRecord) => ({ ...session, ...keys.training(tenant, session.id), ...keys.trainingOrder(tenant, placeOf(session)) })

export const insertSession = (ctx: Place, session: SessionRecord): Write[] => [{ put: toItem(ctx, session), if: 'absent' }, { put: keys.sessionOfCourse(ctx.tenant, session.course, session.id) }]

/** Over the version before, while as many have a seat and wait as when it was read; `seated` of the waiting ones move up with it. */
export const changeSessionWrite = ({ tenant }: Place, { taken, waiting, held: _, id, ...after }: SessionRecord, seated = 0): Write => ({
  update: keys.training(tenant, id),
  set: { ...after, gsk: placeOf({ id, date: after.date, from: after.from }) },
  ...(seated > 0 ? { add: { taken: seated, waiting: -seated } } : {}),
  if: { expr: 'version = :before AND taken = :taken AND waiting = :waiting', values: { ':before': after.version - 1, ':taken': taken, ':waiting': waiting } },
})

export const countSeats = ({ tenant }: Place, session: TrainingSessionId, add: Readonly<Record<string, number>>, condition: Condition): Write => ({ update: keys.training(tenant, session), add, if: condition })
export const holdWrite = ({ tenant }: Place, session: TrainingSessionId): Write => ({ update: keys.training(tenant, session), set: { held: true }, if: { expr: '#state = :planned', names: { '#state': 'state' }, values: { ':planned': 'planned' } } })

export type TrainingDay = { readonly date: BusinessDate; readonly held: readonly Held[]; readonly version: number }

export async function readDay({ store }: Reader, date: BusinessDate): Promise<TrainingDay> {
  const found = await store.get<TrainingDay & Key>(keys.trainingDay(store.tenant, date), { consistent: true })
  return found ? { date, held: found.held, version: found.version } : { date, held: [], version: 0 }
}

/** Over the day as it was read: two sessions that are scheduled at once see each other. */
export const putDay = ({ tenant }: Place, { date, version }: TrainingDay, held: readonly Held[]): Write => ({ put: { ...keys.trainingDay(tenant, date), held, version: version + 1 }, if: overVersion(version + 1) })

function bare<T extends object>(item: T & Key & Partial<IndexKey>): T {
  const { pk: _, sk: __, gpk: ___, gsk: ____, ...rest } = item
  return rest as unknown as T
}
