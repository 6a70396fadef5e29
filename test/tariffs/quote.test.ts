import { describe, expect, it } from 'vitest'
import type { BusinessDate } from '../../functions/calendar.ts'
import { type Coupon, quoteFen, quoteLines, readyTariff, toLocalMinute, type VehicleClass } from '../../functions/tariffs/quote-model.ts'
import { moment, price, rule } from './rules.ts'

type Example = readonly [says: string, from: string, to: string, yuan: number]
const day = '11-26'

describe('steps', () => {
  const of = rule()
  it.each<Example>([
    ['no time costs nothing', '11-26 10:00', '11-26 10:00', 0],
    ['one minute is a begun hour', '11-26 10:00', '11-26 10:01', 2],
    ['59 minutes', '11-26 10:00', '11-26 10:59', 2],
    ['an hour on the minute', '11-26 10:00', '11-26 11:00', 2],
    ['a minute more begins the next', '11-26 10:00', '11-26 11:01', 4],
    ['23:59 to 00:00', '11-26 23:59', '11-27 00:00', 2],
    ['over midnight in one begun hour', '11-26 23:30', '11-27 00:30', 2],
    ['24 hours', '11-26 10:00', '11-27 10:00', 48],
    ['24 h 1 min', '11-26 10:00', '11-27 10:01', 50],
    ['over the 29th of February', '2028-02-28 12:00', '2028-03-01 12:00', 96],
    ['over New Year', '2026-12-31 23:00', '2027-01-01 01:00', 4],
  ])('%s', (_, from, to, yuan) => expect(price(of, from, to)).toBe(yuan))
})

describe('free minutes, once', () => {
  const of = rule({ free: { minutes: 30, how: 'once' } })
  it.each<Example>([
    ['within them nothing is paid', '11-26 10:00', '11-26 10:29', 0],
    ['on the last of them nothing', '11-26 10:00', '11-26 10:30', 0],
    ['a minute later all of it is paid', '11-26 10:00', '11-26 10:31', 2],
    ['an hour and a minute is two steps', '11-26 10:00', '11-26 11:01', 4],
    ['over midnight', '11-26 23:45', '11-27 00:15', 0],
  ])('%s', (_, from, to, yuan) => expect(price(of, from, to)).toBe(yuan))
})

describe('free minutes, taken off', () => {
  const of = rule({ free: { minutes: 30, how: 'off' } })
  it.each<Example>([
    ['within them nothing is paid', '11-26 10:00', '11-26 10:30', 0],
    ['the clock begins after them', '11-26 10:00', '11-26 11:30', 2],
    ['a minute more is the second hour', '11-26 10:00', '11-26 11:31', 4],
    ['they are taken off once, not each day', '11-26 10:00', '11-27 10:30', 48],
  ])('%s', (_, from, to, yuan) => expect(price(of, from, to)).toBe(yuan))
})

describe('a first period', () => {
  const of = rule({ firstMinutes: 120, stepMinutes: 30, usual: { firstFen: 500, stepFen: 100 } })
  const again = rule({ ...of, restarts: true })
  it.each<Example>([
    ['is paid for its first minute', '11-26 10:00', '11-26 10:01', 5],
    ['covers its last', '11-26 10:00', '11-26 12:00', 5],
    ['then steps begin', '11-26 10:00', '11-26 12:01', 6],
    ['a full step', '11-26 10:00', '11-26 12:30', 6],
    ['and the next', '11-26 10:00', '11-26 12:31', 7],
    ['goes on over midnight', '11-26 23:00', '11-27 01:00', 5],
  ])('%s', (_, from, to, yuan) => expect(price(of, from, to)).toBe(yuan))
  it('comes once a stay where steps run on, and once a day where each day begins anew', () => {
    expect(price(of, '11-26 20:00', '11-27 02:00')).toBe(5 + 8)
    expect(price(again, '11-26 20:00', '11-27 02:00')).toBe(5 + 4 + 5)
    expect(price({ ...again, capPer: 'rolling-24h' }, '11-26 20:00', '11-27 20:01')).toBe(5 + 44 + 5)
  })
})

