import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BusinessDate, Period } from '../../functions/calendar.ts'
import type { Actor } from '../../functions/context.ts'
import { openBillWrite } from '../../functions/fees/account-items.ts'
import type { BuildingId, UnitId } from '../../functions/ids.ts'
import { arrearsOfHouseholds } from '../../functions/ledger/arrears-of-households.ts'
import { arrearsTable } from '../../functions/ledger/arrears-table.ts'
import { getHouseholdStatement } from '../../functions/ledger/get-statement.ts'
import { listArrears } from '../../functions/ledger/list-arrears.ts'
import { placeOfVoucher } from '../../functions/ledger/model.ts'
import type { ArrearsPage, Statement } from '../../functions/ledger/shapes.ts'
import { fen } from '../../functions/money.ts'
import { writeCsv } from '../../functions/tables/write-csv.ts'
import { assertBooksBalance } from '../support/books.ts'
import { readCsv } from '../tables/files.ts'
import { buildStreet, fenOf, type House, pay, type ThreeMonths, threeMonths } from './street.ts'

let books: ThreeMonths
beforeAll(async () => {
  books = await threeMonths()
})
afterAll(() => books?.stack.stop())

describe("a household's statement", () => {
  const statementOf = (house: House, query = '') => books.read<Statement>(`/v1/households/${house.id}/statement${query}`, 'collector')

  it('runs from bill to payment and ends at what the account says', async () => {
    for (const house of books.houses) {
      const statement = await statementOf(house)
      expect(statement.closingFen).toBe(statement.openFen - statement.creditFen)
      expect(statement.rows.at(-1)!.balanceFen).toBe(statement.closingFen)
      expect(statement.rows.filter(({ kind }) => kind === 'bill')).toHaveLength(3)
    }
    const paid = await statementOf(books.houses[2]!)
    expect(paid.closingFen).toBeLessThan(0)
    expect(paid.rows.map(({ date }) => date)).toEqual(['2026-05-03', '2026-11-02', '2026-12-01', '2026-12-18'])
  })

  it('carries what was before into the opening, whatever the span', async () => {
    const whole = await statementOf(books.houses[0]!)
    const part = await statementOf(books.houses[0]!, '?from=2026-11&to=2026-11')
    expect(part.openingFen).toBe(1308)
    expect(part.closingFen).toBe(part.openingFen + part.chargedFen - part.paidFen)
    const rest = await statementOf(books.houses[0]!, '?from=2026-12-01')
    expect(rest.openingFen).toBe(part.closingFen)
    expect(rest.closingFen).toBe(whole.closingFen)
  })

  it('has each row in the journal on that day for that amount', async () => {
    const statement = await statementOf(books.houses[1]!)
    for (const row of statement.rows) {
      const id = `${row.kind === 'bill' ? 'BILL' : 'PAYMENT'}.${row.date}.${row.document}`
      expect(placeOfVoucher(id)).toBeDefined()
      expect(await books.read(`/v1/vouchers/${id}`)).toMatchObject({ amountFen: row.chargeFen + row.paidFen })
    }
  })

  it('is exported to the fen', async () => {
    const statement = await statementOf(books.houses[2]!)
    const { csv, xlsx } = await books.file(`/v1/households/${books.houses[2]!.id}/statement/export`, 'collector')
    const rows = [[0, 0, statement.openingFen], ...statement.rows.map((row) => [row.chargeFen, row.paidFen, row.balanceFen]), [statement.chargedFen, statement.paidFen, statement.closingFen]]
    expect(csv.map((cells) => fenOf(cells, 4, 5, 6))).toEqual(rows)
    expect(xlsx.map((cells) => fenOf(cells, 4, 5, 6))).toEqual(rows)
  })

  it('is for its resident, and for no other', async () => {
    const resident = (units: readonly string[]): Actor => ({ kind: 'resident', id: 'r-1', name: '住户', units: units as readonly UnitId[], roles: ['resident'] })
    const unit = books.houses[0]!.id as UnitId
    expect(await getHouseholdStatement(books.tenant.ctx(resident([unit])), unit, {}, 'zh')).toEqual(await statementOf(books.houses[0]!))
    await expect(getHouseholdStatement(books.tenant.ctx(resident([books.houses[1]!.id])), unit, {}, 'zh')).rejects.toMatchObject({ kind: 'unknown' })
    expect((await books.stranger.call(`/v1/households/${unit}/statement`, { as: 'finance' })).status).toBe(404)
    expect((await books.tenant.call('/v1/households/zzzzzzzzzzzz/statement', { as: 'finance' })).status).toBe(404)
  })
})

