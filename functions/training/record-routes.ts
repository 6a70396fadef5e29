import { Hono } from 'hono'
import type { Role } from '../context.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import type { PostId } from '../ids.ts'
import { reportTypes } from '../reports/report.ts'
import * as exam from './exam-model.ts'
import * as shapes from './learner-model.ts'
import * as lesson from './lesson-model.ts'
import { CoursePath, Seat, SessionPath } from './model.ts'

const readers = ['head', 'hr-clerk', 'training-officer', 'auditor'] as const satisfies Role[]
/** Who they are comes from their session. */
const workers = ['worker'] as const satisfies Role[]

/** A person's training, as the office files it. */
export const trainingRecordRoutes = () =>
  new Hono<Env>()
    .get('/seekers/:seeker/training', operation({ id: 'getTrainingRecord', summary: "A person's training record: what, when, by whom, exams", access: [...readers], response: shapes.TrainingRecord }), valid('param', shapes.SeekerPath), async (c) => {
      const { getTrainingRecord } = await import('./get-training-record.ts')
      return c.json(await getTrainingRecord(c.var.ctx, c.req.valid('param').seeker))
    })
    .get('/seekers/:seeker/training/export', operation({ id: 'exportTrainingRecord', summary: 'The training record as a file: CSV, XLSX or PDF', access: [...readers], response: { type: reportTypes } }), valid('param', shapes.SeekerPath), valid('query', shapes.ExportRecord), async (c) => {
      const [{ getTrainingRecord }, { trainingReport }, { answerReport }] = await Promise.all([import('./get-training-record.ts'), import('./record-table.ts'), import('../reports/report.ts')])
      const { ctx, lang } = c.var
      return answerReport(ctx, trainingReport(ctx, await getTrainingRecord(ctx, c.req.valid('param').seeker), lang), c.req.valid('query').format, lang)
    })
    .get('/seekers/:seeker/training-plan', operation({ id: 'getTrainingPlan', summary: 'What a post asks and a person has not been taught yet, and the courses that close it', access: [...readers, 'roster-clerk'], response: shapes.TrainingPlan }), valid('param', shapes.SeekerPath), valid('query', shapes.PlanQuery), async (c) => {
      const { getTrainingPlan } = await import('./get-training-record.ts')
      return c.json(await getTrainingPlan(c.var.ctx, c.req.valid('param').seeker, c.req.valid('query').post as PostId))
    })

/** The worker's own phone. */
export const learnerRoutes = () =>
  new Hono<Env>()
    .get('/staff/training', operation({ id: 'getMyTraining', summary: 'My sessions, courses, exams and lessons', access: [...workers], response: shapes.MyTraining }), async (c) => {
      const { getMyTraining } = await import('./my-training.ts')
      return c.json(await getMyTraining(c.var.ctx))
    })
    .post('/staff/attendance', operation({ id: 'scanAttendance', summary: "I have scanned the code on the trainer's screen", access: [...workers], response: shapes.Scanned }), valid('json', shapes.ScanAttendance), async (c) => {
      const { scanAttendance } = await import('./scan-attendance.ts')
      return c.json(await scanAttendance(c.var.ctx, c.req.valid('json').code))
    })
    .post('/staff/training-sessions/:trainingSession/seat', operation({ id: 'enrolMe', summary: 'Take a seat in a session, or wait for one', access: [...workers], response: Seat, status: 201 }), valid('param', SessionPath), async (c) => {
      const { enrolMe } = await import('./my-acts.ts')
      return c.json(await enrolMe(c.var.ctx, c.req.valid('param').trainingSession), 201)
    })
    .post('/staff/training-sessions/:trainingSession/withdrawal', operation({ id: 'withdrawMe', summary: 'Give my seat up before it begins', access: [...workers], response: Seat }), valid('param', SessionPath), async (c) => {
      const { withdrawMe } = await import('./my-acts.ts')
      return c.json(await withdrawMe(c.var.ctx, c.req.valid('param').trainingSession))
    })
    .post('/staff/training-sessions/:trainingSession/feedback', operation({ id: 'giveFeedback', summary: 'Rate a session that I attended; without my name', access: [...workers], response: 'nothing', status: 204 }), valid('param', SessionPath), valid('json', shapes.GiveFeedback), async (c) => {
      const { giveFeedback } = await import('./give-feedback.ts')
      await giveFeedback(c.var.ctx, c.req.valid('param').trainingSession, c.req.valid('json'))
      return c.body(null, 204)
    })
    .post('/staff/exams/:course', operation({ id: 'startExam', summary: 'Begin an exam, or go on with the paper that was begun', access: [...workers], response: exam.Paper }), valid('param', CoursePath), async (c) => {
      const { startMyExam } = await import('./my-acts.ts')
      return c.json(await startMyExam(c.var.ctx, c.req.valid('param').course))
    })
    .post('/staff/exams/:course/answers', operation({ id: 'handInExam', summary: 'Hand in a paper; it is marked at once', access: [...workers], response: exam.Result }), valid('param', CoursePath), valid('json', exam.HandIn), async (c) => {
      const { handInMyExam } = await import('./my-acts.ts')
      return c.json(await handInMyExam(c.var.ctx, c.req.valid('param').course, c.req.valid('json')))
    })
    .get('/staff/courses/:course/lessons/:lesson', operation({ id: 'getLesson', summary: 'A lesson to read, with a quiz whose answers stay here', access: [...workers], response: lesson.LessonPage }), valid('param', lesson.LessonPath), async (c) => {
      const { getLesson } = await import('./learn-lesson.ts')
      const { course, lesson: id } = c.req.valid('param')
      return c.json(await getLesson(c.var.ctx, course, id))
    })
    .post('/staff/courses/:course/lessons/:lesson/quiz', operation({ id: 'answerQuiz', summary: 'Answer the quiz of a lesson; it is marked at once', access: [...workers], response: lesson.QuizResult }), valid('param', lesson.LessonPath), valid('json', lesson.AnswerQuiz), async (c) => {
      const { answerQuiz } = await import('./learn-lesson.ts')
      const { course, lesson: id } = c.req.valid('param')
      return c.json(await answerQuiz(c.var.ctx, course, id, c.req.valid('json').answers))
    })
