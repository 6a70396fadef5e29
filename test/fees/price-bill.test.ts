import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BusinessDate, Period } from '../../functions/calendar.ts'
import { addDays, daysInMonth, firstDay, lastDay } from '../../functions/calendar.ts'
import type { FeeVersion } from '../../functions/fees/model.ts'
import { rateFor } from '../../functions/fees/model.ts'
import { amountOf, type FeeRules, type Payable, priceBill } from '../../functions/fees/price-bill.ts'
import type { BuildingId, FeeItemId, UnitId } from '../../functions/ids.ts'
import type { Area, UnitPrice } from '../../functions/money.ts'

const december = '2026-12' as Period
const date = (text: string) => text as BusinessDate

const home: Payable = {
  unit: 'unit00000001' as UnitId,
  building: 'building0001' as BuildingId,
  buildingName: '3幢',
  buildingType: 'walk-up',
  room: '2-301',
  use: 'home',
  payer: '王芳',
  area: 6700 as Area,
  occupiedFrom: null,
  occupiedTo: null,
}

const band = { min: 1, max: 100_000_000, document: '东街价〔2026〕1号', from: date('2020-01-01'), to: null }
const version = (more: Partial<FeeVersion> = {}): FeeVersion => ({ version: 1, from: date('2020-01-01'), ended: false, name: { zh: '服务费', en: 'Service' }, rates: [{ buildingType: null, use: null, price: 6000 }], band, ...more })
const rule = (more: Partial<FeeRules> = {}): FeeRules => ({ id: 'fee000000001' as FeeItemId, basis: 'per-m2', fund: 'ORGANISATION', community: null, versions: [version()], ...more })
const priced = (unit: Payable, rules: FeeRules[], period = december) => {
  const result = priceBill(unit, rules, period)
  if ('refused' in result) throw new Error(result.refused)
  return result
}
const refusal = (unit: Payable, rules: FeeRules[], period = december) => {
  const result = priceBill(unit, rules, period)
  return 'refused' in result ? result.refused : undefined
}

describe('the amount of a line', () => {
  it.each([
    ['130.70 m2 x 0.15 = 19.605, half up', 13_070, 1500, 31, 31, 1961],
    ['the smallest area that shows', 1, 10_000, 31, 31, 1],
    ['33.33 m2', 3333, 6000, 31, 31, 2000],
    ['9999.99 m2', 999_999, 15_000, 31, 31, 1_499_999],
    ['15 of 31 days', 6700, 6000, 15, 31, 1945],
    ['1 of 28 days', 6700, 6000, 1, 28, 144],
    ['29 February alone', 6700, 6000, 1, 29, 139],
  ])('%s', (_, area, price, days, of, expected) => {
    expect(amountOf('per-m2', area as Area, price as UnitPrice, days, of)).toBe(expected)
  })

  it('takes a price per household by days, and a fixed amount whole', () => {
    expect(amountOf('per-household', null, 80_000 as UnitPrice, 15, 31)).toBe(387)
    expect(amountOf('per-household', null, 80_000 as UnitPrice, 31, 31)).toBe(800)
    expect(amountOf('fixed', null, 50_000 as UnitPrice, 1, 31)).toBe(500)
  })

  it('is never further than half a fen from the exact product (M1)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999 }), fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 28, max: 31 }), fc.integer({ min: 1, max: 31 }), (area, price, of, some) => {
        const days = Math.min(some, of)
        const fen = amountOf('per-m2', area as Area, price as UnitPrice, days, of)
        const exact = BigInt(area) * BigInt(price) * BigInt(days)
        const unit = BigInt(10_000 * of)
        const off = 2n * (BigInt(fen) * unit - exact)
        return -unit < off && off <= unit
      }),
    )
  })
})

