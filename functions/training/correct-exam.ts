import { instant } from '../calendar.ts'
import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { CourseId } from '../ids.ts'
import { held } from '../storage/cancelled.ts'
import { readPerson } from '../workforce/read-person.ts'
import { dueWrite } from './award-items.ts'
import { type AttemptRecord, attemptsOf, putAttempt } from './exam-items.ts'
import type { CorrectExam, Result } from './exam-model.ts'
import { readCourse } from './read-course.ts'
import { settleSoon } from './settle-awards.ts'
import { resultOf } from './sit-exam.ts'
import { busy, noExam, notMarked } from './words.ts'

const attemptsMax = 8

/**
 * What an attempt really came to, with the reason: a score written down wrongly, or a paper that somebody else sat. What it was stays in the audit log. A
 * certificate that the course issued for it is taken back when the person has not passed any more, and issued where they have now. Sent twice it is
 * one correction. Throws `unknown`, `refused` for a paper that is not handed in.
 */
export async function correctExam(ctx: Ctx, id: CourseId, { person, number, percent, reason }: CorrectExam): Promise<Result> {
  const { exam } = await readCourse(ctx, id)
  if (!exam) throw noExam()
  await readPerson(ctx, person)
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    let result: AttemptRecord | undefined
    const made = recordChange(ctx, async () => {
      const before = (await attemptsOf(ctx, person, id)).find((one) => one.number === number)
      if (!before) throw unknown(`attempt ${number} of ${person} in ${id}`)
      if (before.state !== 'marked') throw notMarked()
      result = before
      if (before.percent === percent && before.corrected?.reason === reason) return { answer: undefined }
      result = { ...before, percent, passed: percent >= exam.pass, corrected: { reason, at: instant(ctx.clock), by: ctx.actor.name }, version: before.version + 1 }
      return { writes: [putAttempt(ctx, result), dueWrite(ctx, person, id, reason)], act: 'exam.corrected', subject: id, detail: { person, number, percent, reason }, before: { percent: before.percent }, answer: undefined }
    })
    if (!(await held(made))) continue
    await settleSoon(ctx, person, id)
    return resultOf(result!)
  }
  throw busy()
}
