import { instant, localTime, localTimeOf } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { PersonId, TrainingSessionId } from '../ids.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import type { Write } from '../storage/writes.ts'
import { readPerson } from '../workforce/read-person.ts'
import { countSeats, findSessions, type SessionRecord } from './items.ts'
import type { Seat } from './model.ts'
import { readSession, showSeat } from './read-session.ts'
import { findSeat, pointSeat, putSeat, type SeatRecord, seatsOf, seatsOfPerson } from './seat-items.ts'
import { attended, busy, busyThen, sessionCancelled, sessionOver } from './words.ts'

const attemptsMax = 12

/**
 * A seat, or the end of the waiting list when all are taken: of two who want the last one, one has it. Enrolling again changes nothing. The
 * office enrols also afterwards, for whoever was there; a worker only before it begins. Throws `unknown`, `refused`.
 */
export async function enrol(ctx: Ctx, id: TrainingSessionId, person: PersonId, by: 'office' | 'self'): Promise<Seat> {
  const { name, state } = await readPerson(ctx, person)
  if (state === 'erased') throw unknown(`person ${person} is erased`)
  return tryOften(async () => {
    const session = await readSession(ctx, id)
    const known = await findSeat(ctx, id, person)
    if (known && known.state !== 'withdrawn') return showOne(ctx, session, known, name)
    admit(ctx, session, by)
    await admitFree(ctx, session, person)
    const full = session.taken >= session.capacity
    const seat: SeatRecord = { session: id, person, state: full ? 'waiting' : 'seated', at: instant(ctx.clock), by: ctx.actor.name, marks: [], said: false, version: (known?.version ?? 0) + 1 }
    await ctx.store.transact([putSeat(ctx, seat), pointSeat(ctx, seat, session.course), full ? waits(ctx, id) : takes(ctx, id)])
    return showOne(ctx, session, seat, name)
  })
}

/** Gives a seat up; the first of the waiting list has it at once. Throws `unknown`, `refused` after it began or when attendance is recorded. */
export async function withdraw(ctx: Ctx, id: TrainingSessionId, person: PersonId, by: 'office' | 'self'): Promise<Seat> {
  return tryOften(async () => {
    const session = await readSession(ctx, id)
    const seat = await findSeat(ctx, id, person)
    if (!seat) throw unknown(`no seat of ${person} in ${id}`)
    const { name } = await readPerson(ctx, person)
    if (seat.state === 'withdrawn') return showOne(ctx, session, seat, name)
    if (seat.marks.length > 0) throw attended()
    if (by === 'self') admit(ctx, session, by)
    const after: SeatRecord = { ...seat, state: 'withdrawn', at: instant(ctx.clock), by: ctx.actor.name, version: seat.version + 1 }
    await ctx.store.transact([putSeat(ctx, after), ...(await freed(ctx, session, seat))])
    return showOne(ctx, session, after, name)
  })
}

function admit(ctx: Ctx, { state, date, from }: SessionRecord, by: 'office' | 'self'): void {
  if (state === 'cancelled') throw sessionCancelled()
  if (by === 'self' && localTimeOf(ctx.clock.now()) >= localTime(date, from)) throw sessionOver()
}

/** Nobody sits in two places at once. Two enrolments of one person in the same moment may pass it: the trainer's list shows who came. */
async function admitFree(ctx: Ctx, session: SessionRecord, person: PersonId): Promise<void> {
  const seats = (await seatsOfPerson(ctx, person)).filter(({ seat }) => seat.state === 'seated')
  const others = await findSessions(ctx, seats.map(({ pointer }) => pointer.session))
  const other = others.find(({ id, state, date, from, to }) => id !== session.id && state === 'planned' && date === session.date && from < session.to && session.from < to)
  if (other) throw busyThen(`${other.from}-${other.to}`)
}

const planned = { names: { '#state': 'state', '#capacity': 'capacity' }, values: { ':planned': 'planned' } }
const takes = (ctx: Ctx, id: TrainingSessionId): Write => countSeats(ctx, id, { taken: 1 }, { expr: '#state = :planned AND taken < #capacity', ...planned })
const waits = (ctx: Ctx, id: TrainingSessionId): Write => countSeats(ctx, id, { waiting: 1 }, { expr: '#state = :planned AND taken >= #capacity', ...planned })
const nobodyWaits = { expr: 'waiting = :none', values: { ':none': 0 } }
const somebodyWaits = { expr: 'waiting > :none', values: { ':none': 0 } }

/** What becomes of a place that is given up: no seat stays empty while somebody waits. */
async function freed(ctx: Ctx, { id, waiting }: SessionRecord, { state }: SeatRecord): Promise<Write[]> {
  if (state === 'waiting') return [countSeats(ctx, id, { waiting: -1 }, somebodyWaits)]
  const next = waiting > 0 ? (await seatsOf(ctx, id)).find((seat) => seat.state === 'waiting') : undefined
  if (!next) return [countSeats(ctx, id, { taken: -1 }, nobodyWaits)]
  return [countSeats(ctx, id, { waiting: -1 }, somebodyWaits), putSeat(ctx, { ...next, state: 'seated', at: instant(ctx.clock), version: next.version + 1 })]
}

/** Somebody else was quicker: look again. */
async function tryOften<T>(act: () => Promise<T>): Promise<T> {
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    try {
      return await act()
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error
    }
  }
  throw busy()
}

async function showOne(ctx: Ctx, session: SessionRecord, seat: SeatRecord, name: string): Promise<Seat> {
  const line = seat.state === 'waiting' ? (await seatsOf(ctx, session.id)).filter(({ state }) => state === 'waiting').findIndex(({ person }) => person === seat.person) + 1 : 0
  return showSeat(session, seat, { name: name || null, line })
}
