import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { LineSearch } from '../../functions/rosters/engine/best-line.ts'
import { brokenRules } from '../../functions/rosters/engine/check-line.ts'
import type { Problem } from '../../functions/rosters/engine/problem.ts'
import { readyProblem } from '../../functions/rosters/engine/ready.ts'
import { State } from '../../functions/rosters/engine/state.ts'
import { problems } from './random-problem.ts'

const days = 7

/** Every line there is, the cheapest legal one by plain counting. */
function cheapest(problem: Problem, cost: Float64Array): number {
  const kinds = problem.kinds.length + 1
  let best = Infinity
  const line = new Uint8Array(problem.days)
  for (let number = 0; number < kinds ** problem.days; number += 1) {
    let sum = 0
    for (let day = 0, rest = number; day < problem.days; day += 1, rest = Math.floor(rest / kinds)) {
      line[day] = rest % kinds
      sum += cost[day * kinds + line[day]!]!
    }
    if (sum < best && brokenRules(problem, 0, line).length === 0) best = sum
  }
  return best
}

test('the search finds the cheapest of all legal lines', () => {
  fc.assert(fc.property(problems({ days, kinds: 2, people: 1 }), (problem) => {
    const ready = readyProblem(problem)
    const state = new State(ready)
    const search = new LineSearch(ready)
    state.price(0, 0, days - 1, search.cost)
    const found = search.find(0, state.row(0), 0, days - 1, 0)
    expect(found).toBeCloseTo(cheapest(problem, search.cost), 6)
    if (found === Infinity) return
    expect(search.least).toBeCloseTo(found, 6)
    expect(brokenRules(problem, 0, search.line)).toEqual([])
  }), { numRuns: 40 })
})

test('whatever ceilings, spans and history there are, a line that is found is legal, whole or in a part of the days', () => {
  fc.assert(fc.property(problems({ days, kinds: 2, people: 1, rich: true }), fc.nat({ max: days - 1 }), fc.nat({ max: days - 1 }), (problem, one, two) => {
    const ready = readyProblem(problem)
    const state = new State(ready)
    const search = new LineSearch(ready)
    state.price(0, 0, days - 1, search.cost)
    if (search.find(0, state.row(0), 0, days - 1, 5) === Infinity) return
    expect(brokenRules(problem, 0, search.line)).toEqual([])
    state.put(0, search.line, 0, days - 1)
    const from = Math.min(one, two)
    const to = Math.max(one, two)
    // A range never cuts a weekend in two.
    if ([from - 1, to].some((day) => problem.weekend[day] !== undefined && problem.weekend[day]! >= 0 && problem.weekend[day] === problem.weekend[day + 1])) return
    state.price(0, from, to, search.cost)
    if (search.find(0, state.row(0), from, to, 5) === Infinity) return
    state.put(0, search.line, from, to)
    expect(brokenRules(problem, 0, state.row(0))).toEqual([])
  }), { numRuns: 200 })
})
