import { type BusinessDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { CourseId, PersonId } from '../ids.ts'
import { allowedOf, type AttemptRecord, attemptsOf } from './exam-items.ts'
import type { Attempt, CourseStanding, ExamStanding } from './exam-model.ts'
import { judgeAttempt } from './exam-rules.ts'
import { allCourses, type CourseRecord } from './items.ts'
import { progressOf } from './progress-rules.ts'
import { doneIn, type Sat, satBy } from './training-of.ts'

export type History = { readonly sat: readonly Sat[]; readonly attempts: readonly AttemptRecord[]; readonly allowed: ReadonlyMap<string, number> }

/** All that a person's room and their sessions tell: read once, for any number of courses. */
export async function historyOf(ctx: Pick<Ctx, 'store'>, person: PersonId): Promise<History> {
  const [sat, attempts, allowed] = await Promise.all([satBy(ctx, person), attemptsOf(ctx, person), allowedOf(ctx, person)])
  return { sat, attempts, allowed }
}

/** How far a person is in each course that they have, or had, to do with, in the order in which they began. */
export async function standingsOf(ctx: Pick<Ctx, 'store' | 'clock'>, person: PersonId, history?: History): Promise<CourseStanding[]> {
  const [known, courses] = await Promise.all([history ?? historyOf(ctx, person), allCourses(ctx)])
  const begun = new Set([...known.sat.map(({ session }) => session.course), ...known.attempts.map(({ course }) => course)])
  return [...begun].flatMap((id) => courses.filter((course) => course.id === id)).map((course) => standingIn(course, known, today(ctx.clock)))
}

/** Courses that somebody has completed: enough attended, and the exam passed where there is one. For whoever issues a certificate for it. */
export async function completionsOf(ctx: Pick<Ctx, 'store' | 'clock'>, person: PersonId): Promise<{ readonly course: CourseId; readonly courseName: string; readonly on: BusinessDate; readonly minutes: number; readonly percent: number | null }[]> {
  return (await standingsOf(ctx, person)).flatMap(({ course, courseName, completedOn, theory, practice, exam }) =>
    completedOn === null ? [] : [{ course, courseName, on: completedOn, minutes: theory.done + practice.done, percent: exam.attempts.find(({ passed }) => passed)?.percent ?? null }],
  )
}

export function standingIn(course: CourseRecord, { sat, attempts, allowed }: History, on: BusinessDate): CourseStanding {
  const own = attempts.filter((attempt) => attempt.course === course.id)
  const passedOn = own.find(({ passed }) => passed)?.on ?? null
  const credits = sat.flatMap(doneIn).filter((done) => done.course === course.id)
  const { theory, practice, percent, attendedOn, completedOn } = progressOf({ ...course, exam: course.exam !== null }, credits, passedOn)
  const more = allowed.get(course.id) ?? 0
  return {
    course: course.id,
    courseName: course.name,
    theory,
    practice,
    percent,
    minShare: course.minShare,
    attendedOn,
    completedOn,
    exam: examStanding(course, own, { on, attended: attendedOn !== null, more }),
  }
}

function examStanding({ exam }: CourseRecord, own: readonly AttemptRecord[], { on, attended, more }: { readonly on: BusinessDate; readonly attended: boolean; readonly more: number }): ExamStanding {
  const marked = own.filter(({ state }) => state === 'marked')
  const attempts = own.map(showAttempt)
  if (!exam) return { state: 'none', until: null, attempts, left: 0 }
  const left = Math.max(0, exam.attemptsMax + more - marked.length)
  const verdict = judgeAttempt(exam, pastOf(marked), { on, attended, more })
  if (verdict.ok) return { state: own.some(({ state }) => state === 'open') ? 'open' : 'ready', until: null, attempts, left }
  return { state: verdict.why, until: verdict.why === 'wait' ? verdict.until : null, attempts, left: verdict.why === 'passed' ? 0 : left }
}

export const pastOf = (marked: readonly AttemptRecord[]) => marked.map(({ on, passed }) => ({ on, passed: passed === true }))

export const showAttempt = ({ course, person, number, on, way, state, percent, passed, examiner, note, corrected }: AttemptRecord): Attempt => ({ course, person, number, on, way, state, percent, passed, examiner, note, corrected: corrected?.reason ?? null })
