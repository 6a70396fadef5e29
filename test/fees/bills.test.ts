import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BusinessDate, Period } from '../../functions/calendar.ts'
import type { Ctx } from '../../functions/context.ts'
import { applyToBills } from '../../functions/fees/account.ts'
import { accountOfUnit, accountWrite } from '../../functions/fees/get-account.ts'
import type { BillRow } from '../../functions/fees/bill-model.ts'
import { getBill } from '../../functions/fees/get-bill.ts'
import { listBills } from '../../functions/fees/list-bills.ts'
import { previewBilling } from '../../functions/fees/preview-billing.ts'
import { publishBilling } from '../../functions/fees/publish-billing.ts'
import type { BillId, UnitId } from '../../functions/ids.ts'
import type { Fen } from '../../functions/money.ts'
import { ConditionFailed } from '../../functions/storage/cancelled.ts'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'
import { readCsv, readXlsxFile } from '../tables/files.ts'
import { type Estate, makeEstate, makeFees, makeUnit } from './estate.ts'

let stack: Stack
let tenant: TestTenant
let ctx: Ctx
let estate: Estate
let rare: UnitId

const billOf = (unit: UnitId, period = '2026-12') => `${unit}-${period}-1` as BillId

/** Pays past the counter: what fees themselves know of a payment. */
async function pay(unit: UnitId, amountFen: number): Promise<void> {
  const before = await accountOfUnit(ctx, unit)
  await ctx.store.transact([accountWrite(ctx, before, applyToBills(before, 'all', amountFen as Fen).after)])
}

/** Two buildings of 40 and 30, November and December; of December's first building one paid, one paid in part. */
beforeAll(async () => {
  stack = await startStack()
  tenant = await stack.createTenant()
  ctx = tenant.ctx('finance')
  estate = await makeEstate(ctx, { buildings: [{ name: '2幢', rooms: 40 }, { name: '10幢', rooms: 30 }] })
  rare = await makeUnit(ctx, estate.buildings[0]!.id, '9-901', 8888, { owners: [{ name: '䶮小龙' }] })
  await makeFees(ctx)
  for (const period of ['2026-11', '2026-12'] as Period[]) {
    const run = await previewBilling(ctx, { community: estate.community, period, dueDate: `${period}-28` as BusinessDate })
    await publishBilling(ctx, run.id)
    await stack.settleJobs()
  }
  const [paid, part] = estate.units as [UnitId, UnitId]
  for (const unit of [paid, part]) await pay(unit, (await getBill(ctx, billOf(unit, '2026-11'))).amountFen)
  await pay(paid, (await getBill(ctx, billOf(paid))).amountFen)
  await pay(part, 1000)
})
afterAll(() => stack.stop())

const all = async (query: string): Promise<BillRow[]> => {
  const rows: BillRow[] = []
  let after = ''
  do {
    const { status, json } = await tenant.call(`/v1/bills?limit=17${query}${after}`, { as: 'auditor' })
    expect(status).toBe(200)
    rows.push(...json.items)
    after = json.next ? `&after=${encodeURIComponent(json.next)}` : ''
  } while (after)
  return rows
}

describe('the list of bills', () => {
  it('shows every bill once over its pages, newest month first, by number', async () => {
    const rows = await all('')
    expect(rows).toHaveLength(142)
    expect(new Set(rows.map((row) => row.id)).size).toBe(142)
    expect(rows.map((row) => row.no)).toEqual(['202612', '202611'].flatMap((month) => Array.from({ length: 71 }, (_, at) => `${month}-${String(at + 1).padStart(5, '0')}`)))
  })

  it('narrows by month, building, status and words, and all of them together', async () => {
    const second = estate.buildings[1]!.id
    expect(await all(`&building=${second}`)).toHaveLength(60)
    expect(await all(`&building=${second}&period=2026-12`)).toHaveLength(30)
    expect((await all('&period=2026-12&status=paid')).map((row) => row.unit)).toEqual([estate.units[0]])
    expect(await all('&period=2026-12&status=partial')).toMatchObject([{ unit: estate.units[1], openFen: 3920 }])
    expect(await all('&status=overdue')).toHaveLength(69)
    expect(await all('&status=open')).toHaveLength(69)
    expect((await all('&period=2026-12&search=䶮')).map((row) => row.unit)).toEqual([rare])
    expect(await all('&search=202612-00003')).toHaveLength(1)
    expect((await all(`&search=${encodeURIComponent('10幢 1-105')}&status=open`)).map((row) => [row.period, row.buildingName, row.room])).toEqual([['2026-12', '10幢', '1-105']])
  })

  it('answers a unit from the bills themselves exactly as it does from the plans of the runs', async () => {
    const rows = await all('')
    for (const unit of [estate.units[0]!, estate.units[50]!, rare]) {
      expect(await all(`&unit=${unit}`)).toEqual(rows.filter((row) => row.unit === unit))
    }
  })

  it('agrees with the export, to the fen, in both formats, and with the summary', async () => {
    const rows = (await all('&period=2026-12')).map((row) => [row.no, row.amountFen / 100, row.openFen / 100])
    const csv = readCsv((await tenant.call('/v1/bills/export?period=2026-12&format=csv', { as: 'finance' })).text).slice(1)
    expect(csv.map((row) => [row[0], Number(row[5]), Number(row[7])])).toEqual(rows)
    const xlsx = (await readXlsxFile((await tenant.call('/v1/bills/export?period=2026-12&format=xlsx', { as: 'finance' })).bytes)).slice(1)
    expect(xlsx.map((row) => [row[0], Number(row[5]), Number(row[7])])).toEqual(rows)
    const summary = (await tenant.call('/v1/bills/summary?period=2026-12', { as: 'finance' })).json
    const sum = (part: (row: BillRow) => number, list: BillRow[]) => list.reduce((total, row) => total + part(row), 0)
    const listed = await all('&period=2026-12')
    expect(summary).toEqual({
      period: '2026-12',
      bills: 71,
      billedFen: sum((row) => row.amountFen, listed),
      openFen: sum((row) => row.openFen, listed),
      paidFen: sum((row) => row.amountFen - row.openFen, listed),
      overdueFen: 0,
      counts: { open: 69, partial: 1, paid: 1, overdue: 0 },
    })
  })

  it('refuses a page position that is not its own', async () => {
    for (const after of ['x', '2026-12-nosuchrun123.4', '99999999', '2026-12.1']) expect((await tenant.call(`/v1/bills?after=${after}`, { as: 'finance' })).status).toBe(400)
  })
})