describe('arrears', () => {
  it('stand in the age of their bills, and add up by age, building and household', async () => {
    const arrears = await books.read<ArrearsPage>('/v1/arrears')
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
    const building = books.street.buildings[1]!.id
    const one = await books.read<ArrearsPage>(`/v1/arrears?building=${building}`)
    expect([one.total.households, one.buildings.length]).toEqual([3, 1])
    expect((await books.read<ArrearsPage>('/v1/arrears?age=d181-365')).items).toHaveLength(4)
    expect((await books.read<ArrearsPage>('/v1/arrears?search=1101')).items.map(({ room }) => room)).toEqual(['1101'])
    const first = await books.read<ArrearsPage>('/v1/arrears?limit=2')
    const second = await books.read<ArrearsPage>(`/v1/arrears?limit=2&after=${first.next}`)
    const third = await books.read<ArrearsPage>(`/v1/arrears?limit=2&after=${second.next}`)
    expect(third.next).toBeNull()
    expect([...first.items, ...second.items, ...third.items]).toEqual((await books.read<ArrearsPage>('/v1/arrears')).items)
    expect(first.total.households).toBe(5)
    expect((await books.tenant.call('/v1/arrears?after=nonsense', { as: 'finance' })).json.error.code).toBe('bad-cursor')
  })

  it('are exported to the fen, by household and by building', async () => {
    const arrears = await books.read<ArrearsPage>('/v1/arrears')
    const ages = ['not-due', 'd1-30', 'd31-90', 'd91-180', 'd181-365', 'over-365'] as const
    const cellsOf = (row: ArrearsPage['items'][number] | ArrearsPage['buildings'][number]) => [row.openFen, row.overdueFen, row.creditFen, ...ages.map((age) => row.agesFen[age])]
    const households = await books.file('/v1/arrears/export', 'collector')
    expect(households.csv.map((cells) => fenOf(cells, 5, 6, 7, 8, 9, 10, 11, 12, 13))).toEqual(arrears.items.map(cellsOf))
    expect(households.xlsx.map((cells) => fenOf(cells, 5, 6, 7, 8, 9, 10, 11, 12, 13))).toEqual(arrears.items.map(cellsOf))
    const buildings = await books.file('/v1/arrears/export?by=building', 'collector')
    expect(buildings.csv.map((cells) => fenOf(cells, 3, 4, 5, 6, 7, 8, 9, 10, 11))).toEqual(arrears.buildings.map(cellsOf))
    expect(buildings.xlsx.map((cells) => fenOf(cells, 3, 4, 5, 6, 7, 8, 9, 10, 11))).toEqual(arrears.buildings.map(cellsOf))
  })

  it('are not there for the books.stranger, nor is the building', async () => {
    expect((await books.stranger.call('/v1/arrears', { as: 'head' })).json).toMatchObject({ total: { households: 0, openFen: 0 }, items: [] })
    expect((await books.stranger.call(`/v1/arrears?building=${books.street.buildings[0]!.id}`, { as: 'head' })).status).toBe(404)
    expect((await books.stranger.call(`/v1/arrears?community=${books.street.community}`, { as: 'head' })).status).toBe(404)
  })
})

describe('a payment between two pages', () => {
  it('takes a household off the arrears and none of the others', async () => {
    const first = await books.read<ArrearsPage>('/v1/arrears?limit=2')
    const last = first.items[1]!
    await pay(books.tenant, last.unit, last.openFen)
    const rest = await books.read<ArrearsPage>(`/v1/arrears?limit=10&after=${first.next}`)
    expect(rest.items.map(({ room }) => room)).toEqual(['101', '102', '1101'])
    expect(rest.total.households).toBe(4)
    await assertBooksBalance(books.stack, books.tenant)
  })
})

describe('arrears of a building with more than 5,000 households', () => {
  it('are all there: total, pages and export', async () => {
    const large = await books.stack.createTenant()
    const { buildings } = await buildStreet(large)
    const ctx = large.ctx()
    const building = buildings[0]!.id as BuildingId
    const due = { period: '2026-12' as Period, number: 1, dueDate: '2026-12-01' as BusinessDate }
    const writes = Array.from({ length: 5001 }, (_, at) =>
      openBillWrite(ctx, { unit: `u${String(at).padStart(11, '0')}` as UnitId, building, buildingName: '2号楼', room: String(at + 1), name: '住户' }, { ...due, no: at + 1, amountFen: fen(at + 1), openFen: fen(at + 1), openByFund: { ORGANISATION: fen(at + 1) } }),
    )
    for (let at = 0; at < writes.length; at += 100) await Promise.all(writes.slice(at, at + 100).map((write) => ctx.store.write(write)))
    const expected = (5001 * 5002) / 2
    const rooms: string[] = []
    let after: string | null | undefined
    for (let page = 0; page < 30 && after !== null; page += 1) {
      const answer: ArrearsPage = await listArrears(ctx, { limit: 200, ...(after === undefined ? {} : { after }) }, 'zh')
      expect(answer.total).toMatchObject({ households: 5001, openFen: expected })
      rooms.push(...answer.items.map(({ room }) => room))
      after = answer.next
    }
    expect(rooms).toEqual(Array.from({ length: 5001 }, (_, at) => String(at + 1)))
    const csv = readCsv(writeCsv(arrearsTable(await arrearsOfHouseholds(ctx, {}), 'zh'), 'zh')).slice(1)
    expect(csv.reduce((sum, cells) => sum + fenOf(cells, 5)[0]!, 0)).toBe(expected)
    expect(csv).toHaveLength(5001)
  })
})
