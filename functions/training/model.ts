import * as z from 'zod'
import { minutesOfDay } from '../calendar.ts'
import { branded, DateText, PeriodText } from '../date-text.ts'
import { ShortId } from '../fees/model.ts'
import type { CourseId, TrainingSessionId } from '../ids.ts'
import { personId } from '../workforce/model.ts'

export const courseId = branded<CourseId>(ShortId)
export const trainingSessionId = branded<TrainingSessionId>(ShortId)
export const coursesMax = 300
export const capacityMax = 60
/** Of one person, and of one course. */
export const sessionsMax = 500

export const topicKinds = ['theory', 'practice'] as const
const line = (max: number) => z.string().trim().min(1).max(max)
/** HH:MM */
const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM')

/** Named as posts name it: a post asks for hours of a topic. */
export const Topic = z.object({ topic: line(40), kind: z.enum(topicKinds), minutes: z.int().min(5).max(30_000) })
export type Topic = z.output<typeof Topic>

export const ExamRule = z.object({
  /** Whole percent. */
  pass: z.int().min(1).max(100),
  attemptsMax: z.int().min(1).max(9),
  /** Days from a failed attempt to the next. */
  waitDays: z.int().min(0).max(90),
  /** How many questions a paper asks; null: all of the course. */
  questions: z.int().min(1).max(100).nullable(),
})

const Topics = z.array(Topic).min(1).max(20).refine((topics) => new Set(topics.map(({ topic, kind }) => `${kind} ${topic}`)).size === topics.length, 'each topic once')
const courseFields = {
  name: line(40),
  about: z.string().trim().max(600),
  topics: Topics,
  /** Whole percent of theory, and of practice, that must be attended. */
  minShare: z.int().min(1).max(100),
  exam: ExamRule.nullable(),
  /** The kind of certificate that completing it earns, by its code; null: none. */
  grants: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/).nullable(),
}

export const courseStates = ['active', 'ended'] as const
export const Course = z.object({ id: courseId, ...courseFields, state: z.enum(courseStates), questions: z.int(), lessons: z.int(), version: z.int().positive() }).meta({ id: 'Course' })
export type Course = z.infer<typeof Course>
export const CoursePage = z.object({ items: z.array(Course), next: z.string().nullable() })
export type CoursePage = z.infer<typeof CoursePage>
export const CreateCourse = z.object({ /** Made by the client: sending it again is the same course. */ id: courseId, ...courseFields, about: courseFields.about.default(''), grants: courseFields.grants.default(null) })
export type CreateCourse = z.output<typeof CreateCourse>
export const ChangeCourse = z.object({ ...courseFields, state: z.enum(courseStates) }).partial().extend({ version: z.int().positive() })
export type ChangeCourse = z.output<typeof ChangeCourse>
export const CoursePath = z.object({ course: courseId })
export const ListCourses = z.object({ state: z.enum(courseStates).optional(), limit: z.coerce.number().int().min(1).max(200).default(50), after: z.string().max(20).optional() })
export type ListCourses = z.output<typeof ListCourses>

const sessionFields = {
  date: DateText,
  from: Clock,
  to: Clock,
  place: line(40),
  trainer: line(30),
  capacity: z.int().min(1).max(capacityMax),
  /** What is taught of the course; breaks belong to no topic. */
  topics: z.array(Topic).min(1).max(10),
}
export const sessionStates = ['planned', 'cancelled'] as const
export const TrainingSession = z
  .object({
    id: trainingSessionId,
    course: courseId,
    courseName: z.string(),
    ...sessionFields,
    state: z.enum(sessionStates),
    cancelled: z.object({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
    taken: z.int(),
    waiting: z.int(),
    /** Somebody's attendance is recorded: day, time and topics stay as they are. */
    held: z.boolean(),
    version: z.int().positive(),
  })
  .meta({ id: 'TrainingSession' })
export type TrainingSession = z.infer<typeof TrainingSession>

export const ScheduleSession = z
  .object({ /** Made by the client. */ id: trainingSessionId, course: courseId, ...sessionFields })
  .refine(({ from, to }) => minutesOfDay(to) - minutesOfDay(from) >= 15, { path: ['to'], message: 'at least 15 minutes after its beginning' })
export type ScheduleSession = z.output<typeof ScheduleSession>
export const ChangeSession = z.object(sessionFields).partial().extend({ version: z.int().positive() })
export type ChangeSession = z.output<typeof ChangeSession>
export const CancelSession = z.object({ reason: line(120) })
export const SessionPath = z.object({ trainingSession: trainingSessionId })
/** Of a month, or of a course, the newest first. */
export const ListSessions = z.object({ period: PeriodText.optional(), course: courseId.optional() })
export type ListSessions = z.output<typeof ListSessions>
export const SessionList = z.object({ items: z.array(TrainingSession) })
export type SessionList = z.infer<typeof SessionList>

export const seatStates = ['seated', 'waiting', 'withdrawn'] as const
export const AttendanceMark = z.object({
  kind: z.enum(['in', 'out', 'list', 'correction']),
  at: z.string(),
  by: z.string(),
  /** What it says: `09:02`, `09:00-12:00`, or whole minutes. */
  says: z.string(),
  reason: z.string().nullable(),
})
export const Seat = z
  .object({
    person: personId,
    /** Null once the person was erased; the seat still counts. */
    name: z.string().nullable(),
    state: z.enum(seatStates),
    /** Which in the waiting list, from 1. */
    place: z.int().nullable(),
    /** Minutes. */
    attended: z.int(),
    marks: z.array(AttendanceMark),
    /** Of a session that was called off: whether the message went out. `unclear`: it broke off while it was sent. */
    told: z.enum(['sent', 'failed', 'unclear', 'no-way']).nullable(),
  })
  .meta({ id: 'TrainingSeat' })
export type Seat = z.infer<typeof Seat>
export const SessionDetail = TrainingSession.extend({ seats: z.array(Seat) }).meta({ id: 'TrainingSessionDetail' })
export type SessionDetail = z.infer<typeof SessionDetail>

export const Enrol = z.object({ person: personId })
export const SeatPath = z.object({ trainingSession: trainingSessionId, seeker: personId })
export const RecordAttendance = z.object({ entries: z.array(z.object({ person: personId, from: Clock.optional(), to: Clock.optional() })).min(1).max(capacityMax) })
export type RecordAttendance = z.output<typeof RecordAttendance>
export const CorrectAttendance = z.object({ minutes: z.int().min(0).max(1440), reason: line(120) })
export type CorrectAttendance = z.output<typeof CorrectAttendance>
export const CodeQuery = z.object({ phase: z.enum(['in', 'out']).default('in') })
export const SessionCode = z.object({
  link: z.string(),
  /** The code as dark modules, to be drawn at any size: [x, y, width, height]. */
  qr: z.object({ modules: z.int(), rects: z.array(z.tuple([z.int(), z.int(), z.int(), z.int()])) }),
  /** When the next one follows. */
  secondsLeft: z.int(),
  present: z.int(),
  taken: z.int(),
})
export type SessionCode = z.infer<typeof SessionCode>
export const Feedback = z.object({ count: z.int(), tenths: z.int(), texts: z.array(z.string()) }).nullable()
export const FeedbackView = z.object({ /** Null while fewer than five have said something. */ feedback: Feedback })
