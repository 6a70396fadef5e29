import * as z from 'zod'
import { DateText } from '../date-text.ts'
import { postId } from '../posts/model.ts'
import { personId } from '../workforce/model.ts'
import { CellChange, Roster, rosterId, rosterPeopleMax, RosterRow, rosterStates, shiftId } from './sheet-model.ts'

export const CreateRoster = z.object({
  id: rosterId,
  name: z.string().trim().min(1).max(40),
  from: DateText,
  to: DateText,
  posts: z.array(postId).min(1).max(20),
  /** Null: everybody who works at one of the posts on one of the days. */
  people: z.array(personId).max(rosterPeopleMax).nullable().default(null),
})
export type CreateRoster = z.output<typeof CreateRoster>

/** `how`: the cells as they are; or as the pattern of the weeks before, moved to the same weekdays of these days. */
export const CopyRoster = z.object({ id: rosterId, name: z.string().trim().min(1).max(40), from: DateText.nullable().default(null), to: DateText.nullable().default(null) })
export type CopyRoster = z.output<typeof CopyRoster>

export const RosterPath = z.object({ roster: rosterId })
export const PrintRoster = z.object({ from: DateText.optional() })
export const ListRosters = z.object({
  from: DateText.optional(),
  to: DateText.optional(),
  state: z.enum(rosterStates).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(20).optional(),
})
export type ListRosters = z.output<typeof ListRosters>
export const RosterPage = z.object({ items: z.array(Roster.extend({ people: z.int() })), next: z.string().nullable() }).meta({ id: 'RosterPage' })
export type RosterPage = z.infer<typeof RosterPage>

const Say = z.object({ zh: z.string(), en: z.string() })
export const SheetViolation = z.object({ rule: z.string(), person: z.string().nullable(), days: z.array(DateText), is: z.number(), limit: z.number(), unit: z.string(), say: Say, hard: z.boolean() }).meta({ id: 'RosterViolation' })
const Cover = z.object({ date: DateText, post: postId, shift: shiftId, need: z.int(), has: z.int(), skilledNeed: z.int(), skilledHas: z.int(), hard: z.boolean() })
export const RosterCheck = z
  .object({ violations: z.array(SheetViolation), cover: z.array(Cover), pairs: z.array(z.object({ people: z.array(z.string()).length(2), how: z.enum(['apart', 'together']), date: DateText })), more: z.int() })
  .meta({ id: 'RosterCheck' })
export type RosterCheck = z.infer<typeof RosterCheck>
/** With `changes`: as if they were made; nothing is written. */
export const CheckRoster = z.object({ changes: z.array(CellChange).max(2000).default([]) })
export type CheckRoster = z.output<typeof CheckRoster>

export const EditedRows = z.object({ rows: z.array(RosterRow) }).meta({ id: 'EditedRows' })
export type EditedRows = z.infer<typeof EditedRows>

export const Gap = z.object({ date: DateText, post: postId, shift: shiftId })
export const Suggestions = z.object({ items: z.array(z.object({ person: personId, reasons: z.array(Say), score: z.number() })) }).meta({ id: 'CoverSuggestions' })
export type Suggestions = z.infer<typeof Suggestions>

/** Two rosters of the same days side by side: what each has, and which cells differ. */
const Side = z.object({ roster: rosterId, name: z.string(), hard: z.int(), soft: z.int(), missing: z.int(), minutes: z.int(), nights: z.int(), overtimeMinutes: z.int() })
export const Comparison = z
  .object({ sides: z.array(Side).length(2), differing: z.array(z.object({ person: personId, name: z.string(), date: DateText, one: z.string().nullable(), other: z.string().nullable() })), more: z.int() })
  .meta({ id: 'RosterComparison' })
export type Comparison = z.infer<typeof Comparison>
export const CompareRosters = z.object({ with: rosterId })
