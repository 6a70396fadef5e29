import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor, Ctx } from '../../functions/context.ts'
import type { CarId, ParkingAreaId, PermitId, UnitId } from '../../functions/ids.ts'
import { inviteVisitor, listVisits } from '../../functions/parking/invite-visitor.ts'
import { InviteVisitor } from '../../functions/parking/car-model.ts'
import { listCars } from '../../functions/parking/list-cars.ts'
import { removeCar } from '../../functions/parking/remove-car.ts'
import { getHousehold } from '../../functions/payments/get-household.ts'
import { applyPermit } from '../../functions/permits/apply-permit.ts'
import { endPermit } from '../../functions/permits/end-permit.ts'
import { listPermitOffers } from '../../functions/permits/list-offers.ts'
import { listPermits } from '../../functions/permits/list-permits.ts'
import { ApplyPermit, ListPermits, terms } from '../../functions/permits/model.ts'
import { changePermit, renewPermit } from '../../functions/permits/renew-permit.ts'
import { type Estate, makeEstate, makeFee } from '../fees/estate.ts'
import { assertBooksBalance } from '../support/books.ts'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'

let stack: Stack
let tenant: TestTenant
let estate: Estate
let yard: ParkingAreaId
beforeAll(async () => {
  stack = await startStack()
  tenant = await stack.createTenant()
  await tenant.token('head')
  estate = await makeEstate(tenant.ctx('head'))
  stack.clock.set('2026-12-17T02:00:00.000Z')
  const nth = (from: number, price: number) => ({ buildingType: null, use: null, price, nth: from })
  const permitItem = (await makeFee(tenant.ctx('head'), { name: { zh: '停车月卡', en: 'Parking permit' }, basis: 'per-permit', rates: [nth(1, 800_000), nth(2, 1_000_000)], band: { min: 100, max: 2_000_000, document: '东价〔2026〕2号', from: '2020-01-01', to: null } })).id
  const area = async (name: string, more: object) => (await post('/v1/parking/areas', { community: estate.community, name, land: 'own', ...more })).id
  yard = await area('院内车位', { permitItem, visitsPerMonth: 2 })
  await post(`/v1/parking/areas/${yard}/spaces`, { number: 'A01', count: 2 })
  await area('没有月卡的车场', {})
  const elsewhere = (await makeEstate(tenant.ctx('head'), { name: '和平里' })).community
  await area('别的小区', { community: elsewhere, permitItem })
})
afterAll(async () => {
  await assertBooksBalance(stack, tenant)
  await stack.stop()
})

const post = async (path: string, body: object) => (await tenant.call(path, { as: 'head', body })).json
const car = async (house: number, plate: string): Promise<CarId> => (await post('/v1/parking/cars', { unit: estate.units[house], plate, proof: { kind: 'deed', document: '1' } })).id
const unitOf = (house: number): UnitId => estate.units[house]!
const resident = (house: number): Ctx => tenant.ctx({ kind: 'resident', id: `1380000000${house}`, name: '王秀英', units: [unitOf(house)], roles: ['resident'] } satisfies Actor)

