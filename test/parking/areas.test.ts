import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import type { BusinessDate } from '../../functions/calendar.ts'
import { carries, runOfNumbers } from '../../functions/parking/model.ts'
import { assertMayEarn, readArea } from '../../functions/parking/read-area.ts'
import { makeEstate } from '../fees/estate.ts'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'

let stack: Stack
let tenant: TestTenant
let community: string
beforeAll(async () => {
  stack = await startStack()
  tenant = await stack.createTenant()
  community = (await makeEstate(tenant.ctx('head'))).community
})
afterAll(() => stack?.stop())

const decision = { document: '业主大会决议〔2026〕3号', date: '2026-05-10', areaShare: 8_120, ownersShare: 7_905 }
const post = (path: string, body: object, as: 'head' | 'collector' = 'head') => tenant.call(path, { as, body })
const make = async (more: object) => (await post('/v1/parking/areas', { community, land: 'own', ...more })).json
const patch = (path: string, body: object) => tenant.call(path, { as: 'head', method: 'PATCH', body })

describe('shared land', () => {
  it("earns nothing until its owners' decision is on record, and then for the owners", async () => {
    const area = await make({ name: '中心花园旁', land: 'shared' })
    expect(area).toMatchObject({ fund: 'OWNERS_COMMON', mayEarn: false, decision: null })
    expect(() => assertMayEarn(area)).toThrow(/no-owners-decision/)
    const decided = await patch(`/v1/parking/areas/${area.id}`, { version: 1, decision })
    expect(decided.json).toMatchObject({ mayEarn: true, decision, version: 2 })
    expect(() => assertMayEarn(decided.json)).not.toThrow()
  })

  test.each([
    ['2026-05-10', 7_500, 7_500, true],
    ['2026-05-10', 7_499, 9_000, false],
    ['2026-05-10', 9_000, 7_499, false],
    ['2020-12-31', 5_001, 5_001, true],
    ['2020-12-31', 5_000, 9_000, false],
  ])('a decision of %s with %i and %i of 10,000 carries: %s', (date, areaShare, ownersShare, carried) => {
    expect(carries({ document: 'x', date: date as BusinessDate, areaShare, ownersShare })).toBe(carried)
  })

  it('takes no decision that did not carry, or that lies ahead', async () => {
    const with_ = (more: object) => post('/v1/parking/areas', { community, name: '被否决的', land: 'shared', decision: { ...decision, ...more } })
    expect((await with_({ ownersShare: 7_000 })).json.error.code).toBe('decision-not-carried')
    expect((await with_({ date: '2027-01-01' })).json.error.code).toBe('decision-ahead')
  })

  it('never earns for another fund, and other land never for the owners', async () => {
    expect((await post('/v1/parking/areas', { community, name: '错账', land: 'shared', fund: 'ORGANISATION' })).json.error.code).toBe('wrong-fund')
    expect((await post('/v1/parking/areas', { community, name: '错账', land: 'own', fund: 'OWNERS_COMMON' })).json.error.code).toBe('wrong-fund')
  })
})

describe('spaces', () => {
  it('are made one by one or as a numbered run, counted, and listed as people count them', async () => {
    const area = await make({ name: '北广场' })
    const spaces = `/v1/parking/areas/${area.id}/spaces`
    expect((await post(spaces, { number: 'ａ-098', count: 4 })).json.items.map(({ number }: { number: string }) => number)).toEqual(['A-098', 'A-099', 'A-100', 'A-101'])
    await post(spaces, { number: '无1', kind: 'barrier-free' })
    await post(spaces, { number: '专1', kind: 'reserved', note: '消防' })
    const all = (await tenant.call(`${spaces}?limit=4`, { as: 'attendant' })).json
    expect([all.items.length, all.next]).toEqual([4, '4'])
    expect((await tenant.call(`${spaces}?limit=4&after=4`, { as: 'attendant' })).json).toMatchObject({ items: [{}, {}], next: null })
    const closed = all.items[0]
    expect((await patch(`${spaces}/${closed.id}`, { version: 1, closed: true, note: '施工' })).json).toMatchObject({ state: 'closed', version: 2 })
    expect((await patch(`${spaces}/${closed.id}`, { version: 1, closed: false })).json.error.code).toBe('changed-meanwhile')
    expect((await readArea(tenant.ctx(), area.id)).counts).toEqual({ spaces: 6, reserved: 1, barrierFree: 1, charging: 0, closed: 1, permits: 0, free: 4 })
    expect((await tenant.call(`${spaces}?kind=reserved`, { as: 'auditor' })).json.items).toMatchObject([{ number: '专1', note: '消防' }])
  })

  it('made twice, or by two people at once, are there once; other facts under a number are a conflict', async () => {
    const area = await make({ name: '南门' })
    const spaces = `/v1/parking/areas/${area.id}/spaces`
    const run = { number: 'S1', count: 120 }
    const both = await Promise.all([post(spaces, run), post(spaces, run)])
    for (const { status } of both) expect([201, 409]).toContain(status)
    expect((await post(spaces, run)).status).toBe(201)
    expect((await readArea(tenant.ctx(), area.id)).counts.spaces).toBe(120)
    expect((await post(spaces, { number: 'S120', count: 2, kind: 'charging' })).json.error.code).toBe('number-taken')
    expect((await readArea(tenant.ctx(), area.id)).counts.spaces).toBe(120)
    expect((await post(spaces, { number: '门口', count: 2 })).json.error.code).toBe('not-countable')
  })

  it('numbers count on as wide as they were written', () => {
    expect(runOfNumbers('B09甲', 3)).toEqual(['B09甲', 'B10甲', 'B11甲'])
    expect(runOfNumbers('99', 2)).toEqual(['99', '100'])
    expect(runOfNumbers('门口', 1)).toEqual(['门口'])
  })
})

it('an area made twice is one; the same name with other facts is a conflict', async () => {
  const [one, two] = [await make({ name: '西门' }), await make({ name: '西门' })]
  expect(two.id).toBe(one.id)
  expect((await post('/v1/parking/areas', { community, name: '西门', land: 'own', graceDays: 1 })).json.error.code).toBe('name-taken')
  expect((await tenant.call(`/v1/parking/areas?community=${community}`, { as: 'attendant' })).json.items.map(({ name }: { name: string }) => name)).toContain('西门')
})

it('a stranger finds none of it, and who only collects makes none', async () => {
  const area = await make({ name: '东门' })
  const stranger = await stack.createTenant()
  expect((await stranger.call(`/v1/parking/areas/${area.id}`, { as: 'head' })).status).toBe(404)
  expect((await stranger.call(`/v1/parking/areas/${area.id}/spaces`, { as: 'head', body: { number: '1' } })).status).toBe(404)
  expect((await stranger.call('/v1/parking/areas', { as: 'head' })).json.items).toEqual([])
  expect((await post('/v1/parking/areas', { community, name: '私设', land: 'own' }, 'collector')).status).toBe(403)
})
