import * as z from 'zod'
import type { BusinessDate } from '../calendar.ts'
import { DateText } from '../date-text.ts'
import { CertificateCode, postId } from '../posts/model.ts'
import { lawfulLimits } from '../rosters/rules/labour-model.ts'
import { Holiday, Limits, Shift, shiftColours, shiftId } from '../rosters/sheet-model.ts'
import { personId } from '../workforce/model.ts'

export const rosterShiftsMax = 100
export const demandLinesMax = 60

const told = {
  name: z.string().trim().min(1).max(20),
  short: z.string().trim().min(1).max(2),
  colour: z.enum(shiftColours),
  startMinute: z.int().min(0).max(1439),
  spanMinutes: z.int().min(30).max(1440),
  breakMinutes: z.int().min(0).max(720),
  /** Of a split shift: when the gap between its two parts begins, counted like `startMinute`; the break is then that gap. */
  breakStart: z.int().min(0).max(2879).nullable(),
  night: z.boolean(),
  from: DateText,
  /** Null: until it is given up. */
  to: DateText.nullable(),
}
export const CreateShift = z.object({ id: shiftId, ...told, breakMinutes: told.breakMinutes.default(0), breakStart: told.breakStart.default(null), night: told.night.default(false), to: told.to.default(null) })
export type CreateShift = z.output<typeof CreateShift>
export const ChangeShift = z.object(told).partial().extend({ version: z.int().positive() })
export type ChangeShift = z.output<typeof ChangeShift>
export type ShiftRecord = Readonly<Shift> & { readonly sent: string }
export const ShiftPath = z.object({ rosterShift: shiftId })
export const ListShifts = z.object({ on: DateText.optional(), limit: z.coerce.number().int().min(1).max(200).default(100), after: z.string().max(20).optional() })
export type ListShifts = z.output<typeof ListShifts>
export const RosterShiftPage = z.object({ items: z.array(Shift), next: z.string().nullable() }).meta({ id: 'RosterShiftPage' })
export type RosterShiftPage = z.infer<typeof RosterShiftPage>

/** `11-15`: a day of every year. */
const YearDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'MM-DD')

/**
 * So many people on a shift. `days`: Monday to Sunday; public holidays are days of their own (`holidays`), a weekend day worked in exchange counts
 * as a Monday. A season may run over the end of the year. Of several lines for one shift and day the largest counts.
 */
export const DemandLine = z.object({
  shift: shiftId,
  days: z.array(z.int().min(0).max(6)).max(7),
  holidays: z.boolean().default(true),
  season: z.object({ from: YearDay, to: YearDay }).nullable().default(null),
  from: DateText.nullable().default(null),
  to: DateText.nullable().default(null),
  need: z.int().min(0).max(50),
  /** Of those so many with this certificate: two operators at the fire-control room. */
  skilled: z.object({ kind: CertificateCode, need: z.int().min(1).max(50) }).nullable().default(null),
  /** Hard: without it nothing is published. */
  hard: z.boolean().default(false),
  /** Where at the post it is worked, for the sheet on the wall. */
  place: z.string().trim().max(40).default(''),
})
export type DemandLine = z.output<typeof DemandLine>
export const SetDemand = z.object({ lines: z.array(DemandLine).max(demandLinesMax), version: z.int().min(0) })
export type SetDemand = z.output<typeof SetDemand>
/** Version 0: nobody has said what the post needs. */
export const Demand = z.object({ post: postId, lines: z.array(DemandLine), version: z.int().min(0) }).meta({ id: 'PostDemand' })
export type Demand = z.infer<typeof Demand>
export const DemandPath = z.object({ post: postId })

const Year = z.string().regex(/^20\d{2}$/)
export const YearQuery = z.object({ year: Year })
const HolidayDay = Holiday.extend({ name: z.string().trim().min(1).max(20) })
/** `source`: the order it is taken from; `checkedOn`: when somebody last compared the two, null for nobody. */
const calendar = { days: z.array(HolidayDay).max(80), source: z.string().trim().min(1).max(160), checkedOn: DateText.nullable() }
export const SetHolidays = z.object({ year: Year, ...calendar, version: z.int().min(0) })
export type SetHolidays = z.output<typeof SetHolidays>
/** Version 0 is what we ship; `days` and `source` are empty where a year has not been entered. */
export const Holidays = z.object({ year: z.string(), ...calendar, source: z.string(), version: z.int().min(0) }).meta({ id: 'Holidays' })
export type Holidays = z.infer<typeof Holidays>

