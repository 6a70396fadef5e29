import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BusinessDate } from '../../functions/calendar.ts'
import { gapOf, planOf } from '../../functions/training/plan-rules.ts'
import { type Credit, progressOf } from '../../functions/training/progress-rules.ts'

const theory = (minutes: number, on: string, topic = '消防'): Credit => ({ topic, kind: 'theory', minutes, on: on as BusinessDate })
const practice = (minutes: number, on: string): Credit => ({ topic: '灭火', kind: 'practice', minutes, on: on as BusinessDate })
const course = { topics: [{ topic: '消防', kind: 'theory' as const, minutes: 240 }, { topic: '灭火', kind: 'practice' as const, minutes: 120 }], minShare: 80, exam: true }
const passed = '2026-12-09' as BusinessDate

describe('progress of a course', () => {
  it.each<[string, Credit[], BusinessDate | null, number, string | null, string | null]>([
    ['nothing yet', [], null, 0, null, null],
    ['all of the theory and none of the practice', [theory(240, '2026-12-01')], null, 66, null, null],
    ['80 % of each, on the day of the second', [theory(192, '2026-12-01'), practice(96, '2026-12-03')], null, 80, '2026-12-03', null],
    ['a minute short', [theory(191, '2026-12-01'), practice(120, '2026-12-03')], null, 86, null, null],
    ['passed after it', [theory(240, '2026-12-01'), practice(120, '2026-12-03')], passed, 100, '2026-12-03', '2026-12-09'],
    ['passed before the last lesson: complete with the lesson', [theory(240, '2026-12-01'), practice(120, '2026-12-20')], passed, 100, '2026-12-20', '2026-12-20'],
    ['the same topic twice counts once over', [theory(200, '2026-12-01'), theory(200, '2026-12-02'), practice(10, '2026-12-02')], null, 69, null, null],
    ['of another topic', [theory(240, '2026-12-01', '礼仪')], null, 0, null, null],
  ])('%s', (_, credits, on, percent, attendedOn, completedOn) => expect(progressOf(course, credits, on)).toMatchObject({ percent, attendedOn, completedOn }))

  it('without an exam is complete when enough was attended', () => expect(progressOf({ ...course, exam: false }, [theory(240, '2026-12-01'), practice(120, '2026-12-03')], null).completedOn).toBe('2026-12-03'))

  it('does not depend on the order in which attendance was recorded, and more attendance never takes it away', () =>
    fc.assert(
      fc.property(fc.array(fc.record({ minutes: fc.nat(200), day: fc.integer({ min: 1, max: 28 }), first: fc.boolean() }), { maxLength: 8 }), (list) => {
        const credits = list.map(({ minutes, day, first }) => (first ? theory : practice)(minutes, `2026-12-${String(day).padStart(2, '0')}`))
        const one = progressOf(course, credits, passed)
        expect(progressOf(course, credits.toReversed(), passed)).toEqual(one)
        expect(progressOf(course, [...credits, theory(60, '2026-12-28')], passed).percent).toBeGreaterThanOrEqual(one.percent)
        expect(one.percent).toBeLessThanOrEqual(100)
      }),
    ))
})

describe('a plan', () => {
  const required = [{ topic: '消防', hours: 4 }, { topic: '礼仪', hours: 2 }, { topic: '消防', hours: 3 }]
  it('is what the post asks less what was done', () =>
    expect(gapOf(required, [{ topic: '消防', minutes: 90 }, { topic: '消防', minutes: 60 }, { topic: '现金', minutes: 60 }])).toEqual([
      { topic: '消防', needed: 240, done: 150, missing: 90 },
      { topic: '礼仪', needed: 120, done: 0, missing: 120 },
    ]))
  it('has nothing missing when more was done than asked', () => expect(gapOf([{ topic: '礼仪', hours: 1.5 }], [{ topic: '礼仪', minutes: 200 }])).toEqual([{ topic: '礼仪', needed: 90, done: 200, missing: 0 }]))

  it('names the courses that close it, the most closing first, and what nothing closes', () => {
    const offers = [
      { course: 'fire', topics: [{ topic: '消防', kind: 'theory' as const, minutes: 60 }, { topic: '消防', kind: 'practice' as const, minutes: 60 }] },
      { course: 'both', topics: [{ topic: '消防', kind: 'theory' as const, minutes: 200 }, { topic: '礼仪', kind: 'theory' as const, minutes: 60 }] },
      { course: 'cash', topics: [{ topic: '现金', kind: 'theory' as const, minutes: 600 }] },
    ]
    expect(planOf(gapOf(required, []), offers)).toEqual({
      courses: [
        { course: 'both', closes: [{ topic: '消防', minutes: 200 }, { topic: '礼仪', minutes: 60 }] },
        { course: 'fire', closes: [{ topic: '消防', minutes: 40 }] },
      ],
      left: [{ topic: '礼仪', minutes: 60 }],
    })
  })
})
