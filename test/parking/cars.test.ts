import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../functions/context.ts'
import type { UnitId } from '../../functions/ids.ts'
import { inviteVisitor } from '../../functions/parking/invite-visitor.ts'
import { InviteVisitor, RegisterCar } from '../../functions/parking/car-model.ts'
import { registerCar } from '../../functions/parking/register-car.ts'
import { type Estate, makeEstate } from '../fees/estate.ts'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'

let stack: Stack
let tenant: TestTenant
let estate: Estate
beforeAll(async () => {
  stack = await startStack()
  tenant = await stack.createTenant()
  estate = await makeEstate(tenant.ctx('head'))
})
afterAll(() => stack?.stop())

const deed = { kind: 'deed', document: '杭房权证 12 号' }
const register = (unit: string, plate: string, more: object = {}) => tenant.call('/v1/parking/cars', { as: 'collector', body: { unit, plate, proof: deed, ...more } })
const residentOf = (unit: UnitId): Actor => ({ kind: 'resident', id: '13800000001', name: '王秀英', units: [unit], roles: ['resident'] })
const code = (answer: { json: { error: { code: string } } }) => answer.json.error.code

describe("a household's cars", () => {
  it('are checked, kept once, and stand in one household only', async () => {
    const [one, two] = estate.units as [UnitId, UnitId]
    const car = await register(one, '浙a·1234z')
    expect(car.json).toMatchObject({ plate: '浙A1234Z', kind: 'ordinary', proof: deed, permit: null, blocked: null })
    expect((await register(one, '浙A1234Z')).json.id).toBe(car.json.id)
    expect(code(await register(two, '浙A1234Z'))).toBe('plate-elsewhere')
    expect(code(await register(two, '浙A1234I'))).toBe('bad-plate')
    expect(code(await register(two, '浙A55555', { proof: undefined }))).toBe('no-proof')
    expect((await tenant.call(`/v1/parking/cars?unit=${one}`, { as: 'auditor' })).json.items).toHaveLength(1)
    expect((await tenant.call('/v1/parking/cars?search=1234z', { as: 'attendant' })).json.items).toMatchObject([{ unit: one }])
  })

  it('entered by two households at once belong to one of them; removed, the other may enter it', async () => {
    const [one, two] = estate.units.slice(2) as [UnitId, UnitId]
    const both = await Promise.all([register(one, '浙AD00001'), register(two, '浙AD00001')])
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
    const car = both.find(({ status }) => status === 201)!.json
    expect((await tenant.call(`/v1/parking/cars/${car.id}`, { as: 'collector', method: 'DELETE' })).status).toBe(204)
    expect((await tenant.call(`/v1/parking/cars/${car.id}`, { as: 'collector', method: 'DELETE' })).status).toBe(404)
    expect((await register(car.unit === one ? two : one, '浙AD00001')).status).toBe(201)
  })

  it('a resident enters the own by the registered phone, and none for the neighbour', async () => {
    const [own, next] = estate.units.slice(3) as [UnitId, UnitId]
    const ctx = tenant.ctx(residentOf(own))
    expect(await registerCar(ctx, RegisterCar.parse({ unit: own, plate: '沪B12345' }))).toMatchObject({ proof: { kind: 'registered-phone' } })
    await expect(registerCar(ctx, RegisterCar.parse({ unit: next, plate: '沪B54321' }))).rejects.toMatchObject({ kind: 'unknown' })
  })
})

it('a plate is blocked with a reason to a last day, and let in again after it or by somebody', async () => {
  const block = (body: object) => tenant.call('/v1/parking/blocks', { as: 'head', body })
  const blocked = (await block({ plate: '苏C·77777', reason: '多次堵塞消防通道', until: '2026-12-10' })).json
  expect(blocked).toMatchObject({ plate: '苏C77777', from: '2026-12-01', ended: false })
  await register(estate.units[0]!, '苏C77777')
  expect((await tenant.call('/v1/parking/cars?search=苏C77777', { as: 'head' })).json.items[0].blocked).toMatchObject({ until: '2026-12-10' })
  expect(code(await block({ plate: '苏C77777', reason: '早', until: '2026-11-30' }))).toBe('until-past')
  expect((await tenant.call(`/v1/parking/blocks/${blocked.id}`, { as: 'head', method: 'DELETE' })).json.ended).toBe(true)
  expect((await tenant.call('/v1/parking/blocks', { as: 'attendant' })).json.items).toMatchObject([{ ended: true }])
  expect((await tenant.call('/v1/parking/blocks', { as: 'attendant', body: { plate: '苏C77777', reason: '私怨', until: null } })).status).toBe(403)
})

describe('visitors', () => {
  it('use up the quota of a household and month, each day and plate once, two at once never more than there are', async () => {
    const area = (await tenant.call('/v1/parking/areas', { as: 'head', body: { community: estate.community, name: '访客位', land: 'own', visitsPerMonth: 2 } })).json.id
    const unit = estate.units[1]!
    const invite = (plate: string, date = '2026-12-05') => tenant.call('/v1/parking/visits', { as: 'attendant', body: { unit, area, plate, date } })
    expect((await invite('皖A11111')).json.quotas).toEqual([{ area, name: '访客位', quota: 2, used: 1 }])
    expect((await invite('皖A11111')).json.quotas[0].used).toBe(1)
    const both = await Promise.all([invite('皖A22222'), invite('皖A33333')])
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 422])
    expect(code(both.find(({ status }) => status === 422)!)).toBe('no-visits-left')
    expect((await invite('皖A44444', '2027-01-01')).status).toBe(201)
    expect(code(await invite('皖A55555', '2026-11-30'))).toBe('bad-visit-date')
    await expect(inviteVisitor(tenant.ctx(residentOf(estate.units[0]!)), InviteVisitor.parse({ unit, area, plate: '皖A66666', date: '2026-12-02' }))).rejects.toMatchObject({ kind: 'unknown' })
  })
})

it('a stranger finds none of it', async () => {
  const stranger = await stack.createTenant()
  expect((await register(estate.units[0]!, '鄂A00001')).status).toBe(201)
  expect((await stranger.call('/v1/parking/cars?search=鄂A00001', { as: 'head' })).json.items).toEqual([])
  expect((await stranger.call(`/v1/parking/cars?unit=${estate.units[0]}`, { as: 'head' })).json.items).toEqual([])
  expect((await stranger.call('/v1/parking/blocks', { as: 'head' })).json.items).toEqual([])
})
