import { addDays, type BusinessDate, minutesOfDay, monthsFromTo, periodOfDate } from '../calendar.ts'
import { certificatesOf } from '../certificates/certificates-of.ts'
import { everyKind } from '../certificates/kinds.ts'
import type { Ctx } from '../context.ts'
import { everyHire, postsOf } from '../hires/hires-of.ts'
import type { PersonId, PostId, RosterId } from '../ids.ts'
import { wholeAndHalves } from '../leave/leave-rules.ts'
import { cannotOfAll, leaveOfAll } from '../leave/leave-of.ts'
import { everyPost } from '../posts/read-post.ts'
import type { PostRecord } from '../posts/model.ts'
import { demandsOf } from '../shifts/demand.ts'
import { demandOn } from '../shifts/demand-rules.ts'
import { holidaysBetween } from '../shifts/holidays.ts'
import type { RosterTerms } from '../shifts/model.ts'
import { everyShift } from '../shifts/read-shifts.ts'
import { rosterSettings } from '../shifts/settings.ts'
import { termsOfAll } from '../shifts/terms.ts'
import { inLanes } from '../storage/in-lanes.ts'
import { doneIn, satBy } from '../training/training-of.ts'
import { findPeople } from '../workforce/read-person.ts'
import type { PersonRecord } from '../workforce/model.ts'
import { findDuties } from './duty-items.ts'
import { findRows, findSnapshot, readRoster, type RosterRecord } from './items.ts'
import { fitnessRanges, holdsRanges, kindsCounted } from './sheet-fitness.ts'
import { showRow } from './show-row.ts'
import type { Roster, RosterSheet, SheetPerson, Shift } from './sheet-model.ts'
import { daysOf } from './sheet-rules.ts'

/** What was worked before and is published after reaches so far into a roster. */
const daysBefore = 35
const daysAfter = 7

/** Everything by which a roster is judged, as it stands now. Throws `unknown`. */
export async function getSheet(ctx: Ctx, id: RosterId): Promise<RosterSheet> {
  return buildSheet(ctx, await readRoster(ctx, id))
}

export async function buildSheet(ctx: Ctx, roster: RosterRecord): Promise<RosterSheet> {
  const { from, to, people: ids } = roster
  const [rows, people, hires, everyOne, shifts, settings, holidays, snapshot, kinds] = await Promise.all([
    findRows(ctx, roster.id, ids, { consistent: true }), findPeople(ctx, ids), everyHire(ctx), everyPost(ctx), everyShift(ctx), rosterSettings(ctx), holidaysBetween(ctx, addDays(from, -daysBefore), addDays(to, daysAfter)), findSnapshot(ctx, roster.id), everyKind(ctx),
  ])
  const [leave, cannot, terms, duties, demands] = await Promise.all([
    leaveOfAll(ctx, ids, addDays(from, -1), addDays(to, 1)), cannotOfAll(ctx, ids, from, to), termsOfAll(ctx, ids),
    findDuties(ctx, ids, monthsFromTo(periodOfDate(addDays(from, -daysBefore)), periodOfDate(addDays(to, daysAfter)), 12)),
    demandsOf(ctx, roster.posts),
  ])
  const posts = roster.posts.flatMap((post) => everyOne.filter(({ id }) => id === post))
  const days = daysOf({ roster })
  const used = snapshot && roster.state !== 'draft' ? snapshot : undefined
  const demand = used?.demand ?? demands.flatMap(({ post, lines }) => demandOn(post, lines, days, holidays, shifts))
  const counted = kindsCounted(demand)
  const known = new Map(people.map((person) => [person.id, person]))
  const qualified = await inLanes(ids, async (person) => ({ ...(await certificatesOf(ctx, person)), sat: await satBy(ctx, person) }))
  const judged = ids.flatMap((id, at): SheetPerson[] => {
    const person = known.get(id)
    if (!person || person.state === 'erased') return []
    const { held, levels, sat } = qualified[at]!
    const own = hires.filter((hire) => hire.person === id && hire.from <= to && (hire.to === null || hire.to >= from)).toSorted((a, b) => (a.from < b.from ? -1 : 1))
    const fit = { held, training: sat.flatMap(doneIn) }
    return [{
      ...contractOf(own, roster, terms[at]!, person),
      id, name: person.name,
      posts: own.flatMap(postsOf).map(({ post, from: begins, to: ends }) => ({ post, from: begins, to: ends })),
      ...limitsOf(person),
      leave: leave.get(id)!.flatMap((one) => wholeAndHalves(one).whole ?? []),
      occupied: [
        ...sat.flatMap(({ session, seat }) => (session.state !== 'cancelled' && seat.state === 'seated' && session.date >= addDays(from, -1) && session.date <= addDays(to, 1) ? [{ date: session.date, startMinute: minutesOfDay(session.from), endMinute: minutesOfDay(session.to) }] : [])),
        ...leave.get(id)!.flatMap((one) => wholeAndHalves(one).halves.map((half) => ({ ...half, leave: true }))),
        ...awayDays(terms[at]!, days).map((date) => ({ date, startMinute: 0, endMinute: 1440 })),
      ],
      ...fitnessRanges(posts, person.limits, fit, days, levels, kinds),
      holds: holdsRanges(counted, fit, days, levels),
      around: duties[at]!.filter((duty) => duty.roster !== roster.id && duty.date >= addDays(from, -daysBefore) && duty.date <= addDays(to, daysAfter)).map(({ date, post, startMinute, spanMinutes, breakMinutes, breakStart }) => ({ date, post, startMinute, spanMinutes, breakMinutes, breakStart })),
      wishes: [...terms[at]!.wishes.filter(({ date }) => date >= from && date <= to), ...unwilling(cannot.get(id) ?? [], shifts)],
    }]
  })
  return {
    roster: showRoster(roster),
    shifts: used ? [...used.shifts] : shifts.filter((shift) => shift.from <= to && (shift.to === null || shift.to >= from)),
    posts: posts.map(({ id, name, kind, community }: PostRecord) => ({ id, name, kind, community })),
    people: judged,
    demand: [...demand],
    holidays: holidays.filter(({ date }) => date >= from && date <= to),
    limits: settings.limits,
    pairs: settings.pairs.filter(({ people: both }) => both.every((person) => ids.includes(person))),
    rows: rows.map((row) => showRow(ctx, row)),
  }
}

