import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Area, areaCharge, divideHalfUp, type Fen, fen, parseYuan, share, sum, type UnitPrice, yuan } from '../functions/money.ts'

const price = (value: number) => value as UnitPrice
const area = (value: number) => value as Area

describe('M1: one exact rounding, half up', () => {
  it.each([
    [13070, 1500, 1961],
    [1, 1500, 0],
    [3333, 4500, 1500],
    [999999, 12000, 1_199_999],
    [6700, 3000, 2010],
  ])('%i x 0.01 m2 at %i x 0.0001 yuan is %i fen', (size, rate, expected) => {
    expect(areaCharge(area(size), price(rate))).toBe(expected)
  })

  it('charges part months by actual days: 10 of 31 days of 19.61 is not a share of the rounded month', () => {
    expect(areaCharge(area(13070), price(1500), 10, 31)).toBe(632)
  })

  it('agrees with exact integers on any factors', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 0, max: 200_000 }), fc.integer({ min: 1, max: 31 }), (size, rate, days) => {
        const exact = BigInt(size) * BigInt(rate) * BigInt(days)
        const got = BigInt(divideHalfUp([size, rate, days], 310_000))
        expect(2n * (exact - got * 310_000n) < 310_000n && 2n * (got * 310_000n - exact) <= 310_000n).toBe(true)
      }),
    )
  })
})

describe('M1: parts equal the total', () => {
  it('splits 100 fen among 3 as 34, 33, 33 and 1 fen among 7 to the first', () => {
    expect(share(fen(100), [1, 1, 1])).toEqual([34, 33, 33])
    expect(share(fen(1), [1, 1, 1, 1, 1, 1, 1])).toEqual([1, 0, 0, 0, 0, 0, 0])
  })

  it('never loses a fen, gives nobody more than one above the exact share, and treats refunds alike', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000_000, max: 10_000_000 }), fc.array(fc.integer({ min: 0, max: 99_999 }), { minLength: 1, maxLength: 60 }), (total, weights) => {
        fc.pre(weights.some((weight) => weight > 0))
        const parts = share(fen(total), weights)
        const all = sum(weights)
        expect(sum(parts)).toBe(total)
        parts.forEach((part, at) => expect(Math.abs(part - (total * weights[at]!) / all)).toBeLessThan(1))
      }),
    )
  })
})

describe('yuan as text', () => {
  it('reads what it writes', () => {
    fc.assert(fc.property(fc.integer({ min: -1e11, max: 1e11 }), (amount) => {
      expect(parseYuan(yuan(amount))).toBe(amount)
    }))
  })

  it.each(['1.234', '1,2', '', ' ', '1e3', '--1', '１', 'abc', '.5', '0x10'])('refuses %j', (text) => {
    expect(parseYuan(text)).toBeUndefined()
  })

  it('refuses fractions of a fen', () => {
    expect(() => fen(0.5)).toThrow()
    expect(() => fen(Number.NaN)).toThrow()
    expect(parseYuan('12.3') as Fen).toBe(1230)
  })
})