describe('a bill', () => {
  it('carries payer, fee version, period, due date and basis (M2), and lines that make its sum', async () => {
    const { json } = await tenant.call(`/v1/bills/${billOf(rare)}`, { as: 'collector' })
    expect(json).toMatchObject({ name: '䶮小龙', room: '9-901', buildingName: '2幢', communityName: '向阳新村', area: 8888, period: '2026-12', dueDate: '2026-12-28', issuedOn: '2026-12-01', status: 'open', amountFen: 5333 + 800 + 500 })
    expect(json.lines).toEqual(
      expect.arrayContaining([expect.objectContaining({ version: 1, basis: 'per-m2', area: 8888, price: 6000, days: 31, daysOfMonth: 31, amountFen: 5333 }), expect.objectContaining({ basis: 'per-household', area: null, amountFen: 800 }), expect.objectContaining({ basis: 'fixed', fund: 'OWNERS_COMMON', amountFen: 500 })]),
    )
  })

  it('turns overdue the day after its due date', async () => {
    stack.clock.set('2026-12-28T15:59:59.000Z')
    expect((await getBill(ctx, billOf(rare))).status).toBe('open')
    stack.clock.set('2026-12-28T16:00:00.000Z')
    expect((await getBill(ctx, billOf(rare))).status).toBe('overdue')
    stack.clock.set('2026-12-01T02:00:00.000Z')
  })

  it('is the resident\'s and nobody else\'s; a pay link sees its one bill with the name masked', async () => {
    const [mine, other] = estate.units as [UnitId, UnitId]
    const resident = tenant.ctx({ kind: 'resident', id: 'r1', name: '王芳', units: [mine], roles: ['resident'] })
    expect((await listBills(resident, { limit: 50 })).items.map((row) => row.unit)).toEqual([mine, mine])
    expect((await getBill(resident, billOf(mine))).name).toBe('王01芳')
    await expect(getBill(resident, billOf(other))).rejects.toMatchObject({ kind: 'unknown' })
    await expect(listBills(resident, { limit: 50, unit: other })).rejects.toMatchObject({ kind: 'unknown' })
    const link = tenant.ctx({ kind: 'paylink', id: 'l1', name: '', bill: billOf(rare), unit: rare, roles: ['paylink'] })
    expect((await getBill(link, billOf(rare))).name).toBe('䶮**')
    await expect(getBill(link, billOf(rare, '2026-11'))).rejects.toMatchObject({ kind: 'unknown' })
  })

  it('does not exist for the stranger, letter for letter like one that never was', async () => {
    const stranger = await stack.createTenant()
    const answers = await Promise.all([billOf(rare), `${'z'.repeat(12)}-2026-12-1`].map((bill) => stranger.call(`/v1/bills/${bill}`, { as: 'head' })))
    expect(answers.map(({ status, json }) => [status, json.error.code, json.error.say])).toEqual([answers[0], answers[0]].map((answer) => [404, 'unknown', answer!.json.error.say]))
    expect((await stranger.call('/v1/bills', { as: 'head' })).json.items).toEqual([])
    expect((await stranger.call(`/v1/bills/${billOf(rare)}/pdf`, { as: 'head' })).status).toBe(404)
  })
})

describe('an account', () => {
  it('lets one of two payments that read the same state through, and makes the other read again', async () => {
    const unit = estate.units[20]!
    const before = await accountOfUnit(ctx, unit)
    const write = accountWrite(ctx, before, applyToBills(before, 'all', 100 as Fen).after)
    await ctx.store.transact([write])
    await expect(ctx.store.transact([write])).rejects.toThrow(ConditionFailed)
    expect((await accountOfUnit(ctx, unit)).openFen).toBe(before.openFen - 100)
  })

  it('begins with a payment as well as with a bill', async () => {
    const unit = await makeUnit(ctx, estate.buildings[1]!.id, '8-808', 5000)
    const before = await accountOfUnit(ctx, unit)
    expect(before).toMatchObject({ version: 0, openFen: 0, creditFen: 0, room: '8-808', buildingName: '10幢' })
    await pay(unit, 5000)
    expect(await accountOfUnit(ctx, unit)).toMatchObject({ version: 1, creditFen: 5000, room: '8-808' })
  })

  it('keeps the funds of a bill apart through a part payment and back from the table', async () => {
    const account = await accountOfUnit(ctx, estate.units[1]!)
    expect(account.open).toMatchObject([{ period: '2026-12', openFen: 3920, openByFund: { ORGANISATION: 3522, OWNERS_COMMON: 398 } }])
  })
})
