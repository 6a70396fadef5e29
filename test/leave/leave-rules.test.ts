import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type BusinessDate, weekdayOf } from '../../functions/calendar.ts'
import { cannotWithin, daysOf, hintsOf, type Known, overlapOf, touch } from '../../functions/leave/leave-rules.ts'
import { settingOn, shipped } from '../../functions/leave/settings-model.ts'

const d = (text: string) => text as BusinessDate
const leave = (from: string, to = from, more: Partial<Known> = {}): Known => ({ id: `${from}${to}`, kind: 'annual', state: 'asked', from: d(from), to: d(to), ...more })

describe('leave', () => {
  it('counts both of its days', () => {
    expect([daysOf(leave('2026-12-01')), daysOf(leave('2026-12-30', '2027-01-02')), daysOf(leave('2028-02-28', '2028-03-01'))]).toEqual([1, 4, 3])
  })

  it.each([
    ['2026-12-01', '2026-12-03', '2026-12-03', true],
    ['2026-12-01', '2026-12-03', '2026-12-04', false],
    ['2026-12-05', '2026-12-06', '2026-12-04', false],
  ])('%s to %s meets another on %s: %s', (from, to, other, meets) => {
    for (const state of ['asked', 'approved'] as const) expect(overlapOf(leave(from, to), [leave(other, other, { state })]) !== undefined).toBe(meets)
    for (const state of ['declined', 'withdrawn'] as const) expect(overlapOf(leave(from, to), [leave(other, other, { state })])).toBeUndefined()
    expect(overlapOf(leave(from, to), [leave(from, to)]), 'not with itself').toBeUndefined()
  })

  it('says when it is more than a year gives, counting each year by itself, and when it is asked late', () => {
    const known = [leave('2026-03-02', '2026-03-04', { state: 'approved' }), leave('2026-05-04', '2026-05-08', { state: 'declined' }), leave('2026-06-01', '2026-06-05', { state: 'approved', kind: 'personal' })]
    expect(hintsOf(leave('2026-12-01', '2026-12-02'), known, shipped, d('2026-11-20'))).toEqual([])
    expect(hintsOf(leave('2026-12-01', '2026-12-03'), known, shipped, d('2026-11-20')).map(({ zh }) => zh)).toEqual(['连同本次，2026 年年休假共 6 天，制度为 5 天。'])
    expect(hintsOf(leave('2026-12-31', '2027-01-05'), known, shipped, d('2026-12-30')).map(({ en }) => en)).toEqual(['Asked 1 days ahead; the rules ask for 3.'])
    expect(hintsOf(leave('2026-12-01', '2026-12-01', { kind: 'sick' }), known, shipped, d('2026-12-03'))).toHaveLength(1)
  })

  it('goes by the setting that has begun on its day', () => {
    const later = { ...shipped, from: d('2027-01-01'), source: '本社制度', kinds: [{ kind: 'annual' as const, daysMax: 10, noticeDays: 0 }] }
    expect(settingOn([later], d('2026-12-31'))).toBe(shipped)
    expect(settingOn([later], d('2027-01-01'))).toBe(later)
    expect(hintsOf(leave('2027-01-05', '2027-01-05', { kind: 'marriage' }), [], later, d('2026-12-01'))).toHaveLength(1)
  })

  it('property: touching is symmetric, and days that somebody cannot are of the span and as said', () => {
    const day = fc.integer({ min: 0, max: 500 }).map((n) => addDays(d('2026-01-01'), n))
    const span = fc.tuple(day, fc.integer({ min: 0, max: 60 })).map(([from, n]) => ({ from, to: addDays(from, n) }))
    fc.assert(
      fc.property(span, span, fc.uniqueArray(fc.integer({ min: 0, max: 6 })), fc.array(day, { maxLength: 5 }), (a, b, weekdays, dates) => {
        expect(touch(a, b)).toBe(touch(b, a))
        const cannot = cannotWithin({ weekdays, dates }, a)
        for (const one of cannot) expect(one >= a.from && one <= a.to && (weekdays.includes(weekdayOf(one)) || dates.includes(one))).toBe(true)
        expect(cannot.filter((one) => weekdays.includes(weekdayOf(one))).length).toBe(Array.from({ length: daysOf(a) }, (_, n) => addDays(a.from, n)).filter((one) => weekdays.includes(weekdayOf(one))).length)
      }),
    )
  })
})