describe('a night flat', () => {
  const of = rule({ night: { from: 22 * 60, to: 7 * 60 }, usual: { nightFen: 500 } })
  it.each<Example>([
    ['is not touched by leaving as it begins', '11-26 20:00', '11-26 22:00', 4],
    ['is whole for its first minute', '11-26 20:00', '11-26 22:01', 9],
    ['is paid once over midnight', '11-26 22:00', '11-27 07:00', 5],
    ['23:59 to 00:00', '11-26 23:59', '11-27 00:00', 5],
    ['is paid by coming after midnight too', '11-27 03:00', '11-27 04:00', 5],
    ['ends on the minute', '11-26 23:00', '11-27 07:01', 7],
    ['stops the meter: 90 minutes by day are two steps', '11-26 21:15', '11-27 07:45', 9],
    ['two nights', '11-26 23:00', '11-28 01:00', 5 + 30 + 5],
  ])('%s', (_, from, to, yuan) => expect(price(of, from, to)).toBe(yuan))

  const early = rule({ night: { from: 0, to: 6 * 60 }, usual: { nightFen: 300 } })
  it.each<Example>([
    ['within one day: before it', '11-26 23:00', '11-27 00:00', 2],
    ['within one day: a minute of it', '11-26 23:00', '11-27 00:01', 5],
    ['within one day: through it', '11-27 00:00', '11-27 07:00', 5],
  ])('%s', (_, from, to, yuan) => expect(price(early, from, to)).toBe(yuan))
})

describe('a cap', () => {
  const daily = rule({ usual: { capFen: 1000 } })
  const rolling = rule({ usual: { capFen: 1000 }, capPer: 'rolling-24h' })
  it.each<readonly [string, string, string, number, number]>([
    ['below it both are the same', '11-26 10:00', '11-26 14:00', 8, 8],
    ['exactly it', '11-26 10:00', '11-26 15:00', 10, 10],
    ['over it', '11-26 08:00', '11-26 20:00', 10, 10],
    ['24 hours: two calendar days, or one window', '11-26 10:00', '11-27 10:00', 20, 10],
    ['24 h 1 min', '11-26 10:00', '11-27 10:01', 20, 12],
    ['an evening and a morning', '11-26 18:00', '11-27 06:00', 20, 10],
    ['two hours around midnight', '11-26 23:00', '11-27 01:00', 4, 4],
    ['23:59 to 00:00', '11-26 23:59', '11-27 00:00', 2, 2],
    ['a week', '11-01 00:00', '11-08 00:00', 70, 70],
    ['a week and a minute', '11-01 00:00', '11-08 00:01', 72, 72],
    ['60 days', '2026-10-01 00:00', '2026-11-30 00:00', 600, 600],
  ])('%s', (_, from, to, perDay, per24h) => expect([price(daily, from, to), price(rolling, from, to)]).toEqual([perDay, per24h]))

  it('holds the night flat too', () => {
    expect(price(rule({ night: { from: 1320, to: 420 }, usual: { nightFen: 500, capFen: 800 } }), '11-26 18:00', '11-26 23:00')).toBe(8)
  })
  it('of 0 makes all of it free', () => expect(price(rule({ usual: { capFen: 0 } }), '11-26 10:00', '11-30 10:00')).toBe(0))
})

describe('holidays', () => {
  const of = rule({ holidays: ['2026-10-01', '2026-10-02'] as BusinessDate[], usual: { capFen: 1000 }, holiday: { stepFen: 100, capFen: 500 } })
  it.each<Example>([
    ['before them as usual', '09-30 10:00', '09-30 12:00', 4],
    ['on them their own price', '10-01 10:00', '10-01 12:00', 2],
    ['and their own cap', '10-01 08:00', '10-01 20:00', 5],
    ['into one: each day by itself', '09-30 22:00', '10-01 02:00', 6],
    ['a step that has begun before midnight keeps its price', '09-30 23:30', '10-01 00:30', 2],
    ['through both and out', '09-30 00:00', '10-04 00:00', 10 + 5 + 5 + 10],
    ['the same day of another year is none', '2027-10-01 10:00', '2027-10-01 12:00', 4],
  ])('%s', (_, from, to, yuan) => expect(price(of, from, to)).toBe(yuan))
  it('free of charge', () => {
    const free = rule({ holidays: ['2026-10-01' as BusinessDate], holiday: { stepFen: 0 } })
    expect(price(free, '10-01 00:00', '10-02 00:00')).toBe(0)
    expect(price(free, '10-01 00:00', '10-02 00:01')).toBe(2)
  })
})

