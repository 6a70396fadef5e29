import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'
import { rule } from '../tariffs/rules.ts'

let stack: Stack
let tenant: TestTenant
let area: string
let other: string

const start = Date.parse('2026-12-01T02:00:00Z')
const at = (minute: number): string => new Date(start + minute * 60_000).toISOString()
let sequence = 0
type Event = { kind: 'in' | 'out'; plate?: string; ticket?: number; at: number; area?: string; device?: string; sequence?: number }
const send = ({ at: minute, ...event }: Event) => tenant.call('/v1/parking/events', { as: 'attendant', body: { area, device: 'gate-1', sequence: (sequence += 1), at: at(minute), ...event } })
const stayOf = async (plate: string) => (await tenant.call(`/v1/parking/stays?area=${area}`, { as: 'finance' })).json.items.filter((stay: { plate: string }) => stay.plate === plate)
const post = (path: string, body: object, as: 'attendant' | 'head' | 'finance' = 'attendant') => tenant.call(path, { as, body })

beforeAll(async () => {
  stack = await startStack()
  tenant = await stack.createTenant()
  const head = (path: string, body: object) => tenant.call(path, { as: 'head', body })
  const community = (await head('/v1/communities', { name: '红星里', year: 1978, mode: 'guaranteed' })).json.id
  const tariff = (await head('/v1/parking/tariffs', { name: '临停', from: '2026-11-01', document: '东价〔2026〕3号', rule: rule({ free: { minutes: 15, how: 'once' } }) })).json.id
  area = (await head('/v1/parking/areas', { community, name: '东门地面', land: 'own', tariff })).json.id
  other = (await head('/v1/parking/areas', { community, name: '西门地面', land: 'shared', tariff })).json.id
  await stack.clock.set(at(600))
})
afterAll(() => stack?.stop())

describe('a gate event', () => {
  it('is kept once, however often it is sent; other content under its number is a conflict', async () => {
    const event: Event = { kind: 'in', plate: '浙a·10001', at: 0, sequence: 9001 }
    const [first, again] = [await send(event), await send(event)]
    expect([first.json.outcome, first.json.open, again.json.outcome, again.json.stay]).toEqual(['recorded', true, 'again', first.json.stay])
    expect(first.json.stay).toMatchObject({ plate: '浙A10001', state: 'present', in: at(0), feeFen: 2000 })
    expect((await send({ ...event, plate: '浙A10002' })).json.error.code).toBe('sequence-taken')
    expect(await stayOf('浙A10001')).toHaveLength(1)
  })

  it('sent by ten at once is one', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => send({ kind: 'in', plate: '浙A10003', at: 10, sequence: 9002 })))
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200))
    expect(answers.filter(({ json }) => json.outcome === 'recorded')).toHaveLength(1)
    expect(await stayOf('浙A10003')).toHaveLength(1)
  })

  it('in whatever order, and a day late, gives the same stays', async () => {
    stack.clock.set(at(26 * 60))
    const events: Event[] = [{ kind: 'in', at: 0 }, { kind: 'out', at: 61 }, { kind: 'in', at: 90 }, { kind: 'out', at: 100 }]
    const seen = async (plate: string, order: readonly number[]) => {
      for (const place of order) expect((await send({ ...events[place]!, plate })).json.outcome).toBe('recorded')
      const items = (await tenant.call(`/v1/parking/stays?area=${area}&date=2026-12-01`, { as: 'finance' })).json.items
      return items.filter((stay: { plate: string }) => stay.plate === plate).map(({ in: entry, out, state, feeFen }: Record<string, unknown>) => [entry, out, state, feeFen])
    }
    const wanted = [[at(90), at(100), 'done', 0], [at(0), at(61), 'owing', 400]]
    expect(await seen('浙A20001', [0, 1, 2, 3])).toEqual(wanted)
    expect(await seen('浙A20002', [3, 2, 1, 0])).toEqual(wanted)
    expect(await seen('浙A20003', [1, 3, 0, 2])).toEqual(wanted)
    stack.clock.set(at(600))
  })

  it('of one plate in two areas is two stays, and shared land without a decision charges nothing (P1)', async () => {
    await send({ kind: 'in', plate: '浙A30001', at: 0 })
    const there = await send({ kind: 'in', plate: '浙A30001', at: 5, area: other })
    expect(there.json.stay).toMatchObject({ area: other, feeFen: 0 })
    expect(await stayOf('浙A30001')).toHaveLength(1)
  })

  it('from the future, of a year ago, or of a ticket in no book is refused in words', async () => {
    expect((await send({ kind: 'in', plate: '浙A30002', at: 640 })).json.error.code).toBe('event-ahead')
    expect((await send({ kind: 'in', plate: '浙A30002', at: -50_000 })).json.error.code).toBe('event-old')
    expect((await send({ kind: 'in', ticket: 5001, at: 0 })).json.error.code).toBe('ticket-unknown')
    await post('/v1/parking/ticket-books', { area, first: 5001, count: 50 })
    expect((await post('/v1/parking/ticket-books', { area, first: 5050, count: 10 })).json.error.code).toBe('tickets-overlap')
    expect((await send({ kind: 'in', ticket: 5001, at: 0 })).json.stay).toMatchObject({ ticket: '005001', plate: null, state: 'present' })
  })

  it("of another organization's area is not found", async () => {
    const stranger = await stack.createTenant()
    const body = { area, device: 'gate-1', sequence: 1, kind: 'in', plate: '浙A1', at: at(0) }
    expect((await stranger.call('/v1/parking/events', { as: 'attendant', body })).status).toBe(404)
  })
})

