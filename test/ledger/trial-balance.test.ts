import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { getTrialBalance } from '../../functions/ledger/get-trial-balance.ts'
import { trialBalanceTable } from '../../functions/ledger/trial-balance-table.ts'
import { listAccounts } from '../../functions/ledger/list-accounts.ts'
import { funds } from '../../functions/ledger/chart.ts'
import { type Fund, signed, type Voucher } from '../../functions/ledger/model.ts'
import { type TrialBalance, TrialBalanceQuery } from '../../functions/ledger/shapes.ts'
import { writeCsv } from '../../functions/tables/write-csv.ts'
import { billOf, book, bookMany, booksOnATable, paymentOf } from './books.ts'
import { readCsv, readXlsxOf } from '../tables/files.ts'

const span = (from: string, to: string, more: object = {}) => TrialBalanceQuery.parse({ from, to, ...more })

type Cell = { opening: number; debit: number; credit: number }
/** The same sums by another way: every line of every voucher, one after the other. */
function independently(vouchers: readonly Voucher[], from: string, to: string): Map<string, Cell> {
  const cells = new Map<string, Cell>()
  for (const voucher of vouchers.filter(({ entryDate }) => entryDate <= to)) {
    for (const line of voucher.postings) {
      const cell = cells.get(`${line.account} ${line.fund}`) ?? { opening: 0, debit: 0, credit: 0 }
      if (voucher.entryDate < from) cell.opening += signed(line)
      else {
        cell.debit += line.debitFen ?? 0
        cell.credit += line.creditFen ?? 0
      }
      cells.set(`${line.account} ${line.fund}`, cell)
    }
  }
  return cells
}

const asCells = (balance: TrialBalance): Map<string, Cell> =>
  new Map(balance.rows.map((row) => [`${row.account} ${row.fund}`, { opening: row.openingDebitFen - row.openingCreditFen, debit: row.debitFen, credit: row.creditFen }]))

const anyVouchers: fc.Arbitrary<Voucher[]> = fc
  .array(
    fc.record({ month: fc.integer({ min: 0, max: 14 }), date: fc.constantFrom(1, 9, 10, 11, 19, 20, 21, 28), amount: fc.integer({ min: 1, max: 1e9 }), fund: fc.constantFrom<Fund>(...funds), pays: fc.boolean() }),
    { maxLength: 40 },
  )
  .map((facts) =>
    facts.map(({ month, date, amount, fund, pays }, at) => {
      const text = `${2025 + Math.floor((month + 9) / 12)}-${String(((month + 9) % 12) + 1).padStart(2, '0')}-${String(date).padStart(2, '0')}`
      return (pays ? paymentOf : billOf)(`d-${at}`, text, amount, { fund })
    }),
  )