describe('vehicle classes', () => {
  const small = rule().classes[0]!
  const of = rule({ classes: [small, { class: 'large', usual: { ...small.usual, stepFen: 400 }, holiday: null }, { class: 'motor', usual: { ...small.usual, stepFen: 0 }, holiday: null }] })
  it.each<readonly [VehicleClass, number]>([['small', 6], ['large', 12], ['motor', 0], ['green', 6]])('%s', (name, yuan) => expect(price(of, `${day} 10:00`, `${day} 13:00`, { class: name })).toBe(yuan))
})

describe('coupons', () => {
  const of = rule({ free: { minutes: 30, how: 'off' }, usual: { capFen: 1000 } })
  it.each<readonly [string, string, string, readonly Coupon[], number]>([
    ['an hour off', '11-26 10:00', '11-26 12:30', [{ kind: 'minutes', minutes: 60 }], 2],
    ['more minutes than the stay', '11-26 10:00', '11-26 12:30', [{ kind: 'minutes', minutes: 600 }], 0],
    ['two of them', '11-26 10:00', '11-26 13:30', [{ kind: 'minutes', minutes: 60 }, { kind: 'minutes', minutes: 30 }], 4],
    ['3 yuan off', '11-26 10:00', '11-26 12:30', [{ kind: 'fen', fen: 300 }], 1],
    ['more yuan than the price', '11-26 10:00', '11-26 12:30', [{ kind: 'fen', fen: 900 }], 0],
    ['minutes first, then yuan', '11-26 10:00', '11-26 13:30', [{ kind: 'fen', fen: 100 }, { kind: 'minutes', minutes: 60 }], 3],
    ['yuan come off after the cap', '11-26 10:00', '11-26 22:00', [{ kind: 'fen', fen: 300 }], 7],
    ['within the free minutes nothing is used', '11-26 10:00', '11-26 10:20', [{ kind: 'minutes', minutes: 60 }], 0],
  ])('%s', (_, from, to, coupons, yuan) => expect(price(of, from, to, { coupons })).toBe(yuan))
})

describe('times', () => {
  const ready = readyTariff(rule())
  it('out before in is an error, and so is more than a year', () => {
    expect(() => quoteFen(ready, { in: moment('11-26 10:00'), out: moment('11-26 09:59'), class: 'small' })).toThrow(/out-before-in/)
    expect(() => quoteFen(ready, { in: moment('2026-01-01 00:00'), out: moment('2027-01-02 00:01'), class: 'small' })).toThrow(/stay-too-long/)
    expect(quoteFen(ready, { in: moment('2026-01-01 00:00'), out: moment('2027-01-02 00:00'), class: 'small' })).toBe(366 * 24 * 200)
    expect(() => quoteFen(ready, { in: 0, out: Number.NaN, class: 'small' })).toThrow(/stay-too-long/)
  })
  it('are minutes of the clock in Shanghai: midnight there is 16:00 UTC, and seconds do not count', () => {
    expect(toLocalMinute('2026-11-25T16:00:59.999Z')).toBe(moment('11-26 00:00'))
    expect(toLocalMinute('2026-11-26T00:00:00+08:00')).toBe(moment('11-26 00:00'))
  })
  it('a breakdown names what was paid when, in the order of the stay', () => {
    const of = rule({ free: { minutes: 15, how: 'off' }, firstMinutes: 60, night: { from: 1320, to: 420 }, usual: { firstFen: 300, nightFen: 500, capFen: 1000 } })
    const { totalFen, lines } = quoteLines(readyTariff(of), { in: moment('11-26 17:45'), out: moment('11-27 08:00'), class: 'small', coupons: [{ kind: 'fen', fen: 100 }] })
    expect(lines.map(({ kind, count, amountFen }) => [kind, count, amountFen])).toEqual([['free', 15, 0], ['first', 1, 300], ['step', 3, 600], ['night', 1, 500], ['cap', 1, -400], ['step', 1, 200], ['coupon', 1, -100]])
    expect(totalFen).toBe(1100)
  })
})
