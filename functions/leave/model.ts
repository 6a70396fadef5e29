import * as z from 'zod'
import { DateText, branded } from '../date-text.ts'
import { ShortId } from '../fees/model.ts'
import type { LeaveId } from '../ids.ts'
import { shiftTimes } from '../rosters/sheet-model.ts'
import { personId } from '../workforce/model.ts'

export const leaveId = branded<LeaveId>(ShortId)
/** The longest leave there is, maternity leave, is 188 days in some provinces. */
export const leaveDaysMax = 200
/** Of one person, those that were declined and withdrawn included. */
export const leavesMax = 1000

/** The kinds that law and custom know; how many days a place gives is a dated setting. */
export const leaveKinds = ['annual', 'sick', 'personal', 'marriage', 'bereavement', 'maternity', 'paternity', 'childcare', 'parent-care', 'home-visit', 'injury'] as const
export type LeaveKind = (typeof leaveKinds)[number]
/** withdrawn: by the worker. cancelled: the office took an approved one back as a whole. */
export const leaveStates = ['asked', 'approved', 'declined', 'withdrawn', 'cancelled'] as const

const Note = z.string().trim().max(200)
export const RequestLeave = z.object({
  id: leaveId,
  kind: z.enum(leaveKinds),
  from: DateText,
  /** The last day of it. */
  to: DateText,
  /** Only the afternoon of the first day. */
  fromNoon: z.boolean().default(false),
  /** Only the morning of the last day. */
  toNoon: z.boolean().default(false),
  note: Note.default(''),
})
export type RequestLeave = z.output<typeof RequestLeave>
/** Somebody rang up: the office writes it down for them. */
export const RecordLeave = RequestLeave.extend({ person: personId })
export type RecordLeave = z.output<typeof RecordLeave>

export const LeavePath = z.object({ leave: leaveId })
export const DecideLeave = z.discriminatedUnion('action', [z.object({ action: z.literal('approve'), reason: Note.default('') }), z.object({ action: z.literal('decline'), reason: Note.min(1) })])
export type DecideLeave = z.output<typeof DecideLeave>

/** `to` null: nothing of it remains. */
export const EndLeave = z.object({ to: DateText.nullable(), /** Only the morning of that day is leave still. */ toNoon: z.boolean().default(false), reason: Note.min(1), /** That the screen showed. */ version: z.int().positive() })
export type EndLeave = z.output<typeof EndLeave>

const SayText = z.object({ zh: z.string(), en: z.string() })
const ShiftText = z.object({ date: DateText, name: z.string(), post: z.string(), ...shiftTimes })

const told = {
  id: leaveId,
  kind: z.enum(leaveKinds),
  from: DateText,
  to: DateText,
  fromNoon: z.boolean(),
  toNoon: z.boolean(),
  /** 0.5 for half of one. */
  days: z.number().multipleOf(0.5),
  note: z.string(),
  state: z.enum(leaveStates),
  askedAt: z.string(),
  decided: z.object({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
  /** By the office after it was approved; `to` is what had been granted. */
  ended: z.object({ at: z.string(), by: z.string(), reason: z.string(), to: DateText, toNoon: z.boolean() }).nullable(),
}
/** The own one, on the phone. `open`: it may still be withdrawn. */
export const MyLeave = z.object({ ...told, open: z.boolean() })
export type MyLeave = z.infer<typeof MyLeave>

export const Leave = z
  .object({
    ...told,
    person: personId,
    name: z.string(),
    askedBy: z.string(),
    version: z.int().positive(),
    /** Published shifts that it takes away: while it is asked those that are there, then those that were freed. */
    shifts: z.array(ShiftText),
    /** What the settings say about it; none of it forbids. */
    hints: z.array(SayText),
  })
  .meta({ id: 'Leave' })
export type Leave = z.infer<typeof Leave>

export const ListLeaves = z.object({
  state: z.enum(leaveStates).optional(),
  person: personId.optional(),
  /** A part of the name. */
  search: z.string().trim().max(40).optional(),
  /** Those that touch these days; without them from two months ago on. */
  from: DateText.optional(),
  to: DateText.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(20).optional(),
})
export type ListLeaves = z.output<typeof ListLeaves>
export const LeavePage = z.object({ items: z.array(Leave), next: z.string().nullable(), /** How many of whoever is asked for wait for a decision, whatever state is shown. */ waiting: z.int() })
export type LeavePage = z.infer<typeof LeavePage>

/** Days on which somebody says that they cannot, before a roster is made: asked for, not granted. Monday is 0. */
export const Availability = z.object({ weekdays: z.array(z.int().min(0).max(6)).max(7), dates: z.array(DateText).max(62), version: z.int().min(0) }).meta({ id: 'Availability' })
export type Availability = z.infer<typeof Availability>
export const MyLeaves = z.object({ today: DateText, items: z.array(MyLeave), kinds: z.array(z.object({ kind: z.enum(leaveKinds), daysMax: z.int().nullable(), noticeDays: z.int() })), availability: Availability }).meta({ id: 'MyLeaves' })
export type MyLeaves = z.infer<typeof MyLeaves>
