import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BusinessDate, lastDay } from '../../functions/calendar.ts'
import { type AccountCode, accountOf, chart, type Fund, funds, netAssetsOf } from '../../functions/ledger/chart.ts'
import { buildVoucher, type Posting, signed, type Voucher } from '../../functions/ledger/model.ts'
import type { Balance } from '../../functions/ledger/sum-vouchers.ts'
import { fen } from '../../functions/money.ts'
import { ActivityOf, changeOf } from '../../functions/reports/activity.ts'
import { balanceSheetOf } from '../../functions/reports/balance-sheet.ts'
import { formOn } from '../../functions/reports/forms.ts'
import { getActivityStatement } from '../../functions/reports/get-activity-statement.ts'
import { getBalanceSheet } from '../../functions/reports/get-balance-sheet.ts'
import { MonthQuery } from '../../functions/reports/model.ts'
import { billOf, book, booksOnATable, day, paymentOf, unit } from '../ledger/books.ts'

const form = formOn('2026-12-31' as BusinessDate)
const yearBegins = '2026-01-01'

let count = 0
function voucherOf(date: string, lines: readonly (readonly [AccountCode, number, Fund?])[], kind: Voucher['kind'] = 'PAYMENT'): Voucher {
  const postings = lines.map(([account, amount, fund = 'ORGANISATION']): Posting => ({ account, fund, ...(amount > 0 ? { debitFen: fen(amount) } : { creditFen: fen(-amount) }) }))
  return buildVoucher({ kind, document: `v-${(count += 1)}`, entryDate: day(date), valueDate: day(date), text: 'x', unit, postings })
}

/** The sums that the ledger makes of vouchers, by a second hand. */
function balancesOf(vouchers: readonly Voucher[]): Balance[] {
  const found = new Map<string, Balance>()
  for (const { entryDate, postings } of vouchers)
    for (const posting of postings) {
      const { account, fund } = posting
      const balance = found.get(account + fund) ?? { account, fund, openingFen: fen(0), debitFen: fen(0), creditFen: fen(0) }
      if (entryDate < yearBegins) balance.openingFen = fen(balance.openingFen + signed(posting))
      else {
        balance.debitFen = fen(balance.debitFen + (posting.debitFen ?? 0))
        balance.creditFen = fen(balance.creditFen + (posting.creditFen ?? 0))
      }
      found.set(account + fund, balance)
    }
  return [...found.values()]
}

const account = fc.constantFrom(...chart.map(({ code }) => code))
const amount = fc.integer({ min: 1, max: 1e9 })
const date = fc.constantFrom('2025-03-31', '2025-12-31', '2026-01-01', '2026-07-15', '2026-12-31')
const anyVoucher = fc
  .record({ date, fund: fc.constantFrom(...funds), from: account, to: account, other: account, amount, more: amount })
  .map(({ date: at, fund, from, to, other, amount: first, more }) => voucherOf(at, [[from, -(first + more), fund], [to, first, fund], [other, more, fund]]))
const anyYearEnd = fc
  .record({ date, fund: fc.constantFrom(...funds), of: fc.constantFrom(...chart.filter(({ class: kind }) => kind === 'income' || kind === 'expense').map(({ code }) => code)), amount })
  .map(({ date: at, fund, of, amount: moved }) => voucherOf(at, [[of, moved, fund], [netAssetsOf[fund], -moved, fund]], 'YEAREND'))
const anyJournal = fc.array(fc.oneof({ arbitrary: anyVoucher, weight: 4 }, { arbitrary: anyYearEnd, weight: 1 }), { maxLength: 25 })

