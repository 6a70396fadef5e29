import { instant, today } from '../calendar.ts'
import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import type { CourseId } from '../ids.ts'
import { held } from '../storage/cancelled.ts'
import { readPerson } from '../workforce/read-person.ts'
import { dueWrite } from './award-items.ts'
import { allowedOf, type AttemptRecord, putAllowed, putAttempt } from './exam-items.ts'
import type { AllowAttempt, RecordExam, Result } from './exam-model.ts'
import { judgeAttempt } from './exam-rules.ts'
import { hashOf } from './items.ts'
import { readCourse } from './read-course.ts'
import { settleSoon } from './settle-awards.ts'
import { newAttempt, resultOf } from './sit-exam.ts'
import { historyOf, pastOf } from './standing-of.ts'
import { busy, examOutOfOrder, examToCome, noExam, notNow, otherThing } from './words.ts'

const attemptsMax = 8

/**
 * A result from a score sheet. Bound and waiting time hold as on the phone; that enough was attended is not asked, since lists may be entered after
 * it: the course is complete only with both. A paper that is open on the phone is closed by it. The client's id makes a retry the same attempt.
 */
export async function recordExam(ctx: Ctx, id: CourseId, input: RecordExam): Promise<Result> {
  const { exam } = await readCourse(ctx, id)
  if (!exam) throw noExam()
  await readPerson(ctx, input.person)
  if (input.on > today(ctx.clock)) throw examToCome()
  const sent = hashOf(input)
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const history = await historyOf(ctx, input.person)
    const own = history.attempts.filter((one) => one.course === id)
    const known = own.find(({ sheet }) => sheet === input.id)
    if (known) {
      if (known.sent !== sent) throw otherThing()
      return resultOf(known)
    }
    const marked = own.filter(({ state }) => state === 'marked')
    const last = marked.at(-1)
    if (last && input.on < last.on) throw examOutOfOrder(last.on)
    const verdict = judgeAttempt(exam, pastOf(marked), { on: input.on, attended: true, more: history.allowed.get(id) ?? 0 })
    if (!verdict.ok) throw notNow(verdict.why, verdict.why === 'wait' ? verdict.until : undefined)
    const open = own.find(({ state }) => state === 'open')
    const { person, on, percent, examiner, note } = input
    const begun = open ? { ...open, version: open.version + 1 } : newAttempt(ctx, { course: id, person, number: verdict.number, asked: [] })
    const after: AttemptRecord = { ...begun, on, way: 'sheet', state: 'marked', percent, passed: percent >= exam.pass, examiner, note, sheet: input.id, sent }
    const made = recordChange(ctx, async () => ({ writes: [putAttempt(ctx, after), dueWrite(ctx, person, id)], act: 'exam.recorded', subject: id, detail: { person, on, percent, number: after.number }, answer: undefined }))
    if (!(await held(made))) continue
    await settleSoon(ctx, person, id)
    return resultOf(after)
  }
  throw busy()
}

/** One more attempt than the course allows, with a reason on record. The client's id makes a retry the same one. */
export async function allowAttempt(ctx: Ctx, course: CourseId, { id, person, reason }: AllowAttempt): Promise<{ more: number }> {
  await Promise.all([readCourse(ctx, course), readPerson(ctx, person)])
  const made = recordChange(ctx, async () => ({ writes: [putAllowed(ctx, course, { id, person, reason, at: instant(ctx.clock), by: ctx.actor.name })], act: 'exam.allowed', subject: course, detail: { person, reason }, answer: undefined }))
  await held(made)
  return { more: (await allowedOf(ctx, person)).get(course) ?? 0 }
}
