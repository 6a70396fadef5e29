import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeEstate, makeFee, makeFees } from '../fees/estate.ts'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'
import { rule } from '../tariffs/rules.ts'

let stack: Stack
let tenant: TestTenant
let stranger: TestTenant
let area: string
let bare: string
let tariff: string
let plates = 10000
const head = async (path: string, body?: object) => (await tenant.call(path, { as: 'head', ...(body ? { body } : {}) })).json
const income = async (query: string, of = tenant) => (await of.call(`/v1/parking/income/spaces?period=2026-12${query}`, { as: 'finance' })).json
const exported = async (by: string) => (await tenant.call(`/v1/parking/income/export?period=2026-12&by=${by}&format=csv`, { as: 'finance' })).text.replace(/^\uFEFF/, '').trimEnd().split('\r\n')
const at = (minute: number): string => new Date(Date.parse('2026-12-17T02:00:00Z') + minute * 60_000).toISOString()

beforeAll(async () => {
  stack = await startStack()
  stack.clock.set(at(0))
  tenant = await stack.createTenant()
  stranger = await stack.createTenant()
  const { community, units } = await makeEstate(tenant.ctx('head'), { buildings: [{ name: '2幢', rooms: 3 }] })
  await makeFees(tenant.ctx('head'))
  const permitItem = (await makeFee(tenant.ctx('head'), { name: { zh: '停车月卡', en: 'Parking permit' }, basis: 'per-permit', fund: 'ORGANISATION', rates: [{ buildingType: null, use: null, price: 800_000, nth: 1 }], band: { min: 100, max: 2_000_000, document: '东价〔2026〕2号', from: '2020-01-01', to: null } })).id
  tariff = (await head('/v1/parking/tariffs', { name: '临停', from: '2026-11-01', document: '东价〔2026〕3号', rule: rule({}) })).id
  area = (await head('/v1/parking/areas', { community, name: '东门地面', land: 'own', tariff, permitItem })).id
  bare = (await head('/v1/parking/areas', { community, name: '西门地面', land: 'own' })).id
  await head(`/v1/parking/areas/${area}/spaces`, { number: 'A9', count: 3 })
  await head(`/v1/parking/areas/${bare}/spaces`, { number: 'B1', count: 1 })
  for (const [house, term] of [[0, 'quarter'], [1, 'month']] as const) {
    const { id: car } = await head('/v1/parking/cars', { unit: units[house], plate: `浙A${(plates += 1)}`, proof: { kind: 'deed', document: '1' } })
    await head('/v1/parking/permits', { area, car, term })
  }
  const { id: shift } = await head('/v1/parking/shifts', { id: 'shift0000001', area })
  for (const [sequence, kind] of [[1, 'in'], [2, 'out']] as const) await head('/v1/parking/events', { area, device: 'gate-1', sequence, kind, plate: '浙A54321', at: at(sequence) })
  stack.clock.set(at(5))
  const [stay] = (await head(`/v1/parking/stays?area=${area}`)).items
  if (stay.dueFen > 0) await head(`/v1/parking/stays/${stay.id}/cash`, { id: 'staycash0001', shift, amountFen: stay.dueFen })
})
afterAll(() => stack.stop())

describe('parking income by space', () => {
  it('tells what each space was billed for, also those that earned nothing, and leaves short stays with their area: nobody noted where they stood', async () => {
    const { items, total } = await income('')
    const quarter = Math.round(8000 * (15 / 31 + 2))
    const month = Math.round((8000 * 15) / 31)
    expect(items.map((row: Record<string, unknown>) => [row['areaName'], row['space'], row['permits'], row['permitsFen'], row['stays']])).toEqual([
      ['东门地面', 'A9', 1, quarter, 0],
      ['东门地面', 'A10', 1, month, 0],
      ['东门地面', 'A11', 0, 0, 0],
      ['东门地面', null, 0, 0, 1],
      ['西门地面', 'B1', 0, 0, 0],
    ])
    const stays = (await tenant.call('/v1/parking/income?period=2026-12', { as: 'finance' })).json.total
    expect(total).toEqual({ permits: 2, permitsFen: quarter + month, stays: stays.stays, staysFen: stays.paidFen })
    expect(stays.paidFen).toBeGreaterThan(0)
    const { months } = await head('/v1/parking/overview')
    expect(months.at(-1)).toEqual({ period: '2026-12', permits: 2, billedFen: quarter + month })
    expect((await income('')).items).toEqual(items)
  })

  it('is paged without losing a row, told of one area, and empty in a month without bills', async () => {
    const first = await income('&limit=2')
    const rest = await income(`&limit=200&after=${first.next}`)
    expect([...first.items, ...rest.items]).toEqual((await income('')).items)
    expect([rest.next, rest.total]).toEqual([null, first.total])
    expect((await income(`&area=${bare}`)).items).toHaveLength(1)
    expect((await tenant.call('/v1/parking/income/spaces?period=2026-11', { as: 'finance' })).json.total).toEqual({ permits: 0, permitsFen: 0, stays: 0, staysFen: 0 })
    expect((await income('&after=zzz')).error.code).toBeTruthy()
  })

  it('exports what the screen shows, each view by itself, and nothing of it to a stranger', async () => {
    const [heads, ...rows] = await exported('space')
    expect(heads).toContain('月卡出账（元）')
    expect(rows).toHaveLength(5)
    expect(rows[3]).toContain('临时停车，不记车位')
    expect((await exported('tariff'))[1]).toContain('东门地面,临停,小型车,1,0')
    expect((await income('', stranger)).items).toEqual([])
    expect((await tenant.call('/v1/parking/income/spaces?period=2026-12', { as: 'attendant' })).status).toBe(403)
  })
})
