import type { BusinessDate } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { CourseId, PersonId, TrainingSessionId } from '../ids.ts'
import { creditOf, minutesAttended, type TopicMinutes } from './attendance-rules.ts'
import { findSessions, type SessionRecord } from './items.ts'
import { spanOf } from './read-session.ts'
import { type SeatRecord, seatsOfPerson } from './seat-items.ts'

export type TrainingDone = TopicMinutes & { readonly on: BusinessDate; readonly course: CourseId; readonly session: TrainingSessionId }
/** A seat that somebody had, its session, and what they attended of it. */
export type Sat = { readonly session: SessionRecord; readonly seat: SeatRecord; readonly attended: number; readonly credits: readonly TopicMinutes[] }

/** What a person was taught, by session and topic, the earliest first; nothing that was only planned. */
export async function trainingOf(ctx: Pick<Ctx, 'store'>, person: PersonId): Promise<TrainingDone[]> {
  return (await satBy(ctx, person)).flatMap(doneIn)
}

export const doneIn = ({ session: { id, date, course }, credits }: Sat): TrainingDone[] => credits.flatMap((credit) => (credit.minutes > 0 ? [{ ...credit, on: date, course, session: id }] : []))

/** Every seat that was not given up, the earliest session first. */
export async function satBy(ctx: Pick<Ctx, 'store'>, person: PersonId): Promise<Sat[]> {
  const seats = (await seatsOfPerson(ctx, person)).filter(({ seat }) => seat.state !== 'withdrawn')
  const sessions = new Map((await findSessions(ctx, seats.map(({ pointer }) => pointer.session))).map((session) => [session.id, session]))
  return seats
    .flatMap(({ pointer, seat }) => {
      const session = sessions.get(pointer.session)
      if (!session) return []
      const attended = minutesAttended(spanOf(session), seat.marks)
      return [{ session, seat, attended, credits: creditOf(spanOf(session), session.topics, attended) }]
    })
    .toSorted((a, b) => (startOf(a) < startOf(b) ? -1 : 1))
}

const startOf = ({ session: { date, from } }: Sat): string => `${date}T${from}`
