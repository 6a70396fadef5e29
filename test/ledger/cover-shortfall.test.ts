import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coverers, coverShortfall, type Flow } from '../../functions/ledger/cover-shortfall.ts'
import { sources, uses } from '../../functions/ledger/purposes.ts'

type Expected = { shortfall: number; parking?: number; facilities?: number; subsidies?: number; other?: number; reserves?: number; uncovered?: number; surplus?: number }

describe('who covers what the fees do not', () => {
  it.each<[string, Flow, number, Expected]>([
    ['nothing came and nothing went', {}, 0, { shortfall: 0 }],
    ['fees alone are enough', { fees: 1000, wages: 900 }, 0, { shortfall: 0, surplus: 100 }],
    ['fees are exactly enough', { fees: 900, wages: 900 }, 0, { shortfall: 0 }],
    ['parking covers a part and the rest of it is left', { fees: 600, parking: 500, wages: 1000 }, 0, { shortfall: 400, parking: 400, surplus: 100 }],
    ['parking, then facilities, then subsidies', { fees: 100, parking: 200, facilities: 300, subsidies: 900, wages: 1000 }, 0, { shortfall: 900, parking: 200, facilities: 300, subsidies: 400, surplus: 500 }],
    ['earlier savings last', { fees: 100, parking: 200, wages: 500 }, 150, { shortfall: 400, parking: 200, reserves: 150, uncovered: 50 }],
    ['savings that were spent ahead cover nothing', { wages: 500 }, -10, { shortfall: 500, uncovered: 500 }],
    ['a month of cost alone', { wages: 400, repairs: 100 }, 1000, { shortfall: 500, reserves: 500 }],
    ['parking that gave back more than it took is to be paid for', { fees: 300, parking: -100, wages: 300 }, 0, { shortfall: 100, uncovered: 100 }],
    ['fees that gave back more than they took are to be paid for', { fees: -50, parking: 100, wages: 20 }, 0, { shortfall: 70, parking: 70, surplus: 30 }],
    ['a cost that came back leaves more', { fees: 100, wages: 150, repairs: -60 }, 0, { shortfall: 0, surplus: 10 }],
    ['more cost came back than was spent', { repairs: -60 }, 0, { shortfall: 0, surplus: 60 }],
    ['income that is none of these counts too', { 'other-income': 80, administration: 80 }, 0, { shortfall: 80, other: 80 }],
  ])('%s', (_, flow, saved, { shortfall, parking = 0, facilities = 0, subsidies = 0, other = 0, reserves = 0, uncovered = 0, surplus = 0 }) => {
    expect(coverShortfall(flow, saved)).toMatchObject({ shortfallFen: shortfall, by: { parking, facilities, subsidies, donations: 0, 'other-income': other }, reservesFen: reserves, uncoveredFen: uncovered, surplusFen: surplus })
  })

  const amount = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 })
  const anyFlow = fc.dictionary(fc.constantFrom(...sources, ...uses), amount) as fc.Arbitrary<Flow>

  it('every fen of the shortfall is covered by somebody or named as uncovered, and nothing is used twice', () => {
    fc.assert(
      fc.property(anyFlow, amount, (flow, saved) => {
        const cover = coverShortfall(flow, saved)
        const covered = coverers.reduce((total, source) => total + cover.by[source], 0)
        expect(covered + cover.reservesFen + cover.uncoveredFen).toBe(cover.shortfallFen)
        expect(cover.sourcesFen + cover.reservesFen + cover.uncoveredFen).toBe(cover.usesFen + cover.surplusFen)
        for (const source of coverers) expect(cover.by[source]).toBeLessThanOrEqual(Math.max(0, flow[source] ?? 0))
        expect(cover.reservesFen).toBeLessThanOrEqual(Math.max(0, saved))
        expect(Math.min(cover.surplusFen, cover.reservesFen + cover.uncoveredFen)).toBe(0)
      }),
    )
  })

  it('more parking never leaves more uncovered', () => {
    fc.assert(
      fc.property(anyFlow, amount, fc.nat(1_000_000), (flow, saved, more) => {
        const richer = { ...flow, parking: (flow.parking ?? 0) + more }
        expect(coverShortfall(richer, saved).uncoveredFen).toBeLessThanOrEqual(coverShortfall(flow, saved).uncoveredFen)
      }),
    )
  })
})
