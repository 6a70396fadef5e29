import type { BusinessDate, Instant, Period } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { PersonId } from '../ids.ts'
import { timed } from '../rosters/rules/shift-parts.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import type { AttendanceDay, SheetState } from './model.ts'
import type { PayLine } from './pay-rules.ts'
import type { AttendanceRules } from './settings-model.ts'
import type { Correction } from './worked-rules.ts'

export type Word = { readonly id: string; readonly correction: Correction | null; readonly reason: string; readonly by: string; readonly at: Instant }
/** What the foreman said of a month: by day, the last word first. */
export type WordsOfMonth = { readonly days: Readonly<Record<BusinessDate, readonly Word[]>>; readonly version: number }

const noWords: WordsOfMonth = { days: {}, version: 0 }

export async function wordsOf({ store }: Pick<Ctx, 'store'>, person: PersonId, month: Period): Promise<WordsOfMonth> {
  const found = await store.get<WordsOfMonth & Key>(keys.attendanceWords(store.tenant, person, month), { consistent: true })
  return found ? { days: found.days, version: found.version } : noWords
}

/** The same of many at once; whoever is asked for is in the answer. */
export async function wordsOfAll({ store }: Pick<Ctx, 'store'>, people: readonly PersonId[], month: Period): Promise<Map<PersonId, WordsOfMonth>> {
  const found = await store.getMany<WordsOfMonth & Key>(people.map((person) => keys.attendanceWords(store.tenant, person, month)))
  return new Map(people.map((person, at) => [person, found[at] ? { days: found[at].days, version: found[at].version } : noWords]))
}

/** Over the version before. */
export const putWords = ({ tenant }: Pick<Ctx, 'tenant'>, { person, month, words }: { readonly person: PersonId; readonly month: Period; readonly words: WordsOfMonth }): Write => ({
  put: { ...words, ...keys.attendanceWords(tenant, person, month) },
  if: words.version === 1 ? 'absent' : { expr: 'version = :before', values: { ':before': words.version - 1 } },
})

/** Fails when the foreman said something meanwhile. */
export const wordsStand = ({ tenant }: Pick<Ctx, 'tenant'>, { person, month, version }: { readonly person: PersonId; readonly month: Period; readonly version: number }): Write => ({
  check: keys.attendanceWords(tenant, person, month),
  if: version === 0 ? { expr: 'attribute_not_exists(pk)' } : { expr: 'version = :seen', values: { ':seen': version } },
})

/** Everything that the month sheet says, as it was when it was closed. */
export type ClosedSheet = {
  readonly days: readonly AttendanceDay[]
  readonly lines: readonly PayLine[]
  readonly payFen: number
  /** Parts of the pay by post; their sum is the pay. */
  readonly byPost: readonly { readonly post: string; readonly minutes: number; readonly payFen: number }[]
}

export type TimesheetRecord = ClosedSheet & {
  readonly person: PersonId
  readonly personName: string
  readonly month: Period
  /** `open` after it was opened again: what it says then is no longer so. */
  readonly state: SheetState
  readonly closedAt: Instant
  readonly closedBy: string
  readonly signedAt: Instant | null
  readonly objection: string | null
  readonly version: number
}

export async function findTimesheet({ store }: Pick<Ctx, 'store'>, person: PersonId, month: Period): Promise<TimesheetRecord | undefined> {
  const found = await store.get<TimesheetRecord & Key>(keys.timesheet(store.tenant, month, person), { consistent: true })
  return found && bare(found)
}

const sheetsMax = 5000

export async function timesheetsOf({ store }: Pick<Ctx, 'store'>, month: Period): Promise<TimesheetRecord[]> {
  const found: TimesheetRecord[] = []
  for await (const item of store.all<TimesheetRecord & Key>({ pk: keys.timesheetsRoom(store.tenant, month), consistent: true }, { bound: sheetsMax })) found.push(bare(item))
  return found
}

/** Over the version before. */
export const putTimesheet = ({ tenant }: Pick<Ctx, 'tenant'>, sheet: TimesheetRecord): Write => ({
  put: { ...sheet, ...keys.timesheet(tenant, sheet.month, sheet.person) },
  if: sheet.version === 1 ? 'absent' : { expr: 'version = :before', values: { ':before': sheet.version - 1 } },
})

/** Fails once the month of this person is closed. */
export const stillOpen = ({ tenant }: Pick<Ctx, 'tenant'>, person: PersonId, month: Period): Write => ({
  check: keys.timesheet(tenant, month, person),
  if: { expr: 'attribute_not_exists(pk) OR #state = :open', names: { '#state': 'state' }, values: { ':open': 'open' } },
})

export type RulesRecord = AttendanceRules & { readonly at: Instant; readonly by: string }

/** The first one first. */
export async function allRules({ store }: Pick<Ctx, 'store'>): Promise<RulesRecord[]> {
  const found: RulesRecord[] = []
  for await (const { pk: _, sk: __, ...rules } of store.all<RulesRecord & Key>({ pk: keys.root(store.tenant), begins: 'ATTENDANCERULES#', consistent: true }, { bound: 500 })) found.push(rules)
  return found
}

export const putRules = ({ tenant }: Pick<Ctx, 'tenant'>, rules: RulesRecord): Write => ({ put: { ...rules, ...keys.attendanceRules(tenant, rules.from) } })

// What was closed before 2026-11-27 does not say how much of a day was leave, nor of a split shift when its gap was.
const bare = ({ pk: _, sk: __, ...sheet }: TimesheetRecord & Key): TimesheetRecord => ({ ...sheet, days: sheet.days.map((day) => ({ ...day, shift: day.shift && timed(day.shift), leaveMinutes: day.leaveMinutes ?? 0 })) })
