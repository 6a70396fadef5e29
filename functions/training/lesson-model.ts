import * as z from 'zod'
import { ShortId } from '../fees/model.ts'
import { fileName } from '../files/model.ts'
import { Answers, Asked, Questions } from './exam-model.ts'
import { courseId } from './model.ts'

export const lessonId = ShortId
export const lessonsMax = 40
/** Of a course. */
export const picturesMax = 60
export const pictureBytesMax = 1024 * 1024

const fields = {
  /** Its place in the course, from 1. */
  order: z.int().min(1).max(99),
  title: z.string().trim().min(1).max(40),
  /** Paragraphs, `# ` headings, `- ` points, `![caption](picture)`: see lesson-rules.ts. */
  text: z.string().trim().min(1).max(12_000),
  quiz: Questions.max(20),
}
export const Lesson = z.object({ id: lessonId, course: courseId, ...fields, version: z.int().positive() }).meta({ id: 'Lesson' })
export type Lesson = z.infer<typeof Lesson>
export const LessonList = z.object({ items: z.array(Lesson), pictures: z.array(z.object({ file: fileName, caption: z.string(), link: z.string() })) })
export type LessonList = z.infer<typeof LessonList>
/** `version` 0: a new one. */
export const SaveLesson = z.object({ version: z.int().min(0), ...fields, quiz: fields.quiz.default([]) })
export type SaveLesson = z.output<typeof SaveLesson>
export const LessonPath = z.object({ course: courseId, lesson: lessonId })
export const PicturePath = z.object({ course: courseId, picture: fileName })
export const AddPictureQuery = z.object({ /** What is seen, for whoever does not see it. */ caption: z.string().trim().min(1).max(60) })
export const AddedPicture = z.object({ file: fileName, link: z.string() })

/** A lesson as a learner reads it. */
export const LessonPage = z.object({ id: lessonId, course: courseId, courseName: z.string(), title: z.string(), text: z.string(), quiz: z.array(Asked), done: z.boolean(), next: lessonId.nullable() }).meta({ id: 'LessonPage' })
export type LessonPage = z.infer<typeof LessonPage>
export const AnswerQuiz = z.object({ answers: Answers })
/** Marked at once: a quiz teaches, so it says what is right. */
export const QuizResult = z.object({ points: z.int(), of: z.int(), items: z.array(z.object({ id: z.string(), ok: z.boolean(), right: z.array(z.int()) })) }).meta({ id: 'QuizResult' })
export type QuizResult = z.infer<typeof QuizResult>
