import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { atLeast, priceSession, type SessionTariff } from '../../functions/machines/tariff.ts'
import { fen } from '../../functions/money.ts'

const energy: SessionTariff = { by: 'energy', kwhFen: 120, leastFen: 20 }
const time: SessionTariff = { by: 'time', stepMinutes: 30, tiers: [{ uptoWatts: 200, stepFen: 15 }, { uptoWatts: 500, stepFen: 30 }, { uptoWatts: null, stepFen: 60 }], leastFen: 20 }

test.each([
  ['nothing used costs nothing', energy, 0, 0, 0, 300, 0],
  ['a whiff costs the least', energy, 1, 1, 100, 300, 20],
  ['1 kWh', energy, 300, 1000, 200, 300, 120],
  ['1.234 kWh rounds once, half up', energy, 300, 1234, 200, 300, 148],
  ['never more than was paid', energy, 600, 9000, 900, 300, 300],
  ['a step that was begun counts', time, 31, 80, 200, 300, 30],
  ['exactly a step', time, 60, 90, 150, 300, 30],
  ['the tier of the peak holds', time, 60, 200, 201, 300, 60],
  ['above all limits the last tier holds', time, 60, 900, 5000, 300, 120],
] as const)('%s', (_, tariff, minutes, wattHours, peakWatts, paid, cost) => {
  expect(priceSession(tariff, { minutes, wattHours, peakWatts }, fen(paid))).toBe(cost)
})

describe('the price of a session', () => {
  const used = fc.record({ minutes: fc.nat(3000), wattHours: fc.nat(20_000), peakWatts: fc.nat(2000) })
  const tariffs = fc.oneof(
    fc.record({ by: fc.constant('energy' as const), kwhFen: fc.nat(500), leastFen: fc.nat(100) }),
    fc.record({ by: fc.constant('time' as const), stepMinutes: fc.integer({ min: 1, max: 120 }), leastFen: fc.nat(100), rise: fc.array(fc.nat(50), { minLength: 3, maxLength: 3 }) }).map(({ rise, ...rest }) => ({
      ...rest,
      tiers: [200, 500, null].map((uptoWatts, at) => ({ uptoWatts, stepFen: rise.slice(0, at + 1).reduce((a, b) => a + b, 0) })),
    })),
  )

  it('is never negative, never above what was paid, and never falls when a machine counts more', () => {
    fc.assert(
      fc.property(tariffs, used, used, fc.nat(2000), (tariff, one, more, paid) => {
        const first = priceSession(tariff, one, fen(paid))
        const later = priceSession(tariff, atLeast(one, { minutes: one.minutes + more.minutes, wattHours: one.wattHours + more.wattHours, peakWatts: more.peakWatts }), fen(paid))
        expect(first).toBeGreaterThanOrEqual(0)
        expect(later).toBeGreaterThanOrEqual(first)
        expect(later).toBeLessThanOrEqual(paid)
      }),
    )
  })
})
