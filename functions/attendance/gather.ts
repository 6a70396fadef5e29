import { type BusinessDate, firstDay, instantOfLocal, lastDay, localTime, type Period, periodOfDate } from '../calendar.ts'
import { punchesOfAll } from '../clock/punches-of.ts'
import type { Ctx } from '../context.ts'
import { everyHire, type HireRecord, paysOf, postsOf } from '../hires/hires-of.ts'
import type { MinimumWage } from '../hires/contract-rules.ts'
import { allWagesOf } from '../hires/minimum-wages.ts'
import type { PersonId, PostId } from '../ids.ts'
import { leaveOfAll } from '../leave/leave-of.ts'
import { everyPost } from '../posts/read-post.ts'
import type { PostRecord } from '../posts/model.ts'
import { dutiesOfAll, type PublishedDuty } from '../rosters/duties.ts'
import type { LabourLimits } from '../rosters/rules/labour-model.ts'
import type { Holiday } from '../rosters/sheet-model.ts'
import { holidaysBetween } from '../shifts/holidays.ts'
import { rosterSettings } from '../shifts/settings.ts'
import { findPeople } from '../workforce/read-person.ts'
import { allRules, wordsOfAll, type WordsOfMonth } from './items.ts'
import type { ApprovedLeave } from './leave-minutes.ts'
import { daysNeeded } from './month-rules.ts'
import { type AttendanceRules, rulesOn } from './settings-model.ts'
import type { Stamp } from './worked-rules.ts'

/** What the month of one person is judged by. */
export type PersonMonth = {
  readonly person: PersonId
  readonly name: string
  /** Of those whose days touch the month, the first one first. */
  readonly hires: readonly HireRecord[]
  readonly duties: ReadonlyMap<BusinessDate, PublishedDuty>
  readonly stamps: ReadonlyMap<BusinessDate, readonly Stamp[]>
  readonly leave: readonly Omit<ApprovedLeave, 'paidPercent'>[]
  readonly words: WordsOfMonth
  /** Of the month before: a week that begins there counts whole. */
  readonly wordsBefore: WordsOfMonth
}

export type Gathered = {
  readonly month: Period
  readonly people: readonly PersonMonth[]
  readonly limits: readonly LabourLimits[]
  readonly holidays: readonly Holiday[]
  readonly rules: AttendanceRules
  readonly posts: ReadonlyMap<PostId, PostRecord>
  readonly wages: readonly MinimumWage[]
}

/** Of everybody who had a contract in the month, or of one person. */
export async function gatherMonth(ctx: Ctx, month: Period, only?: PersonId): Promise<Gathered> {
  const { from, to } = daysNeeded(month)
  const within = (await everyHire(ctx)).filter((hire) => hire.from <= lastDay(month) && (hire.to === null || hire.to >= firstDay(month)) && (!only || hire.person === only))
  const ids = only ? [only] : [...new Set(within.map(({ person }) => person))]
  const before = periodOfDate(from)
  const [people, duties, leave, stamps, words, wordsBefore, settings, holidays, rules, posts, wages] = await Promise.all([
    findPeople(ctx, ids),
    dutiesOfAll(ctx, ids, from, to),
    leaveOfAll(ctx, ids, from, to),
    stampsOf(ctx, ids, before === month ? [month] : [before, month]),
    wordsOfAll(ctx, ids, month),
    before === month ? new Map<PersonId, WordsOfMonth>() : wordsOfAll(ctx, ids, before),
    rosterSettings(ctx),
    holidaysBetween(ctx, from, to),
    allRules(ctx),
    everyPost(ctx),
    allWagesOf(ctx),
  ])
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return {
    month,
    people: ids.map((person) => ({
      person,
      name: names.get(person) ?? '',
      hires: within.filter((hire) => hire.person === person).toSorted((a, b) => (a.from < b.from ? -1 : 1)),
      duties: new Map((duties.get(person) ?? []).map((duty) => [duty.date, duty])),
      stamps: stamps.get(person) ?? new Map(),
      leave: leave.get(person) ?? [],
      words: words.get(person)!,
      wordsBefore: wordsBefore.get(person) ?? { days: {}, version: 0 },
    })),
    limits: settings.limits,
    holidays,
    rules: rulesOn(rules, lastDay(month)),
    posts: new Map(posts.map((post) => [post.id, post])),
    wages,
  }
}

/** In minutes of the day to which the punch belongs, past midnight as well. */
async function stampsOf(ctx: Ctx, people: readonly PersonId[], months: readonly Period[]): Promise<Map<PersonId, Map<BusinessDate, Stamp[]>>> {
  const found = new Map(people.map((person) => [person, new Map<BusinessDate, Stamp[]>()]))
  for (const month of months) {
    for (const [person, punches] of await punchesOfAll(ctx, people, month)) {
      const days = found.get(person)
      for (const { date, at, kind } of punches) days?.set(date, [...(days.get(date) ?? []), { kind, minute: minuteOf(date, at) }])
    }
  }
  return found
}

const minuteOf = (date: BusinessDate, at: string): number => Math.floor((Date.parse(at) - Date.parse(instantOfLocal(localTime(date, '00:00')))) / 60_000)

/** Where the contract puts a person on a day; null without one. */
export function postOn(hires: readonly HireRecord[], date: BusinessDate): PostId | null {
  const hire = hires.find(({ from, to }) => from <= date && (to === null || to >= date))
  return hire ? (postsOf(hire).find(({ from, to }) => from <= date && (to === null || to >= date))?.post ?? null) : null
}

/** What is agreed as pay within the month, one agreement after another. */
export const paySpellsOf = (hires: readonly HireRecord[]) => hires.flatMap(paysOf)
