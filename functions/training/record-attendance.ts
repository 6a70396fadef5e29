import { instant, localTime, localTimeOf, minutesOfDay } from '../calendar.ts'
import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import type { PersonId, TrainingSessionId } from '../ids.ts'
import { held } from '../storage/cancelled.ts'
import type { SessionRecord } from './items.ts'
import type { CorrectAttendance, RecordAttendance, SessionDetail } from './model.ts'
import { atOnce, attendanceWrites, noteAttendance, type Noted } from './note-attendance.ts'
import { getSession, readSession, spanOf } from './read-session.ts'
import { settleSoon } from './settle-awards.ts'
import { findSeat } from './seat-items.ts'
import { busy, noSeat, notBegun, sessionCancelled, spanTurned } from './words.ts'

/**
 * By list, for those without a phone or after a code failed: all of the session where no time is said. The same list again changes nothing; two
 * lists, or a list and a scan, count each minute once. Throws `unknown`, `refused` (not begun, no seat), `invalid` times: then nobody is recorded.
 */
export async function recordAttendance(ctx: Ctx, id: TrainingSessionId, { entries }: RecordAttendance): Promise<SessionDetail> {
  const session = await begun(ctx, id)
  const span = spanOf(session)
  const by = ctx.actor.name
  const at = instant(ctx.clock)
  const noted = [...new Map(entries.map((entry) => [entry.person, entry])).values()].map(({ person, from, to }): Noted => {
    const [came, left] = [from === undefined ? span.from : minutesOfDay(from), to === undefined ? span.to : minutesOfDay(to)]
    if (left <= came) throw spanTurned()
    return { person, mark: { kind: 'list', from: came, to: left, at, by } }
  })
  // All are looked at before the first is written, since a long list is more than one transaction.
  if (noted.length > atOnce) for (const { person } of noted) if ((await findSeat(ctx, id, person))?.state !== 'seated') throw noSeat('')
  for (let from = 0; from < noted.length; from += atOnce) await noteAttendance(ctx, session, noted.slice(from, from + atOnce))
  return getSession(ctx, id)
}

const attemptsMax = 8

/** The trainer's last word on one person's minutes, with its reason; what was scanned and listed stays to be seen, and the audit log tells of it. */
export async function correctTrainingAttendance(ctx: Ctx, id: TrainingSessionId, person: PersonId, { minutes, reason }: CorrectAttendance): Promise<SessionDetail> {
  const session = await begun(ctx, id)
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const made = recordChange(ctx, async () => {
      const noted = { person, mark: { kind: 'correction' as const, minutes, reason, at: instant(ctx.clock), by: ctx.actor.name } }
      const last = (await findSeat(ctx, id, person))?.marks.at(-1)
      if (last?.kind === 'correction' && last.minutes === minutes && last.reason === reason) return { answer: undefined }
      const { writes } = await attendanceWrites(ctx, session, [noted])
      return writes.length === 0 ? { answer: undefined } : { writes, act: 'attendance.corrected', subject: id, detail: { person, minutes, reason }, answer: undefined }
    })
    if (!(await held(made))) continue
    await settleSoon(ctx, person, session.course)
    return getSession(ctx, id)
  }
  throw busy()
}

async function begun(ctx: Ctx, id: TrainingSessionId): Promise<SessionRecord> {
  const session = await readSession(ctx, id)
  if (session.state === 'cancelled') throw sessionCancelled()
  if (localTimeOf(ctx.clock.now()) < localTime(session.date, session.from)) throw notBegun(`${session.date} ${session.from}`)
  return session
}
