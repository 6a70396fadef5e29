import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type BusinessDate } from '../../functions/calendar.ts'
import { cutSettlements, cutTerms, splitDeposit } from '../../functions/contracts/ending-rules.ts'
import { type RentTerms, scheduleOf } from '../../functions/contracts/schedule-model.ts'
import { settle } from '../../functions/contracts/settle-model.ts'

const day = (text: string) => text as BusinessDate
const agreed = (more: Partial<RentTerms> = {}): RentTerms => ({
  terms: [{ from: day('2026-10-01'), to: day('2027-09-30') }],
  steps: [{ from: day('2026-10-01'), monthlyFen: 100_000 }],
  every: 1, minimumMonthlyFen: 0, dueDays: 10, shared: false, ...more,
})
const settledAt = (terms: RentTerms) => scheduleOf(terms).map((span) => ({ from: span.from, to: span.to, takingsFen: null, amountFen: settle({ ...span, tiers: null, takingsFen: 0 }).amountFen as number }))
const cut = (terms: RentTerms, lastDay: string) => cutSettlements(settledAt(terms), scheduleOf({ ...terms, terms: cutTerms(terms.terms, day(lastDay)) }), { lastDay: day(lastDay), tiers: null })

describe('rent after an early end', () => {
  it.each([
    // 10 of 30 days; half of a month of 30; the first day alone; a whole month stays.
    ['2026-11-10', 33_333],
    ['2026-11-15', 50_000],
    ['2026-11-01', 3_333],
    ['2027-02-14', 50_000],
  ])('on %s is by the days of that period: %d', (lastDay, nowFen) => expect(cut(agreed(), lastDay)[0]).toMatchObject({ now: { amountFen: nowFen }, differenceFen: nowFen - 100_000 }))

  it('that falls on the last day of a period leaves it as it is', () => expect(cut(agreed(), '2026-11-30')[0]!.was.from).toBe('2026-12-01'))

  it('is nothing in the periods after it, and a renewal to come is gone', () => {
    const renewed = agreed({ terms: [{ from: day('2026-10-01'), to: day('2026-12-31') }, { from: day('2027-01-01'), to: day('2027-12-31') }] })
    const cuts = cut(renewed, '2026-12-10')
    expect(cuts.map(({ now }) => now.amountFen).slice(0, 3)).toEqual([32_258, 0, 0])
    expect(cutTerms(renewed.terms, day('2026-12-10'))).toEqual([{ from: '2026-10-01', to: '2026-12-10' }])
    expect(cutTerms(renewed.terms, day('2027-01-01'))).toHaveLength(2)
  })

  it('of a quarter is what its months and days come to, whole months unrounded', () => expect(cut(agreed({ every: 3 }), '2026-12-10')[0]!.now.amountFen).toBe(232_258))

  it('keeps the share of takings and cuts the minimum by days', () => {
    const terms = agreed({ steps: [{ from: day('2026-10-01'), monthlyFen: 0 }], minimumMonthlyFen: 90_000, shared: true })
    const was = { from: day('2026-11-01'), to: day('2026-11-30'), takingsFen: 200_000, amountFen: 90_000 }
    const spans = scheduleOf({ ...terms, terms: cutTerms(terms.terms, day('2026-11-10')) })
    expect(cutSettlements([was], spans, { lastDay: day('2026-11-10'), tiers: [{ fromFen: 0, rateBp: 1_000 }] })[0]!.now).toEqual({ baseFen: 0, shareFen: 20_000, topUpFen: 10_000, amountFen: 30_000 })
  })
})