export const showRoster = ({ id, name, from, to, posts, state, publishedAt, version }: RosterRecord): Roster => ({ id, name, from, to, posts: [...posts], state, publishedAt, version })

type Hires = Awaited<ReturnType<typeof everyHire>>

/** Hours of the whole roster by the contract's week, or by what was aimed at; averaged hours only where the contract names its approval. */
function contractOf(own: Hires, { from, to }: RosterRecord, terms: RosterTerms, { limits }: PersonRecord): Pick<SheetPerson, 'partTime' | 'overtimeAgreed' | 'averaged' | 'minMinutes' | 'maxMinutes'> {
  const last = own.at(-1)
  const averaged = own.find(({ hours }) => hours.system === 'averaged' || hours.system === 'free')
  const days = daysOf({ roster: { from, to } as Roster }).filter((day) => own.some((hire) => hire.from <= day && (hire.to === null || day <= hire.to))).length
  const most = terms.hoursPerWeek?.max ?? last?.hours.perWeek ?? 0
  const perWeek = limits.maxHoursPerWeek === null ? most : Math.min(most, limits.maxHoursPerWeek)
  const { overtime } = terms
  return {
    partTime: last?.hours.system === 'part-time',
    overtimeAgreed: overtime !== null && overtime.from <= from && (overtime.to === null || overtime.to >= to),
    averaged: averaged ? { approval: averaged.averagedApproval, from: averaged.from, to: averaged.to ?? addDays(to, 366) } : null,
    minMinutes: Math.floor(((terms.hoursPerWeek?.min ?? 0) * 60 * days) / 7),
    maxMinutes: Math.ceil((perWeek * 60 * days) / 7),
  }
}

const limitsOf = ({ limits }: PersonRecord) => ({
  noNights: limits.noNights,
  earliest: limits.earliest === null ? null : minutesOfDay(limits.earliest),
  latest: limits.latest === null ? null : minutesOfDay(limits.latest),
})

/** Days on which somebody cannot work; nobody is told why. */
function awayDays({ awayWeekdays, away }: RosterTerms, days: readonly BusinessDate[]): BusinessDate[] {
  return days.filter((day) => awayWeekdays.includes((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) || away.some(({ from, to }) => from <= day && day <= to))
}

/** Days on which a worker says on the phone that they cannot: weighed, and told to whoever paints; only leave that was granted binds. */
const unwilling = (dates: readonly BusinessDate[], shifts: readonly Shift[]): SheetPerson['wishes'] => dates.flatMap((date) => shifts.map(({ id }) => ({ date, shift: id, wants: false })))

/** Everybody whose contract touches the days and names one of the posts on one of them. */
export async function peopleAt(ctx: Pick<Ctx, 'store'>, posts: readonly PostId[], from: BusinessDate, to: BusinessDate): Promise<PersonId[]> {
  const found = (await everyHire(ctx)).filter((hire) => postsOf(hire).some((on) => posts.includes(on.post) && on.from <= to && (on.to === null || on.to >= from)))
  return [...new Set(found.map(({ person }) => person))]
}
