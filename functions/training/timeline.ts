import { dateOfInstant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { PersonId } from '../ids.ts'
import type { TimelineEntry } from '../workforce/model.ts'
import { allCourses } from './items.ts'
import { historyOf, standingsOf } from './standing-of.ts'

/** What training adds to a person's time-line: seats, attendance, exams, courses completed. */
export async function timelineOf(ctx: Pick<Ctx, 'store' | 'clock'>, person: PersonId): Promise<TimelineEntry[]> {
  const [history, courses] = await Promise.all([historyOf(ctx, person), allCourses(ctx)])
  const nameOf = (id: string): string => courses.find((course) => course.id === id)?.name ?? ''
  const sat = history.sat.map(({ session, seat, attended }): TimelineEntry => {
    const name = nameOf(session.course)
    if (attended > 0) return { on: session.date, kind: 'training.attended', say: { zh: `参加培训“${name}” ${attended} 分钟`, en: `Attended "${name}" for ${attended} minutes` } }
    return { on: dateOfInstant(seat.at), kind: 'training.enrolled', state: session.state === 'cancelled' ? 'cancelled' : seat.state, say: { zh: `报名培训“${name}”（${session.date}）${seat.state === 'waiting' ? '，候补' : ''}`, en: `Enrolled in "${name}" on ${session.date}${seat.state === 'waiting' ? ', waiting' : ''}` } }
  })
  const exams = history.attempts.flatMap(({ course, on, percent, passed, state }): TimelineEntry[] =>
    state === 'open' ? [] : [{ on, kind: 'training.exam', state: passed ? 'passed' : 'failed', say: { zh: `“${nameOf(course)}”考试 ${percent} 分，${passed ? '合格' : '不合格'}`, en: `Exam of "${nameOf(course)}": ${percent}, ${passed ? 'passed' : 'failed'}` } }],
  )
  const completed = (await standingsOf(ctx, person, history)).flatMap(({ courseName, completedOn }): TimelineEntry[] => (completedOn ? [{ on: completedOn, kind: 'training.completed', say: { zh: `“${courseName}”结业`, en: `Completed "${courseName}"` } }] : []))
  return [...sat, ...exams, ...completed]
}
