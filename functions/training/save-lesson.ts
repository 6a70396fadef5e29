import { isDeepStrictEqual } from 'node:util'
import type { Ctx } from '../context.ts'
import { changedMeanwhile } from '../estates/write-over.ts'
import { unknown } from '../faults.ts'
import { findFile, putFile } from '../files/keep-file.ts'
import { cleanPicture } from '../files/picture-bytes.ts'
import { nameOfFile } from '../files/read-paper.ts'
import { showFile } from '../files/show-file.ts'
import type { CourseId } from '../ids.ts'
import { held } from '../storage/cancelled.ts'
import { countCourse } from './items.ts'
import { findLesson, hasPicture, type LessonRecord, lessonsOf, picturesOfCourse, putLesson, putPicture } from './lesson-items.ts'
import { type Lesson, type LessonList, lessonsMax, pictureBytesMax, picturesMax, type SaveLesson } from './lesson-model.ts'
import { picturesOf } from './lesson-rules.ts'
import { readCourse } from './read-course.ts'
import { lessonsFull, picturesFull, pictureMissing, pictureTooBig } from './words.ts'

/** As they are written, with the pictures to put into them. */
export async function listLessons(ctx: Ctx, course: CourseId): Promise<LessonList> {
  await readCourse(ctx, course)
  const [items, pictures] = await Promise.all([lessonsOf(ctx, course), picturesOfCourse(ctx, course)])
  return { items, pictures: pictures.map((picture) => ({ ...picture, link: linkOf(course, picture.file) })) }
}

/** Version 0 writes a new lesson. The same again changes nothing; over another version it is a conflict. Throws `unknown`, `invalid`, `limit`. */
export async function saveLesson(ctx: Ctx, course: CourseId, id: string, { version, ...told }: SaveLesson): Promise<Lesson> {
  await readCourse(ctx, course)
  const before = await findLesson(ctx, course, id)
  const after: LessonRecord = { id, course, ...told, version: version + 1 }
  if (before && isDeepStrictEqual(sense(before), sense(after))) return before
  if ((before?.version ?? 0) !== version) throw changedMeanwhile()
  if (!before && (await lessonsOf(ctx, course)).length >= lessonsMax) throw lessonsFull()
  const known = new Set((await picturesOfCourse(ctx, course)).map(({ file }) => file))
  if (picturesOf(told.text).some((file) => !known.has(file))) throw pictureMissing()
  if (!(await held(ctx.store.transact([putLesson(ctx, after), ...(before ? [] : [countCourse(ctx, course, { lessons: 1 })])])))) throw changedMeanwhile()
  return after
}

const sense = ({ order, title, text, quiz, version }: LessonRecord): unknown[] => [order, title, text, quiz, version]

/** The same picture again changes nothing: its name is its content. Throws `unknown`, `invalid`, `limit`. */
export async function addPicture(ctx: Ctx, course: CourseId, { bytes: sent, caption }: { readonly bytes: Uint8Array; readonly caption: string }): Promise<{ file: string; link: string }> {
  await readCourse(ctx, course)
  if (sent.length > pictureBytesMax) throw pictureTooBig()
  const { type, bytes } = cleanPicture(sent)
  const file = nameOfFile(bytes)
  const known = await picturesOfCourse(ctx, course)
  if (known.length >= picturesMax && !known.some((one) => one.file === file)) throw picturesFull()
  await putFile(ctx, { owner: course, file }, { type, bytes })
  await ctx.store.write(putPicture(ctx, course, { file, caption }))
  return { file, link: linkOf(course, file) }
}

/** Throws `unknown`. */
export async function showPicture(ctx: Ctx, course: CourseId, file: string): Promise<Response> {
  const found = (await hasPicture(ctx, course, file)) ? await findFile(ctx, { owner: course, file }) : undefined
  if (!found) throw unknown(`picture ${file} of ${course}`)
  return showFile(found)
}

const linkOf = (course: CourseId, file: string): string => `/v1/courses/${course}/pictures/${file}`
