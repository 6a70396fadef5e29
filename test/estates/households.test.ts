import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findResidentsByPhone } from '../../functions/estates/find-residents-by-phone.ts'
import { getUnitRecord } from '../../functions/estates/get-unit-record.ts'
import { listBuildingsOf } from '../../functions/estates/list-buildings-of.ts'
import type { Building, Unit } from '../../functions/estates/model.ts'
import { ownerOf } from '../../functions/estates/records.ts'
import { unitsOfBuilding } from '../../functions/estates/units-of-building.ts'
import type { UnitId } from '../../functions/ids.ts'
import { startStack, type Stack, type TestTenant } from '../support/stack.ts'
import { makeCommunity } from './support.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
afterAll(() => stack?.stop())

const owner = { name: '韦玉梅', phone: '135 0000 8742' }
async function fresh(): Promise<{ tenant: TestTenant; community: string; building: Building; unit: Unit }> {
  const tenant = await stack.createTenant()
  const community = await makeCommunity(tenant)
  const { json: building } = await tenant.call('/v1/buildings', { as: 'head', body: { community, name: ' ３ 幢', type: 'walk-up', year: 1985 } })
  const { json: unit } = await tenant.call('/v1/units', { as: 'head', body: { building: building.id, room: '１－１０１', area: 6700, owners: [owner, { name: '吕德明', phone: '0571-0000 1234' }], hardship: 'low-income' } })
  return { tenant, community, building, unit }
}

