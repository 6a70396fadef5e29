import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Period } from '../../functions/calendar.ts'
import { getMyCashBox, listCashShifts, openCashShift, takeOverCash } from '../../functions/cash/cash-shifts.ts'
import { countCash } from '../../functions/cash/count-cash.ts'
import { depositCash, getCashOnHand } from '../../functions/cash/deposit-cash.ts'
import { listExpected } from '../../functions/cash/list-expected.ts'
import { CountCash } from '../../functions/cash/model.ts'
import type { Actor, Ctx, StaffRole } from '../../functions/context.ts'
import { approveExpense } from '../../functions/expenses/approve-expense.ts'
import { createExpense } from '../../functions/expenses/create-expense.ts'
import { setExpenseLimit } from '../../functions/expenses/expense-limits.ts'
import { CreateExpense } from '../../functions/expenses/model.ts'
import { payExpense } from '../../functions/expenses/pay-expense.ts'
import type { CashShiftId, UnitId } from '../../functions/ids.ts'
import { signed } from '../../functions/ledger/model.ts'
import { eachVoucher } from '../../functions/ledger/read-journal.ts'
import { recordCounterPayment } from '../../functions/payments/record-counter-payment.ts'
import { gateShards, keys } from '../../functions/storage/keys.ts'
import { assertBooksBalance } from '../support/books.ts'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'

let stack: Stack
let tenant: TestTenant
let stranger: TestTenant
let unit: UnitId
const as = (id: string, ...roles: StaffRole[]): Ctx => tenant.ctx({ kind: 'member', id, name: id, roles } satisfies Actor)
let collector: Ctx
let other: Ctx
let head: Ctx
let finance: Ctx

beforeAll(async () => {
  stack = await startStack()
  tenant = await stack.createTenant()
  stranger = await stack.createTenant()
  for (const role of ['head', 'finance', 'collector'] as const) await Promise.all([tenant.token(role), stranger.token(role)])
  const community = (await tenant.call('/v1/communities', { as: 'head', body: { name: '红星里' } })).json.id
  const building = (await tenant.call('/v1/buildings', { as: 'head', body: { community, name: '1幢', type: 'walk-up' } })).json.id
  unit = (await tenant.call('/v1/units', { as: 'head', body: { building, room: '1-101', area: 5000, owners: [{ name: '王秀英' }] } })).json.id
  collector = as('m-collector', 'collector')
  other = as('m-other', 'collector')
  head = as('m-head', 'head')
  finance = as('m-finance', 'finance')
  // Closed before anything begins here, so that no count reads years of months behind it.
  await tenant.ctx().store.putMany(Array.from({ length: gateShards }, (_, shard) => ({ ...keys.gate(tenant.id, '2026-11' as Period, shard), closedAt: '2026-11-01T00:00:00.000Z', closedBy: 'm' })))
})
afterAll(async () => {
  await assertBooksBalance(stack, tenant)
  await stack.stop()
})

let count = 0
const next = (letter: string) => `${letter}${String((count += 1)).padStart(11, '0')}`
let minutes = 0
/** Time goes on between any two acts. */
const later = () => stack.clock.set(new Date(Date.parse('2026-12-10T02:00:00.000Z') + (minutes += 1) * 60_000).toISOString())
const take = async (ctx: Ctx, amountFen: number) => {
  later()
  await recordCounterPayment(ctx, { id: next('p'), unit, method: 'cash', amountFen } as Parameters<typeof recordCounterPayment>[1])
}
const open = async (ctx: Ctx, floatFen = 0): Promise<CashShiftId> => {
  later()
  return (await openCashShift(ctx, { id: next('s') as CashShiftId, floatFen })).id
}
const counted = async (ctx: Ctx, id: CashShiftId, yuan: number, more: object = {}) => {
  later()
  return countCash(ctx, id, CountCash.parse({ counts: [{ fen: 100, count: yuan }], ...more }))
}
const code = async (act: Promise<unknown>): Promise<string> => act.then(() => 'done', (error: { code?: string }) => error.code ?? String(error))
const balance = async (account: string, fund = 'ORGANISATION'): Promise<number> => {
  let sum = 0
  for (const month of ['2026-11', '2026-12', '2027-01']) await eachVoucher(tenant.ctx(), month as Period, ({ postings }) => void postings.forEach((line) => (sum += line.account === account && line.fund === fund ? signed(line) : 0)))
  return sum
}

