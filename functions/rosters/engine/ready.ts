import { shapeOf, type Shape } from './shape.ts'
import type { Problem } from './problem.ts'

/** The problem laid out in typed arrays: a cell is `(person * days + day) * kinds + kind`, kind 0 is off. */
export type Ready = {
  readonly problem: Problem
  readonly people: number
  readonly days: number
  /** Kinds of shift and off. */
  readonly kinds: number
  readonly minutes: Int32Array
  /** 1 where `a * kinds + b` may stand side by side. */
  readonly follows: Uint8Array
  readonly weekend: Int32Array
  readonly allowed: Uint8Array
  /** What a cell costs by itself: wishes, and changes against a roster to be kept. */
  readonly base: Float64Array
  /** Demand lines that a cell counts for: by class of people with the same skills. */
  readonly classOf: Int32Array
  readonly lineFrom: Int32Array
  readonly lineOf: Int32Array
  /** The most demand lines that one cell counts for. */
  readonly linesMost: number
  /** By demand line. */
  readonly dayOf: Int32Array
  /** 1 where `line * kinds + kind` counts. */
  readonly coversKind: Uint8Array
  readonly need: Int32Array
  readonly under: Float64Array
  /** The same for linear programs, in which a million beside ones and tens would drown in rounding: what must be met costs many times the dearest of all else. */
  readonly firm: Float64Array
  readonly over: Float64Array
  readonly shapes: readonly Shape[]
  /** For each person the pairs they are in. */
  readonly pairsOf: readonly (readonly { readonly other: number; readonly apart: boolean; readonly weight: number }[])[]
}

/** One missing person on a hard line outweighs everything else: a search never trades it away. */
export const hardWeight = 1e6

const firmTimes = 20

export type Keep = { readonly roster: Uint8Array; readonly weight: number }

export function readyProblem(problem: Problem, keep?: Keep): Ready {
  const { days } = problem
  const people = problem.people.length
  const kinds = problem.kinds.length + 1
  const follows = new Uint8Array(kinds * kinds).fill(1)
  problem.kinds.forEach((kind, at) => kind.notBefore.forEach((next) => (follows[(at + 1) * kinds + next] = 0)))
  const minutes = Int32Array.from([0, ...problem.kinds.map((kind) => kind.minutes)])
  const weekend = Int32Array.from(problem.weekend)
  const allowed = allowedCells(problem)
  const base = baseCosts(problem, keep)
  const lines = demandLines(problem)
  return {
    problem, people, days, kinds, minutes, follows, weekend, allowed, base,
    ...lines,
    firm: firmCosts(problem, base, lines),
    shapes: problem.people.map((_, person) => shapeOf(problem, person, follows)),
    pairsOf: problem.people.map((_, person) => (problem.pairs ?? []).filter(({ people: both }) => both.includes(person))
      .map(({ people: [one, two], how, weight }) => ({ other: one === person ? two : one, apart: how === 'apart', weight }))),
  }
}

function allowedCells(problem: Problem): Uint8Array {
  const { days } = problem
  const kinds = problem.kinds.length + 1
  const allowed = new Uint8Array(problem.people.length * days * kinds).fill(1)
  problem.people.forEach((person, at) => {
    const place = (day: number, kind: number) => (at * days + day) * kinds + kind
    for (let day = 0; day < days; day += 1) person.maxOfKind.forEach((most, kind) => most <= 0 && (allowed[place(day, kind + 1)] = 0))
    for (const { day, kind } of person.barred) allowed[place(day, kind)] = 0
    // A pin decides over everything else: what is published or past is not argued with.
    for (const { day, kind } of person.pinned) for (let other = 0; other < kinds; other += 1) allowed[place(day, other)] = other === kind ? 1 : 0
  })
  return allowed
}

function baseCosts(problem: Problem, keep: Keep | undefined): Float64Array {
  const { days } = problem
  const kinds = problem.kinds.length + 1
  const base = new Float64Array(problem.people.length * days * kinds)
  problem.people.forEach((person, at) => {
    for (const { day, kind, weight, wants } of person.wishes) {
      for (let other = 0; other < kinds; other += 1) if ((other === kind) !== wants) base[(at * days + day) * kinds + other]! += weight
    }
  })
  if (keep) keep.roster.forEach((kept, cell) => {
    for (let kind = 0; kind < kinds; kind += 1) if (kind !== kept) base[cell * kinds + kind]! += keep.weight
  })
  return base
}

function firmCosts({ demand }: Problem, base: Float64Array, { under, over }: Pick<Ready, 'under' | 'over'>): Float64Array {
  let dearest = 1
  for (const figure of base) dearest = Math.max(dearest, figure)
  demand.forEach(({ hard }, line) => (dearest = Math.max(dearest, over[line]!, hard ? 0 : under[line]!)))
  return under.map((figure, line) => (demand[line]!.hard ? Math.min(figure, firmTimes * dearest) : figure))
}

function demandLines(problem: Problem): Pick<Ready, 'classOf' | 'lineFrom' | 'lineOf' | 'linesMost' | 'dayOf' | 'coversKind' | 'need' | 'under' | 'over'> {
  const { days, demand } = problem
  const kinds = problem.kinds.length + 1
  const groups = [...new Set(demand.flatMap((line) => (line.people ? [line.people] : [])))].map((group) => ({ group, members: new Set(group) }))
  const classes = new Map<string, number>()
  const classOf = Int32Array.from(problem.people, (_, person) => {
    const skills = groups.map(({ members }) => (members.has(person) ? '1' : '0')).join('')
    return classes.get(skills) ?? (classes.set(skills, classes.size), classes.size - 1)
  })
  const membersAt = new Map(groups.map(({ group }, at) => [group, at]))
  const lists: number[][] = Array.from({ length: classes.size * days * kinds }, () => [])
  for (const [skills, number] of classes) {
    demand.forEach((line, at) => {
      if (line.people && skills[membersAt.get(line.people)!] !== '1') return
      for (const kind of line.kinds) lists[(number * days + line.day) * kinds + kind]!.push(at)
    })
  }
  const lineFrom = new Int32Array(lists.length + 1)
  lists.forEach((list, at) => (lineFrom[at + 1] = lineFrom[at]! + list.length))
  const coversKind = new Uint8Array(demand.length * kinds)
  demand.forEach((line, at) => line.kinds.forEach((kind) => (coversKind[at * kinds + kind] = 1)))
  return {
    classOf, lineFrom, coversKind,
    lineOf: Int32Array.from(lists.flat()),
    linesMost: lists.reduce((most, list) => Math.max(most, list.length), 1),
    dayOf: Int32Array.from(demand, (line) => line.day),
    need: Int32Array.from(demand, (line) => line.need),
    under: Float64Array.from(demand, (line) => (line.hard ? hardWeight : line.under)),
    over: Float64Array.from(demand, (line) => line.over),
  }
}
