import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'
import { rule } from './rules.ts'

let stack: Stack
let tenant: TestTenant
beforeAll(async () => void (stack = await startStack()))
afterAll(() => stack.stop())
beforeEach(async () => void (tenant = await stack.createTenant()))

// The clock of the stack stands at 10:00 of 1 December 2026, local time.
const first = { name: '地面临停', from: '2026-11-01', document: '东价〔2026〕3号', rule: rule({ free: { minutes: 30, how: 'once' } }) }
const dearer = { from: '2026-12-10', document: '东价〔2026〕9号', rule: rule({ usual: { stepFen: 300 } }) }
const create = (body: object) => tenant.call('/v1/parking/tariffs', { as: 'finance', body })
const change = (id: string, body: object) => tenant.call(`/v1/parking/tariffs/${id}/versions`, { as: 'head', body })
const quote = (body: object) => tenant.call('/v1/parking/quotes', { as: 'attendant', body })

describe('a tariff', () => {
  it('is made once, however often it is sent; other content under its id is a conflict', async () => {
    const body = { ...first, id: 'tarifftariff' }
    const [made, again] = [await create(body), await create(body)]
    expect([made.status, again.status, again.json]).toEqual([201, 201, made.json])
    expect((await create({ ...body, name: '地下' })).status).toBe(409)
    expect((await tenant.call('/v1/parking/tariffs', { as: 'attendant' })).json.items).toEqual([made.json])
  })

  it('keeps every version; a new one begins today or later, after the last, and once however often it is sent', async () => {
    const { id } = (await create(first)).json
    const changed = await change(id, dearer)
    expect([changed.status, changed.json.current.version, changed.json.versions.map((one: { from: string }) => one.from)]).toEqual([201, 1, ['2026-11-01', '2026-12-10']])
    expect((await change(id, dearer)).json).toEqual(changed.json)
    expect((await change(id, { ...dearer, document: 'x' })).json.error.code).toBe('version-order')
    expect((await change(id, { ...dearer, from: '2026-11-30' })).json.error.code).toBe('from-past')
    const acts = (await tenant.call('/v1/audit', { as: 'head' })).json.items.map((row: { act: string }) => row.act)
    expect(acts.filter((act: string) => act.startsWith('tariff'))).toEqual(['tariff.changed', 'tariff.created'])
  })

  it.each([
    ['a step of no minutes', { stepMinutes: 0 }],
    ['a price below nothing', { classes: [{ class: 'small', usual: { firstFen: 0, stepFen: -1, nightFen: 0, capFen: null }, holiday: null }] }],
    ['a part of a fen', { classes: [{ class: 'small', usual: { firstFen: 0, stepFen: 1.5, nightFen: 0, capFen: null }, holiday: null }] }],
    ['a night without length', { night: { from: 60, to: 60 } }],
    ['no price for small cars', { classes: [{ ...rule().classes[0]!, class: 'large' }] }],
    ['one class twice', { classes: [rule().classes[0]!, rule().classes[0]!] }],
    ['a holiday that does not exist', { holidays: ['2026-02-30'] }],
  ])('with %s is refused', async (_, more) => {
    expect((await create({ ...first, rule: { ...first.rule, ...more } })).json.error.code).toBe('invalid-input')
  })
})

describe('a quote', () => {
  it('follows the version of the day of entry, also for a stay into the next, and any version that is named', async () => {
    const { id } = (await create(first)).json
    await change(id, dearer)
    const over = { tariff: id, in: '2026-12-09T15:30:00Z', out: '2026-12-09T17:30:00Z' }
    expect((await quote(over)).json).toMatchObject({ version: 1, minutes: 120, totalFen: 400, lines: [{ kind: 'step', count: 1, from: '2026-12-09T15:30:00.000Z', to: '2026-12-09T16:00:00.000Z' }, { kind: 'step', count: 1 }] })
    expect((await quote({ ...over, version: 2 })).json.totalFen).toBe(600)
    expect((await quote({ ...over, in: '2026-12-09T16:00:00Z' })).json).toMatchObject({ version: 2, totalFen: 600 })
    expect((await quote({ ...over, version: 3 })).status).toBe(404)
  })

  it('out before in is an error in words', async () => {
    const { id } = (await create(first)).json
    const answer = await quote({ tariff: id, in: '2026-12-09T10:00:00Z', out: '2026-12-09T09:00:00Z' })
    expect([answer.status, answer.json.error.code]).toEqual([400, 'out-before-in'])
    expect(answer.json.error.say).toMatch(/出场时间早于入场时间/)
  })

  it("of another organization's tariff is not found", async () => {
    const { id } = (await create(first)).json
    const other = await stack.createTenant()
    const body = { tariff: id, in: '2026-12-09T10:00:00Z', out: '2026-12-09T11:00:00Z' }
    expect((await other.call('/v1/parking/quotes', { as: 'head', body })).status).toBe(404)
  })
})
