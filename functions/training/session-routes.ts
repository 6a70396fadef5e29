import { Hono } from 'hono'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import { readers, trainers } from './course-routes.ts'
import { SessionSheet } from './exam-model.ts'
import * as model from './model.ts'

/** Sessions of courses, who has a seat, and who was there. */
export const trainingSessionRoutes = () =>
  new Hono<Env>()
    .post('/training-sessions', operation({ id: 'scheduleSession', summary: 'Schedule a session of a course; no trainer or place twice at once', access: [...trainers], response: model.TrainingSession, status: 201 }), valid('json', model.ScheduleSession), async (c) => {
      const { scheduleSession } = await import('./schedule-session.ts')
      return c.json(await scheduleSession(c.var.ctx, c.req.valid('json')), 201)
    })
    .get('/training-sessions', operation({ id: 'listTrainingSessions', summary: 'The sessions of a month, or of a course', access: [...readers], response: model.SessionList }), valid('query', model.ListSessions), async (c) => {
      const { listSessions } = await import('./read-session.ts')
      return c.json(await listSessions(c.var.ctx, c.req.valid('query')))
    })
    .get('/training-sessions/:trainingSession', operation({ id: 'getTrainingSession', summary: 'A session with its seats and attendance', access: [...readers], response: model.SessionDetail }), valid('param', model.SessionPath), async (c) => {
      const { getSession } = await import('./read-session.ts')
      return c.json(await getSession(c.var.ctx, c.req.valid('param').trainingSession))
    })
    .patch('/training-sessions/:trainingSession', operation({ id: 'changeSession', summary: 'Move a session, or change trainer, place, topics or capacity', access: [...trainers], response: model.TrainingSession }), valid('param', model.SessionPath), valid('json', model.ChangeSession), async (c) => {
      const { changeSession } = await import('./change-session.ts')
      return c.json(await changeSession(c.var.ctx, c.req.valid('param').trainingSession, c.req.valid('json')))
    })
    .post('/training-sessions/:trainingSession/cancellation', operation({ id: 'cancelSession', summary: 'Call a session off, with the reason', access: [...trainers], response: model.TrainingSession }), valid('param', model.SessionPath), valid('json', model.CancelSession), async (c) => {
      const { cancelSession } = await import('./change-session.ts')
      return c.json(await cancelSession(c.var.ctx, c.req.valid('param').trainingSession, c.req.valid('json').reason))
    })
    .post('/training-sessions/:trainingSession/seats', operation({ id: 'enrol', summary: 'Enrol a person: a seat, or the end of the waiting list', access: [...trainers, 'hr-clerk'], response: model.Seat, status: 201 }), valid('param', model.SessionPath), valid('json', model.Enrol), async (c) => {
      const { enrol } = await import('./enrol.ts')
      return c.json(await enrol(c.var.ctx, c.req.valid('param').trainingSession, c.req.valid('json').person, 'office'), 201)
    })
    .post('/training-sessions/:trainingSession/seats/:seeker/withdrawal', operation({ id: 'withdraw', summary: 'Give a seat up; the first of the waiting list has it at once', access: [...trainers, 'hr-clerk'], response: model.Seat }), valid('param', model.SeatPath), async (c) => {
      const { withdraw } = await import('./enrol.ts')
      const { trainingSession, seeker } = c.req.valid('param')
      return c.json(await withdraw(c.var.ctx, trainingSession, seeker, 'office'))
    })
    .post('/training-sessions/:trainingSession/attendance', operation({ id: 'recordAttendance', summary: 'Record by list who was there and, if not all of the time, from when to when', access: [...trainers], response: model.SessionDetail }), valid('param', model.SessionPath), valid('json', model.RecordAttendance), async (c) => {
      const { recordAttendance } = await import('./record-attendance.ts')
      return c.json(await recordAttendance(c.var.ctx, c.req.valid('param').trainingSession, c.req.valid('json')))
    })
    .post('/training-sessions/:trainingSession/seats/:seeker/correction', operation({ id: 'correctTrainingAttendance', summary: "The trainer's word on a person's minutes, with the reason", access: [...trainers], response: model.SessionDetail }), valid('param', model.SeatPath), valid('json', model.CorrectAttendance), async (c) => {
      const { correctTrainingAttendance } = await import('./record-attendance.ts')
      const { trainingSession, seeker } = c.req.valid('param')
      return c.json(await correctTrainingAttendance(c.var.ctx, trainingSession, seeker, c.req.valid('json')))
    })
    .get('/training-sessions/:trainingSession/code', operation({ id: 'getSessionCode', summary: "The code for the trainer's screen, another one each half minute", access: [...trainers], response: model.SessionCode }), valid('param', model.SessionPath), valid('query', model.CodeQuery), async (c) => {
      const { getSessionCode } = await import('./session-code.ts')
      return c.json(await getSessionCode(c.var.ctx, c.req.valid('param').trainingSession, c.req.valid('query').phase))
    })
    .get('/training-sessions/:trainingSession/sheet', operation({ id: 'getSessionSheet', summary: 'Progress and exams of everybody with a seat', access: [...trainers, 'hr-clerk', 'auditor'], response: SessionSheet }), valid('param', model.SessionPath), async (c) => {
      const { getSessionSheet } = await import('./get-training-record.ts')
      return c.json(await getSessionSheet(c.var.ctx, c.req.valid('param').trainingSession))
    })
    .get('/training-sessions/:trainingSession/feedback', operation({ id: 'getSessionFeedback', summary: 'What was said of a session, without names; nothing of fewer than five', access: [...trainers, 'auditor'], response: model.FeedbackView }), valid('param', model.SessionPath), async (c) => {
      const { getFeedback } = await import('./give-feedback.ts')
      const { feedback } = await getFeedback(c.var.ctx, c.req.valid('param').trainingSession)
      return c.json({ feedback: feedback && { ...feedback, texts: [...feedback.texts] } })
    })
