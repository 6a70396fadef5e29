import { Hono } from 'hono'
import type { Role } from '../context.ts'
import { pictureTypes } from '../files/model.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import * as exam from './exam-model.ts'
import * as lesson from './lesson-model.ts'
import * as model from './model.ts'
import * as money from './money-model.ts'

export const trainers = ['head', 'training-officer'] as const satisfies Role[]
export const readers = [...trainers, 'hr-clerk', 'roster-clerk', 'auditor'] as const satisfies Role[]
const moneyReaders = [...trainers, 'finance', 'auditor'] as const satisfies Role[]

/** The use cases are loaded when first asked for: functions that never answer these do without them. */
export const courseRoutes = () =>
  new Hono<Env>()
    .post('/courses', operation({ id: 'createCourse', summary: 'Create a course: topics, hours, least share of attendance, exam', access: [...trainers], response: model.Course, status: 201 }), valid('json', model.CreateCourse), async (c) => {
      const { createCourse } = await import('./save-course.ts')
      return c.json(await createCourse(c.var.ctx, c.req.valid('json')), 201)
    })
    .get('/courses', operation({ id: 'listCourses', summary: 'Courses in the order of their names', access: [...readers, 'finance'], response: model.CoursePage }), valid('query', model.ListCourses), async (c) => {
      const { listCourses } = await import('./read-course.ts')
      return c.json(await listCourses(c.var.ctx, c.req.valid('query')))
    })
    .get('/courses/:course', operation({ id: 'getCourse', summary: 'A course', access: [...readers, 'finance'], response: model.Course }), valid('param', model.CoursePath), async (c) => {
      const { getCourse } = await import('./read-course.ts')
      return c.json(await getCourse(c.var.ctx, c.req.valid('param').course))
    })
    .patch('/courses/:course', operation({ id: 'changeCourse', summary: 'Change, end or resume a course; the audit log says what', access: [...trainers], response: model.Course }), valid('param', model.CoursePath), valid('json', model.ChangeCourse), async (c) => {
      const { changeCourse } = await import('./save-course.ts')
      return c.json(await changeCourse(c.var.ctx, c.req.valid('param').course, c.req.valid('json')))
    })
    .get('/courses/:course/questions', operation({ id: 'getQuestions', summary: 'The exam questions of a course with their answers', access: [...trainers], response: exam.QuestionSheet }), valid('param', model.CoursePath), async (c) => {
      const { getQuestions } = await import('./save-questions.ts')
      return c.json(await getQuestions(c.var.ctx, c.req.valid('param').course))
    })
    .put('/courses/:course/questions', operation({ id: 'saveQuestions', summary: 'Save all exam questions of a course; papers that were begun keep theirs', access: [...trainers], response: exam.QuestionSheet }), valid('param', model.CoursePath), valid('json', exam.SaveQuestions), async (c) => {
      const { saveQuestions } = await import('./save-questions.ts')
      return c.json(await saveQuestions(c.var.ctx, c.req.valid('param').course, c.req.valid('json')))
    })
    .get('/courses/:course/lessons', operation({ id: 'listLessons', summary: 'The lessons of a course as they are written, and its pictures', access: [...trainers, 'auditor'], response: lesson.LessonList }), valid('param', model.CoursePath), async (c) => {
      const { listLessons } = await import('./save-lesson.ts')
      return c.json(await listLessons(c.var.ctx, c.req.valid('param').course))
    })
    .put('/courses/:course/lessons/:lesson', operation({ id: 'saveLesson', summary: 'Write or change a lesson: text with headings and pictures, and a quiz', access: [...trainers], response: lesson.Lesson }), valid('param', lesson.LessonPath), valid('json', lesson.SaveLesson), async (c) => {
      const { saveLesson } = await import('./save-lesson.ts')
      const { course, lesson: id } = c.req.valid('param')
      return c.json(await saveLesson(c.var.ctx, course, id, c.req.valid('json')))
    })
    .post('/courses/:course/pictures', operation({ id: 'addLessonPicture', summary: 'Upload a picture for lessons (JPEG, PNG or WebP as the raw body, 1 MB at most, 60 of them)', access: [...trainers], upload: pictureTypes, response: lesson.AddedPicture, status: 201 }), valid('param', model.CoursePath), valid('query', lesson.AddPictureQuery), async (c) => {
      const { addPicture } = await import('./save-lesson.ts')
      return c.json(await addPicture(c.var.ctx, c.req.valid('param').course, { ...c.req.valid('query'), bytes: new Uint8Array(await c.req.arrayBuffer()) }), 201)
    })
    .get('/courses/:course/pictures/:picture', operation({ id: 'getLessonPicture', summary: 'A picture of a lesson', access: 'signed-in', response: { type: pictureTypes } }), valid('param', lesson.PicturePath), async (c) => {
      const { showPicture } = await import('./save-lesson.ts')
      const { course, picture } = c.req.valid('param')
      return showPicture(c.var.ctx, course, picture)
    })
    .post('/courses/:course/exams', operation({ id: 'recordExam', summary: 'Record the result of an exam from its score sheet', access: [...trainers], response: exam.Result, status: 201 }), valid('param', model.CoursePath), valid('json', exam.RecordExam), async (c) => {
      const { recordExam } = await import('./record-exam.ts')
      return c.json(await recordExam(c.var.ctx, c.req.valid('param').course, c.req.valid('json')), 201)
    })
    .post('/courses/:course/exam-corrections', operation({ id: 'correctExam', summary: 'Put the result of an exam right, with the reason; certificates follow', access: [...trainers], response: exam.Result }), valid('param', model.CoursePath), valid('json', exam.CorrectExam), async (c) => {
      const { correctExam } = await import('./correct-exam.ts')
      return c.json(await correctExam(c.var.ctx, c.req.valid('param').course, c.req.valid('json')))
    })
    .post('/courses/:course/more-attempts', operation({ id: 'allowAttempt', summary: 'Allow a person one more attempt than the course does, and say why', access: [...trainers], response: exam.Allowed, status: 201 }), valid('param', model.CoursePath), valid('json', exam.AllowAttempt), async (c) => {
      const { allowAttempt } = await import('./record-exam.ts')
      return c.json(await allowAttempt(c.var.ctx, c.req.valid('param').course, c.req.valid('json')), 201)
    })
    .get('/courses/:course/money', operation({ id: 'getCourseMoney', summary: 'What a course costs and what grants it brings, estimated and actual', access: [...moneyReaders], response: money.CourseMoney }), valid('param', model.CoursePath), async (c) => {
      const { getCourseMoney } = await import('./course-money.ts')
      return c.json(await getCourseMoney(c.var.ctx, c.req.valid('param').course))
    })
    .post('/courses/:course/money', operation({ id: 'addCourseMoney', summary: 'Note a cost or grant of a course, with the expense or receipt that is booked', access: [...trainers, 'finance'], response: money.CourseMoney, status: 201 }), valid('param', model.CoursePath), valid('json', money.AddCourseMoney), async (c) => {
      const { addCourseMoney } = await import('./course-money.ts')
      return c.json(await addCourseMoney(c.var.ctx, c.req.valid('param').course, c.req.valid('json')), 201)
    })
