import fc from 'fast-check'
import type { BusinessDate } from '../../functions/calendar.ts'
import type { Amounts, TariffRule } from '../../functions/tariffs/quote-model.ts'

const day = 1440

const fen = fc.integer({ min: 0, max: 3000 })
const amounts: fc.Arbitrary<Amounts> = fc.record({ firstFen: fen, stepFen: fen, nightFen: fen, capFen: fc.option(fc.integer({ min: 0, max: 8000 })) })
const classes = fc.tuple(amounts, fc.option(amounts), fc.option(amounts)).map(([usual, holiday, large]) => [{ class: 'small' as const, usual, holiday }, ...(large ? [{ class: 'large' as const, usual: large, holiday }] : [])])
const night = fc.option(fc.tuple(fc.integer({ min: 0, max: day - 1 }), fc.integer({ min: 1, max: day - 1 })).map(([from, length]) => ({ from, to: (from + length) % day })))
/** Every kind of rule that a tariff may hold. */
export const anyRule: fc.Arbitrary<TariffRule> = fc.record({
  free: fc.record({ minutes: fc.integer({ min: 0, max: 180 }), how: fc.constantFrom('once' as const, 'off' as const) }),
  firstMinutes: fc.constantFrom(0, 15, 60, 180, 1000),
  stepMinutes: fc.constantFrom(1, 7, 15, 30, 60, 1440),
  night,
  capPer: fc.constantFrom('calendar-day' as const, 'rolling-24h' as const),
  restarts: fc.boolean(),
  leaveMinutes: fc.constant(15),
  classes,
  holidays: fc.subarray(['2026-09-29', '2026-10-01', '2026-10-02', '2026-10-03'] as BusinessDate[]),
})
