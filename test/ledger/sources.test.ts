import { describe, expect, it } from 'vitest'
import { periodOfDate } from '../../functions/calendar.ts'
import { getSourcesAndUses } from '../../functions/ledger/get-sources-and-uses.ts'
import { buildVoucher, type Fund, type Posting } from '../../functions/ledger/model.ts'
import type { Purpose } from '../../functions/ledger/purposes.ts'
import { SourcesQuery } from '../../functions/ledger/sources-model.ts'
import { sourcesTable } from '../../functions/ledger/sources-table.ts'
import { fen } from '../../functions/money.ts'
import { writeCsv } from '../../functions/tables/write-csv.ts'
import { readCsv } from '../tables/files.ts'
import { billOf, book, booksOnATable, day, paymentOf } from './books.ts'

const query = (more: object = {}) => SourcesQuery.parse({ from: '2026-10', to: '2026-12', ...more })
let count = 0

/** Money of one purpose that came to (above 0) or went from the bank. */
function flow(date: string, purpose: Purpose, amount: number, fund: Fund = 'ORGANISATION') {
  const income = amount > 0
  const other: Posting = { account: income ? '4301' : '5101', fund, purpose, ...(income ? { creditFen: fen(amount) } : { debitFen: fen(-amount) }) }
  const bank: Posting = { account: '1002', fund, ...(income ? { debitFen: fen(amount) } : { creditFen: fen(-amount) }) }
  return buildVoucher({ kind: 'PAYMENT', document: `f-${(count += 1)}`, entryDate: day(date), valueDate: day(date), text: purpose, postings: [other, bank] })
}

describe('where the money comes from and where it goes', () => {
  const { fresh, clock } = booksOnATable()
  const named = (list: readonly { readonly fen: number }[], key: string) => (list as readonly ({ fen: number } & Record<string, unknown>)[]).filter((one) => one.fen !== 0).map((one) => [one[key], one.fen])

  it('is told by month from the vouchers alone: fees when billed, not when paid', async () => {
    const ctx = fresh()
    await book(ctx, billOf('b1', '2026-10-05', 60_000), paymentOf('p1', '2026-11-02', 60_000), flow('2026-10-20', 'parking', 50_000), flow('2026-10-31', 'wages', -100_000), flow('2026-12-01', 'subsidies', 30_000))
    const found = await getSourcesAndUses(ctx, query())
    expect(found.months.map(({ period }) => period)).toEqual(['2026-10', '2026-11', '2026-12'])
    const [october, november, december] = found.months
    expect(named(october!.sources, 'purpose')).toEqual([['fees', 60_000], ['parking', 50_000]])
    expect(october).toMatchObject({ usesFen: 100_000, shortfallFen: 40_000, uncoveredFen: 0, surplusFen: 10_000 })
    expect(named(october!.coveredBy, 'source')).toEqual([['parking', 40_000]])
    expect(november).toMatchObject({ sourcesFen: 0, usesFen: 0, shortfallFen: 0 })
    expect(december).toMatchObject({ sourcesFen: 30_000, surplusFen: 30_000 })
    expect(found.total).toMatchObject({ sourcesFen: 140_000, usesFen: 100_000, shortfallFen: 40_000 })
    expect([found.savedBeforeFen, found.savedAfterFen]).toEqual([0, 40_000])
  })

  it('takes earlier savings from everything booked before, and says what nobody covered', async () => {
    const ctx = fresh()
    await book(ctx, flow('2025-03-01', 'fees', 5000), flow('2026-09-30', 'repairs', -2000), flow('2026-11-11', 'wages', -4000))
    const found = await getSourcesAndUses(ctx, query())
    expect(found).toMatchObject({ savedBeforeFen: 3000, savedAfterFen: -1000 })
    expect(found.months[1]).toMatchObject({ shortfallFen: 4000, reservesFen: 3000, uncoveredFen: 1000 })
  })

  it('lets no fund pay for another: the owners’ parking does not cover the organization’s wages', async () => {
    const ctx = fresh()
    await book(ctx, flow('2026-10-02', 'parking', 9000, 'OWNERS_COMMON'), flow('2026-10-03', 'wages', -4000))
    const both = await getSourcesAndUses(ctx, query())
    expect(both.months[0]).toMatchObject({ sourcesFen: 9000, usesFen: 4000, shortfallFen: 4000, uncoveredFen: 4000, surplusFen: 9000 })
    const owners = await getSourcesAndUses(ctx, query({ fund: 'OWNERS_COMMON' }))
    expect(owners.months[0]).toMatchObject({ sourcesFen: 9000, usesFen: 0, shortfallFen: 0, surplusFen: 9000 })
    expect(owners.vouchers).toBe(1)
  })

  it('is the last twelve months when nothing is said, at most 36, and never a span that ends before it begins', async () => {
    const ctx = fresh()
    const found = await getSourcesAndUses(ctx, SourcesQuery.parse({}))
    expect(found.months).toHaveLength(12)
    expect(found.to).toBe(periodOfDate(day(clock.now().toISOString().slice(0, 10))))
    await expect(getSourcesAndUses(ctx, query({ from: '2023-12' }))).rejects.toMatchObject({ code: 'span-too-long' })
    expect((await getSourcesAndUses(ctx, query({ from: '2024-01' }))).months).toHaveLength(36)
    await expect(getSourcesAndUses(ctx, query({ from: '2027-01' }))).rejects.toMatchObject({ code: 'from-after-to' })
  })

  it('is the same in the file as on the screen', async () => {
    const ctx = fresh()
    await book(ctx, billOf('b1', '2026-10-05', 12_345), flow('2026-11-20', 'facilities', 6789), flow('2026-12-31', 'wages', -30_000))
    const found = await getSourcesAndUses(ctx, query())
    const [heads, ...rows] = readCsv(writeCsv(sourcesTable(found, 'zh'), 'zh'))
    const line = (name: string) => Object.fromEntries(heads!.map((head, at) => [head, rows.find((row) => row[1] === name)?.[at]]))
    expect(line('物业服务费')).toMatchObject({ '2026-10': '123.45', '2026-11': '0.00', 合计: '123.45' })
    expect(line('用途合计')).toMatchObject({ '2026-12': '300.00', 合计: '300.00' })
    expect(line('历年结余')).toMatchObject({ '2026-12': '191.34' })
    expect(line('尚无来源')).toMatchObject({ '2026-12': '108.66' })
  })
})