describe('a stay that nobody can price', () => {
  it('gets its entry from a person, once; the gate’s own times are never replaced', async () => {
    const { id, state, dueFen } = (await send({ kind: 'out', plate: '浙A40001', at: 300 })).json.stay
    expect([state, dueFen]).toEqual(['unclear', null])
    expect((await post(`/v1/parking/stays/${id}/closure`, { reason: '问过司机' })).json.error.code).toBe('entry-needed')
    expect((await post(`/v1/parking/stays/${id}/closure`, { reason: '问过司机', in: at(301) })).json.error.code).toBe('out-before-in')
    const closing = { reason: '问过司机', in: at(200) }
    const closed = await post(`/v1/parking/stays/${id}/closure`, closing)
    expect(closed.json).toMatchObject({ state: 'owing', in: at(200), out: at(300), feeFen: 400, closed: { reason: '问过司机' } })
    expect((await post(`/v1/parking/stays/${id}/closure`, closing)).json).toEqual(closed.json)
    expect((await post(`/v1/parking/stays/${id}/closure`, { reason: '困难户', feeFen: 0 })).status).toBe(403)
    expect((await post(`/v1/parking/stays/${id}/closure`, { reason: '困难户', feeFen: 0 }, 'head')).json).toMatchObject({ state: 'done', feeFen: 0, dueFen: 0 })
  })
})

describe('cash', () => {
  it('pays a stay once, lets it leave, and is counted in the shift; over and short are posted (R3)', async () => {
    const shift = (await post('/v1/parking/shifts', { id: 'shiftshift01', area, floatFen: 10_000 })).json.id
    expect((await post('/v1/parking/shifts', { id: 'shiftshift02', area })).json.error.code).toBe('shift-open')
    const { id } = (await send({ kind: 'in', plate: '浙A50001', at: 500 })).json.stay
    const cash = { id: 'cashcash0001', shift, amountFen: 400 }
    expect((await post(`/v1/parking/stays/${id}/cash`, { ...cash, amountFen: 300 })).json.error.code).toBe('price-moved')
    const paid = await post(`/v1/parking/stays/${id}/cash`, cash)
    expect(paid.json).toMatchObject({ amountFen: 400, stay: { dueFen: 0, paidFen: 400, leaveUntil: at(615) } })
    expect((await post(`/v1/parking/stays/${id}/cash`, cash)).json.sale).toBe(paid.json.sale)
    stack.clock.set(at(612))
    expect((await send({ kind: 'out', plate: '浙A50001', at: 612 })).json).toMatchObject({ open: true, stay: { state: 'done', feeFen: 400, paidFen: 400 } })

    expect((await tenant.call(`/v1/parking/shifts/${shift}`, { as: 'finance' })).json).toMatchObject({ cashFen: 400, sales: 1, expectedFen: 10_400 })
    const short = { counts: [{ fen: 10_000, count: 1 }, { fen: 100, count: 3 }], receiver: '张丽' }
    expect((await post(`/v1/parking/shifts/${shift}/hand-over`, short)).json.error.code).toBe('note-needed')
    const handed = await post(`/v1/parking/shifts/${shift}/hand-over`, { ...short, note: '找零多给了一元' })
    expect(handed.json).toMatchObject({ state: 'handed', handed: { countedFen: 10_300, differenceFen: -100, receiver: '张丽' } })
    expect((await post(`/v1/parking/shifts/${shift}/hand-over`, { ...short, note: '找零多给了一元' })).json).toEqual(handed.json)
    const voucher = (await tenant.call(`/v1/vouchers/${handed.json.handed.voucher}`, { as: 'finance' })).json
    expect(voucher).toMatchObject({ kind: 'CASHCOUNT' })
    expect((await post(`/v1/parking/stays/${id}/cash`, { ...cash, id: 'cashcash0002' })).json.error.code).toBe('shift-ended')
    stack.clock.set(at(600))
  })
})

