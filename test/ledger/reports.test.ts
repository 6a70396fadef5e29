import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../functions/context.ts'
import type { PaymentId, UnitId } from '../../functions/ids.ts'
import { getHouseholdStatement } from '../../functions/ledger/get-statement.ts'
import { placeOfVoucher } from '../../functions/ledger/model.ts'
import type { ArrearsPage, Overview, Statement, TrialBalance, VoucherPage } from '../../functions/ledger/shapes.ts'
import { assertBooksBalance } from '../support/books.ts'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'
import { readCsv, readXlsxFile } from '../tables/files.ts'
import { buildStreet, type House, pay, publish } from './street.ts'

let stack: Stack
let tenant: TestTenant
let stranger: TestTenant
let street: Awaited<ReturnType<typeof buildStreet>>
let houses: readonly House[]

/** Three months of bills, some paid, one in part, one too much, one late with a value date in the month before. */
beforeAll(async () => {
  stack = await startStack()
  tenant = await stack.createTenant()
  stranger = await stack.createTenant()
  // The key that makes tokens ends after a day; the clock is moved by months below.
  for (const role of ['head', 'finance', 'collector', 'auditor', 'supervisor'] as const) await Promise.all([tenant.token(role), stranger.token(role)])
  street = await buildStreet(tenant)
  houses = street.houses
  const at = (date: string): void => stack.clock.set(`${date}T02:00:00.000Z`)
  at('2026-05-03')
  await publish(stack, tenant, street.community, '2026-05', '2026-05-31')
  at('2026-11-02')
  await publish(stack, tenant, street.community, '2026-11', '2026-11-30')
  await pay(tenant, houses[0]!.id, 1308 + 1308)
  at('2026-11-25')
  await publish(stack, tenant, street.community, '2026-12', '2026-12-15')
  await pay(tenant, houses[1]!.id, 1000)
  at('2026-12-20')
  await pay(tenant, houses[2]!.id, 50_000, { method: 'transfer', valueDate: '2026-12-18' })
  await pay(tenant, houses[3]!.id, 1)
})
afterAll(() => stack?.table.stop())

