import { isDeepStrictEqual } from 'node:util'
import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import { changedMeanwhile } from '../estates/write-over.ts'
import type { CourseId } from '../ids.ts'
import { held } from '../storage/cancelled.ts'
import { putQuestions, readQuestions } from './exam-items.ts'
import type { QuestionSheet, SaveQuestions } from './exam-model.ts'
import { countCourse } from './items.ts'
import { readCourse } from './read-course.ts'

/** With what is right: for whoever writes them, and nobody else. */
export async function getQuestions(ctx: Ctx, course: CourseId): Promise<QuestionSheet> {
  await readCourse(ctx, course)
  return show(await readQuestions(ctx, course))
}

/** All questions of a course at once. Papers that were begun keep theirs. The same again changes nothing; over another version it is a conflict. */
export async function saveQuestions(ctx: Ctx, course: CourseId, { version, items }: SaveQuestions): Promise<QuestionSheet> {
  await readCourse(ctx, course)
  const before = await readQuestions(ctx, course)
  if (before.version === version + 1 && isDeepStrictEqual(before.items, items)) return show(before)
  if (before.version !== version) throw changedMeanwhile()
  const after = { items, version: version + 1 }
  const writes = [putQuestions(ctx, course, after), countCourse(ctx, course, { questions: items.length })]
  const made = recordChange(ctx, async () => ({ writes, act: 'course.questions-changed', subject: course, detail: { questions: items.length }, before: { questions: before.items.length }, answer: undefined }))
  if (!(await held(made))) throw changedMeanwhile()
  return show(after)
}

const show = ({ items, version }: Awaited<ReturnType<typeof readQuestions>>): QuestionSheet => ({ items: items.map((item) => ({ ...item, options: [...item.options], right: [...item.right] })), version })
