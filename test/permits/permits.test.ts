import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Instant } from '../../functions/calendar.ts'
import type { Actor } from '../../functions/context.ts'
import type { ParkingAreaId, UnitId } from '../../functions/ids.ts'
import { incomePostings } from '../../functions/fees/income-postings.ts'
import { applyPermit } from '../../functions/permits/apply-permit.ts'
import { ApplyPermit } from '../../functions/permits/model.ts'
import { permitFor } from '../../functions/permits/standing-of-plate.ts'
import { gateShards, keys } from '../../functions/storage/keys.ts'
import { type Estate, makeEstate, makeFee, makeFees } from '../fees/estate.ts'
import { assertBooksBalance } from '../support/books.ts'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'

let stack: Stack
let tenant: TestTenant
let estate: Estate
let item: string
beforeAll(async () => {
  stack = await startStack()
  tenant = await stack.createTenant()
  await tenant.token('head')
  estate = await makeEstate(tenant.ctx('head'), { buildings: [{ name: '2幢', rooms: 8 }] })
  const nth = (from: number, price: number) => ({ buildingType: null, use: null, price, nth: from })
  await makeFees(tenant.ctx('head'))
  item = (await makeFee(tenant.ctx('head'), { name: { zh: '停车月卡', en: 'Parking permit' }, basis: 'per-permit', fund: 'OWNERS_COMMON', rates: [nth(1, 800_000), nth(2, 1_000_000)], band: { min: 100, max: 2_000_000, document: '东价〔2026〕2号', from: '2020-01-01', to: null } })).id
})
afterAll(async () => {
  await assertBooksBalance(stack, tenant)
  await stack.stop()
})

const as = { as: 'head' } as const
const post = async (path: string, body: object) => (await tenant.call(path, { ...as, body })).json
const get = async (path: string) => (await tenant.call(path, as)).json
let plates = 10000
/** An area with its spaces, and a fresh car of a household. */
async function areaWith(spaces: number, more: object = {}): Promise<string> {
  const decision = { document: '业主大会〔2026〕3号', date: '2026-05-10', areaShare: 8_000, ownersShare: 8_000 }
  const { id } = await post('/v1/parking/areas', { community: estate.community, name: `车场${(plates += 1)}`, land: 'shared', decision, permitItem: item, ...more })
  if (spaces) await post(`/v1/parking/areas/${id}/spaces`, { number: 'A01', count: spaces })
  return id
}
const car = async (house: number) => post('/v1/parking/cars', { unit: estate.units[house], plate: `浙A${(plates += 1)}`, proof: { kind: 'deed', document: '1' } })
const apply = async (area: string, house: number, more: object = {}) => post('/v1/parking/permits', { area, car: (await car(house)).id, ...more })
const openOf = async (house: number) => (await get(`/v1/bills?unit=${estate.units[house]}`)).items

