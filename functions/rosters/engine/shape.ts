import type { Problem, Span } from './problem.ts'

/** What makes one person's line legal, in the units in which the search for a line counts. */
export type Shape = {
  /** Kinds that the person may work at all. */
  readonly kinds: Uint8Array
  /** Length of each of them in units of the greatest common divisor; all 0 where total minutes bind nobody. */
  readonly units: Int32Array
  readonly minUnits: number
  readonly maxUnits: number
  readonly maxRun: number
  readonly minRun: number
  /** At least 1: the node of a day off that is long enough. */
  readonly rest: number
  /** 0 and `countsWeekends` false where the ceiling binds nobody. */
  readonly maxWeekends: number
  readonly countsWeekends: boolean
  /** Kinds with the same predecessors, extended together; a kind whose ceiling binds stands alone. */
  readonly groups: readonly Group[]
  /** Ceiling by place in `kinds`; only those that can bind are counted, `slots` of them in one word of 6 bits each. */
  readonly ceilings: Int32Array
  readonly slot: Int32Array
  /** Kinds (by number) alike in what may come before and after them; with `exact` in length as well; and with `careful` those alone whose ceilings are not counted. */
  readonly twins: { readonly loose: readonly Int32Array[]; readonly exact: readonly Int32Array[]; readonly careful: readonly Int32Array[] }
  readonly carries: boolean
  readonly spans: readonly (readonly Span[])[]
  /** Whether a run from day 0 counts as long enough. */
  readonly openStart: boolean
  readonly before: { readonly worked: number; readonly kind: number; readonly off: number }
}

/** `before`: places of the kinds that may come the day before; `more`: those of them that the group ahead in the list has not, when it has only such (`builds`). */
type Group = { readonly before: Int32Array; readonly more: Int32Array; readonly builds: boolean; readonly members: Int32Array; readonly slot: number }

const slotsMax = 5

/** States of a whole line over so many days: what a search for it costs in time and memory. */
export function sizeOf(shape: Shape, days: number): number {
  const units = Math.min(shape.maxUnits, mostWorked(days, shape.maxRun, shape.rest) * Math.max(0, ...shape.units))
  return looseSizeOf(shape, days) * (units + 1)
}

/** The same where minutes are not counted but priced. */
export const looseSizeOf = (shape: Shape, days: number): number =>
  (shape.rest + shape.maxRun * shape.kinds.length) * (Math.min(shape.maxWeekends, Math.ceil(days / 7) + 1) + 1) * days

export function shapeOf(problem: Problem, person: number, follows: Uint8Array): Shape {
  const { days } = problem
  const all = problem.kinds.length + 1
  const who = problem.people[person]!
  const pinnedKinds = new Set(who.pinned.map(({ kind }) => kind))
  const kinds = problem.kinds.map((_, at) => at + 1).filter((kind) => who.maxOfKind[kind - 1]! > 0 || pinnedKinds.has(kind))
  const lengths = kinds.map((kind) => problem.kinds[kind - 1]!.minutes)
  const maxRun = Math.max(1, Math.min(who.maxRun, days))
  const rest = Math.max(1, Math.min(who.minRest, days))
  const mostShifts = mostWorked(days, maxRun, rest)
  const binds = who.minMinutes > 0 || who.maxMinutes < mostShifts * Math.max(0, ...lengths)
  const unit = binds ? Math.max(1, lengths.reduce(gcd, 0)) : 0
  const weekends = new Set(problem.weekend.filter((number) => number >= 0)).size
  // The tightest ceilings are the ones to count; one that a line could break all the same is looked at when it is done.
  const tight = kinds.map((kind, at) => ({ at, ceiling: who.maxOfKind[kind - 1]! })).filter(({ ceiling }) => ceiling < mostShifts && ceiling < 64)
    .sort((a, b) => a.ceiling - b.ceiling).slice(0, slotsMax)
  const slot = new Int32Array(kinds.length).fill(-1)
  tight.forEach(({ at }, place) => (slot[at] = place))
  const spans = who.spans ?? []
  return {
    kinds: Uint8Array.from(kinds),
    units: Int32Array.from(lengths, (length) => (unit === 0 ? 0 : length / unit)),
    minUnits: unit === 0 ? 0 : Math.max(0, Math.ceil(who.minMinutes / unit)),
    maxUnits: unit === 0 ? 0 : Math.max(0, Math.floor(who.maxMinutes / unit)),
    maxRun, rest,
    minRun: Math.max(1, who.minRun),
    maxWeekends: who.maxWeekends < weekends ? Math.max(0, who.maxWeekends) : 0,
    countsWeekends: who.maxWeekends < weekends,
    groups: groupsOf(kinds, slot, follows, all),
    ceilings: Int32Array.from(kinds, (kind) => who.maxOfKind[kind - 1]!),
    slot,
    twins: {
      loose: twinsOf(kinds, (kind) => alike(kind, follows, all)),
      exact: twinsOf(kinds, (kind) => `${alike(kind, follows, all)} ${problem.kinds[kind - 1]!.minutes}`),
      careful: twinsOf(kinds, (kind, at) => (slot[at]! >= 0 ? undefined : `${alike(kind, follows, all)} ${problem.kinds[kind - 1]!.minutes}`)),
    },
    carries: tight.length > 0,
    spans,
    openStart: who.before === undefined,
    before: { worked: 0, kind: 0, off: 0, ...who.before },
  }
}

/** The most days one can work out of so many. */
export const mostWorked = (days: number, run: number, rest: number): number => Math.floor(days / (run + rest)) * run + Math.min(run, days % (run + rest))

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b))

/** What may come before a kind and after it, among all kinds. */
const alike = (kind: number, follows: Uint8Array, all: number): string =>
  `${follows.subarray(kind * all, (kind + 1) * all).join('')} ${Array.from({ length: all }, (_, earlier) => follows[earlier * all + kind]).join('')}`

function twinsOf(kinds: readonly number[], keyOf: (kind: number, at: number) => string | undefined): Int32Array[] {
  const groups = new Map<string, number[]>()
  kinds.forEach((kind, at) => {
    const key = keyOf(kind, at)
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), kind])
  })
  return [...groups.values()].filter(({ length }) => length > 1).map((group) => Int32Array.from(group))
}

function groupsOf(kinds: readonly number[], slot: Int32Array, follows: Uint8Array, all: number): Group[] {
  const groups = new Map<string, { before: number[]; members: number[]; slot: number }>()
  kinds.forEach((kind, at) => {
    const before = kinds.flatMap((earlier, place) => (follows[earlier * all + kind] === 1 ? [place] : []))
    const key = slot[at]! >= 0 ? `alone ${at}` : before.join()
    const group = groups.get(key)
    if (group) group.members.push(at)
    else groups.set(key, { before, members: [at], slot: slot[at]! })
  })
  // Late shifts follow nearly all others and early ones few: in this order each set mostly holds the one ahead of it.
  const sorted = [...groups.values()].sort((a, b) => a.before.length - b.before.length)
  return sorted.map(({ before, members, slot: own }, at) => {
    const ahead = sorted[at - 1]?.before ?? []
    const builds = at > 0 && ahead.every((place) => before.includes(place))
    return { before: Int32Array.from(before), more: Int32Array.from(builds ? before.filter((place) => !ahead.includes(place)) : before), builds, members: Int32Array.from(members), slot: own }
  })
}