describe('a shift of a cash box', () => {
  it('opened twice, also at once, is one; it expects what these hands took, whatever document it was, and nobody else’s', async () => {
    const id = next('s') as CashShiftId
    const opened = await Promise.all([openCashShift(collector, { id, floatFen: 10_000 }), openCashShift(collector, { id, floatFen: 10_000 })])
    expect(opened.map((shift) => shift.id)).toEqual([id, id])
    expect(await code(openCashShift(collector, { id: next('s') as CashShiftId, floatFen: 0 }))).toBe('shift-open')
    expect(await code(openCashShift(other, { id, floatFen: 0 }))).toBe('id-taken')
    await take(collector, 32_400)
    await take(other, 5_000)
    expect((await getMyCashBox(collector)).shift).toMatchObject({ takingsFen: 32_400, expectedFen: 42_400 })
    const done = await Promise.all([counted(collector, id, 424, { keepFen: 10_000 }), counted(collector, id, 424, { keepFen: 10_000 })])
    expect(done[0].counted).toMatchObject({ countedFen: 42_400, differenceFen: 0, handFen: 32_400, voucher: null })
    expect(done[1]).toEqual(done[0])
    expect(await code(counted(collector, id, 425))).toBe('shift-counted')
  })

  it('is taken over by another person, once, and is then in that person’s box', async () => {
    const waiting = (await listCashShifts(other, { limit: 30 })).items.find(({ state }) => state === 'counted')!
    expect(await code(takeOverCash(collector, waiting.id))).toBe('second-person')
    const box = await open(head, 0)
    later()
    expect(await Promise.all([takeOverCash(head, waiting.id), takeOverCash(head, waiting.id)])).toMatchObject([{ handed: { to: 'm-head' } }, { handed: { to: 'm-head' } }])
    expect(await code(takeOverCash(other, waiting.id))).toBe('taken-before')
    later()
    expect((await getMyCashBox(head)).shift).toMatchObject({ id: box, takingsFen: 32_400 })
    expect((await listCashShifts(other, { limit: 30 })).items.some(({ id }) => id === waiting.id)).toBe(false)
  })

  it('goes on where the last count ended: what came between two shifts is in the next, with the change left in the box', async () => {
    await take(collector, 1_000)
    const id = await open(collector, 99_999)
    await take(collector, 2_000)
    later()
    expect((await getMyCashBox(collector)).shift).toMatchObject({ floatFen: 10_000, takingsFen: 3_000, expectedFen: 13_000 })
    expect(await code(counted(collector, id, 120))).toBe('note-needed')
    const [short, over] = [await balance('5401'), await balance('4901')]
    const done = await Promise.all([counted(collector, id, 120, { note: '找错钱' }), counted(collector, id, 120, { note: '找错钱' })])
    expect(done.map((shift) => shift.counted?.differenceFen)).toEqual([-1_000, -1_000])
    expect([(await balance('5401')) - short, (await balance('4901')) - over]).toEqual([1_000, 0])
    await counted(collector, await open(collector), 3, { note: '捡到' })
    expect((await balance('4901')) - over).toBe(-300)
  })

  it('finds what was booked before a count and seen only afterwards, in the next count', async () => {
    const first = await open(other)
    await take(other, 700)
    await counted(other, first, 57, { keepFen: 0, note: '' }).catch(() => counted(other, first, 57, { note: '第一次' }))
    const box = await tenant.ctx().store.get<{ last: { after: string; takingsFen: number } }>(keys.cashBox(tenant.id, 'm-other'), { consistent: true })
    // As if the index had lagged when it was counted.
    await tenant.ctx().store.write({ update: keys.cashBox(tenant.id, 'm-other'), set: { last: { ...box!.last, takingsFen: box!.last.takingsFen - 700 } } })
    const second = await open(other)
    expect((await counted(other, second, 7)).counted).toMatchObject({ differenceFen: 0 })
  })

  it('counts expenses paid out of it, and posts a difference of a closed month in the next one', async () => {
    await setExpenseLimit(head, { from: '2026-12-10' as never, limitFen: 100_000, source: '制度' })
    const id = await open(collector)
    await take(collector, 8_000)
    const { id: expense } = await createExpense(finance, CreateExpense.parse({ id: next('e'), date: '2026-12-10', payee: '五金店', purpose: 'materials', fund: 'ORGANISATION', amountFen: 3_000, text: '灯泡' }))
    await approveExpense(head, expense)
    later()
    await payExpense(collector, expense, { method: 'cash' })
    later()
    expect((await getMyCashBox(collector)).shift?.takingsFen).toBe(5_000)
    const gates = (closed: boolean) => Promise.all(Array.from({ length: gateShards }, (_, shard) => tenant.ctx().store.write(closed ? { put: { ...keys.gate(tenant.id, '2026-12' as Period, shard), closedAt: '2026-12-10T00:00:00.000Z', closedBy: 'm' } } : { delete: keys.gate(tenant.id, '2026-12' as Period, shard) })))
    await gates(true)
    expect((await counted(collector, id, 51, { note: '多一元' })).counted?.voucher).toBe(`CASHCOUNT.2027-01-01.cash-${id}`)
    await gates(false)
  })

  it('is nobody else’s to count, and a stranger’s never', async () => {
    const id = await open(collector)
    expect(await code(countCash(other, id, CountCash.parse({ counts: [] })))).toBe('unknown')
    expect((await stranger.call(`/v1/cash/shifts/${id}/receipt`, { as: 'head', method: 'POST' })).status).toBe(404)
    expect((await stranger.call('/v1/cash/shifts', { as: 'head' })).json.items).toEqual([])
    expect((await tenant.call('/v1/cash/mine', { as: 'finance' })).status).toBe(403)
  })
})

