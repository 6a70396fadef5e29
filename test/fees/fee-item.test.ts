import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'
import { makeEstate } from './estate.ts'

let stack: Stack
let tenant: TestTenant
beforeAll(async () => void (stack = await startStack()))
afterAll(() => stack.stop())
beforeEach(async () => void (tenant = await stack.createTenant()))

const band = { min: 1500, max: 8000, document: '东街价〔2026〕1号', from: '2026-01-01', to: '2027-12-31' }
const rates = [{ buildingType: null, use: null, price: 6000 }]
const service = { name: { zh: '物业服务费', en: 'Property service' }, basis: 'per-m2', from: '2026-01-01', rates, band }
const create = (body: object) => tenant.call('/v1/fee-items', { as: 'finance', body })
const change = (id: string, body: object) => tenant.call(`/v1/fee-items/${id}/versions`, { as: 'finance', body })
const end = (id: string, lastDay: string) => tenant.call(`/v1/fee-items/${id}/end`, { as: 'finance', body: { lastDay } })

describe('a fee item', () => {
  it('is made with its band, and listed with the version in force', async () => {
    const made = await create(service)
    expect([made.status, made.json]).toMatchObject([201, { basis: 'per-m2', fund: 'ORGANISATION', community: null, state: 'active', current: { version: 1, rates, band } }])
    expect((await tenant.call('/v1/fee-items', { as: 'collector' })).json.items).toEqual([made.json])
  })

  it.each([
    ['a price above the band', { rates: [{ buildingType: null, use: null, price: 8001 }] }, 422, 'outside-band'],
    ['a price below it', { rates: [{ buildingType: null, use: null, price: 1499 }] }, 422, 'outside-band'],
    ['one of several prices outside it', { rates: [...rates, { buildingType: 'lift', use: null, price: 9000 }] }, 422, 'outside-band'],
    ['a day before the approval', { from: '2025-12-31' }, 422, 'outside-band'],
    ['a day after the approval', { from: '2028-01-01' }, 422, 'outside-band'],
    ['a band upside down', { band: { ...band, min: 9000 } }, 400, 'bad-band'],
    ['a band that ends before it begins', { band: { ...band, to: '2025-01-01' } }, 400, 'bad-band'],
    ['two prices for one place', { rates: [...rates, ...rates] }, 400, 'double-rate'],
    ['no price at all', { rates: [{ buildingType: null, use: null, price: null }] }, 400, 'no-price'],
    ['a price of 0', { rates: [{ buildingType: null, use: null, price: 0 }] }, 400, 'invalid-input'],
    ['a part of a fen a household', { basis: 'per-household', rates: [{ buildingType: null, use: null, price: 6050 }] }, 400, 'part-of-fen'],
    ['a building type that does not exist', { rates: [{ buildingType: 'castle', use: null, price: 6000 }] }, 400, 'invalid-input'],
    ['no band', { band: undefined }, 400, 'invalid-input'],
    ['a day that does not exist', { from: '2026-02-29' }, 400, 'invalid-input'],
    ['a community that is not there', { community: 'nosuchplace1' }, 404, 'unknown'],
  ])('with %s is refused and not kept (F1)', async (_, more, status, code) => {
    const refused = await create({ ...service, ...more })
    expect([refused.status, refused.json.error.code]).toEqual([status, code])
    expect((await tenant.call('/v1/fee-items', { as: 'finance' })).json.items).toEqual([])
  })

  it('at the very ends of its band is taken', async () => {
    for (const [price, from] of [[1500, '2026-01-01'], [8000, '2027-12-31']] as const) {
      expect((await create({ ...service, from, rates: [{ buildingType: null, use: null, price }] })).status).toBe(201)
    }
  })

  it('sent twice with one id is one item; other content under that id is a conflict', async () => {
    const body = { ...service, id: 'feefeefeefee' }
    const [first, again] = [await create(body), await create(body)]
    expect([again.status, again.json]).toEqual([201, first.json])
    expect((await create({ ...body, rates: [{ buildingType: null, use: null, price: 7000 }] })).status).toBe(409)
  })

  it('changes from a date by a new version, once however often it is sent', async () => {
    const { id } = (await create(service)).json
    const body = { from: '2027-01-01', rates: [{ buildingType: null, use: null, price: 7000 }] }
    const [first, again] = [await change(id, body), await change(id, body)]
    expect(again.json).toEqual(first.json)
    expect(first.json).toMatchObject({ current: { version: 1 }, versions: [{ version: 1 }, { version: 2, from: '2027-01-01', name: service.name, rates: body.rates }] })
    stack.clock.set('2027-01-01T02:00:00.000Z')
    expect((await tenant.call('/v1/fee-items', { as: 'finance' })).json.items[0].current.version).toBe(2)
    stack.clock.set('2026-12-01T02:00:00.000Z')
  })

  it('refuses a version before the last one, and one outside the band', async () => {
    const { id } = (await create(service)).json
    expect((await change(id, { from: '2026-01-01', name: { zh: '甲', en: 'A' } })).json.error.code).toBe('version-order')
    expect((await change(id, { from: '2026-06-01', rates: [{ buildingType: null, use: null, price: 9000 }] })).json.error.code).toBe('outside-band')
  })

  it('ends on a day and stays ended', async () => {
    const { id } = (await create(service)).json
    const ended = await end(id, '2026-11-30')
    expect([ended.status, ended.json.state]).toEqual([200, 'ended'])
    expect((await end(id, '2026-11-30')).json).toEqual(ended.json)
    expect((await change(id, { from: '2027-01-01' })).json.error.code).toBe('fee-ended')
  })

  it('leaves a row in the audit log for each change, and none for a retry', async () => {
    const { id } = (await create(service)).json
    for (let turn = 0; turn < 2; turn += 1) await change(id, { from: '2027-01-01', name: { zh: '服务费', en: 'Service' } })
    await end(id, '2027-06-30')
    const rows = (await tenant.call('/v1/audit', { as: 'auditor' })).json.items.filter((row: { subject: string }) => row.subject === id)
    expect(rows.map((row: { act: string }) => row.act)).toEqual(['fee-item.ended', 'fee-item.changed', 'fee-item.created'])
  })

  it('is unknown to the stranger, and only head and finance may decide on it', async () => {
    const { id } = (await create(service)).json
    const stranger = await stack.createTenant()
    expect((await stranger.call(`/v1/fee-items/${id}/end`, { as: 'head', body: { lastDay: '2026-12-31' } })).status).toBe(404)
    expect((await stranger.call(`/v1/fee-items/${id}/versions`, { as: 'head', body: { from: '2027-01-01' } })).status).toBe(404)
    expect((await stranger.call('/v1/fee-items', { as: 'head' })).json.items).toEqual([])
    for (const role of ['collector', 'auditor', 'supervisor'] as const) expect((await tenant.call('/v1/fee-items', { as: role, body: service })).status).toBe(403)
  })

  it('may belong to one community', async () => {
    const { community } = await makeEstate(tenant.ctx(), { buildings: [] })
    expect((await create({ ...service, community })).json).toMatchObject({ community })
  })
})
