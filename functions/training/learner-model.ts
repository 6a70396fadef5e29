import * as z from 'zod'
import { DateText } from '../date-text.ts'
import { personId } from '../workforce/model.ts'
import { CourseStanding } from './exam-model.ts'
import { lessonId } from './lesson-model.ts'
import { courseId, seatStates, topicKinds, trainingSessionId } from './model.ts'

const MySession = z.object({
  id: trainingSessionId,
  course: courseId,
  courseName: z.string(),
  date: DateText,
  from: z.string(),
  to: z.string(),
  place: z.string(),
  trainer: z.string(),
  /** Null: not enrolled, and open to enrol. */
  state: z.enum(seatStates).nullable(),
  line: z.int().nullable(),
  attended: z.int(),
  free: z.int(),
  cancelled: z.string().nullable(),
  feedback: z.enum(['none', 'open', 'given']),
})
export const MyTraining = z
  .object({
    name: z.string(),
    today: DateText,
    sessions: z.array(MySession),
    offered: z.array(MySession),
    courses: z.array(CourseStanding.extend({ lessons: z.array(z.object({ id: lessonId, title: z.string(), done: z.boolean() })) })),
  })
  .meta({ id: 'MyTraining' })
export type MyTraining = z.infer<typeof MyTraining>

export const ScanAttendance = z.object({ code: z.string().trim().min(20).max(80) })
export const Scanned = z.object({ courseName: z.string(), phase: z.enum(['in', 'out']), /** At what time it counts. */ at: z.string(), /** Recorded before: nothing new. */ again: z.boolean(), attended: z.int() }).meta({ id: 'ScannedAttendance' })
export type Scanned = z.infer<typeof Scanned>
export const GiveFeedback = z.object({ stars: z.int().min(1).max(5), text: z.string().trim().max(300).default('') })
export type GiveFeedback = z.output<typeof GiveFeedback>

export const SeekerPath = z.object({ seeker: personId })
const RecordLine = z.object({ on: DateText, course: courseId, courseName: z.string(), topic: z.string(), kind: z.enum(topicKinds), minutes: z.int(), trainer: z.string(), place: z.string(), from: z.string(), to: z.string() })
export const TrainingRecord = z
  .object({ person: personId, name: z.string(), items: z.array(RecordLine), courses: z.array(CourseStanding), theoryMinutes: z.int(), practiceMinutes: z.int() })
  .meta({ id: 'TrainingRecord' })
export type TrainingRecord = z.infer<typeof TrainingRecord>
export const ExportRecord = z.object({ format: z.enum(['csv', 'xlsx', 'pdf']) })
export const PlanQuery = z.object({ post: z.string().regex(/^[a-z0-9]{12}$/) })
export const TrainingPlan = z
  .object({
    person: personId,
    post: z.string(),
    postName: z.string(),
    gaps: z.array(z.object({ topic: z.string(), needed: z.int(), done: z.int(), missing: z.int() })),
    courses: z.array(z.object({ course: courseId, courseName: z.string(), closes: z.array(z.object({ topic: z.string(), minutes: z.int() })), sessions: z.array(z.object({ id: trainingSessionId, date: DateText, from: z.string(), to: z.string(), place: z.string(), free: z.int() })) })),
    /** What no course teaches. */
    left: z.array(z.object({ topic: z.string(), minutes: z.int() })),
  })
  .meta({ id: 'TrainingPlan' })
export type TrainingPlan = z.infer<typeof TrainingPlan>
