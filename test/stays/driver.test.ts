import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeEstate } from '../fees/estate.ts'
import { type Selling, startSelling } from '../sales/selling.ts'
import { assertBooksBalance } from '../support/books.ts'
import { rule } from '../tariffs/rules.ts'

let at: Selling
let community: string
let units: readonly string[]
let tariff: string
let area: string
/** Looks are counted per address: each test stands an hour later than the one before. */
let hour = 0
let start = 0
let sequence = 0
let plates = 70000
const moment = (minute: number): string => new Date(start + minute * 60_000).toISOString()
const goTo = (minute: number) => at.clock.set(moment(minute))
const head = (path: string, body: object) => at.ask(path, { as: 'head', body })
const areaOf = async (more: object = {}): Promise<string> => (await head('/v1/parking/areas', { community, name: `地面${(sequence += 1)}`, place: '东门内', land: 'own', tariff, visitsPerMonth: 10, ...more })).id

beforeAll(async () => {
  at = await startSelling()
  ;({ community, units } = await makeEstate(at.tenant.ctx('head')))
  tariff = (await head('/v1/parking/tariffs', { name: '临停', from: '2026-11-01', document: '东价〔2026〕3号', rule: rule({ free: { minutes: 15, how: 'once' } }) })).id
  area = await areaOf()
})
afterAll(async () => {
  await assertBooksBalance(at.stack, at.tenant)
  await at.stack.stop()
})
beforeEach(() => {
  start = Date.parse('2026-12-01T02:00:00Z') + (hour += 6) * 3_600_000
  goTo(0)
})

/** A car of its own for each test. */
const newPlate = (): string => `浙A${(plates += 1)}`
const pass = (kind: 'in' | 'out', plate: string, minute: number, of = area) => at.ask('/v1/parking/events', { as: 'attendant', body: { area: of, device: 'gate-1', sequence: (sequence += 1), kind, plate, at: moment(minute) } })
const look = async (plate: string, of = area) => at.passer(`/v1/parking/pay/${of}?plate=${encodeURIComponent(plate)}`)
const open = (plate: string, amountFen: number) => at.passer(`/v1/parking/pay/${area}`, { plate, amountFen })
const stay = async (plate: string) => (await at.ask(`/v1/parking/stays?area=${area}&date=${moment(8 * 60).slice(0, 10)}&limit=200`, { as: 'finance' })).items.find((one: { plate: string }) => one.plate === plate)

describe('the page at the exit', () => {
  it('tells since when, how much and why, and nothing else; under the free minutes there is nothing to pay', async () => {
    const [plate, fresh] = [newPlate(), newPlate()]
    await pass('in', plate, 0)
    goTo(100)
    await pass('in', fresh, 90)
    const sign = { area: '地面1', place: '东门内', pay: 'online' }
    expect((await at.passer(`/v1/parking/pay/${area}/front`)).json).toEqual(sign)
    expect((await look(plate)).json).toEqual({
      ...sign,
      stay: { in: moment(0), at: moment(100), feeFen: 400, paidFen: 0, dueFen: 400, leaveUntil: null, leaveMinutes: 15, coupons: [], lines: [{ kind: 'step', from: moment(0), to: moment(100), count: 2, amountFen: 400 }] },
    })
    expect((await look(fresh)).json.stay).toMatchObject({ feeFen: 0, dueFen: 0, lines: [{ kind: 'free', amountFen: 0 }] })
  })

  it('says the same of a car that stays free of charge, of one that was never here, and by payment too', async () => {
    const visitor = newPlate()
    await at.ask('/v1/parking/visits', { as: 'head', body: { unit: units[0], area, plate: visitor, date: moment(8 * 60).slice(0, 10) } })
    expect((await pass('in', visitor, 0)).stay.standing).toBe('visitor')
    goTo(200)
    const [inside, absent] = [await look(visitor), await look(newPlate())]
    expect(inside.json).toEqual(absent.json)
    expect(inside.json.stay).toBeNull()
    const [paying, nobody] = [await open(visitor, 400), await open(newPlate(), 400)]
    expect([paying.status, { ...paying.json.error, requestId: '' }]).toEqual([nobody.status, { ...nobody.json.error, requestId: '' }])
  })

  it('sends to the attendant where nothing is paid online, says where nothing is charged, and knows no area of others', async () => {
    const free = await areaOf({ tariff: null })
    expect((await at.passer(`/v1/parking/pay/${free}/front`)).json.pay).toBe('free')
    // Shared land without its owners' decision earns nothing (P1).
    expect((await at.passer(`/v1/parking/pay/${await areaOf({ land: 'shared' })}/front`)).json.pay).toBe('free')
    const offline = await at.stack.createTenant('西街物业服务社')
    const theirs = (await offline.call('/v1/communities', { as: 'head', body: { name: '红星里', year: 1978, mode: 'guaranteed' } })).json.id
    const price = (await offline.call('/v1/parking/tariffs', { as: 'head', body: { name: '临停', from: '2026-11-01', document: '东价〔2026〕3号', rule: rule() } })).json.id
    const there = (await offline.call('/v1/parking/areas', { as: 'head', body: { community: theirs, name: '地面1', land: 'own', tariff: price } })).json.id
    expect((await at.stack.request(offline.host, `/v1/parking/pay/${there}/front`)).json.pay).toBe('attendant')
    expect((await at.passer(`/v1/parking/pay/${there}/front`)).status).toBe(404)
    expect((await look(newPlate(), there)).status).toBe(404)
  })

  it('stops whoever tries plate after plate', async () => {
    const answers: number[] = []
    for (let tries = 0; tries < 31; tries += 1) answers.push((await look('浙A00000')).status)
    expect(answers.slice(0, 30).every((status) => status === 200)).toBe(true)
    expect(answers[30]).toBe(429)
  })
})

