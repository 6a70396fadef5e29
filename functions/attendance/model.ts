import * as z from 'zod'
import { DateText, PeriodText } from '../date-text.ts'
import { ShortId } from '../fees/model.ts'
import { postId } from '../posts/model.ts'
import { shiftTimes } from '../rosters/sheet-model.ts'
import { personId } from '../workforce/model.ts'
import { payKinds } from './pay-rules.ts'
import { dayStates } from './worked-rules.ts'

/** Minutes from midnight of the day on which the shift starts; after midnight they go on: 1,800 is six in the morning. */
const Minute = z.int().min(0).max(2879)
const Reason = z.string().trim().min(2).max(120)

export const CorrectionInput = z.discriminatedUnion('what', [
  z.object({ what: z.literal('worked'), fromMinute: Minute, toMinute: Minute, breakMinutes: z.int().min(0).max(720) }),
  z.object({ what: z.literal('absent') }),
])

export const CorrectAttendance = z.object({
  /** Made by the client: sending the same correction again is the same correction. */
  id: ShortId,
  date: DateText,
  /** Null takes the foreman's word back: the clock stands again. */
  correction: CorrectionInput.nullable(),
  reason: Reason,
})
export type CorrectAttendance = z.output<typeof CorrectAttendance>

const Stamp = z.object({ kind: z.enum(['in', 'out']), minute: z.int() })
const Shift = z.object({ ...shiftTimes, name: z.string() })
const figures = { plannedMinutes: z.int(), workedMinutes: z.int(), lateMinutes: z.int(), earlyMinutes: z.int(), extraMinutes: z.int() }
const shares = { usual: z.int(), at150: z.int(), at200: z.int(), at300: z.int() }

export const AttendanceDay = z.object({
  date: DateText,
  state: z.enum(dayStates),
  post: postId.nullable(),
  postName: z.string(),
  shift: Shift.nullable(),
  stamps: z.array(Stamp),
  leave: z.string().nullable(),
  /** Usual minutes that count as leave; beside them the rest of the day may have been worked. */
  leaveMinutes: z.int(),
  holiday: z.string().nullable(),
  night: z.boolean(),
  ...figures,
  ...shares,
  /** What the foreman said, the last word first; the first of them holds. */
  said: z.array(z.object({ correction: CorrectionInput.nullable(), reason: z.string(), by: z.string(), at: z.string() })),
})
export type AttendanceDay = z.infer<typeof AttendanceDay>

export const PayLineView = z.object({ kind: z.enum(payKinds), count: z.int(), unit: z.enum(['minutes', 'nights', 'days']), percent: z.int(), amountFen: z.int() })

/** open: not closed yet. closed: waits for the worker's signature. objected: the worker does not agree. */
export const sheetStates = ['open', 'closed', 'signed', 'objected'] as const
export type SheetState = (typeof sheetStates)[number]

const counts = { daysWorked: z.int(), workedMinutes: z.int(), late: z.int(), absent: z.int(), ...shares, nights: z.int() }
const warnings = ['minimum-wage', 'overtime-month', 'no-contract', 'no-roster'] as const

const row = {
  person: personId,
  personName: z.string(),
  state: z.enum(sheetStates),
  ...counts,
  /** Null for whoever may not see wages. */
  payFen: z.int().nullable(),
  /** Days on which the foreman still has to say what was so. */
  undecided: z.array(DateText),
  warnings: z.array(z.enum(warnings)),
  /** What was closed says something else than the clock, the roster and the foreman by now. */
  changed: z.boolean(),
}
export const AttendanceRow = z.object(row).meta({ id: 'AttendanceRow' })
export type AttendanceRow = z.infer<typeof AttendanceRow>
export const AttendancePage = z.object({ items: z.array(AttendanceRow), next: z.string().nullable() }).meta({ id: 'AttendancePage' })
export type AttendancePage = z.infer<typeof AttendancePage>

const steps = { closedAt: z.string().nullable(), closedBy: z.string().nullable(), signedAt: z.string().nullable(), objection: z.string().nullable(), version: z.int() }
export const AttendanceSheet = z.object({ month: PeriodText, ...row, days: z.array(AttendanceDay), lines: z.array(PayLineView), ...steps, booked: z.boolean() }).meta({ id: 'AttendanceSheet' })
export type AttendanceSheet = z.infer<typeof AttendanceSheet>

/** What a worker sees of a month that was closed. */
export const MyTimesheet = z.object({ month: PeriodText, state: z.enum(sheetStates), ...counts, payFen: z.int(), days: z.array(z.object({ date: DateText, state: z.enum(dayStates), postName: z.string(), workedMinutes: z.int(), leaveMinutes: z.int(), lateMinutes: z.int(), at150: z.int(), at200: z.int(), at300: z.int() })), lines: z.array(PayLineView), ...steps }).meta({ id: 'MyTimesheet' })
export type MyTimesheet = z.infer<typeof MyTimesheet>
export const MyTimesheets = z.object({ items: z.array(MyTimesheet) }).meta({ id: 'MyTimesheets' })
export type MyTimesheets = z.infer<typeof MyTimesheets>

export const ConfirmAttendance = z.object({
  /** Made by the client: sending the same again changes nothing. */
  id: ShortId,
  from: DateText,
  to: DateText,
  people: z.array(personId).min(1).max(200),
  reason: Reason,
})
export type ConfirmAttendance = z.output<typeof ConfirmAttendance>
export const AttendanceConfirmed = z.object({ days: z.int(), people: z.int(), refused: z.array(z.object({ person: personId, say: z.object({ zh: z.string(), en: z.string() }) })) }).meta({ id: 'AttendanceConfirmed' })
export type AttendanceConfirmed = z.infer<typeof AttendanceConfirmed>
export const AttendanceDayList = z.object({ date: DateText, items: z.array(z.object({ person: personId, personName: z.string(), /** The month of this person is closed. */ closed: z.boolean(), day: AttendanceDay })) }).meta({ id: 'AttendanceDayList' })
export type AttendanceDayList = z.infer<typeof AttendanceDayList>

export const DayPath = z.object({ date: DateText })
export const MonthPath = z.object({ month: PeriodText })
export const SheetPath = z.object({ month: PeriodText, seeker: personId })
export const ListAttendance = z.object({
  /** Only whom something is still to be done for: days undecided, not closed, objected, changed. */
  todo: z.enum(['yes']).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(20).optional(),
})
export type ListAttendance = z.output<typeof ListAttendance>
/** The sheet that the screen showed. */
export const SheetVersion = z.object({ version: z.int().positive() })
export type SheetVersion = z.output<typeof SheetVersion>
export const ReopenTimesheet = z.object({ version: z.int().positive(), reason: Reason })
export type ReopenTimesheet = z.output<typeof ReopenTimesheet>
export const ObjectTimesheet = z.object({ version: z.int().positive(), text: z.string().trim().min(2).max(300) })
export type ObjectTimesheet = z.output<typeof ObjectTimesheet>
