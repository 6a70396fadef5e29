import type { Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { CourseId, PersonId, TrainingSessionId } from '../ids.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import type { Mark } from './attendance-rules.ts'
import { overVersion } from './items.ts'
import { capacityMax, type seatStates, sessionsMax } from './model.ts'

export type StoredMark = Mark & { readonly at: Instant; readonly by: string; readonly reason?: string }
export type SeatRecord = {
  readonly session: TrainingSessionId
  readonly person: PersonId
  readonly state: (typeof seatStates)[number]
  /** Since when it is in this state: the order of the waiting list. */
  readonly at: Instant
  readonly by: string
  readonly marks: readonly StoredMark[]
  readonly said: boolean
  readonly version: number
}
/** What the person's room knows of it: no more than where to look. */
export type SeatPointer = { readonly session: TrainingSessionId; readonly course: CourseId }

type Reader = Pick<Ctx, 'store'>
type Place = Pick<Ctx, 'tenant'>

export async function findSeat({ store }: Reader, session: TrainingSessionId, person: PersonId): Promise<SeatRecord | undefined> {
  const found = await store.get<SeatRecord & Key>(keys.trainingSeat(store.tenant, session, person), { consistent: true })
  return found && bare(found)
}

/** Those who have, wait for, or gave up a seat; the waiting ones in their order. */
export async function seatsOf({ store }: Reader, session: TrainingSessionId): Promise<SeatRecord[]> {
  const found: SeatRecord[] = []
  // Whoever gave up a seat still stands there, so there are more of them than seats.
  for await (const item of store.all<SeatRecord & Key>({ pk: keys.trainingRoom(store.tenant, session), begins: 'ENROL#', consistent: true }, { bound: capacityMax * 20 })) found.push(bare(item))
  return found.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.person < b.person ? -1 : 1))
}

/** Consistent: attendance that was just recorded counts at once. */
export async function seatsOfPerson({ store }: Reader, person: PersonId): Promise<{ readonly pointer: SeatPointer; readonly seat: SeatRecord }[]> {
  const pointers: SeatPointer[] = []
  for await (const { sk, course } of store.all<Key & { readonly course: CourseId }>({ pk: keys.personRoom(store.tenant, person), begins: 'ENROL#', consistent: true }, { bound: sessionsMax })) pointers.push({ session: sk.slice('ENROL#'.length) as TrainingSessionId, course })
  const seats = await store.getMany<SeatRecord & Key>(pointers.map(({ session }) => keys.trainingSeat(store.tenant, session, person)), { consistent: true })
  return pointers.flatMap((pointer, at) => (seats[at] ? [{ pointer, seat: bare(seats[at]) }] : []))
}

/** A new seat, or one that was given up and is taken again. */
export const putSeat = ({ tenant }: Place, seat: SeatRecord): Write => ({ put: { ...seat, ...keys.trainingSeat(tenant, seat.session, seat.person) }, if: overVersion(seat.version) })
export const pointSeat = ({ tenant }: Place, { session, person }: SeatRecord, course: CourseId): Write => ({ put: { ...keys.seatOfPerson(tenant, person, session), course } })
export const putFeedback = ({ tenant }: Place, session: TrainingSessionId, id: string, said: { readonly stars: number; readonly text: string }): Write => ({ put: { ...keys.trainingFeedback(tenant, session, id), ...said }, if: 'absent' })

export async function feedbackOf({ store }: Reader, session: TrainingSessionId): Promise<{ readonly stars: number; readonly text: string }[]> {
  const found: { stars: number; text: string }[] = []
  for await (const { stars, text } of store.all<Key & { readonly stars: number; readonly text: string }>({ pk: keys.trainingRoom(store.tenant, session), begins: 'FEEDBACK#', consistent: true }, { bound: capacityMax * 20 })) found.push({ stars, text })
  return found
}

const bare = ({ pk: _, sk: __, ...seat }: SeatRecord & Key): SeatRecord => seat
