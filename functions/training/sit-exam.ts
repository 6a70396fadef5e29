import { instant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { assert, unknown } from '../faults.ts'
import type { CourseId, PersonId } from '../ids.ts'
import { held } from '../storage/cancelled.ts'
import { dueWrite } from './award-items.ts'
import { type AttemptRecord, putAttempt, readQuestions } from './exam-items.ts'
import type { HandIn, Paper, Result } from './exam-model.ts'
import { drawQuestions, judgeAttempt, markAnswers, type Question } from './exam-rules.ts'
import type { CourseRecord } from './items.ts'
import { readCourse } from './read-course.ts'
import { settleSoon } from './settle-awards.ts'
import { historyOf, pastOf, showAttempt, standingIn } from './standing-of.ts'
import { busy, handedIn, noExam, noQuestions, notNow } from './words.ts'

const attemptsMax = 8

/**
 * The paper of an attempt. Beginning it twice, on two phones or after a call in between, is the same paper: an attempt that was begun stays
 * open until it is handed in. What is right never leaves the server. Throws `unknown`, `refused`.
 */
export async function startExam(ctx: Ctx, id: CourseId, person: PersonId): Promise<Paper> {
  const course = await readCourse(ctx, id)
  if (!course.exam) throw noExam()
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const history = await historyOf(ctx, person)
    const own = history.attempts.filter((one) => one.course === id)
    const open = own.find(({ state }) => state === 'open')
    if (open) return paperOf(course, open)
    const { attendedOn } = standingIn(course, history, today(ctx.clock))
    const verdict = judgeAttempt(course.exam, pastOf(own), { on: today(ctx.clock), attended: attendedOn !== null, more: history.allowed.get(id) ?? 0 })
    if (!verdict.ok) throw notNow(verdict.why, verdict.why === 'wait' ? verdict.until : undefined)
    const { items } = await readQuestions(ctx, id)
    if (items.length === 0) throw noQuestions()
    const begun = newAttempt(ctx, { course: id, person, number: verdict.number, asked: drawQuestions(items, course.exam.questions, drawBy(ctx)) })
    if (await held(ctx.store.write(putAttempt(ctx, begun)))) return paperOf(course, begun)
  }
  throw busy()
}

/** Marked at once and for good. Handed in again with the same answers it is the same result; with others it is refused. */
export async function handInExam(ctx: Ctx, id: CourseId, person: PersonId, { number, answers }: HandIn): Promise<Result> {
  const course = await readCourse(ctx, id)
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const own = (await historyOf(ctx, person)).attempts.filter((one) => one.course === id)
    const open = own.find((one) => one.number === number && one.way === 'online')
    if (!open) throw unknown(`attempt ${number} of ${person} in ${id}`)
    if (open.state === 'marked') {
      if (JSON.stringify(ordered(open.answers)) !== JSON.stringify(ordered(answers))) throw handedIn()
      return resultOf(open)
    }
    assert(course.exam, 'an attempt of a course that has no exam any more')
    const marked = markAnswers(open.asked, answers)
    const after: AttemptRecord = {
      ...open,
      on: today(ctx.clock),
      state: 'marked',
      answers,
      percent: marked.percent,
      passed: marked.percent >= course.exam.pass,
      wrong: open.asked.flatMap((question) => (marked.right.includes(question.id) ? [] : [question.id])),
      version: open.version + 1,
    }
    if (!(await held(ctx.store.transact([putAttempt(ctx, after), dueWrite(ctx, person, id)])))) continue
    await settleSoon(ctx, person, id)
    return resultOf(after)
  }
  throw busy()
}

export const newAttempt = (ctx: Ctx, { course, person, number, asked }: Pick<AttemptRecord, 'course' | 'person' | 'number' | 'asked'>): AttemptRecord => ({
  course,
  person,
  number,
  on: today(ctx.clock),
  at: instant(ctx.clock),
  way: 'online',
  state: 'open',
  asked,
  answers: {},
  percent: null,
  passed: null,
  wrong: [],
  examiner: '',
  note: '',
  sheet: '',
  sent: '',
  version: 1,
})

export const resultOf = (attempt: AttemptRecord): Result => ({ ...showAttempt(attempt), wrong: [...attempt.wrong] })
export const askedOf = ({ id, kind, text, options, points }: Question) => ({ id, kind, text, options: [...options], points })

const paperOf = ({ id, name, exam }: CourseRecord, { number, asked }: AttemptRecord): Paper => ({ course: id, courseName: name, number, pass: exam?.pass ?? 0, questions: asked.map(askedOf) })

/** Chance comes from where ids come from; a paper has at most 100 questions, so six digits are even enough. */
const drawBy = (ctx: Ctx) => (below: number): number => Number(ctx.ids.digits(6)) % below

const ordered = (answers: HandIn['answers'] | AttemptRecord['answers']) => Object.entries(answers).map(([id, chosen]) => [id, [...chosen].toSorted()] as const).toSorted(([a], [b]) => (a < b ? -1 : 1))
