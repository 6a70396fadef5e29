import { addDays, type BusinessDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { PersonId, PostId, TrainingSessionId } from '../ids.ts'
import { readPost } from '../posts/read-post.ts'
import { readPerson } from '../workforce/read-person.ts'
import type { SessionSheet } from './exam-model.ts'
import { allCourses, sessionsOfDays } from './items.ts'
import type { TrainingPlan, TrainingRecord } from './learner-model.ts'
import { gapOf, planOf } from './plan-rules.ts'
import { readCourse } from './read-course.ts'
import { namesOf, readSession, spanOf } from './read-session.ts'
import { minutesAttended } from './attendance-rules.ts'
import { seatsOf } from './seat-items.ts'
import { historyOf, standingIn, standingsOf } from './standing-of.ts'
import { doneIn, trainingOf } from './training-of.ts'

/** What a person was taught, when, by whom, and how they did: screen, PDF and XLSX are made of this. */
export async function getTrainingRecord(ctx: Ctx, person: PersonId): Promise<TrainingRecord> {
  const { name } = await readPerson(ctx, person)
  const [history, courses] = await Promise.all([historyOf(ctx, person), allCourses(ctx)])
  const items = history.sat.flatMap((sat) => doneIn(sat).map(({ topic, kind, minutes }) => ({ ...sat.session, on: sat.session.date, topic, kind, minutes })))
  const lines = items.map(({ on, course, topic, kind, minutes, trainer, place, from, to }) => ({ on, course, courseName: courses.find(({ id }) => id === course)?.name ?? '', topic, kind, minutes, trainer, place, from, to }))
  const sumOf = (kind: 'theory' | 'practice') => lines.reduce((sum, line) => sum + (line.kind === kind ? line.minutes : 0), 0)
  return { person, name, items: lines, courses: await standingsOf(ctx, person, history), theoryMinutes: sumOf('theory'), practiceMinutes: sumOf('practice') }
}

/** How far ahead sessions are offered. */
const aheadDays = 120

/** What a post asks and a person has not done yet, and the courses with free seats that would close it (T1). */
export async function getTrainingPlan(ctx: Ctx, person: PersonId, post: PostId): Promise<TrainingPlan> {
  await readPerson(ctx, person)
  const { name, requirements } = await readPost(ctx, post)
  const now = today(ctx.clock)
  const [done, courses, sessions] = await Promise.all([trainingOf(ctx, person), allCourses(ctx), sessionsOfDays(ctx, now, addDays(now, aheadDays))])
  const gaps = gapOf(requirements.training, done)
  const plan = planOf(gaps, courses.flatMap(({ id, topics, state }) => (state === 'active' ? [{ course: id, topics }] : [])))
  const named = plan.courses.map(({ course, closes }) => {
    const { id, name: courseName } = courses.find((one) => one.id === course)!
    const open = sessions.filter((session) => session.course === id && session.state === 'planned')
    return { course: id, courseName, closes: [...closes], sessions: open.slice(0, 5).map(({ id: session, date, from, to, place, capacity, taken }) => ({ id: session, date, from, to, place, free: capacity - taken })) }
  })
  return { person, post, postName: name, gaps, courses: named, left: [...plan.left] }
}

const atOnce = 8

/** Everybody with a seat in a session: how far they are in its course, and their exams. */
export async function getSessionSheet(ctx: Ctx, id: TrainingSessionId): Promise<SessionSheet> {
  const session = await readSession(ctx, id)
  const [course, seats] = await Promise.all([readCourse(ctx, session.course), seatsOf(ctx, id)])
  const seated = seats.filter(({ state }) => state === 'seated')
  const names = await namesOf(ctx, seated.map(({ person }) => person))
  const on: BusinessDate = today(ctx.clock)
  const items: SessionSheet['items'] = []
  for (let from = 0; from < seated.length; from += atOnce) {
    const rows = seated.slice(from, from + atOnce).map(async ({ person, marks }) => ({ person, name: names.get(person) ?? null, attended: minutesAttended(spanOf(session), marks), standing: standingIn(course, await historyOf(ctx, person), on) }))
    items.push(...(await Promise.all(rows)))
  }
  return { items }
}