const read = async <T>(path: string, as: 'finance' | 'collector' | 'supervisor' = 'finance', lang = 'zh'): Promise<T> => {
  const answer = await tenant.call(path, { as, headers: { 'accept-language': lang } })
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text}`)
  return answer.json as T
}
const file = async (path: string, as: 'finance' | 'collector' | 'supervisor' = 'finance') => {
  const csv = await tenant.call(`${path}${path.includes('?') ? '&' : '?'}format=csv`, { as })
  const xlsx = await tenant.call(`${path}${path.includes('?') ? '&' : '?'}format=xlsx`, { as })
  expect([csv.status, xlsx.status]).toEqual([200, 200])
  return { csv: readCsv(csv.text).slice(1), xlsx: (await readXlsxFile(xlsx.bytes)).slice(1) }
}
/** Cells of money columns, in fen; empty = 0. */
const fenOf = (cells: readonly unknown[], ...columns: readonly number[]): number[] => columns.map((at) => Math.round(Number(cells[at] ?? 0) * 100))

describe('the books after three months on a street', () => {
  it('balance: vouchers, documents and household accounts are the same money', async () => {
    const books = await assertBooksBalance(stack, tenant)
    expect(books).toMatchObject({ bills: 18, payments: 4, vouchers: 22 })
    expect(books.creditFen).toBeGreaterThan(0)
    expect((await assertBooksBalance(stack, stranger)).vouchers).toBe(0)
  })

  it('show one receivable everywhere: trial balance, arrears, bills and overview', async () => {
    const trial = await read<TrialBalance>('/v1/trial-balance?from=2026-01&to=2026-12')
    const receivable = trial.rows.filter(({ account }) => account === '1121').reduce((sum, row) => sum + row.closingDebitFen, 0)
    const arrears = await read<ArrearsPage>('/v1/arrears')
    const overview = await read<Overview>('/v1/overview')
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
    const trial = await read<TrialBalance>(path)
    const { csv, xlsx } = await file(path.replace('balance', 'balance/export'))
    const rows = [...trial.rows, ...trial.funds, trial.total].map((row) => [row.openingDebitFen, row.openingCreditFen, row.debitFen, row.creditFen, row.closingDebitFen, row.closingCreditFen])
    expect(csv.map((cells) => fenOf(cells, 3, 4, 5, 6, 7, 8))).toEqual(rows)
    expect(xlsx.map((cells) => fenOf(cells, 3, 4, 5, 6, 7, 8))).toEqual(rows)
    expect(trial.funds.map(({ fund }) => fund)).toEqual(['OWNERS_COMMON', 'ORGANISATION'])
  })

  it('is open to the supervisor, whom households are not', async () => {
    await read('/v1/trial-balance', 'supervisor')
    for (const path of ['/v1/journal?period=2026-12', '/v1/arrears', `/v1/households/${houses[0]!.id}/statement`, '/v1/overview', '/v1/journal/export?period=2026-12']) {
      expect((await tenant.call(path, { as: 'supervisor' })).status).toBe(403)
    }
    for (const path of ['/v1/journal?period=2026-12', '/v1/trial-balance', '/v1/accounts', '/v1/journal/export?period=2026-12']) expect((await tenant.call(path, { as: 'collector' })).status).toBe(403)
    expect((await tenant.call('/v1/trial-balance')).status).toBe(401)
  })

  it('speaks the language asked for', async () => {
    expect((await read<TrialBalance>('/v1/trial-balance?from=2026-11', 'finance', 'en')).rows[0]).toMatchObject({ name: 'Cash on hand' })
    const csv = await tenant.call('/v1/trial-balance/export?format=csv&from=2026-11', { as: 'finance', headers: { 'accept-language': 'en' } })
    expect(csv.text).toContain('Opening debit')
  })
})

describe('the journal', () => {
  it('is the same on the screen, in CSV and in XLSX', async () => {
    const page = await read<VoucherPage>('/v1/journal?period=2026-12&limit=200')
    const lines = page.items.flatMap((voucher) => voucher.postings.map((posting) => [voucher.id, posting.account, posting.debitFen, posting.creditFen]))
    const { csv, xlsx } = await file('/v1/journal/export?period=2026-12')
    expect(csv.map((cells) => [cells[2], cells[5], ...fenOf(cells, 8, 9)])).toEqual(lines)
    expect(xlsx.map((cells) => [cells[2], String(cells[5]), ...fenOf(cells, 8, 9)])).toEqual(lines)
    expect(page.items).toHaveLength(8)
  })

  it('is found voucher by voucher, with value date beside entry date, and not by a stranger', async () => {
    const page = await read<VoucherPage>('/v1/journal?period=2026-12&kind=PAYMENT')
    const transfer = page.items.find(({ amountFen }) => amountFen === 50_000)!
    expect(transfer.valueDate).toBe('2026-12-18')
    expect(transfer.postings.map(({ account }) => account)).toContain('2203')
    expect(await read(`/v1/vouchers/${transfer.id}`)).toEqual(transfer)
    for (const path of [`/v1/vouchers/${transfer.id}`, '/v1/vouchers/nonsense', '/v1/vouchers/BILL.2026-12-01.nobody']) {
      const answer = await stranger.call(path, { as: 'finance' })
      expect([answer.status, answer.json.error.code]).toEqual([404, 'unknown'])
    }
    expect((await stranger.call('/v1/journal?period=2026-12', { as: 'finance' })).json.items).toEqual([])
  })

  it('hands out hledger text under the month of its name', async () => {
    const answer = await tenant.call('/v1/journal/export?period=2026-12&format=hledger', { as: 'auditor' })
    expect(answer.headers.get('content-disposition')).toContain('-2026-12.journal')
    expect(answer.text).toContain('(OPENING) 期初余额')
  })
})

describe("a household's statement", () => {
  const statementOf = (house: House, query = '') => read<Statement>(`/v1/households/${house.id}/statement${query}`, 'collector')

  it('runs from bill to payment and ends at what the account says', async () => {
    for (const house of houses) {
      const statement = await statementOf(house)
      expect(statement.closingFen).toBe(statement.openFen - statement.creditFen)
      expect(statement.rows.at(-1)!.balanceFen).toBe(statement.closingFen)
      expect(statement.rows.filter(({ kind }) => kind === 'bill')).toHaveLength(3)
    }
    const paid = await statementOf(houses[2]!)
    expect(paid.closingFen).toBeLessThan(0)
    expect(paid.rows.map(({ date }) => date)).toEqual(['2026-05-03', '2026-11-02', '2026-12-01', '2026-12-18'])
  })

  it('carries what was before into the opening, whatever the span', async () => {
    const whole = await statementOf(houses[0]!)
    const part = await statementOf(houses[0]!, '?from=2026-11&to=2026-11')
    expect(part.openingFen).toBe(1308)
    expect(part.closingFen).toBe(part.openingFen + part.chargedFen - part.paidFen)
    const rest = await statementOf(houses[0]!, '?from=2026-12-01')
    expect(rest.openingFen).toBe(part.closingFen)
    expect(rest.closingFen).toBe(whole.closingFen)
  })

  it('has each row in the journal on that day for that amount', async () => {
    const statement = await statementOf(houses[1]!)
    for (const row of statement.rows) {
      const id = `${row.kind === 'bill' ? 'BILL' : 'PAYMENT'}.${row.date}.${row.document}`
      expect(placeOfVoucher(id)).toBeDefined()
      expect(await read(`/v1/vouchers/${id}`)).toMatchObject({ amountFen: row.chargeFen + row.paidFen })
    }
  })

  it('is exported to the fen', async () => {
    const statement = await statementOf(houses[2]!)
    const { csv, xlsx } = await file(`/v1/households/${houses[2]!.id}/statement/export`, 'collector')
    const rows = [[0, 0, statement.openingFen], ...statement.rows.map((row) => [row.chargeFen, row.paidFen, row.balanceFen]), [statement.chargedFen, statement.paidFen, statement.closingFen]]
    expect(csv.map((cells) => fenOf(cells, 4, 5, 6))).toEqual(rows)
    expect(xlsx.map((cells) => fenOf(cells, 4, 5, 6))).toEqual(rows)
  })

  it('is for its resident, and for no other', async () => {
    const resident = (units: readonly string[]): Actor => ({ kind: 'resident', id: 'r-1', name: '住户', units: units as readonly UnitId[], roles: ['resident'] })
    const unit = houses[0]!.id as UnitId
    expect(await getHouseholdStatement(tenant.ctx(resident([unit])), unit, {}, 'zh')).toEqual(await statementOf(houses[0]!))
    await expect(getHouseholdStatement(tenant.ctx(resident([houses[1]!.id])), unit, {}, 'zh')).rejects.toMatchObject({ kind: 'unknown' })
    expect((await stranger.call(`/v1/households/${unit}/statement`, { as: 'finance' })).status).toBe(404)
    expect((await tenant.call('/v1/households/zzzzzzzzzzzz/statement', { as: 'finance' })).status).toBe(404)
  })
})

describe('arrears', () => {
  it('stand in the age of their bills, and add up by age, building and household', async () => {
    const arrears = await read<ArrearsPage>('/v1/arrears')
    expect(arrears.asOf).toBe('2026-12-20')
    const byAge = Object.fromEntries(arrears.ages.map(({ age, households }) => [age, households]))
    expect(byAge).toEqual({ 'not-due': 0, 'd1-30': 5, 'd31-90': 0, 'd91-180': 0, 'd181-365': 4, 'over-365': 0 })
    for (const list of [arrears.ages, arrears.buildings, arrears.items]) expect(list.reduce((sum: number, one: { openFen: number }) => sum + one.openFen, 0)).toBe(arrears.total.openFen)
    expect(arrears.buildings.map(({ name, households }) => [name, households])).toEqual([
      ['2号楼', 2],
      ['10号楼', 3],
    ])
    expect(arrears.items.map(({ room }) => room)).toEqual(['101', '102', '101', '102', '1101'])
  })

  it('open by building, age and search, and page without losing a household', async () => {
    const building = street.buildings[1]!.id
    const one = await read<ArrearsPage>(`/v1/arrears?building=${building}`)
    expect([one.total.households, one.buildings.length]).toEqual([3, 1])
    expect((await read<ArrearsPage>('/v1/arrears?age=d181-365')).items).toHaveLength(4)
    expect((await read<ArrearsPage>('/v1/arrears?search=1101')).items.map(({ room }) => room)).toEqual(['1101'])
    const first = await read<ArrearsPage>('/v1/arrears?limit=2')
    const second = await read<ArrearsPage>(`/v1/arrears?limit=2&after=${first.next}`)
    const third = await read<ArrearsPage>(`/v1/arrears?limit=2&after=${second.next}`)
    expect(third.next).toBeNull()
    expect([...first.items, ...second.items, ...third.items]).toEqual((await read<ArrearsPage>('/v1/arrears')).items)
    expect(first.total.households).toBe(5)
    expect((await tenant.call('/v1/arrears?after=nonsense', { as: 'finance' })).json.error.code).toBe('bad-cursor')
  })

  it('are exported to the fen, by household and by building', async () => {
    const arrears = await read<ArrearsPage>('/v1/arrears')
    const ages = ['not-due', 'd1-30', 'd31-90', 'd91-180', 'd181-365', 'over-365'] as const
    const cellsOf = (row: ArrearsPage['items'][number] | ArrearsPage['buildings'][number]) => [row.openFen, row.overdueFen, ...ages.map((age) => row.agesFen[age])]
    const households = await file('/v1/arrears/export', 'collector')
    expect(households.csv.map((cells) => fenOf(cells, 5, 6, 7, 8, 9, 10, 11, 12))).toEqual(arrears.items.map(cellsOf))
    expect(households.xlsx.map((cells) => fenOf(cells, 5, 6, 7, 8, 9, 10, 11, 12))).toEqual(arrears.items.map(cellsOf))
    const buildings = await file('/v1/arrears/export?by=building', 'collector')
    expect(buildings.csv.map((cells) => fenOf(cells, 3, 4, 5, 6, 7, 8, 9, 10))).toEqual(arrears.buildings.map(cellsOf))
    expect(buildings.xlsx.map((cells) => fenOf(cells, 3, 4, 5, 6, 7, 8, 9, 10))).toEqual(arrears.buildings.map(cellsOf))
  })

  it('are not there for the stranger, nor is the building', async () => {
    expect((await stranger.call('/v1/arrears', { as: 'head' })).json).toMatchObject({ total: { households: 0, openFen: 0 }, items: [] })
    expect((await stranger.call(`/v1/arrears?building=${street.buildings[0]!.id}`, { as: 'head' })).status).toBe(404)
    expect((await stranger.call(`/v1/arrears?community=${street.community}`, { as: 'head' })).status).toBe(404)
  })
})

describe('the overview', () => {
  it("tells this month's bills, the money that came and the last payments, newest first", async () => {
    const overview = await read<Overview>('/v1/overview')
    const bills = await read<{ billedFen: number; paidFen: number; openFen: number }>('/v1/bills/summary?period=2026-12')
    expect(overview).toMatchObject({ period: '2026-12', billedFen: bills.billedFen, paidFen: bills.paidFen, openFen: bills.openFen, receivedFen: 50_001, payments: 2, jobs: [] })
    expect(overview.collectionRate).toBe(Math.floor((bills.paidFen * 10_000) / bills.billedFen))
    expect(overview.lastPayments.map(({ amountFen }) => amountFen).toSorted((a, b) => a - b)).toEqual([1, 1000, 2616, 50_000])
    expect(overview.lastPayments.slice(2).map(({ amountFen }) => amountFen)).toEqual([1000, 2616])
    const { payment } = overview.lastPayments[2]!
    expect(await read(`/v1/payments/${payment as PaymentId}`)).toMatchObject({ amountFen: 1000 })
  })

  it('has no rate for a month without bills', async () => {
    expect(await read<Overview>('/v1/overview?period=2026-01')).toMatchObject({ billedFen: 0, collectionRate: null, receivedFen: 0, lastPayments: [] })
  })
})

describe('a payment between two pages', () => {
  it('takes a household off the arrears and none of the others', async () => {
    const first = await read<ArrearsPage>('/v1/arrears?limit=2')
    const last = first.items[1]!
    await pay(tenant, last.unit, last.openFen)
    const rest = await read<ArrearsPage>(`/v1/arrears?limit=10&after=${first.next}`)
    expect(rest.items.map(({ room }) => room)).toEqual(['101', '102', '1101'])
    expect(rest.total.households).toBe(4)
    await assertBooksBalance(stack, tenant)
  })
})