describe('a permit', () => {
  it('is given and billed at once where a space is free: the first month by its days, the second car by its tier, for the owners', async () => {
    stack.clock.set('2026-12-17T02:00:00.000Z')
    const area = await areaWith(2)
    const first = await apply(area, 0, { term: 'quarter' })
    expect(first).toMatchObject({ state: 'active', standing: 'valid', nth: 1, spaceNumber: 'A01', from: '2026-12-17', to: '2027-02-28', amountFen: Math.round(8000 * (15 / 31 + 2)) })
    const second = await apply(area, 0)
    expect(second).toMatchObject({ nth: 2, spaceNumber: 'A02', to: '2026-12-31', amountFen: Math.round((10_000 * 15) / 31) })
    const bills = await openOf(0)
    expect(bills.map(({ id }: { id: string }) => id)).toEqual([`${estate.units[0]}-2026-12-3`, `${estate.units[0]}-2026-12-2`])
    expect((await get(`/v1/bills/${first.bill}`)).lines).toMatchObject([{ basis: 'per-permit', fund: 'OWNERS_COMMON', car: { nth: 1, months: 3 } }])
    expect((await get('/v1/bills?period=2026-12')).items.map(({ id }: { id: string }) => id)).toEqual(expect.arrayContaining([first.bill, second.bill]))
    expect((await get('/v1/bills/summary?period=2026-12')).billedFen).toBe(first.amountFen + second.amountFen)
    const ordinary = { basis: 'fixed', fund: 'OWNERS_COMMON', amountFen: 5 } as never
    expect(incomePostings([ordinary, { basis: 'per-permit', fund: 'OWNERS_COMMON', amountFen: 7 } as never])).toEqual([
      { account: '1121', fund: 'OWNERS_COMMON', debitFen: 12 },
      { account: '4301', fund: 'OWNERS_COMMON', creditFen: 5, purpose: 'fees' },
      { account: '4301', fund: 'OWNERS_COMMON', creditFen: 7, purpose: 'parking' },
    ])
  })

  it('for the last space, asked for by two at once: one has it, the other waits', async () => {
    const area = await areaWith(1)
    const cars = [await car(1), await car(2)]
    const both = await Promise.all(cars.map(({ id }) => post('/v1/parking/permits', { area, car: id })))
    expect(both.map(({ state }) => state).toSorted()).toEqual(['active', 'waiting'])
    expect((await openOf(1)).length + (await openOf(2)).length).toBe(1)
    const waits = both.find(({ state }) => state === 'waiting')
    expect(waits.place).toBe(1)
    expect((await post('/v1/parking/permits', { area, car: waits.car })).error.code).toBe('car-has-permit')
    await post(`/v1/parking/permits/${both.find(({ state }) => state === 'active').id}/end`, { reason: 'moved' })
    stack.clock.forwardMs(1000)
    expect(await apply(area, 3)).toMatchObject({ state: 'waiting', place: 2 })
    const drawn = await post(`/v1/parking/areas/${area}/allocations`, { id: 'draw00000001' })
    expect(drawn).toMatchObject({ method: 'order', state: 'done', given: 1, rows: [{ application: waits.id, spaceNumber: 'A01', outcome: 'given' }, { outcome: 'none-left' }] })
    expect(await post(`/v1/parking/areas/${area}/allocations`, { id: 'draw00000001' })).toEqual(drawn)
    expect((await post(`/v1/parking/areas/${area}/allocations`, { id: 'draw00000002' })).error.code).toBe('no-space-free')
  })

  it('asked for twice under one id is one permit and one bill', async () => {
    const area = await areaWith(3)
    const { id } = await car(3)
    const both = await Promise.all([1, 2].map(() => post('/v1/parking/permits', { id: 'once00000001', area, car: id })))
    expect(new Set(both.map((one) => one.id)).size).toBe(1)
    expect((await get(`/v1/parking/areas/${area}`)).counts.permits).toBe(1)
    expect((await openOf(3)).length).toBe(1)
  })

  it('by lottery waits for a seed that is published, and everybody sees the result', async () => {
    const area = await areaWith(2, { allocation: 'lottery' })
    const asked = [await apply(area, 4), await apply(area, 5), await apply(area, 6)]
    expect(asked.map(({ state, place }) => [state, place])).toEqual(Array(3).fill(['waiting', null]))
    expect((await post(`/v1/parking/areas/${area}/allocations`, { id: 'draw00000003' })).error.code).toBe('no-seed')
    const drawn = await post(`/v1/parking/areas/${area}/allocations`, { id: 'draw00000003', seed: '4 7 1', source: '福彩3D 第 2026325 期' })
    expect(drawn.rows.map(({ draw }: { draw: string }) => draw)).toEqual(drawn.rows.map(({ draw }: { draw: string }) => draw).toSorted())
    expect(drawn.given).toBe(2)
    expect((await get(`/v1/parking/allocations/${drawn.id}`)).seed).toBe('4 7 1')
  })
})

