import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type BusinessDate, weekdayOf } from '../../functions/calendar.ts'
import { cannotWithin, daysOf, hintsOf, type Known, overlapOf, partOn, takesFrom, touch, wholeAndHalves } from '../../functions/leave/leave-rules.ts'
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

  it('may begin or end at noon: halves are counted, and a morning does not meet the afternoon of its day', () => {
    const morning = leave('2026-12-01', '2026-12-01', { toNoon: true })
    const afternoon = leave('2026-12-01', '2026-12-01', { fromNoon: true })
    expect([morning, afternoon, leave('2026-12-01', '2026-12-03', { fromNoon: true, toNoon: true }), leave('2026-12-01', '2026-12-01', { fromNoon: true, toNoon: true })].map(daysOf)).toEqual([0.5, 0.5, 2, 0])
    expect([touch(morning, afternoon), touch(morning, leave('2026-12-01')), touch(leave('2026-11-30', '2026-12-01', { toNoon: true }), afternoon), touch(leave('2026-11-30', '2026-12-01'), afternoon)]).toEqual([false, true, false, true])
    const known = [leave('2026-12-01', '2026-12-05', { state: 'approved', toNoon: true })]
    expect(hintsOf(leave('2026-12-08', '2026-12-08', { fromNoon: true }), known, shipped, d('2026-11-20'))).toEqual([])
    expect(hintsOf(leave('2026-12-08'), known, shipped, d('2026-11-20')).map(({ zh }) => zh)).toEqual(['连同本次，2026 年年休假共 5.5 天，制度为 5 天。'])
    expect(hintsOf(leave('2026-12-31', '2027-01-04', { fromNoon: true, toNoon: true }), [leave('2026-12-07', '2026-12-11', { state: 'approved' })], shipped, d('2026-11-20')).map(({ zh }) => zh), 'its year has half a day of it').toEqual(['连同本次，2026 年年休假共 5.5 天，制度为 5 天。'])
  })

  it.each<[string, number, number, string, boolean]>([
    ['a morning shift up to noon', 360, 360, 'pm', false],
    ['a shift past noon by a minute', 360, 361, 'pm', true],
    ['an afternoon shift from noon', 720, 480, 'am', false],
    ['a shift that begins before noon', 719, 480, 'am', true],
    ['a night', 1320, 480, 'pm', true],
    ['a night', 1320, 480, 'am', false],
    ['any shift', 1320, 480, 'all', true],
  ])('%s, %i for %i minutes, lies in leave of the %s: %s', (_, startMinute, spanMinutes, part, lies) => {
    const of = leave('2026-12-01', '2026-12-01', { fromNoon: part === 'pm', toNoon: part === 'am' })
    expect(partOn(of, d('2026-12-01'))).toBe(part)
    expect(takesFrom(of, { date: d('2026-12-01'), startMinute, spanMinutes })).toBe(lies)
    expect(takesFrom(of, { date: d('2026-12-02'), startMinute, spanMinutes })).toBe(false)
  })

  it('property: whole days and half days are the leave, and two leaves touch where they share a half day', () => {
    const half = fc.record({ at: fc.integer({ min: 0, max: 40 }), length: fc.integer({ min: 1, max: 20 }) })
    // In half days from the first of January on.
    const made = ({ at, length }: { at: number; length: number }) => ({ from: addDays(d('2026-01-01'), Math.floor(at / 2)), to: addDays(d('2026-01-01'), Math.floor((at + length - 1) / 2)), fromNoon: at % 2 === 1, toNoon: (at + length) % 2 === 1 })
    fc.assert(
      fc.property(half, half, (a, b) => {
        expect(daysOf(made(a)) * 2).toBe(a.length)
        expect(touch(made(a), made(b))).toBe(a.at < b.at + b.length && b.at < a.at + a.length)
        const { whole, halves } = wholeAndHalves(made(a))
        expect((whole ? daysOf(whole) : 0) + halves.length / 2).toBe(a.length / 2)
      }),
    )
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