describe('a bill', () => {
  it('has a line an item, each rounded once, and equals their sum', () => {
    const anyPrice = fc.integer({ min: 1, max: 200_000 })
    fc.assert(
      fc.property(fc.array(anyPrice, { minLength: 1, maxLength: 8 }), fc.integer({ min: 100, max: 999_999 }), (prices, area) => {
        const rules = prices.map((price, at) => rule({ id: `fee${at}` as FeeItemId, versions: [version({ rates: [{ buildingType: null, use: null, price: price * 100 }] })] }))
        const { lines, totalFen } = priced({ ...home, area: area as Area }, rules)
        return lines.length === prices.length && totalFen === lines.reduce((total, line) => total + line.amountFen, 0)
      }),
    )
  })

  it('of a month cut in two stays has days that add up to the month, and amounts within a fen of it (F2)', () => {
    fc.assert(
      fc.property(fc.constantFrom('2026-02', '2028-02', '2026-04', '2026-12'), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 999_999 }), fc.integer({ min: 1000, max: 1_000_000 }), (month, cut, area, price) => {
        const period = month as Period
        const last = addDays(firstDay(period), Math.min(cut, daysInMonth(period) - 1) - 1)
        const rules = [rule({ versions: [version({ rates: [{ buildingType: null, use: null, price }] })] })]
        const parts = [
          { ...home, area: area as Area, occupiedTo: last },
          { ...home, area: area as Area, occupiedFrom: addDays(last, 1) },
        ].map((unit) => priceBill(unit, rules, period))
        const whole = amountOf('per-m2', area as Area, price as UnitPrice, 1, 1)
        if (parts.some((part) => 'refused' in part)) return whole <= 31
        const lines = parts.flatMap((part) => ('lines' in part ? part.lines : []))
        const days = lines.reduce((total, line) => total + line.days, 0)
        const fen = lines.reduce((total, line) => total + line.amountFen, 0)
        return days === daysInMonth(period) && Math.abs(fen - whole) <= 1
      }),
    )
  })

  it.each([
    ['2026-12', '2026-12-31', null, 1, 31],
    ['2026-01', '2026-01-31', null, 1, 31],
    ['2028-02', '2028-02-29', null, 1, 29],
    ['2026-02', '2026-02-28', null, 1, 28],
    ['2026-12', null, '2026-12-01', 1, 31],
    ['2026-12', '2026-12-10', '2026-12-20', 11, 31],
    ['2026-12', '2020-05-05', '2030-01-01', 31, 31],
  ])('of %s for a stay from %s to %s counts %i of %i days', (period, from, to, days, of) => {
    const { lines } = priced({ ...home, occupiedFrom: from === null ? null : date(from), occupiedTo: to === null ? null : date(to) }, [rule()], period as Period)
    expect(lines).toMatchObject([{ days, daysOfMonth: of }])
  })

  it('charges each version for its days when the price changes within the month', () => {
    const versions = [version(), version({ version: 2, from: date('2026-12-16'), rates: [{ buildingType: null, use: null, price: 7000 }] })]
    const { lines } = priced(home, [rule({ versions })])
    expect(lines.map(({ version: number, price, days, amountFen }) => [number, price, days, amountFen])).toEqual([
      [1, 6000, 15, 1945],
      [2, 7000, 16, 2421],
    ])
  })

  it('charges a fixed amount once, even when its version changes within the month', () => {
    const versions = [version(), version({ version: 2, from: date('2026-12-16') })]
    expect(priced(home, [rule({ basis: 'fixed', versions })]).lines).toMatchObject([{ version: 1, amountFen: 60 }])
  })

  it('stops charging an ended item', () => {
    const ended = rule({ versions: [version(), version({ version: 2, from: date('2026-12-11'), ended: true })] })
    expect(priced(home, [ended]).lines).toMatchObject([{ days: 10 }])
    expect(refusal(home, [ended], '2027-01' as Period)).toBe('no-fee-item')
  })

  it('takes the price of type and use before that of the type, of the use, and the default', () => {
    const rates = [
      { buildingType: null, use: null, price: 1 },
      { buildingType: null, use: 'shop' as const, price: 2 },
      { buildingType: 'lift' as const, use: null, price: 3 },
      { buildingType: 'lift' as const, use: 'shop' as const, price: 4 },
    ]
    expect([rateFor(rates, 'walk-up', 'home'), rateFor(rates, 'walk-up', 'shop'), rateFor(rates, 'lift', 'home'), rateFor(rates, 'lift', 'shop')].map((rate) => rate?.price)).toEqual([1, 2, 3, 4])
    expect(rateFor(rates.slice(2, 3), 'walk-up', 'home')).toBeUndefined()
  })

  it('leaves an item out where its price is null, such as the lift fee of a house without a lift', () => {
    const lift = rule({ id: 'lift' as FeeItemId, versions: [version({ rates: [{ buildingType: 'lift', use: null, price: 3000 }, { buildingType: null, use: null, price: null }] })] })
    expect(priced(home, [rule(), lift]).lines).toHaveLength(1)
    expect(priced({ ...home, buildingType: 'lift' }, [rule(), lift]).lines).toHaveLength(2)
  })
})