describe('a deposit', () => {
  it('is one voucher from cash to bank, once, and never more than the books have of its fund', async () => {
    const before = await getCashOnHand(collector)
    const bank = await balance('1002')
    const input = { id: next('d'), parts: [{ fund: 'ORGANISATION' as const, amountFen: 20_000 }], reference: '现金缴款单 1' }
    const [one, two] = await Promise.all([depositCash(head, input), depositCash(head, input)])
    expect(one).toEqual(two)
    expect(await code(depositCash(head, { ...input, reference: '另一张' }))).toBe('id-taken')
    expect((await balance('1002')) - bank).toBe(20_000)
    // All that there was before is more than is left.
    expect(await code(depositCash(head, { ...input, id: next('d'), parts: [{ fund: 'ORGANISATION', amountFen: before.totalFen }] }))).toBe('more-than-cash')
  })
})

describe('what gates quoted', () => {
  it('stands against what was received, by day and area, and a car that left without paying is the difference', async () => {
    const community = (await tenant.call('/v1/communities', { as: 'head' })).json.items[0].id
    const rule = { free: { minutes: 0, how: 'once' }, firstMinutes: 0, stepMinutes: 60, night: null, capPer: 'calendar-day', restarts: false, classes: [{ class: 'small', usual: { firstFen: 0, stepFen: 200, nightFen: 0, capFen: 2000 }, holiday: null }], holidays: [] }
    const tariff = (await tenant.call('/v1/parking/tariffs', { as: 'head', body: { name: '临停', from: '2026-11-01', document: '东价3号', rule } })).json.id
    const area = (await tenant.call('/v1/parking/areas', { as: 'head', body: { community, name: '东门', land: 'own' } })).json.id
    await tenant.call(`/v1/parking/areas/${area}`, { as: 'head', method: 'PATCH', body: { version: 1, tariff } })
    for (const [at, [kind, minute]] of ([['in', 10], ['out', 70]] as const).entries()) {
      stack.clock.set(`2026-12-12T0${2 + Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}:00.000Z`)
      await tenant.call('/v1/parking/events', { as: 'head', body: { area, device: 'gate-1', sequence: at + 1, kind, plate: '浙A54321', at: stack.clock.now().toISOString() } })
    }
    const { items, total } = await listExpected(finance, { period: '2026-12' as Period, differing: 'true', limit: 100 })
    expect(items).toEqual([{ day: '2026-12-12', kind: 'parking', id: area, name: '东门', count: 1, expectedFen: 200, receivedFen: 0, differenceFen: -200 }])
    expect(total.differenceFen).toBe(-200)
    expect((await listExpected(stranger.ctx('finance'), { period: '2026-12' as Period, differing: 'false', limit: 100 })).items).toEqual([])
  })
})
