import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type BusinessDate, daysBetween, lastDay, periodOf, type Period } from '../../functions/calendar.ts'
import { endAfter, type RentStep, type RentTerms, scheduleOf } from '../../functions/contracts/schedule-model.ts'
import { settle, shareOf, type Tier } from '../../functions/contracts/settle-model.ts'
import { divideHalfUp, fen } from '../../functions/money.ts'

const day = (text: string) => text as BusinessDate
const terms = (from: string, to: string, more: Partial<RentTerms> = {}): RentTerms => ({ terms: [{ from: day(from), to: day(to) }], steps: [{ from: day(from), monthlyFen: 100_000 }], every: 1, minimumMonthlyFen: 0, dueDays: 10, shared: false, ...more })
const bases = (agreed: RentTerms) => scheduleOf(agreed).map(({ from, baseFen }) => [from, baseFen])

describe('the rent that is expected', () => {
  it('is the rent itself in a whole month, of whatever length', () =>
    expect(bases(terms('2027-01-01', '2027-04-30'))).toEqual([['2027-01-01', 100_000], ['2027-02-01', 100_000], ['2027-03-01', 100_000], ['2027-04-01', 100_000]]))

  it.each([
    ['2026-11-16', '2026-11-30', 50_000],
    ['2026-11-30', '2026-11-30', 3_333],
    ['2026-12-31', '2026-12-31', 3_226],
    ['2028-02-29', '2028-02-29', 3_448],
    ['2027-02-01', '2027-02-27', 96_429],
  ])('of a part of a month, %s to %s, is by its days: %d', (from, to, due) => expect(bases(terms(from, to))).toEqual([[from, due]]))

  it('follows a step within a month day by day, and is rounded once', () => {
    const steps = [{ from: day('2026-11-01'), monthlyFen: 100 }, { from: day('2026-11-11'), monthlyFen: 101 }]
    // 10 x 100 + 20 x 101 = 3020 / 30 = 100.67
    expect(bases(terms('2026-11-01', '2026-11-30', { steps }))).toEqual([['2026-11-01', 101]])
  })

  it('is settled by quarters counted from the first month, the last of them shorter', () =>
    expect(scheduleOf(terms('2026-11-16', '2027-03-31', { every: 3 })).map(({ from, to, baseFen }) => [from, to, baseFen])).toEqual([
      ['2026-11-16', '2027-01-31', 250_000],
      ['2027-02-01', '2027-03-31', 200_000],
    ]))

  it('of a renewal begins spans of its own: what was settled before stays', () => {
    const once = terms('2026-10-01', '2026-11-15')
    const renewed = { ...once, terms: [...once.terms, { from: day('2026-11-16'), to: day('2026-12-31') }] }
    expect(scheduleOf(renewed).slice(0, 2)).toEqual(scheduleOf(once))
    expect(bases(renewed).slice(2)).toEqual([['2026-11-16', 50_000], ['2026-12-01', 100_000]])
  })

  it('is due from the first day where only rent is agreed, and from the last where takings count', () => {
    expect(scheduleOf(terms('2026-11-01', '2026-11-30'))[0]!.dueDate).toBe('2026-11-11')
    expect(scheduleOf(terms('2026-11-01', '2026-11-30', { shared: true }))[0]!.dueDate).toBe('2026-12-10')
  })

  it.each([
    ['2026-11-15', 12, '2027-11-14'],
    ['2026-11-01', 1, '2026-11-30'],
    ['2027-01-31', 1, '2027-02-28'],
    ['2026-12-31', 240, '2046-12-30'],
  ])('%s and %d months end on %s', (from, months, to) => expect(endAfter(day(from), months)).toBe(to))
})

const date = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays(day('2024-01-01'), days))
const span = fc.tuple(date, fc.integer({ min: 0, max: 1_500 })).map(([from, days]) => ({ from, to: addDays(from, days) }))
const money = fc.integer({ min: 0, max: 1_000_000_000 })