describe('the balance sheet and the activity statement of any journal', () => {
  it('has assets equal to liabilities and net assets, whole and in each fund, before and after any year’s end', () => {
    fc.assert(
      fc.property(anyJournal, (journal) => {
        const balances = balancesOf(journal)
        for (const of of [funds, ...funds.map((fund) => [fund])]) {
          const { rows } = balanceSheetOf(form, balances, of)
          expect(rows.get(60)).toEqual(rows.get(120))
        }
      }),
    )
  })

  it('changes the net assets by what the activity statement says, unrestricted and restricted, in each fund', () => {
    fc.assert(
      fc.property(anyJournal, (journal) => {
        const balances = balancesOf(journal)
        for (const of of [funds, ...funds.map((fund) => [fund])]) {
          const activity = new ActivityOf(form, of)
          for (const { kind, entryDate, postings } of journal) if (entryDate >= yearBegins) activity.add(kind, postings)
          const { rows } = balanceSheetOf(form, balances, of)
          const grown = (no: number): number => (rows.get(no)?.closingFen ?? 0) - (rows.get(no)?.openingFen ?? 0)
          const change = changeOf(activity)
          expect([change.unrestrictedFen, change.restrictedFen, change.unrestrictedFen + change.restrictedFen]).toEqual([grown(101), grown(105), grown(110)])
        }
      }),
    )
  })

  it('has a row for every account of the chart, and every printed sum adds rows that are printed', () => {
    const sheetNos = form.balanceSheet.flatMap(({ lines }) => lines.map(({ no }) => no))
    const statementNos = [...form.income, ...form.expense].map(({ no }) => no)
    expect(new Set(sheetNos).size).toBe(sheetNos.length)
    for (const { code } of chart) expect(['income', 'expense'].includes(accountOf(code)!.class) ? statementNos : sheetNos, code).toContain(form.rowOf[code])
    for (const line of form.balanceSheet.flatMap(({ lines }) => lines)) for (const no of [...(line.adds ?? []), ...(line.less ?? [])]) expect(sheetNos).toContain(no)
    expect(formOn('2025-12-31' as BusinessDate).edition.source).toContain('2004')
    expect(form.edition.note.zh).toContain('核对')
  })
})

