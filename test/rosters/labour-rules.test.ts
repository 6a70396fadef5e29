import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type BusinessDate, type Period } from '../../functions/calendar.ts'
import { limitsOn, usualLimits, type Duty, type LabourPerson, type Violation } from '../../functions/rosters/rules/labour-model.ts'
import { minimumWage } from '../../functions/rosters/rules/minimum-wage.ts'
import { restBetween } from '../../functions/rosters/rules/rest-between.ts'
import { twoAtPost } from '../../functions/rosters/rules/two-at-post.ts'
import { workingTime } from '../../functions/rosters/rules/working-time.ts'

const monday = '2026-11-02' as BusinessDate
const november = { from: '2026-11-01' as BusinessDate, to: '2026-11-30' as BusinessDate }
const guard: LabourPerson = { id: 'lin', partTime: false, overtimeAgreed: false, averaged: null }
const willing = { ...guard, overtimeAgreed: true }
const half = { ...guard, partTime: true }
const duty = (day: number, hours: number, startMinute = 480): Duty => ({ date: addDays(monday, day), post: 'gate', startMinute, spanMinutes: Math.round(hours * 60), breakMinutes: 0, breakStart: null })
const days = (from: number, count: number, hours: number) => Array.from({ length: count }, (_, at) => duty(from + at, hours))
const told = (violations: readonly Violation[]) => violations.map(({ rule, is, limit }) => `${rule} ${is}/${limit}`)
const time = (person: LabourPerson, duties: readonly Duty[], within = november) => told(workingTime(person, duties, [usualLimits], within))

describe('W1, hours', () => {
  const overtime = (hours: number) => [0, 7, 14, 21].flatMap((week) => [...days(week, 4, 10.75), duty(week + 4, 5)]).concat(duty(26, hours))
  test.each<[string, LabourPerson, Duty[], string[]]>([
    ['five days of 8 hours', guard, days(0, 5, 8), []],
    ['8.1 hours without an agreement', guard, [duty(0, 8.1)], ['W1-day 486/480']],
    ['11 hours with one', willing, [duty(0, 11)], []],
    ['11.1 hours with one', willing, [duty(0, 11.1)], ['W1-overtime-day 666/660']],
    ['41 hours in a week', guard, [...days(0, 5, 8), duty(5, 1)], ['W1-week 2460/2400']],
    ['six days in a row', willing, days(0, 6, 6), []],
    ['seven days in a row', willing, days(0, 7, 5), ['W1-rest-day 7/6']],
    ['seven days in a row over the end of the month before', willing, days(-4, 7, 5), ['W1-rest-day 7/6']],
    ['seven days in a row that ended before the plan', willing, days(-9, 7, 5), []],
  ])('%s', (_, person, duties, expected) => expect(time(person, duties)).toEqual(expected))

  test('36.0 hours of overtime in a month are allowed, 36.1 are not', () => {
    // Four weeks of four long days are 16 x 2.75 = 44 hours by the day; so three weeks, 33 hours, and the rest on one day.
    const three = [0, 7, 14].flatMap((week) => days(week, 4, 10.75))
    expect(time(willing, [...three, duty(21, 11)])).toEqual([])
    expect(time(willing, [...three, duty(21, 11), duty(23, 8.1)])).toEqual(['W1-overtime-month 2166/2160'])
    expect(overtime(0)).not.toEqual([])
  })

  test('a week that began in the month before counts as one week', () => {
    const week = [duty(23, 8), duty(24, 8), duty(25, 8), duty(26, 8), duty(28, 8), duty(29, 2)]
    expect(time(guard, week, { from: '2026-12-01' as BusinessDate, to: '2026-12-31' as BusinessDate })).toEqual([])
    const split = days(28, 5, 8).concat(duty(33, 2))
    expect(time(guard, split, { from: '2026-12-01' as BusinessDate, to: '2026-12-31' as BusinessDate })).toEqual(['W1-week 2520/2400'])
  })

  test('hours are averaged only for the days of an approval on record, and the day of rest stays', () => {
    const averaged = { ...guard, averaged: { approval: '12号', from: monday, to: addDays(monday, 6) } }
    expect(time(averaged, [duty(0, 12), duty(2, 12), duty(4, 12), duty(6, 12)])).toEqual([])
    expect(time(averaged, [duty(7, 12)])).toEqual(['W1-day 720/480'])
    expect(time(averaged, days(0, 7, 4))).toEqual(['W1-rest-day 7/6'])
  })

  test('limits are the ones in force on the day', () => {
    const later = { ...usualLimits, from: addDays(monday, 1), dayMinutes: 420 }
    expect(limitsOn([later, usualLimits], monday).dayMinutes).toBe(480)
    expect(told(workingTime(guard, days(0, 2, 8), [later, usualLimits], november))).toEqual(['W1-day 480/420'])
  })
})

