import { LineSearch } from './best-line.ts'
import type { LineRule } from './check-line.ts'
import type { Person, Problem, Roster } from './problem.ts'
import { readyProblem } from './ready.ts'
import { sizeOf } from './shape.ts'
import { wholeMax } from './first-roster.ts'

/** Without any one of these `ways` (each a rule, or two together) the person has a legal line; with all rules none was found. */
export type Conflict = { readonly person: number; readonly ways: readonly (readonly LineRule[])[] }

/** Demand that must be met and is not. `able`: may work it by skill and kind; the rest says how many of those are held back by what. */
export type Shortage = {
  readonly demand: number
  readonly day: number
  readonly missing: number
  readonly able: number
  /** Cannot on that day: pinned elsewhere or off, on leave, in a course. */
  readonly away: number
  /** Already on other shifts that day. */
  readonly busy: number
  /** Free, and held back by their own hours, runs or rests. */
  readonly resting: number
}

/** How many more people would close the gaps on these kinds, by place of the day in the week from the first day of the plan. */
export type Help = { readonly kinds: readonly number[]; readonly weekday: number; readonly more: number }

const relaxations: { readonly [Rule in LineRule]?: (person: Person, problem: Problem) => Partial<Person> } = {
  pinned: () => ({ pinned: [] }),
  barred: () => ({ barred: [] }),
  minMinutes: () => ({ minMinutes: 0 }),
  maxMinutes: () => ({ maxMinutes: Number.MAX_SAFE_INTEGER }),
  maxRun: (_, { days }) => ({ maxRun: days }),
  minRun: () => ({ minRun: 1 }),
  minRest: () => ({ minRest: 1 }),
  maxWeekends: (_, { days }) => ({ maxWeekends: days }),
  maxOfKind: (_, { days, kinds }) => ({ maxOfKind: kinds.map(() => days) }),
  spans: () => ({ spans: [] }),
}

/** Which rules of a person without a line cannot hold together. Too long a plan for one search is judged by its first weeks' worth of states and may answer no ways. */
export function conflictOf(problem: Problem, person: number): Conflict {
  const who = problem.people[person]!
  const rules = [...Object.keys(relaxations), 'sequence'] as LineRule[]
  const holds = (dropped: readonly LineRule[]) => hasLine({
    ...problem, demand: [], pairs: [],
    kinds: dropped.includes('sequence') ? problem.kinds.map((kind) => ({ ...kind, notBefore: [] })) : problem.kinds,
    people: [dropped.reduce((relaxed, rule) => ({ ...relaxed, ...relaxations[rule]?.(relaxed, problem) }), who)],
  })
  const single = rules.filter((rule) => holds([rule])).map((rule) => [rule])
  if (single.length > 0) return { person, ways: single }
  return { person, ways: rules.flatMap((one, at) => rules.slice(at + 1).filter((two) => holds([one, two])).map((two) => [one, two])) }
}

function hasLine(problem: Problem): boolean {
  const ready = readyProblem(problem)
  if (sizeOf(ready.shapes[0]!, ready.days) > wholeMax) return false
  const search = new LineSearch(ready)
  for (let cell = 0; cell < search.cost.length; cell += 1) search.cost[cell] = ready.allowed[cell] === 1 ? 0 : Infinity
  return search.find(0, new Uint8Array(ready.days), 0, ready.days - 1, Infinity) < Infinity
}

export function shortagesOf(problem: Problem, roster: Roster): Shortage[] {
  const on = (person: number, day: number) => roster[person * problem.days + day]!
  return problem.demand.flatMap((line, demand) => {
    if (!line.hard) return []
    const counted = (line.people ?? problem.people.map((_, person) => person))
    const missing = line.need - counted.filter((person) => line.kinds.includes(on(person, line.day))).length
    if (missing <= 0) return []
    const able = counted.filter((person) => line.kinds.some((kind) => problem.people[person]!.maxOfKind[kind - 1]! > 0) && !line.kinds.includes(on(person, line.day)))
    const away = able.filter((person) => !canWork(problem.people[person]!, line.day, line.kinds)).length
    const busy = able.filter((person) => canWork(problem.people[person]!, line.day, line.kinds) && on(person, line.day) !== 0).length
    return [{ demand, day: line.day, missing, able: able.length, away, busy, resting: able.length - away - busy }]
  })
}

function canWork(person: Person, day: number, kinds: readonly number[]): boolean {
  const pin = person.pinned.find((cell) => cell.day === day)
  if (pin) return kinds.includes(pin.kind)
  return kinds.some((kind) => !person.barred.some((cell) => cell.day === day && cell.kind === kind))
}

/** The shortages in one sentence each: `one more on Sunday nights`, the largest first. */
export function helpFor(problem: Problem, shortages: readonly Shortage[]): Help[] {
  const helps = new Map<string, Help>()
  for (const { demand, day, missing } of shortages) {
    const { kinds } = problem.demand[demand]!
    const key = `${kinds.join()} ${day % 7}`
    helps.set(key, { kinds, weekday: day % 7, more: Math.max(missing, helps.get(key)?.more ?? 0) })
  }
  return [...helps.values()].sort((a, b) => b.more - a.more || a.weekday - b.weekday)
}