it('is refused without a decision of the owners, without a price, to a blocked plate, and in a closed month; nothing is billed', async () => {
  const { id } = await car(7)
  const ask = async (area: string) => (await post('/v1/parking/permits', { area, car: id })).error.code
  expect(await ask(await areaWith(1, { decision: null }))).toBe('no-owners-decision')
  expect(await ask(await areaWith(1, { permitItem: null }))).toBe('no-permit-price')
  const area = await areaWith(1)
  const blocked = await post('/v1/parking/blocks', { plate: (await get(`/v1/parking/cars?unit=${estate.units[7]}`)).items[0].plate, reason: '堵门', until: null })
  expect(await ask(area)).toBe('plate-blocked')
  await tenant.call(`/v1/parking/blocks/${blocked.id}`, { ...as, method: 'DELETE' })
  const { store, tenant: own } = tenant.ctx()
  const gates = Array.from({ length: gateShards }, (_, shard) => keys.gate(own, '2026-12' as never, shard))
  await store.putMany(gates.map((gate) => ({ ...gate, closedAt: 'x' })))
  expect(await ask(area)).toBe('month-closed')
  for (const gate of gates) await store.write({ delete: gate })
  expect(await openOf(7)).toEqual([])
  expect((await get(`/v1/parking/areas/${area}`)).counts.permits).toBe(0)
})

it("renews with the month's bill in a real run: one bill with all lines, the permit runs on, and no run bills it twice", async () => {
  const area = await areaWith(2)
  const permit = await apply(area, 7, { renewal: 'auto' })
  expect((await post(`/v1/parking/permits/${permit.id}/renew`, { to: permit.to })).error.code).toBe('renews-itself')
  const preview = await post('/v1/billing-runs', { community: estate.community, period: '2027-01', dueDate: '2027-01-25' })
  expect(preview.items.find(({ basis }: { basis: string }) => basis === 'per-permit')).toMatchObject({ lines: 1, totalFen: 8000 })
  await post(`/v1/billing-runs/${preview.id}/publish`, {})
  await stack.settleJobs()
  expect(await get(`/v1/billing-runs/${preview.id}`)).toMatchObject({ state: 'published', progress: { skipped: 0 } })
  const bill = `${estate.units[7]}-2027-01-1`
  const after = (await get(`/v1/parking/permits?area=${area}`)).items[0]
  expect(after).toMatchObject({ to: '2027-01-31', bill, amountFen: 8000 })
  expect((await get(`/v1/bills/${bill}`)).lines.map(({ basis }: { basis: string }) => basis)).toContain('per-permit')
  const overview = await get('/v1/parking/overview')
  expect(overview.areas.find((one: { area: string }) => one.area === area)).toMatchObject({ spaces: 2, permits: 1, free: 1 })
})

it('ended or changed between preview and publishing, leaves its household out of the run, to be billed as things stand then', async () => {
  const area = await areaWith(1)
  const permit = await apply(area, 2, { renewal: 'auto' })
  const draft = await post('/v1/billing-runs', { community: estate.community, period: '2027-02', dueDate: '2027-02-25' })
  await post(`/v1/parking/permits/${permit.id}/end`, { reason: 'sold' })
  await post(`/v1/billing-runs/${draft.id}/publish`, {})
  await stack.settleJobs()
  expect((await get(`/v1/billing-runs/${draft.id}`)).progress.skipped).toBe(1)
  const again = await post('/v1/billing-runs', { community: estate.community, period: '2027-02', dueDate: '2027-02-25' })
  expect(again.bills).toBe(1)
  await post(`/v1/billing-runs/${again.id}/publish`, {})
  await stack.settleJobs()
  expect((await get(`/v1/bills/${estate.units[2]}-2027-02-1`)).lines.map(({ basis }: { basis: string }) => basis)).not.toContain('per-permit')
})

it('renewed by hand is billed once, whoever presses again; run out it has its days of grace, then gives its space to the next', async () => {
  const area = await areaWith(1)
  const permit = await apply(area, 6)
  const plateAt = async (at: string) => (await permitFor(tenant.ctx(), { area: area as ParkingAreaId, plate: permit.plate, at: at as Instant })).standing
  expect((await apply(area, 0)).state).toBe('waiting')
  const renew = () => post(`/v1/parking/permits/${permit.id}/renew`, { to: permit.to })
  const both = await Promise.all([renew(), renew()])
  expect(both.map(({ to }) => to)).toEqual(['2027-01-31', '2027-01-31'])
  expect((await renew()).to).toBe('2027-01-31')
  expect((await openOf(6)).filter(({ id }: { id: string }) => id.includes('-2027-01-') && !id.endsWith('-1'))).toHaveLength(1)
  for (const bill of (await openOf(6)).filter(({ openFen }: { openFen: number }) => openFen > 0)) await post('/v1/counter-payments', { id: `cash0000${String((plates += 1)).slice(-4)}`, unit: estate.units[6], method: 'cash', amountFen: bill.openFen, bills: [bill.id] })
  expect(await plateAt('2027-01-31T15:59:00.000Z')).toBe('permit')
  expect(await plateAt('2027-01-31T16:00:00.000Z')).toBe('grace')
  expect(await plateAt('2027-02-07T16:00:00.000Z')).toBe('none')
  stack.clock.set('2027-02-08T02:00:00.000Z')
  expect(await post(`/v1/parking/areas/${area}/allocations`, { id: 'draw00000009' })).toMatchObject({ given: 1 })
  expect((await get(`/v1/parking/permits?area=${area}&standing=ended`)).items).toMatchObject([{ id: permit.id, ended: { reason: 'lapsed' } }])
})

