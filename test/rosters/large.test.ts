import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Blend } from '../../functions/rosters/engine/blend.ts'
import { Master } from '../../functions/rosters/engine/master.ts'
import { Solver } from '../../functions/rosters/engine/solver.ts'
import { evaluate } from '../bench/rostering/evaluate.ts'
import { makeInstance } from '../bench/rostering/make-instance.ts'
import { toProblem } from '../bench/rostering/to-problem.ts'

/** By the evaluator of the benchmark, which shares nothing with the engine. */
function judged(size: string, moves: number) {
  const instance = makeInstance(size, 1)
  const solver = new Solver(toProblem(instance), { seed: 1 })
  solver.step(moves)
  const roster = instance.staff.map((_, person) => Array.from(solver.roster.subarray(person * instance.days, (person + 1) * instance.days), (kind) => instance.shifts[kind - 1]?.id ?? ''))
  return { ...evaluate(instance, roster), progress: solver.progress }
}

test('a plan of a whole year has a legal line for everybody as soon as each has had a turn', () => {
  const { findings, cost, progress } = judged('4x52x8', 12)
  expect(findings).toEqual([])
  expect(progress).toMatchObject({ cost, without: [] })
})

test('a plan with many rows is mixed by the first-order method: legal, and never below its bound', () => {
  const { findings, cost, progress } = judged('16x4x5', 900)
  expect(findings).toEqual([])
  expect(progress.cost).toBe(cost)
  expect(progress.bound).toBeGreaterThan(0)
  expect(progress.bound).toBeLessThanOrEqual(cost + 1e-6)
})

const column = fc.record({ cost: fc.nat({ max: 30 }), lines: fc.subarray([0, 1, 2, 3, 4]) })
const program = fc.record({
  people: fc.array(fc.array(column, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
  need: fc.array(fc.nat({ max: 2 }), { minLength: 5, maxLength: 5 }),
  under: fc.constantFrom(3, 100), over: fc.constantFrom(0, 1, 5),
})

test('a program mixed by the first-order method is no cheaper than the optimum of the simplex, and its bound no dearer', () => {
  fc.assert(fc.property(program, ({ people, need, under, over }) => {
    const make = <Kind extends Blend | Master>(program: Kind): Kind => {
      people.forEach((columns, person) => columns.forEach(({ cost, lines }) => program.add(person, cost, lines, lines.length)))
      while (program.solve(200));
      return program
    }
    const sides = [need.map(() => under), need.map(() => over)] as const
    const exact = make(new Master(people.length, need, ...sides))
    const near = make(new Blend(people.length, need, ...sides))
    expect(near.objective).toBeGreaterThanOrEqual(exact.objective - 0.02)
    expect(near.least).toBeLessThanOrEqual(exact.objective + 0.02)
  }), { numRuns: 100 })
})
