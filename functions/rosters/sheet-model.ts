import * as z from 'zod'
import { branded, DateText } from '../date-text.ts'
import { communityId, ShortId } from '../fees/model.ts'
import type { RosterId, ShiftId } from '../ids.ts'
import { postId } from '../posts/model.ts'
import { personId, postKinds } from '../workforce/model.ts'
import type { CellText as Cell } from './cell-rules.ts'

export const shiftId = branded<ShiftId>(ShortId)
export const rosterId = branded<RosterId>(ShortId)
/** A roster has at most so many days and people; the engine takes more. */
export const rosterDaysMax = 62
export const rosterPeopleMax = 200

export const shiftColours = ['blue', 'amber', 'violet', 'green', 'rose', 'slate'] as const

/** A kind of shift of the tenant; at which post it is worked a cell says. Minutes count from midnight of the day to which it belongs. */
export const Shift = z
  .object({
    id: shiftId,
    name: z.string(),
    /** One or two characters for the cell. */
    short: z.string(),
    colour: z.enum(shiftColours),
    startMinute: z.int().min(0).max(1439),
    /** From begin to end, the break included; past 1440 it ends on the day after. */
    spanMinutes: z.int().min(1).max(1440),
    breakMinutes: z.int().min(0).max(720),
    /** Of a split shift: when its break begins, and with it the gap between its two parts. Null: the break is taken when it suits. */
    breakStart: z.int().min(0).max(2879).nullable(),
    night: z.boolean(),
    from: DateText,
    to: DateText.nullable(),
    version: z.int().positive(),
  })
  .meta({ id: 'RosterShift' })
export type Shift = z.infer<typeof Shift>

export { cellOf, readCell } from './cell-rules.ts'
export type CellText = Cell
export const CellText = branded<Cell>(z.string().regex(/^(off|[a-z0-9]{12}@[a-z0-9]{12})$/))

const SayText = z.object({ zh: z.string(), en: z.string() })
const Days = z.object({ from: DateText, to: DateText })
/** `ShiftTimes` of rules/shift-parts, as answers give them. */
export const shiftTimes = { startMinute: z.int(), spanMinutes: z.int(), breakMinutes: z.int(), breakStart: z.int().nullable() }
const DutyText = z.object({ date: DateText, post: z.string(), ...shiftTimes })

export const rosterStates = ['draft', 'publishing', 'published', 'discarded'] as const

export const Roster = z
  .object({
    id: rosterId,
    name: z.string(),
    from: DateText,
    to: DateText,
    posts: z.array(postId),
    state: z.enum(rosterStates),
    publishedAt: z.string().nullable(),
    version: z.int().positive(),
  })
  .meta({ id: 'Roster' })
export type Roster = z.infer<typeof Roster>

/** A person as a roster clerk may see them: THAT a day or a shift is not possible, and in whose words the clerk is told; never why in private. */
export const SheetPerson = z.object({
  id: personId,
  name: z.string(),
  /** By contract, one after the other. The first of a day is where a painted shift is worked if nothing else is said. */
  posts: z.array(z.object({ post: postId, from: DateText, to: DateText.nullable() })),
  partTime: z.boolean(),
  overtimeAgreed: z.boolean(),
  averaged: z.object({ approval: z.string(), from: DateText, to: DateText }).nullable(),
  noNights: z.boolean(),
  /** Minutes of the day; null: no bound. */
  earliest: z.int().nullable(),
  latest: z.int().nullable(),
  /** Hours of the whole roster by contract, 0 for none. */
  minMinutes: z.int(),
  maxMinutes: z.int(),
  leave: z.array(Days),
  /** Courses, days off by agreement, and half days of leave, which are told as such. */
  occupied: z.array(z.object({ date: DateText, startMinute: z.int(), endMinute: z.int(), leave: z.boolean().optional() })),
  /** W3, T1 and what a post asks of a body, judged on the server day by day: where and when this person may not work, and what warns. */
  unfit: z.array(z.object({ post: postId, ...Days.shape, says: z.array(SayText) })),
  warnings: z.array(z.object({ post: postId, on: DateText, say: SayText })),
  /** Of the kinds of certificate that a demand counts: when this person holds them. */
  holds: z.array(z.object({ kind: z.string(), ...Days.shape })),
  /** Published or worked in the five weeks before, and in the week after. */
  around: z.array(DutyText),
  wishes: z.array(z.object({ date: DateText, shift: shiftId, wants: z.boolean() })),
})
export type SheetPerson = z.infer<typeof SheetPerson>

export const SheetDemand = z.object({
  date: DateText,
  post: postId,
  shift: shiftId,
  need: z.int().min(0),
  /** Of those, how many must hold this kind of certificate. */
  skilled: z.object({ kind: z.string(), need: z.int() }).nullable(),
  hard: z.boolean(),
})
export type SheetDemand = z.infer<typeof SheetDemand>

export const holidayKinds = ['statutory', 'off', 'workday'] as const
/** statutory: paid at 300 %; off: a day of rest by the yearly order; workday: a weekend day worked in exchange. */
export const Holiday = z.object({ date: DateText, kind: z.enum(holidayKinds), name: z.string() })
export type Holiday = z.infer<typeof Holiday>

export const RosterRow = z.object({
  person: personId,
  cells: z.record(z.string(), CellText),
  pinned: z.array(DateText),
  /** Who changed which days when, within the last day. */
  lately: z.array(z.object({ by: z.string(), at: z.string(), dates: z.array(DateText) })).optional(),
})
export type RosterRow = z.infer<typeof RosterRow>

const Minutes = z.int()
/** `LabourLimits` of rules/labour-model. */
export const Limits = z.object({
  from: DateText,
  dayMinutes: Minutes,
  weekMinutes: Minutes,
  weekCeilingMinutes: Minutes,
  overtimeDayMinutes: Minutes,
  overtimeMonthMinutes: Minutes,
  daysInRow: z.int(),
  averagedMonthMinutes: Minutes,
  restMinutes: Minutes,
  partTimeDayMinutes: Minutes,
  partTimeWeekMinutes: Minutes,
  fireControlPeople: z.int(),
})

/** Everything that the editor needs to judge a cell by itself, and that the server judges by as well. */
export const RosterSheet = z
  .object({
    roster: Roster,
    shifts: z.array(Shift),
    posts: z.array(z.object({ id: postId, name: z.string(), kind: z.enum(postKinds), community: communityId.nullable() })),
    people: z.array(SheetPerson),
    demand: z.array(SheetDemand),
    holidays: z.array(Holiday),
    limits: z.array(Limits),
    pairs: z.array(z.object({ people: z.array(personId).length(2), how: z.enum(['apart', 'together']) })),
    rows: z.array(RosterRow),
  })
  .meta({ id: 'RosterSheet' })
export type RosterSheet = z.infer<typeof RosterSheet>

/** `was`: what the clerk saw; where the cell holds something else by now, nothing of the whole edit is written. Null: an open day. */
export const CellChange = z.object({ person: personId, date: DateText, was: CellText.nullable(), cell: CellText.nullable(), pinned: z.boolean().optional() })
export const EditRoster = z.object({
  changes: z.array(CellChange).min(1).max(2000),
  /** Of a published roster only: why, for the workers' notice. */
  reason: z.string().trim().max(200).default(''),
})
export type EditRoster = z.output<typeof EditRoster>
