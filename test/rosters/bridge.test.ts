import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, daysBetween } from '../../functions/calendar.ts'
import { dutiesOf, toProblem } from '../../functions/rosters/bridge.ts'
import { Solver } from '../../functions/rosters/engine/solver.ts'
import { checkLabour } from '../../functions/rosters/rules/check-labour.ts'
import { endOf, minuteOf, startOf, stretchesOf } from '../../functions/rosters/rules/labour-model.ts'
import { plans } from './plans.ts'

test('what the engine calls legal the labour rules call lawful, history, leave and courses included', () => {
  fc.assert(fc.property(plans, fc.nat({ max: 99 }), (plan, seed) => {
    const solver = new Solver(toProblem(plan), { seed })
    solver.step(60)
    const { roster } = solver
    const { short, without } = solver.progress
    const people = plan.people.map((person, at) => ({ person, qualified: person.qualified, duties: [...person.history, ...dutiesOf(plan, roster, at)] }))
    // What the past alone has broken is the past's: a new day must not be part of it.
    const violations = checkLabour(people, plan.limits, plan.asked, [], plan).filter(({ days }) => days.some((day) => day >= plan.from))
    expect(violations.filter(({ person, days }) => days.some((day) => people.find((one) => one.person.id === person)!.duties.some((duty) => duty.date === day && duty.date >= plan.from)))).toEqual([])
    plan.people.forEach((person, at) => {
      for (const duty of dutiesOf(plan, roster, at)) {
        for (const { from, to } of person.leave) expect(endOf(duty) <= minuteOf(from) || startOf(duty) >= minuteOf(addDays(to, 1))).toBe(true)
        // A course may lie in the gap of a split shift.
        for (const course of person.occupied) for (const { begin, end } of stretchesOf(duty)) expect(end <= minuteOf(course.date) + course.startMinute || begin >= minuteOf(course.date) + course.endMinute).toBe(true)
      }
      for (const { date, shift } of person.pinned) if (date >= plan.from && date <= plan.to && !without.includes(at)) expect(roster[at * 14 + daysBetween(plan.from, date)]).toBe(shift === null ? 0 : undefined)
    })
    expect(short).toBeGreaterThanOrEqual(0)
  }), { numRuns: 40 })
})