const lawful = ([least, most]: readonly [number, number]) => z.int().min(least).max(most)
export const LimitsInput = Limits.extend({
  dayMinutes: lawful(lawfulLimits.dayMinutes),
  weekMinutes: lawful(lawfulLimits.weekMinutes),
  weekCeilingMinutes: lawful(lawfulLimits.weekCeilingMinutes),
  overtimeDayMinutes: lawful(lawfulLimits.overtimeDayMinutes),
  overtimeMonthMinutes: lawful(lawfulLimits.overtimeMonthMinutes),
  daysInRow: lawful(lawfulLimits.daysInRow),
  averagedMonthMinutes: lawful(lawfulLimits.averagedMonthMinutes),
  restMinutes: lawful(lawfulLimits.restMinutes),
  partTimeDayMinutes: lawful(lawfulLimits.partTimeDayMinutes),
  partTimeWeekMinutes: lawful(lawfulLimits.partTimeWeekMinutes),
  fireControlPeople: lawful(lawfulLimits.fireControlPeople),
})
const weight = z.int().min(0).max(100)
export const Weights = z.object({ nights: weight, weekends: weight, apart: weight, together: weight, wishes: weight, keep: weight })
export type Weights = z.output<typeof Weights>
const settings = {
  limits: z.array(LimitsInput).min(1).max(20),
  weights: Weights,
  pairs: z.array(z.object({ people: z.array(personId).length(2), how: z.enum(['apart', 'together']) })).max(200),
}
export const SetRosterSettings = z.object({ ...settings, version: z.int().min(0) })
export type SetRosterSettings = z.output<typeof SetRosterSettings>
export const RosterSettings = z.object({ ...settings, version: z.int().min(0) }).meta({ id: 'RosterSettings' })
export type RosterSettings = z.infer<typeof RosterSettings>
/** With the names of those who are in a pair, so that no screen has to look them up among everybody. */
export const ShownRosterSettings = RosterSettings.extend({ names: z.array(z.object({ id: personId, name: z.string() })) }).meta({ id: 'ShownRosterSettings' })
export type ShownRosterSettings = z.infer<typeof ShownRosterSettings>

/** What a roster must know of a person beside the contract. Why somebody cannot work on some days is not asked. */
const terms = {
  /** The agreement on overtime: which paper, and for which days. */
  overtime: z.object({ document: z.string().trim().min(1).max(80), from: DateText, to: DateText.nullable() }).nullable(),
  /** Hours aimed at, of a whole week; null: the contract's. */
  hoursPerWeek: z.object({ min: z.number().min(0).max(60).multipleOf(0.5), max: z.number().min(0.5).max(60).multipleOf(0.5) }).nullable(),
  /** Days of the week on which somebody cannot work, and single stretches of days. */
  awayWeekdays: z.array(z.int().min(0).max(6)).max(6),
  away: z.array(z.object({ from: DateText, to: DateText })).max(50),
  wishes: z.array(z.object({ date: DateText, shift: shiftId, wants: z.boolean() })).max(100),
}
export const SetRosterTerms = z.object({ ...terms, version: z.int().min(0) })
export type SetRosterTerms = z.output<typeof SetRosterTerms>
export const RosterTerms = z.object({ person: personId, ...terms, version: z.int().min(0) }).meta({ id: 'RosterTerms' })
export type RosterTerms = z.infer<typeof RosterTerms>
export const RosterPersonPath = z.object({ person: personId })

/** Before anything is entered. */
export const noTerms: Omit<SetRosterTerms, 'version'> = { overtime: null, hoursPerWeek: null, awayWeekdays: [], away: [], wishes: [] }
export const usualWeights: Weights = { nights: 3, weekends: 2, apart: 5, together: 3, wishes: 2, keep: 20 }
export const always = '2000-01-01' as BusinessDate