describe('communities and buildings', () => {
  it('are made once however often they are sent, and are a conflict with other facts', async () => {
    const { tenant, community, building } = await fresh()
    expect(await makeCommunity(tenant)).toBe(community)
    const other = await tenant.call('/v1/communities', { as: 'head', body: { name: '红星里小区', year: 1990 } })
    expect([other.status, other.json.error.code]).toEqual([409, 'name-taken'])
    const same = await tenant.call('/v1/buildings', { as: 'head', body: { community, name: '3幢', type: 'walk-up', year: 1985 } })
    expect([same.status, same.json.id]).toEqual([201, building.id])
    expect((await tenant.call('/v1/buildings', { as: 'head', body: { community, name: '3幢', type: 'lift' } })).status).toBe(409)
    expect(building).toMatchObject({ name: '3幢', lift: false, units: 0 })
  })

  it('made by two people at the same moment are one', async () => {
    const tenant = await stack.createTenant()
    const ids = await Promise.all([1, 2, 3, 4].map(() => makeCommunity(tenant)))
    expect(new Set(ids).size).toBe(1)
    expect((await tenant.call('/v1/communities', { as: 'head' })).json.items).toHaveLength(1)
  })

  it('count their households and are renamed without losing them', async () => {
    const { tenant, community, building } = await fresh()
    const renamed = await tenant.call(`/v1/buildings/${building.id}`, { as: 'head', method: 'PATCH', body: { version: 1, name: '10幢', lift: true } })
    expect(renamed.json).toMatchObject({ id: building.id, name: '10幢', lift: true, units: 1, version: 2 })
    const next = await tenant.call('/v1/buildings', { as: 'head', body: { community, name: '3幢', type: 'walk-up' } })
    expect(next.json.id).not.toBe(building.id)
    expect((await tenant.call(`/v1/buildings?community=${community}`, { as: 'auditor' })).json.items.map(({ name }: Building) => name)).toEqual(['3幢', '10幢'])
    expect((await tenant.call('/v1/communities', { as: 'collector' })).json.items).toMatchObject([{ buildings: 2, units: 1, mode: 'guaranteed', propertyRights: 'reformed', year: 1978 }])
    expect((await tenant.call(`/v1/buildings/${building.id}`, { as: 'head', method: 'PATCH', body: { version: 2, name: '3幢' } })).json.error.code).toBe('name-taken')
  })

  it('changed by someone else in the meantime are not overwritten', async () => {
    const { tenant, community } = await fresh()
    const change = (mode: string) => tenant.call(`/v1/communities/${community}`, { as: 'head', method: 'PATCH', body: { version: 1, mode } })
    const statuses = await Promise.all([change('1+N'), change('standard')])
    expect(statuses.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })
})

describe('a household', () => {
  it('is one per building and room, however the room is typed', async () => {
    const { tenant, building, unit } = await fresh()
    expect(unit).toMatchObject({ room: '1-101', owner: '韦玉梅、吕德明', buildingName: '3幢', area: 6700 })
    const body = { building: building.id, room: '1-101', area: 6700, owners: [{ name: '韦玉梅', phone: '13500008742' }, { name: '吕德明', phone: '0571-00001234' }], hardship: 'low-income' }
    expect((await tenant.call('/v1/units', { as: 'head', body })).json.id).toBe(unit.id)
    expect((await tenant.call('/v1/units', { as: 'head', body: { ...body, area: 6800 } })).json.error.code).toBe('room-taken')
    const { json: second } = await tenant.call('/v1/units', { as: 'head', body: { ...body, room: '1-102' } })
    expect((await tenant.call(`/v1/units/${second.id}`, { as: 'head', method: 'PATCH', body: { version: 1, room: '1-101' } })).json.error.code).toBe('room-taken')
  })

  it('whose room is renumbered keeps its id, stands in its new place, and frees its old room', async () => {
    const { tenant, building, unit } = await fresh()
    const make = (room: string) => tenant.call('/v1/units', { as: 'head', body: { building: building.id, room, area: 100, owners: [{ name: '甲' }] } })
    await make('1-1103')
    await tenant.call(`/v1/units/${unit.id}`, { as: 'head', method: 'PATCH', body: { version: 1, room: '2-101' } })
    expect((await make('1-101')).json.id).not.toBe(unit.id)
    expect((await tenant.call('/v1/units', { as: 'head' })).json.items.map(({ room }: Unit) => room)).toEqual(['1-101', '1-1103', '2-101'])
    expect((await tenant.call('/v1/communities', { as: 'head' })).json.items[0].units).toBe(3)
  })

  it('is listed page by page in the order of rooms, across buildings', async () => {
    const { tenant, community, building } = await fresh()
    const { json: tenth } = await tenant.call('/v1/buildings', { as: 'head', body: { community, name: '10幢', type: 'lift' } })
    for (const [at, room] of ['2', '10', '1', '11', '3'].entries()) await tenant.call('/v1/units', { as: 'head', body: { building: at % 2 ? building.id : tenth.id, room, area: 100, owners: [{ name: '甲' }] } })
    const rooms: string[] = []
    for (let after: string | null = ''; after !== null; ) {
      const { json } = await tenant.call(`/v1/units?limit=2${after ? `&after=${after}` : ''}`, { as: 'auditor' })
      expect(json.items.length).toBeLessThanOrEqual(2)
      rooms.push(...json.items.map((unit: Unit) => `${unit.buildingName} ${unit.room}`))
      after = json.next
    }
    expect(rooms).toEqual(['3幢 1-101', '3幢 10', '3幢 11', '10幢 1', '10幢 2', '10幢 3'])
    expect((await tenant.call('/v1/units?after=nonsense', { as: 'head' })).json.error.code).toBe('bad-cursor')
  })

  it('is found by room, name and phone', async () => {
    const { tenant } = await fresh()
    const found = async (search: string, as: 'head' | 'auditor' = 'head') => (await tenant.call(`/v1/units?search=${encodeURIComponent(search)}`, { as })).json.items.length
    for (const search of ['1-101', '3幢1-101', '３幢 １－１０１', '玉梅', '13500008742', '0571']) expect(await found(search), search).toBe(1)
    expect(await found('1-102')).toBe(0)
    // Whoever may not see a number may not find people by guessing it.
    expect(await found('13500008742', 'auditor')).toBe(0)
  })

  it('needs dates in order, an area and an owner', async () => {
    const { tenant, building, unit } = await fresh()
    const patch = (body: object) => tenant.call(`/v1/units/${unit.id}`, { as: 'head', method: 'PATCH', body: { version: 1, ...body } })
    expect((await patch({ occupiedFrom: '2026-02-01', occupiedTo: '2026-01-31' })).json.error.code).toBe('dates-reversed')
    for (const body of [{ area: 0 }, { area: 1.5 }, { area: 1_000_000 }, { occupiedFrom: '2026-02-30' }, { use: 'castle' }]) expect((await patch(body)).status, JSON.stringify(body)).toBe(400)
    expect((await tenant.call('/v1/units', { as: 'head', body: { building: building.id, room: '9', area: 100, owners: [] } })).status).toBe(400)
    expect((await tenant.call('/v1/units', { as: 'head', body: { building: building.id, room: '9', area: 100, owners: [{ name: '甲', phone: '1380000' }] } })).json.error.details[0].where).toBe('owners.0.phone')
    expect((await patch({ occupiedFrom: '2024-02-29', occupiedTo: null })).json).toMatchObject({ occupiedFrom: '2024-02-29', version: 2 })
  })
})

describe('residents', () => {
  it('come, change and go, each once', async () => {
    const { tenant, unit } = await fresh()
    const add = () => tenant.call(`/v1/units/${unit.id}/residents`, { as: 'head', body: { id: 'abcdefghijkl', name: '租客', kind: 'tenant', phone: '13811112222' } })
    await add()
    const { json: added } = await add()
    expect(added.residents.map(({ name, kind, phoneKind }: Unit['residents'][number]) => [name, kind, phoneKind])).toEqual([['韦玉梅', 'owner', 'mobile'], ['吕德明', 'owner', 'landline'], ['租客', 'tenant', 'mobile']])
    expect(added.owner).toBe('韦玉梅、吕德明')
    const path = `/v1/units/${unit.id}/residents/abcdefghijkl`
    expect((await tenant.call(path, { as: 'head', method: 'PATCH', body: { name: '新租客', phone: null } })).json.residents[2]).toMatchObject({ name: '新租客', phone: null })
    for (let twice = 0; twice < 2; twice += 1) expect((await tenant.call(path, { as: 'head', method: 'DELETE' })).json.residents).toHaveLength(2)
    expect((await tenant.call(path, { as: 'head', method: 'PATCH', body: { name: '谁' } })).status).toBe(404)
  })

  it('always leave an owner to send bills to', async () => {
    const { tenant, unit } = await fresh()
    const [first, second] = unit.residents
    expect((await tenant.call(`/v1/units/${unit.id}/residents/${first!.id}`, { as: 'head', method: 'DELETE' })).json.owner).toBe('吕德明')
    expect((await tenant.call(`/v1/units/${unit.id}/residents/${second!.id}`, { as: 'head', method: 'DELETE' })).json.error.code).toBe('last-owner')
    expect((await tenant.call(`/v1/units/${unit.id}/residents/${second!.id}`, { as: 'head', method: 'PATCH', body: { kind: 'family' } })).json.error.code).toBe('last-owner')
  })

  it('are found by their phone of now, not by one they gave up, and not by a landline', async () => {
    const { tenant, unit } = await fresh()
    const ctx = tenant.ctx()
    const [first] = unit.residents
    expect(await findResidentsByPhone(ctx, '13500008742')).toEqual([{ id: first!.id, unit: unit.id, name: '韦玉梅', kind: 'owner', phone: '13500008742' }])
    for (const other of ['0571-00001234', '13500008743', '1350000874']) expect(await findResidentsByPhone(ctx, other)).toEqual([])
    await tenant.call(`/v1/units/${unit.id}/residents/${first!.id}`, { as: 'head', method: 'PATCH', body: { phone: '13911112222' } })
    expect(await findResidentsByPhone(ctx, '13500008742')).toEqual([])
    expect(await findResidentsByPhone(ctx, '13911112222')).toHaveLength(1)
    await tenant.call(`/v1/units/${unit.id}/residents/${first!.id}`, { as: 'head', method: 'DELETE' })
    expect(await findResidentsByPhone(ctx, '13911112222')).toEqual([])
  })
})

describe('who may see what', () => {
  it('phones are masked for the auditor, hardship is for head and finance only', async () => {
    const { tenant, unit } = await fresh()
    const seen = async (as: 'head' | 'finance' | 'collector' | 'auditor') => {
      const { json } = await tenant.call(`/v1/units/${unit.id}`, { as })
      return [json.residents[0].phone, json.residents[1].phone, json.hardship]
    }
    expect(await seen('head')).toEqual(['13500008742', '0571-00001234', 'low-income'])
    expect(await seen('finance')).toEqual(['13500008742', '0571-00001234', 'low-income'])
    expect(await seen('collector')).toEqual(['13500008742', '0571-00001234', undefined])
    expect(await seen('auditor')).toEqual(['135****8742', '0571-****1234', undefined])
  })

  it('other roles see no household, and only the head changes one', async () => {
    const { tenant, community, unit } = await fresh()
    for (const as of ['supervisor', 'worker', 'attendant', 'committee'] as const) {
      for (const path of ['/v1/units', `/v1/units/${unit.id}`, '/v1/communities', '/v1/buildings', '/v1/imports']) expect((await tenant.call(path, { as })).status, `${as} ${path}`).toBe(403)
    }
    for (const as of ['finance', 'collector', 'auditor'] as const) {
      expect((await tenant.call('/v1/communities', { as, body: { name: 'x' } })).status).toBe(403)
      expect((await tenant.call(`/v1/units/${unit.id}`, { as, method: 'PATCH', body: { version: 1 } })).status).toBe(403)
      expect((await tenant.call(`/v1/imports?name=x&community=${community}`, { as, body: new Uint8Array([1]) })).status).toBe(403)
    }
    for (const as of ['collector', 'auditor'] as const) expect((await tenant.call('/v1/units/export?format=csv', { as })).status).toBe(403)
    expect((await tenant.call('/v1/units')).status).toBe(401)
  })

  it("a stranger from another tenant with equal names and houses meets none of this tenant's", async () => {
    const { tenant, community, building, unit } = await fresh()
    const other = await fresh()
    const { json: uploaded } = await tenant.call(`/v1/imports?name=x.csv&community=${community}`, { as: 'head', body: new TextEncoder().encode('楼栋,房号,面积,业主\r\n3幢,5,60,甲\r\n') })
    const nothing = await other.tenant.call('/v1/units/000000000000', { as: 'head' })
    const strange: [string, { method?: string; body?: unknown }?][] = [
      [`/v1/units/${unit.id}`],
      [`/v1/units/${unit.id}`, { method: 'PATCH', body: { version: 1, area: 1 } }],
      [`/v1/units/${unit.id}/residents`, { body: { name: '谁', kind: 'owner' } }],
      [`/v1/units/${unit.id}/residents/${unit.residents[0]!.id}`, { method: 'DELETE' }],
      [`/v1/communities/${community}`, { method: 'PATCH', body: { version: 1 } }],
      [`/v1/buildings/${building.id}`, { method: 'PATCH', body: { version: 1 } }],
      ['/v1/buildings', { body: { community, name: '1幢', type: 'lift' } }],
      ['/v1/units', { body: { building: building.id, room: '1', area: 1, owners: [{ name: '谁' }] } }],
      [`/v1/imports/${uploaded.id}`],
      [`/v1/imports/${uploaded.id}/rows`],
      [`/v1/imports/${uploaded.id}/errors`],
      [`/v1/imports/${uploaded.id}/apply`, { body: {} }],
      [`/v1/imports?name=x&community=${community}`, { body: new Uint8Array([1]) }],
    ]
    for (const [path, options] of strange) {
      const { status, json } = await other.tenant.call(path, { as: 'head', ...options })
      expect([status, json.error.code, json.error.say], path).toEqual([404, 'unknown', nothing.json.error.say])
    }
    expect((await other.tenant.call(`/v1/units?community=${community}`, { as: 'head' })).json.items).toEqual([])
    const csv = await other.tenant.call(`/v1/units/export?format=csv&community=${community}`, { as: 'head' })
    expect(csv.text.trim().split('\r\n')).toHaveLength(1)
    expect(other.unit.id).not.toBe(unit.id)
    expect((await findResidentsByPhone(other.tenant.ctx(), '13500008742')).map(({ unit: id }) => id)).toEqual([other.unit.id])
  })
})

describe('what billing reads', () => {
  it('is every household of a building, unmasked and in order', async () => {
    const { tenant, community, unit } = await fresh()
    const ctx = tenant.ctx()
    const [building] = await listBuildingsOf(ctx, community as never)
    expect(building).toMatchObject({ name: '3幢', type: 'walk-up', units: 1 })
    const found: string[] = []
    for await (const record of unitsOfBuilding(ctx, building!.id)) found.push(`${record.room} ${ownerOf(record)} ${record.area} ${record.use} ${record.hardship}`)
    expect(found).toEqual(['1-101 韦玉梅、吕德明 6700 home low-income'])
    expect(await getUnitRecord(ctx, unit.id)).toMatchObject({ id: unit.id, occupiedFrom: null })
    await expect(getUnitRecord(ctx, '000000000000' as UnitId)).rejects.toMatchObject({ kind: 'unknown' })
  })
})
