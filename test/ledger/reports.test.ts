import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PaymentId } from '../../functions/ids.ts'
import type { ArrearsPage, Overview, TrialBalance, VoucherPage } from '../../functions/ledger/shapes.ts'
import { assertBooksBalance } from '../support/books.ts'
import { fenOf, type ThreeMonths, threeMonths } from './street.ts'

let books: ThreeMonths
beforeAll(async () => {
  books = await threeMonths()
})
afterAll(() => books?.stack.stop())

describe('the books after three months on a street', () => {
  it('balance: vouchers, documents and household accounts are the same money', async () => {
    const counted = await assertBooksBalance(books.stack, books.tenant)
    expect(counted).toMatchObject({ bills: 18, payments: 4, vouchers: 22 })
    expect(counted.creditFen).toBeGreaterThan(0)
    expect((await assertBooksBalance(books.stack, books.stranger)).vouchers).toBe(0)
  })

  it('show one receivable everywhere: trial balance, arrears, bills and overview', async () => {
    const trial = await books.read<TrialBalance>('/v1/trial-balance?from=2026-01&to=2026-12')
    const receivable = trial.rows.filter(({ account }) => account === '1121').reduce((sum, row) => sum + row.closingDebitFen, 0)
    const arrears = await books.read<ArrearsPage>('/v1/arrears')
    const overview = await books.read<Overview>('/v1/overview')
    expect(arrears.total.openFen).toBe(receivable)
    expect(overview.arrears).toEqual(arrears.total)
    expect(overview.ages).toEqual(arrears.ages)
    const cash = trial.rows.filter(({ account }) => ['1001', '1002', '1009'].includes(account)).reduce((sum, row) => sum + row.closingDebitFen, 0)
    expect(cash).toBe(2616 + 1000 + 50_000 + 1)
  })
})

describe('the trial balance', () => {
  it('is the same on the screen, in CSV and in XLSX, to the fen', async () => {
    const path = '/v1/trial-balance?from=2026-11&to=2026-12'
    const trial = await books.read<TrialBalance>(path)
    const { csv, xlsx } = await books.file(path.replace('balance', 'balance/export'))
    const rows = [...trial.rows, ...trial.funds, trial.total].map((row) => [row.openingDebitFen, row.openingCreditFen, row.debitFen, row.creditFen, row.closingDebitFen, row.closingCreditFen])
    expect(csv.map((cells) => fenOf(cells, 3, 4, 5, 6, 7, 8))).toEqual(rows)
    expect(xlsx.map((cells) => fenOf(cells, 3, 4, 5, 6, 7, 8))).toEqual(rows)
    expect(trial.funds.map(({ fund }) => fund)).toEqual(['OWNERS_COMMON', 'ORGANISATION'])
  })

  it('is open to the supervisor, whom households are not', async () => {
    await books.read('/v1/trial-balance', 'supervisor')
    for (const path of ['/v1/journal?period=2026-12', '/v1/arrears', `/v1/households/${books.houses[0]!.id}/statement`, '/v1/overview', '/v1/journal/export?period=2026-12']) {
      expect((await books.tenant.call(path, { as: 'supervisor' })).status).toBe(403)
    }
    for (const path of ['/v1/journal?period=2026-12', '/v1/trial-balance', '/v1/accounts', '/v1/journal/export?period=2026-12']) expect((await books.tenant.call(path, { as: 'collector' })).status).toBe(403)
    expect((await books.tenant.call('/v1/trial-balance')).status).toBe(401)
  })

  it('speaks the language asked for', async () => {
    expect((await books.read<TrialBalance>('/v1/trial-balance?from=2026-11', 'finance', 'en')).rows[0]).toMatchObject({ name: 'Cash on hand' })
    const csv = await books.tenant.call('/v1/trial-balance/export?format=csv&from=2026-11', { as: 'finance', headers: { 'accept-language': 'en' } })
    expect(csv.text).toContain('Opening debit')
  })
})

describe('the journal', () => {
  it('is the same on the screen, in CSV and in XLSX', async () => {
    const page = await books.read<VoucherPage>('/v1/journal?period=2026-12&limit=200')
    const lines = page.items.flatMap((voucher) => voucher.postings.map((posting) => [voucher.id, posting.account, posting.debitFen, posting.creditFen]))
    const { csv, xlsx } = await books.file('/v1/journal/export?period=2026-12')
    expect(csv.map((cells) => [cells[3], cells[6], ...fenOf(cells, 9, 10)])).toEqual(lines)
    expect(xlsx.map((cells) => [cells[3], String(cells[6]), ...fenOf(cells, 9, 10)])).toEqual(lines)
    expect(page.items).toHaveLength(8)
  })

  it('is found voucher by voucher, with value date beside entry date, and not by a stranger', async () => {
    const page = await books.read<VoucherPage>('/v1/journal?period=2026-12&kind=PAYMENT')
    const transfer = page.items.find(({ amountFen }) => amountFen === 50_000)!
    expect(transfer.valueDate).toBe('2026-12-18')
    expect(transfer.postings.map(({ account }) => account)).toContain('2203')
    expect(await books.read(`/v1/vouchers/${transfer.id}`)).toEqual(transfer)
    for (const path of [`/v1/vouchers/${transfer.id}`, '/v1/vouchers/nonsense', '/v1/vouchers/BILL.2026-12-01.nobody']) {
      const answer = await books.stranger.call(path, { as: 'finance' })
      expect([answer.status, answer.json.error.code]).toEqual([404, 'unknown'])
    }
    expect((await books.stranger.call('/v1/journal?period=2026-12', { as: 'finance' })).json.items).toEqual([])
  })

  it('hands out hledger text under the month of its name', async () => {
    const answer = await books.tenant.call('/v1/journal/export?period=2026-12&format=hledger', { as: 'auditor' })
    expect(answer.headers.get('content-disposition')).toContain('-2026-12.journal')
    expect(answer.text).toContain('(OPENING) 期初余额')
  })
})

describe('the overview', () => {
  it("tells this month's bills, the money that came and the last payments, newest first", async () => {
    const overview = await books.read<Overview>('/v1/overview')
    const bills = await books.read<{ billedFen: number; paidFen: number; openFen: number }>('/v1/bills/summary?period=2026-12')
    expect(overview).toMatchObject({ period: '2026-12', billedFen: bills.billedFen, paidFen: bills.paidFen, openFen: bills.openFen, receivedFen: 50_001, payments: 2, jobs: [] })
    expect(overview.collectionRate).toBe(Math.floor((bills.paidFen * 10_000) / bills.billedFen))
    expect(overview.lastPayments.map(({ amountFen }) => amountFen).toSorted((a, b) => a - b)).toEqual([1, 1000, 2616, 50_000])
    expect(overview.lastPayments.slice(2).map(({ amountFen }) => amountFen)).toEqual([1000, 2616])
    const { payment } = overview.lastPayments[2]!
    expect(await books.read(`/v1/payments/${payment as PaymentId}`)).toMatchObject({ amountFen: 1000 })
  })

  it('has no rate for a month without bills', async () => {
    expect(await books.read<Overview>('/v1/overview?period=2026-01')).toMatchObject({ billedFen: 0, collectionRate: null, receivedFen: 0, lastPayments: [] })
  })
})
