import * as z from 'zod'
import { DateText } from '../date-text.ts'
import { ShortId } from '../fees/model.ts'
import { personId } from '../workforce/model.ts'
import { courseId } from './model.ts'

const text = (max: number) => z.string().trim().min(1).max(max)
const Places = z.array(z.int().min(0).max(7)).max(8)

export const Question = z
  .object({
    id: z.string().regex(/^[a-z0-9]{1,12}$/),
    kind: z.enum(['one', 'many', 'judge']),
    text: text(300),
    options: z.array(text(120)).min(2).max(8),
    /** Places in `options`, from 0. */
    right: Places.min(1),
    points: z.int().min(1).max(100),
  })
  .refine(({ right, options, kind }) => right.every((at) => at < options.length) && new Set(right).size === right.length && (kind === 'many' || right.length === 1), { path: ['right'], message: 'options that exist, each once; one where one is asked' })
  .meta({ id: 'ExamQuestion' })
const distinct = (questions: readonly { readonly id: string }[]): boolean => new Set(questions.map(({ id }) => id)).size === questions.length
export const Questions = z.array(Question).max(100).refine(distinct, 'each id once')
export const QuestionSheet = z.object({ items: z.array(Question), version: z.int() })
export type QuestionSheet = z.infer<typeof QuestionSheet>
export const SaveQuestions = z.object({ version: z.int().min(0), items: Questions })
export type SaveQuestions = z.output<typeof SaveQuestions>

/** A question as it is asked: nothing of it tells the answer. */
export const Asked = z.object({ id: z.string(), kind: z.enum(['one', 'many', 'judge']), text: z.string(), options: z.array(z.string()), points: z.int() })
export const Answers = z.record(z.string().regex(/^[a-z0-9]{1,12}$/), Places).refine((answers) => Object.keys(answers).length <= 100, 'at most 100')
export const Paper = z.object({ course: courseId, courseName: z.string(), number: z.int(), pass: z.int(), questions: z.array(Asked) }).meta({ id: 'ExamPaper' })
export type Paper = z.infer<typeof Paper>
export const HandIn = z.object({ number: z.int().min(1).max(99), answers: Answers })
export type HandIn = z.output<typeof HandIn>

export const Attempt = z
  .object({
    course: courseId,
    person: personId,
    number: z.int(),
    on: DateText,
    /** sheet: marked on paper and recorded by the office. */
    way: z.enum(['online', 'sheet']),
    state: z.enum(['open', 'marked']),
    percent: z.int().nullable(),
    passed: z.boolean().nullable(),
    examiner: z.string(),
    note: z.string(),
    /** The reason, where the result was put right afterwards. */
    corrected: z.string().nullable(),
  })
  .meta({ id: 'ExamAttempt' })
export type Attempt = z.infer<typeof Attempt>
/** `wrong`: which questions earned nothing; what would have been right stays with the course, since it is asked again. */
export const Result = Attempt.extend({ wrong: z.array(z.string()) }).meta({ id: 'ExamResult' })
export type Result = z.infer<typeof Result>

export const RecordExam = z.object({
  /** Made by the client: sending it again is the same attempt. */
  id: ShortId,
  person: personId,
  on: DateText,
  percent: z.int().min(0).max(100),
  examiner: text(30),
  note: z.string().trim().max(120).default(''),
})
export type RecordExam = z.output<typeof RecordExam>
/** `number`: which attempt. */
export const CorrectExam = z.object({ person: personId, number: z.int().min(1).max(99), percent: z.int().min(0).max(100), reason: text(120) })
export type CorrectExam = z.output<typeof CorrectExam>
export const AllowAttempt = z.object({ id: ShortId, person: personId, reason: text(120) })
export type AllowAttempt = z.output<typeof AllowAttempt>
export const Allowed = z.object({ more: z.int() })

/** Who may sit it now, and if not, why not and from when. */
export const ExamStanding = z.object({
  state: z.enum(['none', 'open', 'ready', 'wait', 'used-up', 'not-attended', 'passed']),
  until: DateText.nullable(),
  attempts: z.array(Attempt),
  left: z.int(),
})
export type ExamStanding = z.infer<typeof ExamStanding>
const Reached = z.object({ done: z.int(), of: z.int() })
export const CourseStanding = z
  .object({
    course: courseId,
    courseName: z.string(),
    theory: Reached,
    practice: Reached,
    percent: z.int(),
    minShare: z.int(),
    attendedOn: DateText.nullable(),
    completedOn: DateText.nullable(),
    exam: ExamStanding,
  })
  .meta({ id: 'CourseStanding' })
export type CourseStanding = z.infer<typeof CourseStanding>
export const SheetRow = z.object({ person: personId, name: z.string().nullable(), attended: z.int(), standing: CourseStanding })
export const SessionSheet = z.object({ items: z.array(SheetRow) })
export type SessionSheet = z.infer<typeof SessionSheet>
