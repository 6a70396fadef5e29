import { isDeepStrictEqual } from 'node:util'
import { assert } from '../faults.ts'
import type { Ctx } from '../context.ts'
import type { PersonId } from '../ids.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import type { Write } from '../storage/writes.ts'
import { markWrite } from '../workforce/mark-person.ts'
import { findPeople } from '../workforce/read-person.ts'
import { dueWrite } from './award-items.ts'
import { holdWrite, type SessionRecord } from './items.ts'
import { findSeat, putSeat, type SeatRecord, type StoredMark } from './seat-items.ts'
import { busy, marksFull, noSeat, sessionCancelled } from './words.ts'

const attemptsMax = 8
/** Evidence is kept, and a phone may send often. */
const marksMax = 60
/** A seat, the day on which the person began to be trained, and that their course may be complete: three writes each. */
export const atOnce = 30

export type Noted = { readonly person: PersonId; readonly mark: StoredMark }

/** Adds these marks, each seat once, all or none. A mark that says the same as one before it is not added again. Throws `refused`, `limit`, `conflict`. */
export async function noteAttendance(ctx: Ctx, session: SessionRecord, noted: readonly Noted[]): Promise<SeatRecord[]> {
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const { writes, seats } = await attendanceWrites(ctx, session, noted)
    if (writes.length === 0) return seats
    try {
      await ctx.store.transact(writes)
      return seats
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error
      // The first write asks whether the session still stands.
      if (error.at.includes(0)) throw sessionCancelled()
    }
  }
  throw busy()
}

/** What has to be written, none when all of it is noted; and the seats as they stand afterwards. */
export async function attendanceWrites(ctx: Ctx, session: SessionRecord, noted: readonly Noted[]): Promise<{ readonly writes: Write[]; readonly seats: SeatRecord[] }> {
  assert(noted.length <= atOnce, `${noted.length} people noted at once`)
  const [seats, people] = await Promise.all([Promise.all(noted.map(({ person }) => findSeat(ctx, session.id, person))), findPeople(ctx, noted.map(({ person }) => person))])
  const writes: Write[] = []
  const after = noted.map(({ person, mark }, at) => {
    const seat = seats[at]
    const known = people.find(({ id }) => id === person)
    if (seat?.state !== 'seated') throw noSeat(known?.name ?? '')
    // A correction answers all before it, so the same words may be right a second time.
    if (mark.kind !== 'correction' && seat.marks.some((one) => saysSame(one, mark))) return seat
    if (seat.marks.length >= marksMax) throw marksFull()
    const next: SeatRecord = { ...seat, marks: [...seat.marks, mark], version: seat.version + 1 }
    writes.push(putSeat(ctx, next), dueWrite(ctx, person, session.course, mark.kind === 'correction' ? mark.reason : undefined))
    const begun = known?.marks.training
    if (known && (!begun || begun > session.date)) writes.push(markWrite(ctx.tenant, person, 'training', session.date))
    return next
  })
  return { writes: writes.length > 0 ? [holdWrite(ctx, session.id), ...writes] : [], seats: after }
}

const saysSame = (a: StoredMark, b: StoredMark): boolean => isDeepStrictEqual(sense(a), sense(b))
const sense = ({ at: _, by: __, ...mark }: StoredMark): object => mark
