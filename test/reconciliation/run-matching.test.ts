import { afterAll, beforeAll, expect, it } from 'vitest'
import type { MatchingPage } from '../../functions/reconciliation/model.ts'
import { type Collecting, startCollecting } from '../payments/collecting.ts'

let at: Collecting
let account: string
let places: Map<string, { readonly buildingName: string; readonly room: string }>
beforeAll(async () => {
  at = await startCollecting()
  account = (await at.tenant.call('/v1/statement-accounts', { as: 'finance', body: { name: '工行', kind: 'bank', number: '33010401600012345' } })).json.id
  places = new Map((await at.tenant.call('/v1/units?limit=100', { as: 'head' })).json.items.map((unit: { id: string; buildingName: string; room: string }) => [unit.id, unit]))
})
afterAll(() => at.stack.stop())

const yuan = (fen: number): string => (fen / 100).toFixed(2)
const transfer = async (id: string, unit: string, amountFen: number): Promise<void> => {
  const { status, text } = await at.tenant.call('/v1/counter-payments', { as: 'collector', body: { id, unit, method: 'transfer', amountFen } })
  if (status !== 201) throw new Error(text)
}
const ask = async (as: 'finance' | 'auditor' | 'collector' = 'auditor', query = ''): Promise<{ status: number; json: MatchingPage }> => at.tenant.call(`/v1/statement-accounts/${account}/matching?period=2026-12${query}`, { as })

it('a month’s lines are told by door, by bill number, by their only amount; equal ones are refused and shown, and nothing is booked', async () => {
  const [a, b, c, d] = at.houses
  await transfer('transfer0001', a!.id, 1234)
  await transfer('transfer0002', b!.id, 777)
  await transfer('transfer0003', c!.id, 888)
  await transfer('transfer0004', d!.id, 888)
  const [bill] = (await at.due(b!.id)).bills
  const door = places.get(a!.id)!
  const rows = [
    ['2026-12-01', yuan(1234), '王芳', `${door.buildingName}${door.room}物业费`],
    ['2026-12-01', yuan(bill!.openFen), '不认识', `缴费 ${bill!.no}`],
    ['2026-12-01', yuan(777), '李强', ''],
    ['2026-12-01', yuan(888), '甲', ''],
    ['2026-12-01', yuan(888), '乙', ''],
    ['2026-12-01', '99.99', '丙', ''],
  ]
  const before = await at.books('2026-12')
  const { status, json, text } = await at.tenant.call(`/v1/statement-accounts/${account}/statements?name=a.csv`, { as: 'finance', body: new TextEncoder().encode(['日期,收入,支出,对方户名,摘要', ...rows.map(([day, amount, who, remark]) => `${day},${amount},,${who},${remark}`)].join('\r\n')) })
  expect(status, text).toBe(201)
  expect(json.newLines).toBe(6)

  const { json: page } = await ask()
  const lines = (await at.tenant.call(`/v1/statement-accounts/${account}/lines?period=2026-12`, { as: 'auditor' })).json.items as { id: string }[]
  expect(page.items.map(({ line }) => line)).toEqual(lines.map(({ id }) => id))
  expect(page.items.map(({ standing, rule, why }) => [standing, rule, why])).toEqual([
    ['match', 'unit-code', null],
    ['match', 'payment-code', null],
    ['match', 'unique-amount', null],
    ['tie', 'unique-amount', null],
    ['tie', 'unique-amount', null],
    ['open', null, 'no-candidate'],
  ])
  expect(page.items[0]!.candidates).toMatchObject([{ kind: 'voucher', voucherKind: 'PAYMENT', unit: a!.id, place: `${door.buildingName} ${door.room}`, amountFen: 1234 }])
  expect(page.items[1]!.candidates).toMatchObject([{ kind: 'bill', unit: b!.id, amountFen: bill!.openFen }])
  expect(page.items[3]!.candidates.map(({ unit }) => unit).toSorted()).toEqual([c!.id, d!.id].toSorted())
  expect(page.items[3]).toMatchObject({ together: 2, contradicts: false })
  expect(page.month).toMatchObject({ left: { lines: 6 }, match: { lines: 3, amountFen: 1234 + bill!.openFen + 777 }, tie: { lines: 2, amountFen: 1776 }, open: { lines: 1, amountFen: 9999 } })
  expect((await at.books('2026-12')).json.items).toEqual(before.json.items)
  expect((await ask('auditor', '&limit=2&after=2')).json).toMatchObject({ items: [{ line: lines[2]!.id }, { line: lines[3]!.id }], next: '4' })
  expect((await ask('auditor', '&direction=out')).json.items).toEqual([])
})

it('is not for who takes money, and an account that is not there is not found', async () => {
  expect((await ask('collector')).status).toBe(403)
  expect((await at.tenant.call('/v1/statement-accounts/account0none/matching?period=2026-12', { as: 'finance' })).status).toBe(404)
})
