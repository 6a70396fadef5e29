import type { Ctx } from '../context.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { clashOf, type Held } from './session-rules.ts'
import { clockText, lengthOf } from './attendance-rules.ts'
import { type CourseRecord, findSession, hashOf, insertSession, putDay, readDay, type SessionRecord, type TrainingDay } from './items.ts'
import type { ScheduleSession, TrainingSession } from './model.ts'
import { readCourse } from './read-course.ts'
import { showSession, spanOf } from './read-session.ts'
import { busy, clash, courseEnded, foreignTopic, otherThing, topicsTooLong } from './words.ts'

const attemptsMax = 8

/**
 * A session of a course on one day; longer courses have several. The client's id makes a retry the same session. Throws `unknown`, `refused`
 * (course ended; trainer or place taken at that time, also by a session scheduled in the same moment), `invalid` topics, `conflict`.
 */
export async function scheduleSession(ctx: Ctx, input: ScheduleSession): Promise<TrainingSession> {
  const course = await readCourse(ctx, input.course)
  const sent = hashOf(input)
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const known = await findSession(ctx, input.id)
    if (known) {
      if (known.sent !== sent) throw otherThing()
      return showSession(known, course.name)
    }
    if (course.state === 'ended') throw courseEnded()
    const session: SessionRecord = { ...input, state: 'planned', cancelled: null, taken: 0, waiting: 0, held: false, secret: ctx.ids.secret(), version: 1, sent }
    checkTopics(course, session)
    const day = await readDay(ctx, session.date)
    try {
      await ctx.store.transact([...insertSession(ctx, session), putDay(ctx, day, withSession(day, session))])
      return showSession(session, course.name)
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error
    }
  }
  throw busy()
}

/** Only what the course teaches, and no longer than the session lasts. */
export function checkTopics(course: CourseRecord, session: SessionRecord): void {
  const foreign = session.topics.find(({ topic, kind }) => !course.topics.some((own) => own.topic === topic && own.kind === kind))
  if (foreign) throw foreignTopic(foreign.topic)
  if (session.topics.reduce((sum, { minutes }) => sum + minutes, 0) > lengthOf(spanOf(session))) throw topicsTooLong()
}

/** The day with this session in its place. Throws `refused` when its trainer or place is taken. */
export function withSession(day: TrainingDay, session: SessionRecord): Held[] {
  const held: Held = { session: session.id, ...spanOf(session), trainer: session.trainer, place: session.place }
  const found = clashOf(day.held, held)
  if (found) throw clash(found.what, held[found.what], `${clockText(found.with.from)}-${clockText(found.with.to)}`)
  return [...withoutSession(day, session), held]
}

export const withoutSession = (day: TrainingDay, { id }: SessionRecord): Held[] => day.held.filter(({ session }) => session !== id)