describe('the trial balance', () => {
  const { fresh, clock } = booksOnATable()

  it('equals an independent sum of any vouchers over any span, and opening + movement = closing in each line', async () => {
    await fc.assert(
      fc.asyncProperty(anyVouchers, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 5 }), async (vouchers, first, length) => {
        const ctx = fresh()
        await bookMany(ctx, vouchers)
        const query = span(`2026-${String(first).padStart(2, '0')}-10`, `2026-${String(Math.min(12, first + length)).padStart(2, '0')}-20`)
        const balance = await getTrialBalance(ctx, query, 'zh')
        expect(asCells(balance)).toEqual(independently(vouchers, query.from!, query.to!))
        for (const row of balance.rows) {
          expect(row.openingDebitFen - row.openingCreditFen + row.debitFen - row.creditFen).toBe(row.closingDebitFen - row.closingCreditFen)
          expect(Math.min(row.openingDebitFen, row.openingCreditFen) + Math.min(row.closingDebitFen, row.closingCreditFen)).toBe(0)
        }
        expect(balance.vouchers).toBe(vouchers.filter(({ entryDate }) => entryDate >= query.from! && entryDate <= query.to!).length)
      }),
      { numRuns: 15 },
    )
  })

  it('balances in each fund and in all', async () => {
    const ctx = fresh()
    await book(ctx, billOf('a', '2026-11-05', 10_000), billOf('b', '2026-11-05', 333, { fund: 'OWNERS_COMMON' }), paymentOf('c', '2026-12-01', 4000), paymentOf('d', '2026-12-02', 333, { fund: 'OWNERS_COMMON' }))
    const balance = await getTrialBalance(ctx, span('2026-12', '2026-12'), 'zh')
    expect(balance.from).toBe('2026-12-01')
    expect(balance.to).toBe('2026-12-31')
    expect(balance.funds.map(({ fund, debitFen, creditFen }) => [fund, debitFen, creditFen])).toEqual([
      ['OWNERS_COMMON', 333, 333],
      ['ORGANISATION', 4000, 4000],
    ])
    expect(balance.total).toEqual({ openingDebitFen: 10_333, openingCreditFen: 10_333, debitFen: 4333, creditFen: 4333, closingDebitFen: 10_333, closingCreditFen: 10_333 })
    const receivable = balance.rows.find(({ account, fund }) => account === '1121' && fund === 'ORGANISATION')
    expect(receivable).toMatchObject({ name: '应收账款', openingDebitFen: 10_000, creditFen: 4000, closingDebitFen: 6000 })
    expect((await getTrialBalance(ctx, span('2026-12', '2026-12', { fund: 'OWNERS_COMMON' }), 'zh')).rows.every(({ fund }) => fund === 'OWNERS_COMMON')).toBe(true)
  })

  it('carries what was booked years ago, past a silence of almost two years', async () => {
    const ctx = fresh()
    await book(ctx, billOf('old', '2023-01-31', 700), billOf('newer', '2025-01-01', 11))
    const balance = await getTrialBalance(ctx, span('2026-12', '2026-12'), 'zh')
    expect(balance.rows[0]).toMatchObject({ account: '1121', openingDebitFen: 711, closingDebitFen: 711 })
  })

  it('shows the current month when not told which, and refuses a span that ends before it begins', async () => {
    const ctx = fresh()
    clock.set('2026-12-31T16:30:00.000Z')
    const balance = await getTrialBalance(ctx, TrialBalanceQuery.parse({}), 'zh')
    expect([balance.from, balance.to]).toEqual(['2027-01-01', '2027-01-31'])
    clock.set('2026-12-20T02:00:00.000Z')
    await expect(getTrialBalance(ctx, span('2026-12-02', '2026-12-01'), 'zh')).rejects.toMatchObject({ code: 'from-after-to' })
  })

  it('is nothing at all for the stranger', async () => {
    const ctx = fresh()
    await book(ctx, billOf('a', '2026-12-05', 10_000))
    expect(await getTrialBalance(fresh(), span('2026-12', '2026-12'), 'zh')).toMatchObject({ rows: [], funds: [], vouchers: 0 })
  })

  it('is exported to the fen, as CSV and as XLSX', async () => {
    const ctx = fresh()
    await bookMany(ctx, fc.sample(anyVouchers, { numRuns: 1, seed: 11 })[0]!)
    const balance = await getTrialBalance(ctx, span('2026-01', '2026-12'), 'zh')
    const table = trialBalanceTable(balance, 'zh')
    const expected = [...balance.rows.map((row) => [row.account, row.fundName]), ...balance.funds.map(({ name }) => ['', name]), ['', '']].map(([account, fund], at) => {
      const source = [...balance.rows, ...balance.funds, balance.total][at]!
      return [account, fund, source.openingDebitFen, source.openingCreditFen, source.debitFen, source.creditFen, source.closingDebitFen, source.closingCreditFen]
    })
    const fenOf = (cells: readonly string[]) => [cells[0], cells[2], ...cells.slice(3).map((text) => Math.round(Number(text) * 100))]
    expect(readCsv(writeCsv(table, 'zh')).slice(1).map(fenOf)).toEqual(expected)
    expect((await readXlsxOf(table, 'zh')).slice(1).map((cells) => fenOf(cells.map((cell) => String(cell ?? ''))))).toEqual(expected)
  })

  it('names the edition of the accounting system that holds', () => {
    const ctx = fresh()
    const list = listAccounts(ctx, 'zh')
    expect(list.editions.map(({ from, current }) => [from, current])).toEqual([
      ['2005-01-01', false],
      ['2026-01-01', true],
    ])
    expect(new Set(list.accounts.map(({ code }) => code)).size).toBe(list.accounts.length)
  })
})
