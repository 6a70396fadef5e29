import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import { everyKind, kindIn } from '../certificates/kinds.ts'
import { changed, changedMeanwhile } from '../estates/write-over.ts'
import type { CourseId } from '../ids.ts'
import { held } from '../storage/cancelled.ts'
import { changeCourseWrite, type CourseRecord, findCourse, hashOf, insertCourse } from './items.ts'
import type { ChangeCourse, Course, CreateCourse } from './model.ts'
import { readCourse, showCourse } from './read-course.ts'
import { otherThing } from './words.ts'

/** The client's id makes a retry the same course. Throws `invalid` for a certificate that is no kind, `conflict` for the same id with other content. */
export async function createCourse(ctx: Ctx, input: CreateCourse): Promise<Course> {
  const course: CourseRecord = { ...input, state: 'active', questions: 0, lessons: 0, version: 1, sent: hashOf(input) }
  if (input.grants) kindIn(await everyKind(ctx), input.grants)
  const made = recordChange(ctx, async () => ({ writes: [insertCourse(ctx, course)], act: 'course.created', subject: course.id, detail: told(course), answer: undefined }))
  if (await held(made)) return showCourse(course)
  const known = await findCourse(ctx, input.id)
  if (known?.sent !== course.sent) throw otherThing()
  return showCourse(known)
}

/** What people have attended keeps the topics and minutes under which it was taught. Throws `unknown`, `invalid`, and a conflict over another version. */
export async function changeCourse(ctx: Ctx, id: CourseId, { version, ...change }: ChangeCourse): Promise<Course> {
  const before = await readCourse(ctx, id)
  const after = changed(before, version, change)
  if (after.grants && after.grants !== before.grants) kindIn(await everyKind(ctx), after.grants)
  const made = recordChange(ctx, async () => ({ writes: [changeCourseWrite(ctx, after)], act: 'course.changed', subject: id, detail: told(after), before: told(before), answer: undefined }))
  if (!(await held(made))) throw changedMeanwhile()
  return showCourse(after)
}

const told = ({ name, topics, minShare, exam, grants, state }: CourseRecord) => ({
  name,
  topics: topics.map(({ topic, kind, minutes }) => `${topic} ${kind} ${minutes}`),
  minShare,
  exam: exam && `${exam.pass} % ${exam.attemptsMax} x ${exam.waitDays} d`,
  grants,
  state,
})