it("a resident asks for the own car only, and a stranger's tenant has none of it", async () => {
  const area = await areaWith(1)
  const { id } = await car(4)
  const resident = (unit: UnitId): Actor => ({ kind: 'resident', id: '13800000001', name: '王', units: [unit], roles: ['resident'] })
  await expect(applyPermit(tenant.ctx(resident(estate.units[5]!)), ApplyPermit.parse({ area, car: id }))).rejects.toMatchObject({ kind: 'unknown' })
  const own = await applyPermit(tenant.ctx(resident(estate.units[4]!)), ApplyPermit.parse({ area, car: id }))
  expect(own.state).toBe('active')
  const stranger = await stack.createTenant()
  expect((await stranger.call(`/v1/parking/permits/${own.id}/end`, { ...as, body: { reason: 'other' } })).status).toBe(404)
  expect((await stranger.call('/v1/parking/permits', as)).json.items).toEqual([])
})

it('that is not to go on keeps its space to the last day that was billed and gives it back without grace; nothing is billed or given back, and until then one may think again', async () => {
  const area = await areaWith(1)
  const permit = await apply(area, 3, { renewal: 'auto' })
  const change = async (renewal: string) => (await tenant.call(`/v1/parking/permits/${permit.id}`, { ...as, method: 'PATCH', body: { renewal } })).json
  const plateAt = async (at: string) => (await permitFor(tenant.ctx(), { area: area as ParkingAreaId, plate: permit.plate, at: at as Instant })).standing
  const owed = async () => (await openOf(3)).map(({ id, amountFen, openFen }: Record<string, unknown>) => [id, amountFen, openFen])
  const bills = await owed()
  const renewedByRun = async (): Promise<number> => (await post('/v1/billing-runs', { community: estate.community, period: '2027-03', dueDate: '2027-03-25' })).items.find(({ basis }: { basis: string }) => basis === 'per-permit')?.lines ?? 0
  const before = await renewedByRun()
  expect(await change('none')).toMatchObject({ renewal: 'none', standing: 'valid', to: '2027-02-28', graceTo: '2027-02-28' })
  expect(await change('none')).toMatchObject({ renewal: 'none' })
  expect((await post(`/v1/parking/permits/${permit.id}/renew`, { to: permit.to })).error.code).toBe('not-renewed')
  expect(await change('person')).toMatchObject({ renewal: 'person', standing: 'expiring' })
  await change('none')
  expect(await renewedByRun()).toBe(before - 1)
  expect(await plateAt('2027-02-28T15:59:00.000Z')).toBe('permit')
  expect(await plateAt('2027-02-28T16:00:00.000Z')).toBe('none')
  stack.clock.set('2027-03-01T02:00:00.000Z')
  expect((await change('auto')).error.code).toBe('permit-not-running')
  expect(await owed()).toEqual(bills)
  // The next who asks is given the space at once.
  expect(await apply(area, 5)).toMatchObject({ state: 'active', spaceNumber: 'A01' })
  expect((await get(`/v1/parking/permits?area=${area}&standing=ended`)).items).toMatchObject([{ id: permit.id, ended: { reason: 'withdrawn' } }])
  const waiting = await apply(area, 6)
  expect((await tenant.call(`/v1/parking/permits/${waiting.id}`, { ...as, method: 'PATCH', body: { renewal: 'none' } })).json.error.code).toBe('no-term-runs')
})