describe('paying a stay', () => {
  it('opens the barrier for as long as the tariff says, with one booking and a receipt; no plate stands in the books', async () => {
    const plate = newPlate()
    await pass('in', plate, 0)
    goTo(90)
    const opened = (await open(plate, 400)).json
    at.pay(opened)
    expect(await at.landing(opened)).toMatchObject({ kind: 'stay', state: 'paid', moneyMoved: 'yes', backPath: `/park/${area}`, receiptNo: expect.stringMatching(/^T2026-/), holdsUntil: moment(105) })
    expect((await look(plate)).json.stay).toMatchObject({ paidFen: 400, dueFen: 0, leaveUntil: moment(105) })
    expect((await open(plate, 400)).json.error.code).toBe('nothing-due')
    const [voucher, ...others] = await at.vouchers('SALE', opened.sale)
    expect(others).toEqual([])
    expect(voucher.postings).toMatchObject([{ account: '1009', debitFen: 400 }, { account: '4301', creditFen: 400 }])
    expect(JSON.stringify(voucher)).not.toContain(plate.slice(2))
    goTo(104)
    expect(await pass('out', plate, 104)).toMatchObject({ open: true, stay: { state: 'done', feeFen: 400, paidFen: 400 } })
  })

  it('from two phones at once is one page; pressed at a price that has moved on it is a conflict that names the new one', async () => {
    const plate = newPlate()
    await pass('in', plate, 0)
    goTo(50)
    const [one, two] = await Promise.all([open(plate, 200), open(plate, 200)])
    expect(one.json.sale).toBe(two.json.sale)
    expect(one.json.landing).toBe(two.json.landing)
    goTo(61)
    const moved = await open(plate, 200)
    expect(moved.json.error).toMatchObject({ code: 'price-moved', say: expect.stringContaining('4.00') })
  })

  it('twice, from two phones at two prices: the first counts, the second is owed back and goes back by itself', async () => {
    const plate = newPlate()
    await pass('in', plate, 0)
    goTo(59)
    const first = (await open(plate, 200)).json
    goTo(62)
    const second = (await open(plate, 400)).json
    expect(second.sale).not.toBe(first.sale)
    at.pay(first)
    at.pay(second)
    // Shown three minutes ago: the price of then still counts.
    expect(await at.landing(first)).toMatchObject({ state: 'paid', holdsUntil: moment(77) })
    expect(await at.landing(second)).toMatchObject({ state: 'unwanted', moneyMoved: 'yes', refundedFen: 400, holdsUntil: null })
    expect((await at.vouchers('SALE', second.sale))[0].postings.map(({ account }: { account: string }) => account)).toEqual(['1009', '2209'])
    expect(await at.refunds(second.sale)).toMatchObject([{ rule: 'unwanted', state: 'paid', amountFen: 400 }])
    goTo(70)
    expect(await pass('out', plate, 70)).toMatchObject({ open: true, stay: { state: 'done', paidFen: 200 } })
  })

  it('late, when the car has left owing, pays what it left; when cash paid it meanwhile, it is owed back', async () => {
    const [late, cash] = [newPlate(), newPlate()]
    await Promise.all([pass('in', late, 0), pass('in', cash, 1)])
    goTo(50)
    const [left, both] = [(await open(late, 200)).json, (await open(cash, 200)).json]
    expect(await pass('out', late, 50)).toMatchObject({ open: false, stay: { state: 'owing', dueFen: 200 } })
    at.pay(left)
    expect(await at.landing(left)).toMatchObject({ state: 'paid' })
    expect(await stay(late)).toMatchObject({ state: 'done', paidFen: 200, dueFen: 0 })

    const shift = (await at.ask('/v1/parking/shifts', { as: 'attendant', body: { id: 'driver000001', area } })).id
    await at.ask(`/v1/parking/stays/${(await stay(cash)).id}/cash`, { as: 'attendant', body: { id: 'driver000002', shift, amountFen: 200 } })
    await pass('out', cash, 51)
    at.pay(both)
    expect(await at.landing(both)).toMatchObject({ state: 'unwanted', refundedFen: 200 })
    expect(await stay(cash)).toMatchObject({ state: 'done', paidFen: 200 })
  })
})