describe('no bill, and why (M2)', () => {
  it.each([
    ['no-payer', { ...home, payer: null }, [rule()]],
    ['no-area', { ...home, area: null }, [rule()]],
    ['not-occupied', { ...home, occupiedTo: date('2026-11-30') }, [rule()]],
    ['not-occupied', { ...home, occupiedFrom: date('2027-01-01') }, [rule()]],
    ['no-fee-item', home, []],
    ['no-fee-item', home, [rule({ versions: [version({ from: date('2027-01-01') })] })]],
    ['outside-band', home, [rule({ versions: [version({ band: { ...band, max: 5999 } })] })]],
    ['outside-band', home, [rule({ versions: [version({ band: { ...band, min: 6001 } })] })]],
    ['outside-band', home, [rule({ versions: [version({ band: { ...band, to: date('2026-12-30') } })] })]],
    ['outside-band', home, [rule({ versions: [version({ band: { ...band, from: date('2026-12-02') } })] })]],
    ['not-evaluable', { ...home, area: 1 as Area }, [rule({ versions: [version({ rates: [{ buildingType: null, use: null, price: 1500 }] })] })]],
    ['not-evaluable', { ...home, area: -5 as Area }, [rule()]],
    ['not-evaluable', { ...home, area: 66.66 as Area }, [rule()]],
  ] as [string, Payable, FeeRules[]][])('%s', (reason, unit, rules) => {
    expect(refusal(unit, rules)).toBe(reason)
  })

  it('refuses the whole household when one of its items is outside its band: nobody gets half a bill', () => {
    expect(refusal(home, [rule(), rule({ id: 'two' as FeeItemId, versions: [version({ band: { ...band, to: lastDay('2026-11' as Period) } })] })])).toBe('outside-band')
  })

  it('needs no area for a household that pays only by household', () => {
    expect(priced({ ...home, area: null }, [rule({ basis: 'per-household', versions: [version({ rates: [{ buildingType: null, use: null, price: 80_000 }] })] })]).totalFen).toBe(800)
  })

  it('never ends in a bill of nothing, whatever the register holds', () => {
    fc.assert(
      fc.property(fc.option(fc.integer({ min: -10, max: 999_999 })), fc.integer({ min: 1, max: 100_000_000 }), fc.constantFrom('per-m2', 'per-household', 'fixed'), fc.integer({ min: 1, max: 31 }), (area, price, basis, day) => {
        const unit = { ...home, area: area as Area | null, occupiedFrom: date(`2026-12-${String(day).padStart(2, '0')}`) }
        const result = priceBill(unit, [rule({ basis: basis as FeeRules['basis'], versions: [version({ rates: [{ buildingType: null, use: null, price }] })] })], december)
        return 'refused' in result || (result.totalFen > 0 && result.lines.every((line) => line.amountFen > 0))
      }),
    )
  })
})