describe('rent after an early end, whenever it is', () => {
  const terms = fc.record({ every: fc.constantFrom(1, 3, 6, 12), monthlyFen: fc.integer({ min: 0, max: 1_000_000_000 }), minimumMonthlyFen: fc.integer({ min: 0, max: 1_000_000_000 }), days: fc.integer({ min: 1, max: 1_200 }), kept: fc.integer({ min: 0, max: 1_199 }) })
  it('never is more than was settled, and what stands is what a contract until that day would have brought', () =>
    fc.assert(
      fc.property(terms, ({ every, monthlyFen, minimumMonthlyFen, days, kept }) => {
        const from = day('2026-10-17')
        const one = agreed({ terms: [{ from, to: addDays(from, days) }], steps: [{ from, monthlyFen }], every, minimumMonthlyFen })
        const lastDay = addDays(from, kept % days)
        const all = settledAt(one)
        const cuts = cut(one, lastDay)
        for (const { differenceFen } of cuts) expect(differenceFen).toBeLessThanOrEqual(0)
        const stands = all.reduce((sum, { amountFen }) => sum + amountFen, 0) + cuts.reduce((sum, { differenceFen }) => sum + differenceFen, 0)
        const short = settledAt({ ...one, terms: [{ from, to: lastDay }] }).reduce((sum, { amountFen }) => sum + amountFen, 0)
        expect(stands).toBe(short)
      }),
    ))
})

describe('a deposit', () => {
  const held = (heldFen: number, openFen: readonly number[], kept: readonly number[] = []) =>
    splitDeposit({ heldFen, settlements: openFen.map((fen, at) => ({ from: addDays(day('2026-10-01'), at), openFen: fen })), deductions: kept.map((amountFen) => ({ amountFen })) })

  it.each([
    ['goes back whole where nothing is owed', 1_000, [0], [], { depositBackFen: 1_000, keptFen: 0, fromDepositFen: 0 }],
    ['pays unpaid rent first, then what is deducted', 1_000, [300], [200, 100], { fromDepositFen: 300, keptFen: 300, depositBackFen: 400 }],
    ['may be kept whole', 1_000, [400], [600], { depositBackFen: 0, backFen: 0 }],
    ['that is less than the claim leaves the rest open', 1_000, [700, 800], [], { fromDepositFen: 1_000, stillOpenFen: 500, depositBackFen: 0 }],
    ['is spared by rent that was paid too much, which pays first', 1_000, [-500, 300], [], { fromOverFen: 300, fromDepositFen: 0, overBackFen: 200, backFen: 1_200 }],
    ['of nothing still lets rent paid too much go back', 0, [-500], [], { backFen: 500, overBackFen: 500 }],
  ] as const)('%s', (_, heldFen, open, kept, expected) => expect(held(heldFen, open, kept)).toMatchObject(expected))

  it('never pays more than it is', () => {
    expect(held(1_000, [400], [601])).toBeUndefined()
    expect(held(1_000, [-500], [1_001])).toBeUndefined()
    expect(held(0, [], [1])).toBeUndefined()
  })

  const money = fc.integer({ min: 0, max: 1_000_000_000 })
  it('is, whatever is owed and deducted, what goes back and what is kept and what settles claims; no fen is made or lost', () =>
    fc.assert(
      fc.property(money, fc.array(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), { maxLength: 12 }), fc.array(fc.integer({ min: 1, max: 300_000_000 }), { maxLength: 10 }), (heldFen, open, kept) => {
        const split = held(heldFen, open, kept)
        const bare = held(heldFen, open)!
        const keptFen = kept.reduce((sum, amount) => sum + amount, 0)
        expect(split === undefined).toBe(keptFen > bare.depositBackFen)
        if (!split) return
        expect(split.fromDepositFen + split.keptFen + split.depositBackFen).toBe(heldFen)
        expect(split.fromOverFen + split.overBackFen).toBe(split.overFen)
        expect(split.backFen).toBe(split.depositBackFen + split.overBackFen)
        expect(split.fromOverFen + split.fromDepositFen + split.stillOpenFen).toBe(split.claimsFen)
        expect(split.parts.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(split.fromOverFen + split.fromDepositFen)
        for (const { from, amountFen } of split.parts) expect(amountFen).toBeLessThanOrEqual(open[Math.round((Date.parse(from) - Date.parse('2026-10-01')) / 86_400_000)]!)
        // Rent comes before anything that is deducted.
        if (split.stillOpenFen > 0) expect(split.keptFen + split.depositBackFen).toBe(0)
      }),
    ))
})