describe('the year of a small organization', () => {
  const { fresh } = booksOnATable()
  const query = (more: object = {}) => MonthQuery.parse({ period: '2026-12', ...more })
  const row = <T extends { readonly no: number | null }>(lines: readonly T[], no: number): T => lines.find((one) => one.no === no)!

  async function year() {
    const ctx = fresh()
    await book(
      ctx,
      voucherOf('2025-12-31', [['1002', 500_000], ['3101', -500_000]]),
      voucherOf('2026-02-01', [['1501', 90_000], ['1002', -90_000]]),
      billOf('b1', '2026-11-05', 60_000),
      paymentOf('p1', '2026-11-20', 45_000),
      voucherOf('2026-12-10', [['5101', 20_000], ['1502', -5000], ['2204', -15_000]]),
      voucherOf('2026-12-12', [['1002', 30_000, 'SUBSIDY_RESTRICTED'], ['4401', -30_000, 'SUBSIDY_RESTRICTED']]),
    )
    return ctx
  }

  it('stands in the printed rows: receivable, depreciation taken off, wages owed, and the result within net assets', async () => {
    const sheet = await getBalanceSheet(await year(), query(), 'zh')
    const amounts = Object.fromEntries([1, 3, 31, 32, 33, 60, 63, 100, 101, 105, 110, 120].map((no) => [no, [row(sheet.lines, no).openingFen, row(sheet.lines, no).closingFen]]))
    expect(amounts).toEqual({
      1: [500_000, 485_000], 3: [0, 15_000], 31: [0, 90_000], 32: [0, 5000], 33: [0, 85_000], 60: [500_000, 585_000],
      63: [0, 15_000], 100: [0, 15_000], 101: [500_000, 540_000], 105: [0, 30_000], 110: [500_000, 570_000], 120: [500_000, 585_000],
    })
    expect(sheet.resultFen).toEqual({ openingFen: 0, closingFen: 70_000 })
    expect(sheet.funds).toEqual([
      { fund: 'ORGANISATION', name: '本社资金', assetsFen: 555_000, liabilitiesFen: 15_000, netAssetsFen: 540_000 },
      { fund: 'SUBSIDY_RESTRICTED', name: '专项补助', assetsFen: 30_000, liabilitiesFen: 0, netAssetsFen: 30_000 },
    ])
    expect((await getBalanceSheet(await year(), query({ fund: 'SUBSIDY_RESTRICTED' }), 'zh')).totalFen).toEqual({ openingFen: 0, closingFen: 30_000 })
  })

  it('is told by month and year so far, restricted apart, and a carry-over changes neither it nor the net assets', async () => {
    const ctx = await year()
    const before = await getActivityStatement(ctx, query(), 'zh')
    expect(row(before.lines, 3)).toMatchObject({ month: { totalFen: 0 }, year: { unrestrictedFen: 60_000, restrictedFen: 0 } })
    expect(row(before.lines, 5).month).toEqual({ unrestrictedFen: 0, restrictedFen: 30_000, totalFen: 30_000 })
    expect(row(before.lines, 45)).toMatchObject({ month: { totalFen: 10_000 }, year: { unrestrictedFen: 40_000, restrictedFen: 30_000, totalFen: 70_000 } })
    expect(before.months.slice(-2)).toEqual([{ period: '2026-11', incomeFen: 60_000, expenseFen: 0 }, { period: '2026-12', incomeFen: 30_000, expenseFen: 20_000 }])
    const sheet = await getBalanceSheet(ctx, query(), 'zh')
    await book(
      ctx,
      voucherOf('2026-12-31', [['4301', 60_000], ['5101', -20_000], ['3101', -40_000]], 'YEAREND'),
      voucherOf('2026-12-31', [['4401', 30_000, 'SUBSIDY_RESTRICTED'], ['3102', -30_000, 'SUBSIDY_RESTRICTED']], 'YEAREND'),
    )
    const after = await getBalanceSheet(ctx, query(), 'zh')
    expect(after.lines).toEqual(sheet.lines)
    expect(after.resultFen.closingFen).toBe(0)
    expect((await getActivityStatement(ctx, query(), 'zh')).lines).toEqual(before.lines)
    expect((await getBalanceSheet(ctx, query({ period: '2027-01' }), 'zh')).netAssetsFen).toEqual({ openingFen: 570_000, closingFen: 570_000 })
    expect((await getActivityStatement(ctx, query({ period: '2027-01' }), 'zh')).changeFen).toEqual({ month: 0, year: 0 })
  })

  it('shows what was released from its restriction apart from what was booked to net assets directly', async () => {
    const ctx = fresh()
    await book(ctx, voucherOf('2026-12-01', [['1002', 1000, 'SUBSIDY_RESTRICTED'], ['3102', -1000, 'SUBSIDY_RESTRICTED']]), voucherOf('2026-12-02', [['3102', 400, 'SUBSIDY_RESTRICTED'], ['3101', -400, 'SUBSIDY_RESTRICTED']]))
    const { lines } = await getActivityStatement(ctx, query(), 'en')
    expect(row(lines, 40).month).toEqual({ unrestrictedFen: 400, restrictedFen: -400, totalFen: 0 })
    expect(lines.find(({ name }) => name.includes('directly'))!.month).toEqual({ unrestrictedFen: 0, restrictedFen: 1000, totalFen: 1000 })
    expect(row(lines, 45).month).toEqual({ unrestrictedFen: 400, restrictedFen: 600, totalFen: 1000 })
    const sheet = await getBalanceSheet(ctx, query(), 'zh')
    expect([row(sheet.lines, 101).closingFen, row(sheet.lines, 105).closingFen]).toEqual([400, 600])
  })

  it('is empty and balanced before the first voucher', async () => {
    const ctx = fresh()
    expect(await getBalanceSheet(ctx, query(), 'zh')).toMatchObject({ vouchers: 0, totalFen: { openingFen: 0, closingFen: 0 }, to: lastDay(query().period!) })
    expect(await getActivityStatement(ctx, MonthQuery.parse({}), 'zh')).toMatchObject({ vouchers: 0, period: '2026-12', changeFen: { month: 0, year: 0 } })
  })
})
