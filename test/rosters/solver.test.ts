import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { brokenRules } from '../../functions/rosters/engine/check-line.ts'
import { conflictOf, helpFor, shortagesOf } from '../../functions/rosters/engine/explain.ts'
import type { Problem } from '../../functions/rosters/engine/problem.ts'
import { readyProblem } from '../../functions/rosters/engine/ready.ts'
import { Solver } from '../../functions/rosters/engine/solver.ts'
import { State } from '../../functions/rosters/engine/state.ts'
import { problems } from './random-problem.ts'

const shape = { days: 9, kinds: 2, people: 4, rich: true }

test('after any sequence of changes the running cost is the cost counted from scratch', () => {
  fc.assert(fc.property(problems(shape), fc.array(fc.record({ person: fc.nat({ max: 3 }), line: fc.uint8Array({ minLength: 9, maxLength: 9, max: 2 }), from: fc.nat({ max: 8 }), to: fc.nat({ max: 8 }) }), { maxLength: 20 }), (problem, moves) => {
    const state = new State(readyProblem(problem))
    for (const { person, line, from, to } of moves) state.put(person, line, Math.min(from, to), Math.max(from, to))
    expect(state.cost).toBeCloseTo(state.fullCost(), 6)
  }), { numRuns: 60 })
})

test('at every moment each line keeps every rule, costs never rise, and one seed gives one roster', () => {
  fc.assert(fc.property(problems(shape), fc.nat({ max: 99 }), (problem, seed) => {
    const solver = new Solver(problem, { seed })
    solver.step(4)
    let last = Infinity
    for (const moves of [10, 40, 90]) {
      solver.step(moves)
      const { roster } = solver
      const { without, cost, bound } = solver.progress
      for (let person = 0; person < 4; person += 1) if (!without.includes(person)) expect(brokenRules(problem, person, roster.subarray(person * 9, person * 9 + 9))).toEqual([])
      expect(cost).toBeLessThanOrEqual(last + 1e-6)
      expect(bound).toBeLessThanOrEqual(cost + 1e-6)
      last = cost
    }
    // Stopped after every few bits of work, as by a clock, it comes to the same.
    const again = new Solver(problem, { seed })
    let asked = 0
    while (again.costNow.moves < solver.costNow.moves && again.step(solver.costNow.moves, () => (asked += 1) % 4 === 0));
    expect(again.roster).toEqual(solver.roster)
  }), { numRuns: 25 })
})

test('a repair leaves pinned cells alone and changes nothing that need not change', () => {
  fc.assert(fc.property(problems(shape), fc.nat({ max: 8 }), (problem, day) => {
    const first = new Solver(problem)
    first.step(80)
    if (first.progress.without.length > 0) return
    const before = first.roster
    // Everything before the day is past, and one person falls ill on it.
    const past = (person: number) => Array.from({ length: day }, (_, at) => ({ day: at, kind: before[person * 9 + at]! }))
    const ill: Problem = { ...problem, people: problem.people.map((person, at) => ({ ...person, pinned: [...past(at), ...person.pinned.filter((cell) => cell.day >= day), ...(at === 0 ? [{ day, kind: 0 }] : [])] })) }
    const repair = new Solver(ill, { start: before, keep: { roster: before, weight: 10_000 } })
    repair.step(80)
    if (repair.progress.without.length > 0) return
    const after = repair.roster
    for (let person = 0; person < 4; person += 1) for (let at = 0; at < day; at += 1) expect(after[person * 9 + at]).toBe(before[person * 9 + at])
    if (before[day] === 0) expect(after).toEqual(before)
    else expect(after[day]).toBe(0)
  }), { numRuns: 40 })
})

const guard = { id: 'g', minMinutes: 0, maxMinutes: 9600, maxRun: 6, minRun: 1, minRest: 1, maxWeekends: 9, maxOfKind: [9], pinned: [], barred: [], wishes: [] }
const week: Problem = { days: 7, weekend: [-1, -1, -1, -1, -1, 0, 0], kinds: [{ id: 'night', minutes: 480, notBefore: [] }], people: [guard], demand: [] }

test('the smallest roster is proved best and the solver stops by itself', () => {
  const solver = new Solver({ ...week, demand: [0, 1, 2].map((day) => ({ day, kinds: [1], need: 1, under: 10, over: 1 })) })
  expect(solver.step(10_000)).toBe(false)
  expect(solver.progress).toMatchObject({ cost: 0, done: true, short: 0, without: [] })
})

test('rules that cannot hold together are named: 40 hours in a week with three days off', () => {
  const problem: Problem = { ...week, people: [{ ...guard, minMinutes: 2400, pinned: [0, 2, 4].map((day) => ({ day, kind: 0 })) }] }
  const solver = new Solver(problem)
  solver.step(100)
  expect(solver.progress.without).toEqual([0])
  expect(conflictOf(problem, 0).ways).toEqual([['pinned'], ['minMinutes']])
})

test('a shortage says who could and what holds them, and that one more on a Sunday night would do', () => {
  const demand = Array.from({ length: 7 }, (_, day) => ({ day, kinds: [1], need: 1, under: 1, over: 1, hard: true }))
  const problem: Problem = { ...week, people: [{ ...guard, pinned: [{ day: 6, kind: 0 }] }], demand }
  const solver = new Solver(problem)
  solver.step(100)
  expect(solver.progress.short).toBe(1)
  const shortages = shortagesOf(problem, solver.roster)
  expect(shortages).toEqual([{ demand: 6, day: 6, missing: 1, able: 1, away: 1, busy: 0, resting: 0 }])
  expect(helpFor(problem, shortages)).toEqual([{ kinds: [1], weekday: 6, more: 1 }])
})
