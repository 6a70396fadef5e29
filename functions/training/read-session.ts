import { minutesOfDay, periodOfDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { CourseId, PersonId, TrainingSessionId } from '../ids.ts'
import { findPeople } from '../workforce/read-person.ts'
import { clockText, minutesAttended, type Span } from './attendance-rules.ts'
import { toldOf, type ToldState } from './call-off-items.ts'
import { allCourses, findSession, type SessionRecord, sessionsOfCourse, sessionsOfMonth } from './items.ts'
import type { ListSessions, Seat, SessionDetail, SessionList, TrainingSession } from './model.ts'
import { readCourse } from './read-course.ts'
import { type SeatRecord, seatsOf, type StoredMark } from './seat-items.ts'

/** Throws `unknown`. */
export async function readSession(ctx: Pick<Ctx, 'store'>, session: TrainingSessionId): Promise<SessionRecord> {
  const found = await findSession(ctx, session)
  if (!found) throw unknown(`training session ${session}`)
  return found
}

export const spanOf = ({ from, to }: Pick<SessionRecord, 'from' | 'to'>): Span => ({ from: minutesOfDay(from), to: minutesOfDay(to) })

/** Of a month, this one when nothing is said; or of a course, the newest first. */
export async function listSessions(ctx: Ctx, { period, course }: ListSessions): Promise<SessionList> {
  if (course) {
    const { name } = await readCourse(ctx, course)
    return { items: (await sessionsOfCourse(ctx, course)).filter(({ date }) => !period || periodOfDate(date) === period).map((session) => showSession(session, name)) }
  }
  const [sessions, names] = await Promise.all([sessionsOfMonth(ctx, period ?? periodOfDate(today(ctx.clock))), courseNames(ctx)])
  return { items: sessions.map((session) => showSession(session, names.get(session.course) ?? '')) }
}

export const courseNames = async (ctx: Pick<Ctx, 'store'>): Promise<ReadonlyMap<CourseId, string>> => new Map((await allCourses(ctx)).map(({ id, name }) => [id, name]))

export async function getSession(ctx: Ctx, id: TrainingSessionId): Promise<SessionDetail> {
  const session = await readSession(ctx, id)
  const [{ name }, seats, told] = await Promise.all([readCourse(ctx, session.course), seatsOf(ctx, id), session.state === 'cancelled' ? toldOf(ctx, id) : undefined])
  const names = await namesOf(ctx, seats.map(({ person }) => person))
  const waiting = seats.filter(({ state }) => state === 'waiting')
  return { ...showSession(session, name), seats: seats.map((seat) => showSeat(session, seat, { name: names.get(seat.person) ?? null, line: waiting.indexOf(seat) + 1, told: told?.get(seat.person) })) }
}

/** Whoever was erased has no name any more. */
export async function namesOf(ctx: Pick<Ctx, 'store'>, ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>> {
  return new Map((await findPeople(ctx, ids)).flatMap(({ id, name }) => (name ? [[id, name] as const] : [])))
}

export const showSession = ({ secret: _, sent: __, ...session }: SessionRecord, courseName: string): TrainingSession => ({ ...session, courseName })

export function showSeat(session: SessionRecord, { person, state, marks }: SeatRecord, { name, line, told }: { readonly name: string | null; readonly line: number; readonly told?: ToldState | undefined }): Seat {
  return {
    person,
    name,
    state,
    place: state === 'waiting' && line > 0 ? line : null,
    attended: minutesAttended(spanOf(session), marks),
    marks: marks.map((mark) => ({ kind: mark.kind, at: mark.at, by: mark.by, says: saysOf(mark), reason: mark.reason ?? null })),
    told: told === 'sending' ? 'unclear' : (told ?? null),
  }
}

function saysOf(mark: StoredMark): string {
  switch (mark.kind) {
    case 'in':
    case 'out':
      return clockText(mark.minute)
    case 'list':
      return `${clockText(mark.from)}-${clockText(mark.to)}`
    case 'correction':
      return String(mark.minutes)
    default:
      return mark satisfies never
  }
}
