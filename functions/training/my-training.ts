import { addDays, localTime, localTimeOf, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { ownPerson } from '../workforce/tie-account.ts'
import { allCourses, type SessionRecord, sessionsOfDays } from './items.ts'
import type { MyTraining } from './learner-model.ts'
import { lessonsDone, lessonsOf } from './lesson-items.ts'
import { seatsOf } from './seat-items.ts'
import { historyOf, standingIn } from './standing-of.ts'
import type { Sat } from './training-of.ts'

/** Of the past a phone shows the latest ones; the record has them all. */
const pastShown = 10
const aheadDays = 60

/** A worker's own training: what comes, what was, what could be taken, how far each course is, and its lessons. */
export async function getMyTraining(ctx: Ctx): Promise<MyTraining> {
  const { id: person, name } = await ownPerson(ctx)
  const now = localTimeOf(ctx.clock.now())
  const on = today(ctx.clock)
  const [history, courses, ahead, done] = await Promise.all([historyOf(ctx, person), allCourses(ctx), sessionsOfDays(ctx, on, addDays(on, aheadDays)), lessonsDone(ctx, person)])
  const nameOf = (id: string): string => courses.find((course) => course.id === id)?.name ?? ''
  const past = history.sat.filter(({ session }) => session.date < on).slice(-pastShown)
  const coming = history.sat.filter(({ session }) => session.date >= on)
  const mine = new Set(history.sat.map(({ session }) => session.id))
  const lines = new Map(await Promise.all(coming.filter(({ seat }) => seat.state === 'waiting').map(async ({ session }) => [session.id, (await seatsOf(ctx, session.id)).filter(({ state }) => state === 'waiting').findIndex((seat) => seat.person === person) + 1] as const)))
  const offered = ahead.filter(({ id, state, date, from }) => state === 'planned' && !mine.has(id) && localTime(date, from) > now)
  const own = courses.filter(({ id, state, lessons }) => history.sat.some(({ session }) => session.course === id) || history.attempts.some(({ course }) => course === id) || (state === 'active' && lessons > 0))
  const withLessons = own.map(async (course) => ({ ...standingIn(course, history, on), lessons: (await lessonsOf(ctx, course.id)).map(({ id, title }) => ({ id, title, done: done.has(id) })) }))
  return {
    name,
    today: on,
    sessions: [...coming, ...past.toReversed()].map((sat) => showMine(sat, nameOf(sat.session.course), lines.get(sat.session.id) ?? null)),
    offered: offered.map((session) => ({ ...shown(session, nameOf(session.course)), state: null, line: null, attended: 0, feedback: 'none' })),
    courses: await Promise.all(withLessons),
  }
}

const showMine = ({ session, seat, attended }: Sat, courseName: string, line: number | null): MyTraining['sessions'][number] => ({
  ...shown(session, courseName),
  state: seat.state,
  line,
  attended,
  feedback: attended === 0 ? 'none' : seat.said ? 'given' : 'open',
})

const shown = ({ id, course, date, from, to, place, trainer, capacity, taken, cancelled }: SessionRecord, courseName: string) => ({ id, course, courseName, date, from, to, place, trainer, free: Math.max(0, capacity - taken), cancelled: cancelled?.reason ?? null })
