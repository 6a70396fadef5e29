import * as fc from 'fast-check'
import { addDays, type BusinessDate } from '../../functions/calendar.ts'
import type { Plan, PlanPerson, PlanShift } from '../../functions/rosters/plan-model.ts'
import { usualLimits, type Duty } from '../../functions/rosters/rules/labour-model.ts'

export const monday = '2026-11-02' as BusinessDate
const clock = (id: string, post: string, startMinute: number, hours: number, breakMinutes = 0, breakStart: number | null = null): PlanShift => ({ id, post, startMinute, spanMinutes: hours * 60 + breakMinutes, breakMinutes, breakStart, night: startMinute >= 1200 || startMinute < 300, high: false })

/** Shifts as street offices have them: thirds of a day at the gate, halves at the fire-control room, a split day for cleaners, short ones for part-timers. */
export const shifts: readonly PlanShift[] = [
  clock('gate-early', 'gate', 420, 8), clock('gate-late', 'gate', 900, 8), clock('gate-night', 'gate', 1380, 8),
  clock('fire-day', 'fire', 480, 10), clock('fire-night', 'fire', 1140, 8, 60),
  clock('clean-split', 'clean', 360, 7, 180, 540), clock('clean-short', 'clean', 480, 4),
]

const person = (at: number): fc.Arbitrary<PlanPerson> => fc.record({
  partTime: fc.boolean(), overtimeAgreed: fc.boolean(), averaged: fc.boolean(), noNights: fc.boolean(), card: fc.boolean(), cardDays: fc.nat({ max: 20 }), level: fc.constantFrom('5', '4'), revoked: fc.option(fc.nat({ max: 20 }), { nil: undefined }), trained: fc.constantFrom(60, 120), trainedOn: fc.integer({ min: -9, max: 9 }),
  worked: fc.array(fc.record({ back: fc.integer({ min: 1, max: 20 }), shift: fc.nat({ max: 1 }) }), { maxLength: 12 }),
  leave: fc.option(fc.nat({ max: 13 }), { nil: undefined }), course: fc.option(fc.nat({ max: 13 }), { nil: undefined }), off: fc.option(fc.nat({ max: 13 }), { nil: undefined }),
}).map((drawn): PlanPerson => ({
  id: `person${at}`, partTime: drawn.partTime, overtimeAgreed: drawn.overtimeAgreed, noNights: drawn.noNights, noHeights: false,
  averaged: drawn.averaged && !drawn.partTime ? { approval: '人社工时〔2026〕12号', from: addDays(monday, -60), to: addDays(monday, 60) } : null,
  qualified: {
    held: drawn.card ? [{ kind: 'fire-control-operator', level: drawn.level, terms: [{ from: addDays(monday, -300), to: addDays(monday, drawn.cardDays), reviewMonths: null }], reviews: [], revokedOn: drawn.revoked === undefined ? null : addDays(monday, drawn.revoked) }] : [],
    training: [{ topic: 'gate', minutes: drawn.trained, on: addDays(monday, drawn.trainedOn) }],
  },
  history: historyOf(drawn.worked, drawn.partTime),
  leave: drawn.leave === undefined ? [] : [{ from: addDays(monday, drawn.leave), to: addDays(monday, drawn.leave + 1) }],
  occupied: drawn.course === undefined ? [] : [{ date: addDays(monday, drawn.course), startMinute: 540, endMinute: 660 }],
  minMinutes: 0, maxMinutes: 10_000,
  pinned: drawn.off === undefined ? [] : [{ date: addDays(monday, drawn.off), shift: null }],
  wishes: [],
}))

/** One duty a day, early or late by parity, so that the past itself is lawful in its rests. */
function historyOf(worked: readonly { readonly back: number; readonly shift: number }[], partTime: boolean): Duty[] {
  const days = new Map(worked.map(({ back }) => [back, partTime ? shifts[6]! : shifts[0]!]))
  return [...days].filter(([back]) => back % 7 !== 0).map(([back, { id: _, night: __, high: ___, ...times }]) => ({ date: addDays(monday, -back), ...times }))
}

/** Two weeks of a small organization. */
export const plans: fc.Arbitrary<Plan> = fc.integer({ min: 2, max: 5 }).chain((count) => fc.record({
  people: fc.tuple(...Array.from({ length: count }, (_, at) => person(at))),
  from: fc.nat({ max: 6 }).map((days) => addDays(monday, days)),
  need: fc.array(fc.nat({ max: 2 }), { minLength: shifts.length, maxLength: shifts.length }),
  apart: fc.boolean(),
  gateHours: fc.constantFrom(0, 2),
  skilled: fc.boolean(),
})).map(({ people, from, need, apart, gateHours, skilled }): Plan => ({
  from, to: addDays(from, 13), limits: [usualLimits], shifts, people,
  demand: shifts.flatMap(({ id, post }, at) => Array.from({ length: 14 }, (_, day) => ({ date: addDays(from, day), shift: id, need: need[at]!, skill: skilled && post === 'fire' ? 'fire-control-operator@4' : null, under: 100, over: 5, hard: post === 'fire' }))),
  asked: { posts: new Map([['fire', { certificates: ['fire-control-operator@4'], training: [] }], ['gate', { certificates: [], training: [{ topic: 'gate', hours: gateHours }] }]]), levels: { 'fire-control-operator': ['5', '4', '3'] } },
  pairs: apart ? [{ people: ['person0', 'person1'], how: 'apart' }] : [],
  weights: { nights: 2, weekends: 1, apart: 9, together: 3 },
}))
