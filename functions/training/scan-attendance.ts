import { dateOfInstant, instant, localTimeOf, minutesOfDay, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { PersonId, TrainingSessionId } from '../ids.ts'
import { ownPerson } from '../workforce/tie-account.ts'
import { clockText, judgeScan, minutesAttended } from './attendance-rules.ts'
import { findSession, findSessions, type SessionRecord } from './items.ts'
import type { Scanned } from './learner-model.ts'
import { noteAttendance } from './note-attendance.ts'
import { readCourse } from './read-course.ts'
import { courseNames, spanOf } from './read-session.ts'
import { checkCode, readCode } from './scan-code.ts'
import { findSeat, type SeatRecord, seatsOfPerson } from './seat-items.ts'
import { codeFalse, codeOld, notYourCourse, otherDay, sessionCancelled, tooEarly, tooLate, waitingStill } from './words.ts'

/**
 * A worker's phone has read the code on the trainer's screen. Each way in which that can fail has its own answer: a false code, one whose time is
 * over (a picture sent on), too early, too late, another course, still waiting. Scanned again it counts once.
 */
export async function scanAttendance(ctx: Ctx, code: string): Promise<Scanned> {
  const read = readCode(code)
  const session = read && (await findSession(ctx, read.session as TrainingSessionId))
  if (!read || !session) throw codeFalse()
  const now = ctx.clock.now()
  const verdict = checkCode(code, session.secret, now.getTime())
  if (verdict === 'false') throw codeFalse()
  const { id: person } = await ownPerson(ctx)
  if (verdict === 'old') throw codeOld()
  const minute = minutesOfDay(localTimeOf(now).slice(11))
  admitTime(session, read.phase, { today: dateOfInstant(now), minute })
  const seat = await admitSeat(ctx, session, person)
  const { name: courseName } = await readCourse(ctx, session.course)
  const answer = (after: SeatRecord, at: number, again: boolean): Scanned => ({ courseName, phase: read.phase, at: clockText(at), again, attended: minutesAttended(spanOf(session), after.marks) })
  const last = seat.marks.findLast((mark) => mark.kind === 'in' || mark.kind === 'out')
  if (last?.kind === read.phase && (read.phase === 'in' || last.minute === minute)) return answer(seat, last.minute, true)
  const [after] = await noteAttendance(ctx, session, [{ person, mark: { kind: read.phase, minute, at: instant(ctx.clock), by: ctx.actor.name } }])
  return answer(after!, minute, false)
}

function admitTime(session: SessionRecord, phase: 'in' | 'out', now: { readonly today: SessionRecord['date']; readonly minute: number }): void {
  if (session.state === 'cancelled') throw sessionCancelled()
  if (session.date !== now.today) throw otherDay(session.date)
  const verdict = judgeScan(spanOf(session), phase, now.minute)
  if (!verdict.ok) throw verdict.why === 'early' ? tooEarly(clockText(verdict.at)) : tooLate(clockText(verdict.at))
}

async function admitSeat(ctx: Ctx, session: SessionRecord, person: PersonId): Promise<SeatRecord> {
  const seat = await findSeat(ctx, session.id, person)
  if (seat?.state === 'seated') return seat
  if (seat?.state === 'waiting') throw waitingStill()
  const names = await courseNames(ctx)
  throw notYourCourse(names.get(session.course) ?? '', await courseOfToday(ctx, person, names))
}

/** What they have a seat in today, so that they find the right room. */
async function courseOfToday(ctx: Ctx, person: PersonId, names: Awaited<ReturnType<typeof courseNames>>): Promise<string | null> {
  const seats = (await seatsOfPerson(ctx, person)).filter(({ seat }) => seat.state === 'seated')
  const own = (await findSessions(ctx, seats.map(({ pointer }) => pointer.session))).find(({ date, state }) => date === today(ctx.clock) && state === 'planned')
  return own ? (names.get(own.course) ?? null) : null
}