describe('a schedule, whatever was agreed', () => {
  const agreed = fc
    .record({ span, first: money, later: fc.array(fc.record({ after: fc.integer({ min: 1, max: 1_500 }), monthlyFen: money }), { maxLength: 5 }), every: fc.constantFrom(1, 3, 6, 12), minimumMonthlyFen: money })
    .map(({ span: { from, to }, first, later, every, minimumMonthlyFen }): RentTerms => {
      const places = new Map<string, RentStep>(later.map(({ after, monthlyFen }) => [addDays(from, after), { from: addDays(from, after), monthlyFen }]))
      const steps = [{ from, monthlyFen: first }, ...[...places.values()].filter((step) => step.from <= to).toSorted((a, b) => (a.from < b.from ? -1 : 1))]
      return { terms: [{ from, to }], steps, every, minimumMonthlyFen, dueDays: 10, shared: true }
    })

  it('covers each day once, and its parts are the whole', () => {
    fc.assert(
      fc.property(agreed, (one) => {
        const spans = scheduleOf(one)
        const { from, to } = one.terms[0]!
        expect([spans[0]!.from, spans.at(-1)!.to]).toEqual([from, to])
        for (const [at, part] of spans.entries()) {
          expect(part.from <= part.to).toBe(true)
          if (at > 0) expect(part.from).toBe(addDays(spans[at - 1]!.to, 1))
          expect(part.months.reduce((sum, { baseFen }) => sum + baseFen, 0)).toBe(part.baseFen)
        }
        const whole = (every: number) => scheduleOf({ ...one, every }).reduce((sum, { baseFen }) => sum + baseFen, 0)
        expect(whole(12)).toBe(whole(1))
      }),
    )
  })

  it('is not changed by a step to the same rent, nor by going on in another month of the same length', () => {
    fc.assert(
      fc.property(span, money, fc.integer({ min: 1, max: 1_499 }), ({ from, to }, monthlyFen, after) => {
        const one: RentTerms = { terms: [{ from, to }], steps: [{ from, monthlyFen }], every: 1, minimumMonthlyFen: 0, dueDays: 0, shared: false }
        const cut = addDays(from, after)
        expect(scheduleOf({ ...one, steps: [...one.steps, { from: cut, monthlyFen }] })).toEqual(scheduleOf(one))
        for (const { from: first, to: last, baseFen } of scheduleOf(one)) if (first.endsWith('-01') && last === lastDay(first.slice(0, 7) as Period)) expect(baseFen).toBe(monthlyFen)
      }),
    )
  })

  it('is in each month within half a fen of what the days come to', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), fc.integer({ min: 0, max: 27 }), money, (month, first, more, monthlyFen) => {
        const period = periodOf(2027, month)
        const from = `${period}-${String(first).padStart(2, '0')}` as BusinessDate
        const to = addDays(from, more) > lastDay(period) ? lastDay(period) : addDays(from, more)
        const [only] = scheduleOf({ terms: [{ from, to }], steps: [{ from, monthlyFen }], every: 1, minimumMonthlyFen: 0, dueDays: 0, shared: false })
        const inMonth = Number(lastDay(period).slice(8))
        expect(2 * Math.abs(only!.baseFen * inMonth - monthlyFen * (daysBetween(from, to) + 1))).toBeLessThanOrEqual(inMonth)
      }),
    )
  })
})

const tiers: Tier[] = [
  { fromFen: 0, rateBp: 1_000 },
  { fromFen: 500_000, rateBp: 1_500 },
  { fromFen: 1_000_000, rateBp: 2_000 },
]

describe('the share of the takings', () => {
  it.each([
    [0, 0],
    [500_000, 50_000],
    [500_001, 50_000],
    [500_004, 50_001],
    [1_000_000, 125_000],
    [1_234_567, 171_913],
  ])('of %d is %d: each slice at its own rate, rounded once', (takings, share) => expect(shareOf(tiers, takings)).toBe(share))

  const anyTiers = fc
    .array(fc.record({ step: fc.integer({ min: 1, max: 10_000_000 }), rateBp: fc.integer({ min: 0, max: 10_000 }) }), { minLength: 1, maxLength: 6 })
    .map((parts): Tier[] => parts.reduce<Tier[]>((all, { step, rateBp }) => [...all, { fromFen: all.length ? all.at(-1)!.fromFen + step : 0, rateBp }], []))

  it('never falls when more is taken, never exceeds the takings, and is one product where there is one rate', () => {
    fc.assert(
      fc.property(anyTiers, fc.integer({ min: 0, max: 10_000_000_000 }), fc.integer({ min: 0, max: 10_000_000 }), (some, takings, more) => {
        const share = shareOf(some, takings)
        expect(share).toBeGreaterThanOrEqual(0)
        expect(share).toBeLessThanOrEqual(takings)
        expect(shareOf(some, takings + more)).toBeGreaterThanOrEqual(share)
        expect(shareOf([some[0]!], takings)).toBe(divideHalfUp([takings, some[0]!.rateBp], 10_000))
      }),
    )
  })

  it('is the same when a tier is cut in two of one rate', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: 0, max: 10_000_000_000 }), (rateBp, cut, takings) => {
        expect(shareOf([{ fromFen: 0, rateBp }, { fromFen: cut, rateBp }], takings)).toBe(shareOf([{ fromFen: 0, rateBp }], takings))
      }),
    )
  })
})

describe('a settlement', () => {
  it.each([
    ['rent alone', { baseFen: 100_000, minimumFen: 0, tiers: null, takingsFen: 0 }, [0, 0, 100_000]],
    ['rent and share', { baseFen: 100_000, minimumFen: 0, tiers, takingsFen: 600_000 }, [65_000, 0, 165_000]],
    ['a share below the minimum', { baseFen: 0, minimumFen: 80_000, tiers, takingsFen: 500_000 }, [50_000, 30_000, 80_000]],
    ['a share at the minimum', { baseFen: 0, minimumFen: 50_000, tiers, takingsFen: 500_000 }, [50_000, 0, 50_000]],
    ['no takings', { baseFen: 0, minimumFen: 0, tiers, takingsFen: 0 }, [0, 0, 0]],
  ])('of %s', (_, given, [shareFen, topUpFen, amountFen]) => expect(settle({ ...given, baseFen: fen(given.baseFen), minimumFen: fen(given.minimumFen) })).toMatchObject({ shareFen, topUpFen, amountFen }))

  it('is its parts together and never below the minimum', () => {
    fc.assert(
      fc.property(money, money, money, fc.boolean(), (base, minimum, takingsFen, shared) => {
        const due = settle({ baseFen: fen(base), minimumFen: fen(minimum), tiers: shared ? tiers : null, takingsFen })
        expect(due.baseFen + due.shareFen + due.topUpFen).toBe(due.amountFen)
        expect(due.amountFen).toBeGreaterThanOrEqual(minimum)
      }),
    )
  })
})
