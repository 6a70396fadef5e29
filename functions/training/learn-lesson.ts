import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { CourseId } from '../ids.ts'
import { ownPerson } from '../workforce/tie-account.ts'
import { isRight, markAnswers } from './exam-rules.ts'
import { doneWrite, findLesson, lessonsDone, lessonsOf } from './lesson-items.ts'
import type { LessonPage, QuizResult } from './lesson-model.ts'
import type { Answers } from './exam-rules.ts'
import { readCourse } from './read-course.ts'
import { askedOf } from './sit-exam.ts'

/** Open to every worker, enrolled or not: whoever wants to learn may. Throws `unknown`. */
export async function getLesson(ctx: Ctx, course: CourseId, id: string): Promise<LessonPage> {
  const { id: person } = await ownPerson(ctx)
  const [{ name }, lessons, done] = await Promise.all([readCourse(ctx, course), lessonsOf(ctx, course), lessonsDone(ctx, person)])
  const at = lessons.findIndex((one) => one.id === id)
  const lesson = lessons[at]
  if (!lesson) throw unknown(`lesson ${id} of ${course}`)
  return { id, course, courseName: name, title: lesson.title, text: lesson.text, quiz: lesson.quiz.map(askedOf), done: done.has(id), next: lessons[at + 1]?.id ?? null }
}

/** Marks at once and says what is right; the lesson is done with it. Answering again only teaches. Lessons count no hours: those are attended. */
export async function answerQuiz(ctx: Ctx, course: CourseId, id: string, answers: Answers): Promise<QuizResult> {
  const { id: person } = await ownPerson(ctx)
  const lesson = await findLesson(ctx, course, id)
  if (!lesson) throw unknown(`lesson ${id} of ${course}`)
  await ctx.store.write(doneWrite(ctx, person, lesson, today(ctx.clock)))
  const { points, of } = markAnswers(lesson.quiz, answers)
  return { points, of, items: lesson.quiz.map((question) => ({ id: question.id, ok: isRight(question, answers[question.id] ?? []), right: [...question.right] })) }
}
