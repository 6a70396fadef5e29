import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../functions/calendar.ts'
import { ageOf } from '../../functions/ledger/arrears.ts'
import { collectionRate } from '../../functions/ledger/get-overview.ts'
import { withBalances } from '../../functions/ledger/get-statement.ts'
import type { StatementRow } from '../../functions/ledger/shapes.ts'
import { day } from './books.ts'

describe('the age of a debt', () => {
  it.each([
    [-400, 'not-due'],
    [0, 'not-due'],
    [1, 'd1-30'],
    [30, 'd1-30'],
    [31, 'd31-90'],
    [90, 'd31-90'],
    [91, 'd91-180'],
    [180, 'd91-180'],
    [181, 'd181-365'],
    [365, 'd181-365'],
    [366, 'over-365'],
    [5000, 'over-365'],
  ])('%i days past the due date is %s', (days, age) => {
    expect(ageOf(day('2028-02-29'), addDays(day('2028-02-29'), days))).toBe(age)
  })
})

describe('the collection rate', () => {
  it('is 100 % only when nothing is open, and nothing at all without bills', () => {
    expect(collectionRate(0, 0)).toBeNull()
    expect(collectionRate(99_999, 100_000)).toBe(9999)
    expect(collectionRate(99_999_999, 100_000_000)).toBe(9999)
    expect(collectionRate(100_000, 100_000)).toBe(10_000)
    expect(collectionRate(9e15, 9e15)).toBe(10_000)
  })
})

describe('the balances of a statement', () => {
  const row = (at: number, date: string, amount: number): StatementRow => ({ date, valueDate: date, kind: amount > 0 ? 'bill' : 'payment', document: `d-${at}`, no: String(at), text: '', chargeFen: Math.max(amount, 0), paidFen: Math.max(-amount, 0), balanceFen: 0 })
  const rows = fc.array(fc.tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: -1e9, max: 1e9 }).filter((amount) => amount !== 0)), { maxLength: 30 }).map((facts) => facts.map(([date, amount], at) => row(at, `2026-12-${String(date).padStart(2, '0')}`, amount)))

  it('carry on from any day: two spans side by side end where the whole ends', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 2, max: 28 }), (all, cut) => {
        const at = day(`2026-12-${String(cut).padStart(2, '0')}`)
        const whole = withBalances(all, undefined, '2026-12-31')
        const first = withBalances(all, undefined, addDays(at, -1))
        const second = withBalances(all, at, '2026-12-31')
        expect(second.opening).toBe(first.rows.at(-1)?.balanceFen ?? 0)
        expect([...first.rows, ...second.rows]).toEqual(whole.rows)
        expect(whole.rows.at(-1)?.balanceFen ?? 0).toBe(all.reduce((sum, one) => sum + one.chargeFen - one.paidFen, 0))
      }),
    )
  })

  it('put a day’s bills before its payments', () => {
    const { rows: shown } = withBalances([row(1, '2026-12-01', -500), row(2, '2026-12-01', 500)], undefined, '2026-12-31')
    expect(shown.map(({ balanceFen }) => balanceFen)).toEqual([500, 0])
  })
})
