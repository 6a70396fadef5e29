import { describe, expect, it } from 'vitest'
import type { CommunityId, UnitId } from '../../functions/ids.ts'
import { buildVoucher, type VoucherInput } from '../../functions/ledger/model.ts'
import { fen } from '../../functions/money.ts'
import { IncomeByPlace, whole } from '../../functions/reports/income-by-place.ts'
import { billOf, day, unit } from '../ledger/books.ts'

const [east, west] = ['east00000000', 'west00000000'] as CommunityId[]
const other = 'unit00000002' as UnitId
const homes = new Map([[unit, east!], [other, west!]])

let count = 0
const sale = (more: Partial<VoucherInput>) =>
  buildVoucher({ kind: 'SALE', document: `s-${(count += 1)}`, entryDate: day('2026-12-01'), valueDate: day('2026-12-01'), text: 'x', postings: [{ account: '1001', fund: 'OWNERS_COMMON', debitFen: fen(500) }, { account: '4301', fund: 'OWNERS_COMMON', purpose: 'parking', creditFen: fen(500) }], ...more })

describe('whose income it is', () => {
  const sumsOf = (...vouchers: ReturnType<typeof sale>[]) => {
    const income = new IncomeByPlace(homes, undefined)
    for (const voucher of vouchers) income.add(voucher)
    return Object.fromEntries([...income.sums].map(([key, { fen: found }]) => [key, Object.fromEntries(found)]))
  }

  it('is of the community of its household, by line before by voucher', () => {
    const shared = sale({ unit, postings: [{ account: '1001', fund: 'ORGANISATION', debitFen: fen(300) }, { account: '4301', fund: 'ORGANISATION', creditFen: fen(100) }, { account: '4301', fund: 'ORGANISATION', creditFen: fen(200), unit: other }] })
    expect(sumsOf(billOf('b', '2026-12-01', 70), shared)).toEqual({ 'ORGANISATION fees': { [east!]: 170, [west!]: 200 } })
  })

  it('is of the community that the voucher names where there is no household, else the whole organization’s', () => {
    expect(sumsOf(sale({ community: west! }), sale({}), sale({ unit: 'gone00000000' as UnitId }))).toEqual({ 'OWNERS_COMMON parking': { [west!]: 500, [whole]: 1000 } })
  })

  it('takes spending as a positive figure, a refund off its income, and leaves a year’s end out', () => {
    const back = sale({ kind: 'SALEBACK', postings: [{ account: '4301', fund: 'OWNERS_COMMON', purpose: 'parking', debitFen: fen(200) }, { account: '1001', fund: 'OWNERS_COMMON', creditFen: fen(200) }] })
    const wages = sale({ kind: 'PAYMENT', postings: [{ account: '5101', fund: 'ORGANISATION', purpose: 'wages', debitFen: fen(900) }, { account: '1002', fund: 'ORGANISATION', creditFen: fen(900) }] })
    const yearEnd = sale({ kind: 'YEAREND', postings: [{ account: '4301', fund: 'ORGANISATION', debitFen: fen(900) }, { account: '3101', fund: 'ORGANISATION', creditFen: fen(900) }] })
    expect(sumsOf(sale({}), back, wages, yearEnd)).toEqual({ 'OWNERS_COMMON parking': { [whole]: 300 }, 'ORGANISATION wages': { [whole]: 900 } })
  })
})