describe('reports', () => {
  it('count the same stays that were charged', async () => {
    stack.clock.set(at(615))
    const occupancy = (await tenant.call(`/v1/parking/occupancy?area=${area}`, { as: 'auditor' })).json
    const inside = (await tenant.call(`/v1/parking/areas/${area}/present?limit=200`, { as: 'auditor' })).json.items
    expect(occupancy.now.inside).toBe(inside.length)
    expect(occupancy.hours.at(-1).inside).toBe(inside.length)
    const income = (await tenant.call(`/v1/parking/income?period=2026-12&area=${area}`, { as: 'finance' })).json
    expect(income.total.paidFen).toBe(400)
    expect(income.total).toEqual(income.rows.reduce((sum: typeof income.total, row: typeof income.total) => ({ stays: sum.stays + row.stays, free: sum.free + row.free, feeFen: sum.feeFen + row.feeFen, paidFen: sum.paidFen + row.paidFen, owingFen: sum.owingFen + row.owingFen }), { stays: 0, free: 0, feeFen: 0, paidFen: 0, owingFen: 0 }))
  })
})

describe('cash that a phone took without network', () => {
  const shift = 'shiftshift09'
  const cash = (id: string, stay: string, amountFen: number, minute: number, more: object = {}) => post(`/v1/parking/stays/${stay}/cash`, { id, shift, amountFen, at: at(minute), ...more })
  const told = { told: '无网络，按手机上的价格收取' }
  const left = async (plate: string, from: number, to: number) => {
    await send({ kind: 'in', plate, at: from })
    return (await send({ kind: 'out', plate, at: to })).json.stay.id as string
  }

  it('pays the price of its own moment, and is the same cash when it is sent again', async () => {
    expect((await tenant.call('/v1/parking/my-shift', { as: 'attendant' })).json).toEqual({ shift: null })
    await post('/v1/parking/shifts', { id: shift, area })
    expect((await tenant.call('/v1/parking/my-shift', { as: 'attendant' })).json.shift).toMatchObject({ id: shift, state: 'open' })
    await send({ kind: 'in', plate: '浙A70001', at: 500 })
    stack.clock.set(at(800))
    const { id } = (await tenant.call(`/v1/parking/areas/${area}/present?plate=${encodeURIComponent('浙A70001')}`, { as: 'attendant' })).json.items[0]
    const first = await cash('coldcash0001', id, 200, 559, told)
    expect(first.json).toMatchObject({ amountFen: 200 })
    // The driver left in the minute after paying; the step that began in it is within the time to leave.
    expect((await send({ kind: 'out', plate: '浙A70001', at: 561 })).json).toMatchObject({ open: true, stay: { state: 'done', feeFen: 200, paidFen: 200 } })
    expect((await cash('coldcash0001', id, 200, 559, told)).json.sale).toBe(first.json.sale)
    expect((await cash('coldcash0001', id, 300, 559, told)).json.error.code).toBe('other-sale')
  })

  it('stands with its reason where it was too little, and the rest stays owing', async () => {
    const id = await left('浙A70002', 500, 640)
    expect((await cash('coldcash0002', id, 200, 640)).json.error.code).toBe('price-moved')
    expect((await cash('coldcash0002', id, 200, 640, told)).json.stay).toMatchObject({ state: 'owing', feeFen: 600, paidFen: 200, dueFen: 400 })
    const detail = (await tenant.call(`/v1/parking/stays/${id}`, { as: 'finance' })).json
    expect(detail.payments).toEqual([{ at: at(640), amountFen: 200, method: 'cash', told: { amountFen: 200, reason: told.told } }])
  })

  it('stands where it was too much, or all was paid before: what is over is owed back', async () => {
    const id = await left('浙A70003', 500, 559)
    const over = await cash('coldcash0003', id, 500, 559, told)
    expect(over.json).toMatchObject({ amountFen: 500, stay: { state: 'done', feeFen: 200, paidFen: 200 } })
    const again = await cash('coldcash0004', id, 200, 559, told)
    expect(again.json).toMatchObject({ amountFen: 200, stay: { paidFen: 200 } })
    const sale = (await tenant.call(`/v1/sales/${over.json.sale}`, { as: 'finance' })).json
    const { postings } = (await tenant.call(`/v1/vouchers/${sale.voucher}`, { as: 'finance' })).json
    expect(postings.map(({ account, debitFen = 0, creditFen = 0 }: Record<string, unknown>) => [account, debitFen || 0, creditFen || 0])).toEqual([['1001', 500, 0], ['4301', 0, 200], ['2209', 0, 300]])
    // All of it is in the attendant's hand.
    expect((await tenant.call(`/v1/parking/shifts/${shift}`, { as: 'finance' })).json).toMatchObject({ cashFen: 200 + 200 + 500 + 200, sales: 4 })
    expect((await cash('coldcash0003', id, 500, 559, told)).json.sale).toBe(over.json.sale)
  })
})
