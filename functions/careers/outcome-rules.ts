import { type BusinessDate, monthsAfter } from '../calendar.ts'
import type { EndReason } from '../hires/leaving-rules.ts'

/** A person as outcomes count them; no name, no id. `to` of a hire: its last day. */
export type Course = {
  readonly registered: BusinessDate
  /** What was attended, by day. */
  readonly taught: readonly { readonly on: BusinessDate; readonly minutes: number }[]
  /** Days from which certificates were held. */
  readonly certified: readonly BusinessDate[]
  readonly hires: readonly { readonly from: BusinessDate; readonly to: BusinessDate | null; readonly reason: EndReason | null }[]
  /** In which row of each breakdown the person stands. */
  readonly groups: Readonly<Record<Breakdown, string>>
}
export const breakdowns = ['category', 'gender', 'community'] as const
export type Breakdown = (typeof breakdowns)[number]

export type Span = { readonly from: BusinessDate; readonly to: BusinessDate }
export const afterMonths = [3, 6, 12] as const

/** People, and minutes of training. `movedOn`: who left for a job on the open market. */
export type Counts = { readonly registered: number; readonly trained: number; readonly certified: number; readonly hired: number; readonly movedOn: number; readonly trainingMinutes: number }
/** Of those hired in the span whose months are over by `asOf`: who works here then, and who has gone on to the open market by then. */
export type Kept = { readonly months: (typeof afterMonths)[number]; readonly of: number; readonly atWork: number; readonly movedOn: number }

/** No group of fewer people is shown (D3). */
export const groupMin = 5

export function countsOf(people: readonly Course[], span: Span): Counts {
  const within = (day: BusinessDate): boolean => day >= span.from && day <= span.to
  const count = (is: (person: Course) => boolean): number => people.filter(is).length
  const taught = people.map((person) => person.taught.filter(({ on }) => within(on)).reduce((sum, { minutes }) => sum + minutes, 0))
  return {
    registered: count(({ registered }) => within(registered)),
    trained: taught.filter((minutes) => minutes > 0).length,
    certified: count(({ certified }) => certified.some(within)),
    hired: count(({ hires }) => hires.some(({ from }) => within(from))),
    movedOn: count(({ hires }) => hires.some(({ to, reason }) => reason === 'open-market' && to !== null && within(to))),
    trainingMinutes: taught.reduce((sum, minutes) => sum + minutes, 0),
  }
}

/** Placements: hires begun in the span, a rehire is another one. */
export const placementsOf = (people: readonly Course[], { from, to }: Span): number => people.reduce((sum, { hires }) => sum + hires.filter((hire) => hire.from >= from && hire.from <= to).length, 0)

/**
 * Counted from each person's first hire in the span; who came back counts as at work. A person whose months are not over by `asOf` is in no
 * base, so that the share never falls merely because people are new.
 */
export function keptOf(people: readonly Course[], span: Span, asOf: BusinessDate): Kept[] {
  return afterMonths.map((months) => {
    const due = people.flatMap(({ hires }) => {
      const first = hires.filter(({ from }) => from >= span.from && from <= span.to).toSorted((a, b) => (a.from < b.from ? -1 : 1))[0]
      const day = first && monthsAfter(first.from, months)
      return day && day <= asOf ? [{ hires, day }] : []
    })
    const atWork = due.filter(({ hires, day }) => hires.some(({ from, to }) => from <= day && (to === null || to >= day)))
    const movedOn = due.filter((one) => !atWork.includes(one) && one.hires.some(({ to, reason }) => reason === 'open-market' && to !== null && to < one.day))
    return { months, of: due.length, atWork: atWork.length, movedOn: movedOn.length }
  })
}

/** Tenths of an hour, cut: 95 minutes are 1.5. */
export const hoursText = (minutes: number): string => (Math.floor(minutes / 6) / 10).toFixed(1)

export type Row = { readonly key: string | null; readonly people: number; readonly counts: Counts }

/**
 * By category, sex or community: everybody who was part of the span, in groups of at least five. Smaller ones stand together as `null`; when those
 * are still under five, the smallest other group joins them, so that nobody is the difference between a row and the whole.
 */
export function rowsBy(people: readonly Course[], by: Breakdown, span: Span): Row[] {
  const groups = new Map<string, Course[]>()
  for (const person of people.filter((one) => takesPart(one, span))) groups.set(person.groups[by], [...(groups.get(person.groups[by]) ?? []), person])
  const sorted = [...groups].toSorted(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
  const small = sorted.filter(([, members]) => members.length < groupMin).flatMap(([, members]) => members)
  const large = sorted.filter(([, members]) => members.length >= groupMin)
  while (small.length > 0 && small.length < groupMin && large.length > 0) small.push(...large.pop()![1])
  const rows = large.map(([key, members]): Row => ({ key, people: members.length, counts: countsOf(members, span) }))
  return small.length >= groupMin ? [...rows, { key: null, people: small.length, counts: countsOf(small, span) }] : rows
}

/** Registered, taught, certified, hired or gone in the span, or at work on any of its days. */
function takesPart({ registered, taught, certified, hires }: Course, { from, to }: Span): boolean {
  const within = (day: BusinessDate): boolean => day >= from && day <= to
  return within(registered) || taught.some(({ on, minutes }) => minutes > 0 && within(on)) || certified.some(within) || hires.some((hire) => hire.from <= to && (hire.to === null || hire.to >= from))
}
export const partakers = (people: readonly Course[], span: Span): number => people.filter((one) => takesPart(one, span)).length
