import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BusinessDate, Period } from '../../functions/calendar.ts'
import { type Account, applyToBills, type OpenBill, statusOf, sumByFund } from '../../functions/fees/account.ts'
import { billIdOf, billNo } from '../../functions/fees/bill-model.ts'
import type { BillId, BuildingId, UnitId } from '../../functions/ids.ts'
import { type Fen, sum } from '../../functions/money.ts'

const unit = 'unit00000001' as UnitId

function open(month: number, parts: { organisation: number; common?: number }): OpenBill {
  const period = `2026-${String(month).padStart(2, '0')}` as Period
  const { organisation, common = 0 } = parts
  const total = (organisation + common) as Fen
  const openByFund = { ...(organisation ? { ORGANISATION: organisation as Fen } : {}), ...(common ? { OWNERS_COMMON: common as Fen } : {}) }
  return { bill: billIdOf(unit, period, 1), period, no: billNo(period, 7), dueDate: `${period}-28` as BusinessDate, amountFen: total, openFen: total, openByFund }
}

const accountOf = (bills: OpenBill[], creditFen = 0): Account => ({ unit, building: 'building0001' as BuildingId, buildingName: '3幢', room: '2-301', name: '王芳', version: 3, openFen: sum(bills.map((bill) => bill.openFen)), creditFen: creditFen as Fen, open: bills })

const anyAccount = fc
  .array(fc.record({ organisation: fc.integer({ min: 1, max: 100_000 }), common: fc.integer({ min: 0, max: 5000 }) }), { maxLength: 12 })
  .map((bills) => accountOf(bills.map((parts, at) => open(at + 1, parts))))

describe('applying money to bills', () => {
  it('pays the oldest due first and the last one in part', () => {
    const applied = applyToBills(accountOf([open(1, { organisation: 4000 }), open(2, { organisation: 4000 })]), 'all', 6000 as Fen)
    expect(applied.allocations.map(({ period, amountFen, leftFen }) => [period, amountFen, leftFen])).toEqual([
      ['2026-01', 4000, 0],
      ['2026-02', 2000, 2000],
    ])
    expect(applied).toMatchObject({ creditFen: 0, after: { openFen: 2000, creditFen: 0, open: [{ period: '2026-02', openFen: 2000 }] } })
  })

  it('pays only the bills named and turns the rest into credit', () => {
    const account = accountOf([open(1, { organisation: 4000 }), open(2, { organisation: 4000 })], 50)
    const applied = applyToBills(account, [account.open[1]!.bill], 5000 as Fen)
    expect(applied).toMatchObject({ creditFen: 1000, after: { openFen: 4000, creditFen: 1050, open: [{ period: '2026-01' }] } })
  })

  it('turns all of it into credit when the bill was paid meanwhile (M4)', () => {
    const applied = applyToBills(accountOf([]), [billIdOf(unit, '2026-01' as Period, 1)], 4000 as Fen)
    expect(applied).toMatchObject({ allocations: [], creditFen: 4000, after: { openFen: 0, creditFen: 4000 } })
  })

  it('shares a part payment among the funds of a bill by what each has open', () => {
    const account = accountOf([open(1, { organisation: 200, common: 100 })])
    const applied = applyToBills(account, 'all', 100 as Fen)
    expect(applied.allocations[0]!.byFund).toEqual({ ORGANISATION: 67, OWNERS_COMMON: 33 })
    expect(applied.after.open[0]!.openByFund).toEqual({ ORGANISATION: 133, OWNERS_COMMON: 67 })
  })

  it('refuses nothing, less than nothing and parts of a fen', () => {
    for (const amount of [0, -1, 0.5]) expect(() => applyToBills(accountOf([]), 'all', amount as Fen)).toThrow()
  })

  it('conserves money: allocations and credit equal the amount, before less paid equals after, in every fund', () => {
    fc.assert(
      fc.property(anyAccount, fc.integer({ min: 1, max: 2_000_000 }), fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 12 }))), (account, amount, months) => {
        const wanted = months ? months.map((month) => billIdOf(unit, `2026-${String(month).padStart(2, '0')}` as Period, 1)) : ('all' as const)
        const { allocations, creditFen, after } = applyToBills(account, wanted, amount as Fen)
        const paid = sum(allocations.map((one) => one.amountFen))
        expect(paid + creditFen).toBe(amount)
        expect(after.openFen).toBe(account.openFen - paid)
        expect(after.creditFen).toBe(account.creditFen + creditFen)
        for (const one of allocations) expect(sum(Object.values(one.byFund))).toBe(one.amountFen)
        for (const entry of after.open) expect(sum(Object.values(entry.openByFund))).toBe(entry.openFen)
        const before = sumByFund(account.open.map((entry) => entry.openByFund))
        const later = sumByFund([...after.open.map((entry) => entry.openByFund), ...allocations.map((one) => one.byFund)])
        expect(later).toEqual(before)
        // Credit is left only when every wanted bill is paid.
        if (creditFen > 0) expect(after.open.some((entry) => wanted === 'all' || wanted.includes(entry.bill))).toBe(false)
      }),
    )
  })

  it('in parts ends where the whole sum at once does', () => {
    fc.assert(
      fc.property(anyAccount, fc.array(fc.integer({ min: 1, max: 50_000 }), { minLength: 1, maxLength: 6 }), (account, amounts) => {
        const step = amounts.reduce((at, amount) => applyToBills(at, 'all', amount as Fen).after, account)
        const once = applyToBills(account, 'all', sum(amounts)).after
        expect([step.openFen, step.creditFen, step.open.map((entry) => [entry.bill, entry.openFen])]).toEqual([once.openFen, once.creditFen, once.open.map((entry) => [entry.bill, entry.openFen])])
      }),
    )
  })
})

describe('where a bill stands', () => {
  const bill = { id: 'x' as BillId, amountFen: 4000, dueDate: '2026-12-31' as BusinessDate }
  it.each([
    [4000, '2026-12-31', 'open'],
    [4000, '2027-01-01', 'overdue'],
    [1, '2026-12-31', 'partial'],
    [1, '2027-01-01', 'overdue'],
    [0, '2027-01-01', 'paid'],
  ])('%i fen open on %s: %s', (openFen, today, status) => {
    expect(statusOf(bill, openFen, today as BusinessDate)).toBe(status)
  })
})
