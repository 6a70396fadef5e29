import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BusinessDate } from '../../functions/calendar.ts'
import { type Coupon, minuteOfDate, quoteFen, quoteLines, readyTariff, type StayTimes, vehicleClasses } from '../../functions/tariffs/quote-model.ts'
import { anyRule } from './any-rule.ts'

const day = 1440
const begin = minuteOfDate('2026-09-28' as BusinessDate)
const coupons: fc.Arbitrary<readonly Coupon[]> = fc.array(fc.oneof(fc.record({ kind: fc.constant('minutes' as const), minutes: fc.integer({ min: 1, max: 600 }) }), fc.record({ kind: fc.constant('fen' as const), fen: fc.integer({ min: 1, max: 5000 }) })), { maxLength: 3 })
const stay: fc.Arbitrary<StayTimes & { readonly coupons: readonly Coupon[] }> = fc
  .record({ at: fc.integer({ min: 0, max: 8 * day }), long: fc.oneof(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 10 * day })), class: fc.constantFrom(...vehicleClasses), coupons })
  .map(({ at, long, ...more }) => ({ in: begin + at, out: begin + at + long, ...more }))

const check = <T>(of: fc.Arbitrary<T>, holds: (value: T) => void) => fc.assert(fc.property(of, holds), { numRuns: 1000 })

describe('whatever the tariff and the stay', () => {
  it('a price is whole fen and never negative, and its lines add up to it', () =>
    check(fc.tuple(anyRule, stay), ([rule, of]) => {
      const ready = readyTariff(rule)
      const { totalFen, lines } = quoteLines(ready, of)
      expect(Number.isSafeInteger(totalFen) && totalFen >= 0).toBe(true)
      expect(quoteFen(ready, of)).toBe(totalFen)
      expect(lines.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(totalFen)
      for (const { from, to } of lines) expect(of.in <= from && from <= to && to <= of.out).toBe(true)
    }))

  it('leaving later never costs less', () =>
    check(fc.tuple(anyRule, stay, fc.integer({ min: 0, max: 3 * day })), ([rule, of, more]) => {
      const ready = readyTariff(rule)
      expect(quoteFen(ready, { ...of, out: of.out + more })).toBeGreaterThanOrEqual(quoteFen(ready, of))
    }))

  it('one more coupon never makes it dearer, whatever holidays, nights and caps it moves the meter into', () =>
    check(fc.tuple(anyRule, stay), ([rule, of]) => {
      const ready = readyTariff(rule)
      const prices = [0, ...of.coupons.keys()].map((_, count) => quoteFen(ready, { ...of, coupons: of.coupons.slice(0, count) }))
      expect(prices).toEqual(prices.toSorted((a, b) => b - a))
    }))

  it('a week costs at most a cap for each day or each 24 hours of it', () =>
    check(fc.tuple(anyRule, stay), ([rule, of]) => {
      const capped = { ...rule, holidays: [], classes: rule.classes.map((one) => ({ ...one, usual: { ...one.usual, capFen: one.usual.capFen ?? 4000 } })) }
      const cap = (capped.classes.find((one) => one.class === of.class) ?? capped.classes[0]!).usual.capFen
      const windows = rule.capPer === 'rolling-24h' ? Math.ceil((of.out - of.in) / day) : Math.floor((of.out - 1) / day) - Math.floor(of.in / day) + 1
      expect(quoteFen(readyTariff(capped), of)).toBeLessThanOrEqual(cap * Math.max(0, windows))
    }))

  it('is the same when asked again, and before midnight the same as a day later when neither is a holiday', () =>
    check(fc.tuple(anyRule, stay), ([rule, of]) => {
      const ready = readyTariff({ ...rule, holidays: [] })
      expect(quoteFen(ready, { ...of, in: of.in + day, out: of.out + day })).toBe(quoteFen(ready, of))
    }))
})

describe('splitting a stay', () => {
  const whole = stay.chain((of) => fc.tuple(fc.constant(of), fc.integer({ min: of.in, max: of.out })))

  it('never beats a tariff of steps, night and daily cap without free minutes or a first period', () =>
    check(fc.tuple(anyRule, whole), ([rule, [of, cut]]) => {
      const ready = readyTariff({ ...rule, free: { minutes: 0, how: 'once' }, firstMinutes: 0, stepMinutes: 1, restarts: false, capPer: 'calendar-day' })
      const [all, first, second] = [of, { ...of, out: cut }, { ...of, in: cut }].map((part) => quoteFen(ready, { ...part, coupons: [] })) as [number, number, number]
      expect(first + second).toBeGreaterThanOrEqual(all)
    }))

  it('without a cap, night or holiday never beats it, whatever its steps', () =>
    check(fc.tuple(anyRule, whole), ([rule, [of, cut]]) => {
      const open = rule.classes.map((one) => ({ ...one, usual: { ...one.usual, capFen: null } }))
      const ready = readyTariff({ ...rule, free: { minutes: 0, how: 'once' }, firstMinutes: 0, restarts: false, night: null, holidays: [], classes: open })
      const [all, first, second] = [of, { ...of, out: cut }, { ...of, in: cut }].map((part) => quoteFen(ready, { ...part, coupons: [] })) as [number, number, number]
      expect(first + second).toBeGreaterThanOrEqual(all)
    }))

  it("with them it gains at most what is free at the start of each part, a first period, a few of the tariff's steps and one cap", () =>
    check(fc.tuple(anyRule, whole), ([rule, [of, cut]]) => {
      const plain = { ...rule, holidays: [], restarts: false }
      const ready = readyTariff(plain)
      const { usual } = readyTariff(plain).prices.get(of.class)!
      const steps = 2 * Math.ceil(plain.free.minutes / plain.stepMinutes) + Math.ceil(plain.firstMinutes / plain.stepMinutes) + 3
      const gain = steps * usual.stepFen + usual.firstFen + 2 * usual.nightFen + (usual.capFen ?? 0)
      const [all, first, second] = [of, { ...of, out: cut }, { ...of, in: cut }].map((part) => quoteFen(ready, { ...part, coupons: [] })) as [number, number, number]
      expect(first + second + gain).toBeGreaterThanOrEqual(all)
    }))
})