it('each offer is the sum of the bill that follows from it, by the household’s nth car; a renewal is offered when it may be pressed', async () => {
  const own = { unit: unitOf(0) }
  const before = await listPermitOffers(resident(0), own)
  expect(before.areas.map(({ name, nth, free, waiting }) => [name, nth, free, waiting])).toEqual([['院内车位', 1, 2, 0]])
  const [month, quarter] = before.areas[0]!.terms
  expect(month).toEqual({ term: 'month', from: '2026-12-17', to: '2026-12-31', amountFen: Math.round((8_000 * 15) / 31) })
  expect(before.areas[0]!.terms.map(({ term }) => term)).toEqual(terms)
  const first = await applyPermit(resident(0), ApplyPermit.parse({ area: yard, car: await car(0, '浙A10001') }))
  expect(first).toMatchObject({ state: 'active', standing: 'expiring', amountFen: month!.amountFen })
  const second = await listPermitOffers(resident(0), own)
  expect(second.areas[0]).toMatchObject({ nth: 2, free: 1 })
  const long = await applyPermit(resident(0), ApplyPermit.parse({ area: yard, car: await car(0, '浙A10002'), term: 'quarter' }))
  expect(long.amountFen).toBe(second.areas[0]!.terms[1]!.amountFen)
  expect(long.amountFen).toBeGreaterThan(quarter!.amountFen)

  const { renewals } = await listPermitOffers(resident(0), own)
  expect(renewals).toMatchObject([{ permit: first.id, terms: [{ term: 'month', from: '2027-01-01', to: '2027-01-31', amountFen: 8_000 }, { amountFen: 24_000 }, { amountFen: 96_000 }] }])
  const renewed = await renewPermit(resident(0), first.id, { to: first.to! as never, term: 'quarter' })
  expect(renewed).toMatchObject({ to: '2027-03-31', amountFen: 24_000 })
  expect((await listPermitOffers(resident(0), own)).renewals).toEqual([])
  expect((await getHousehold(resident(0), own)).bills.map(({ openFen }) => openFen).toSorted()).toEqual([month!.amountFen, long.amountFen, 24_000].toSorted())
})

it('a resident does all of it for the own household, and finds nothing of a stranger’s by any id', async () => {
  const [own, next] = [resident(1), resident(2)]
  const id = await car(1, '浙A20001')
  const ask = { area: yard, car: id }
  const permit = await applyPermit(own, ApplyPermit.parse(ask))
  expect(permit).toMatchObject({ state: 'waiting', place: 1 })
  const strange = { kind: 'unknown' }
  await expect(listPermitOffers(next, { unit: unitOf(1) })).rejects.toMatchObject(strange)
  await expect(applyPermit(next, ApplyPermit.parse(ask))).rejects.toMatchObject(strange)
  await expect(renewPermit(next, permit.id, { to: '2026-12-31' as never })).rejects.toMatchObject(strange)
  await expect(changePermit(next, permit.id, { renewal: 'auto' })).rejects.toMatchObject(strange)
  await expect(endPermit(next, permit.id, { reason: 'withdrawn', note: '' })).rejects.toMatchObject(strange)
  await expect(removeCar(next, id)).rejects.toMatchObject(strange)
  await expect(listCars(next, { unit: unitOf(1), limit: 50 })).rejects.toMatchObject(strange)
  await expect(listVisits(next, { unit: unitOf(1) })).rejects.toMatchObject(strange)
  const visit = { unit: unitOf(1), area: yard, plate: '沪A12345', date: '2026-12-18' }
  await expect(inviteVisitor(next, InviteVisitor.parse(visit))).rejects.toMatchObject(strange)
  expect((await listPermits(next, ListPermits.parse({}))).items).toEqual([])
  expect((await listCars(next, { limit: 50 })).items).toEqual([])

  expect((await inviteVisitor(own, InviteVisitor.parse(visit))).quotas).toMatchObject([{ area: yard, quota: 2, used: 1 }])
  expect((await inviteVisitor(own, InviteVisitor.parse(visit))).quotas).toMatchObject([{ used: 1 }])
  expect(await endPermit(own, permit.id as PermitId, { reason: 'withdrawn', note: '' })).toMatchObject({ state: 'ended' })
  await removeCar(own, id)
  expect((await listCars(own, { limit: 50 })).items).toEqual([])
})

it('a household knows whether its organization has parking; with none there is no entry to it', async () => {
  expect((await getHousehold(resident(0), { unit: unitOf(0) })).parking).toBe(true)
  const other = await stack.createTenant()
  await other.token('head')
  const { units } = await makeEstate(other.ctx('head'))
  expect((await getHousehold(other.ctx('head'), { unit: units[0]! })).parking).toBe(false)
})