test.each<[string, Duty[], string[]]>([
  ['exactly 11 hours', [duty(0, 8, 840), duty(1, 8, 540)], []],
  ['a minute less', [duty(0, 8, 840), duty(1, 8, 539)], ['W2 659/660']],
  ['after a night that ends at seven', [duty(0, 8, 1380), duty(1, 8, 1080)], []],
  ['after a night that ends at seven, too soon', [duty(0, 8, 1380), duty(1, 8, 1079)], ['W2 659/660']],
  ['two at once', [duty(0, 8), duty(0, 4, 600)], ['W2 -360/660']],
])('W2, rest between shifts: %s', (_, duties, expected) => expect(told(restBetween(guard, duties, [usualLimits], november))).toEqual(expected))

test('W2: a night shift belongs to the day on which it starts, also over the end of the month', () => {
  const night = { ...duty(28, 8, 1380) }
  expect(restBetween(guard, [night, duty(29, 8, 600)], [usualLimits], { from: '2026-12-01' as BusinessDate, to: '2026-12-31' as BusinessDate })[0]).toMatchObject({ days: ['2026-11-30', '2026-12-01'], is: 180 })
})

test('W4: the minimum wage of the month, by the hour for those who are paid so', () => {
  const wages = [{ from: '2026-01-01' as BusinessDate, monthlyFen: 226_000, hourlyFen: 2200 }]
  const month = '2026-11' as Period
  expect(minimumWage(guard, { month, payFen: 226_000, minutes: 10_000, byHour: false }, wages)).toEqual([])
  expect(told(minimumWage(guard, { month, payFen: 225_999, minutes: 10_000, byHour: false }, wages))).toEqual(['W4 225999/226000'])
  expect(told(minimumWage(guard, { month, payFen: 5499, minutes: 150, byHour: true }, wages))).toEqual(['W4 5499/5500'])
})

test.each<[string, Duty[], string[]]>([
  ['six days of 4 hours', days(0, 6, 4), []],
  ['4.1 hours', [duty(0, 4.1)], ['W5-day 246/240']],
])('W5, part time: %s', (_, duties, expected) => expect(time(half, duties)).toEqual(expected))

test('W5: more than 24 hours a week', () => {
  const week = [0, 1, 2, 3, 4, 5].flatMap((day) => [duty(day, 3.5), ...(day === 0 ? [duty(day, 0.5, 1200)] : [])]).concat(duty(5, 0.5, 1200), duty(4, 0.5, 1200), duty(3, 0.5, 1200), duty(2, 0.5, 1200), duty(1, 0.5, 1200))
  expect(time(half, week)).toEqual([])
  expect(time(half, [...week, duty(6, 0.1)]).filter((line) => line.startsWith('W5-week'))).toEqual(['W5-week 1446/1440'])
})

test('W6: two at the fire-control room every minute; a night that ends at seven leaves the hour until eight alone', () => {
  const there = (day: number, startMinute: number, hours: number): Duty => ({ date: addDays(monday, day), post: 'fire', startMinute, spanMinutes: hours * 60, breakMinutes: 0, breakStart: null })
  const pair = [there(-1, 1200, 12), there(-1, 1200, 12), there(0, 480, 12), there(0, 480, 12), there(0, 1200, 12), there(0, 1200, 12)]
  const day = { from: monday, to: monday }
  expect(twoAtPost('fire', pair, [usualLimits], day)).toEqual([])
  expect(twoAtPost('fire', pair.with(1, there(-1, 1200, 11)), [usualLimits], day)).toMatchObject([{ rule: 'W6', is: 1, limit: 2, say: { en: 'fire on 2026-11-02 has 1 from 07:00 to 08:00; at least 2.' } }])
})

test('fewer duties never break more of W1, W2 and W5', () => {
  const person = fc.constantFrom(guard, willing, half)
  const some = fc.uniqueArray(fc.record({ day: fc.nat({ max: 20 }), hours: fc.constantFrom(4, 8, 10, 12), start: fc.constantFrom(0, 480, 1320) }), { selector: ({ day }) => day, maxLength: 20 })
  fc.assert(fc.property(person, some, fc.nat(), (who, drawn, which) => {
    const duties = drawn.map(({ day, hours, start }) => duty(day, hours, start))
    const count = (list: readonly Duty[]) => new Set([...workingTime(who, list, [usualLimits], november), ...restBetween(who, list, [usualLimits], november)].flatMap(({ days: on }) => on)).size
    if (duties.length === 0) return
    expect(count(duties.filter((_, at) => at !== which % duties.length))).toBeLessThanOrEqual(count(duties))
  }), { numRuns: 100 })
})
