import { performance } from 'node:perf_hooks'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeXlsx } from '../../functions/tables/write-xlsx.ts'
import { startStack, type Stack } from '../support/stack.ts'
import { applied, csvOf, head, importFile, makeCommunity, rowOf } from './support.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
afterAll(() => stack?.stop())

/** 101 households a building, so that no building is left with one. */
const perBuilding = 101
const rowsOfTown = (count: number): string[][] =>
  Array.from({ length: count }, (_, at) => {
    const door = at % perBuilding
    const more = { area: `${40 + (at % 60)}.${String(at % 100).padStart(2, '0')}`, owner: `业主${at}`, phone: `138${String(at).padStart(8, '0')}` }
    return rowOf(`${Math.floor(at / perBuilding) + 1}幢`, `${(door % 4) + 1}-${Math.floor(door / 4) + 101}`, more)
  })

const xlsxOf = (rows: string[][]): Promise<Uint8Array> =>
  writeXlsx({ file: 'x', sheet: { zh: 'x', en: 'x' }, columns: head.map((title, at) => ({ kind: 'text' as const, title: { zh: title, en: title }, value: (row: string[]) => row[at] })), rows }, 'zh')

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now()
  const result = await work()
  console.info(`${what}: ${Math.round(performance.now() - started)} ms`)
  return result
}

describe('a whole town in one file', () => {
  it.each([
    [5_001, 'csv'],
    [Number(process.env['TOWN_ROWS'] ?? 2_002), 'xlsx'],
  ] as const)('of %i rows as %s is judged, applied, listed and judged again without losing one', async (count, format) => {
    const tenant = await stack.createTenant()
    const community = await makeCommunity(tenant)
    const rows = rowsOfTown(count)
    const file = format === 'csv' ? csvOf(rows) : await xlsxOf(rows)
    const name = `${count}.${format}`
    const first = await timed(`${name} (${Math.round(file.length / 1024)} KB) judged`, () => importFile(tenant, community, name, file))
    expect(first.json).toMatchObject({ rows: count, counts: { new: count } })
    const before = stack.meter.writeUnits
    const done = await timed(`${name} applied`, () => applied(stack, tenant, first.json.id as string))
    console.info(`${name}: ${((stack.meter.writeUnits - before) / count).toFixed(2)} write units a household`)
    expect(done).toMatchObject({ state: 'applied', applied: { created: count, changed: 0, same: 0, left: 0 }, progress: { done: count, total: count } })
    expect((await tenant.call('/v1/communities', { as: 'head' })).json.items[0]).toMatchObject({ buildings: Math.ceil(count / perBuilding), units: count })
    const again = await timed(`${name} judged again`, () => importFile(tenant, community, name, file))
    expect(again.json).toMatchObject({ id: first.json.id, counts: { new: 0, same: count, changed: 0, question: 0, refused: 0 } })
    const exported = await timed(`${name} exported`, () => tenant.call(`/v1/units/export?format=${format}`, { as: 'head' }))
    if (format === 'csv') expect(exported.text.trim().split('\r\n')).toHaveLength(count + 1)
  }, 240_000)
})
