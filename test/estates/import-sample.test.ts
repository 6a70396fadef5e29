import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Import, ImportRow } from '../../functions/estates/import-model.ts'
import { startStack, type Stack, type TestTenant } from '../support/stack.ts'
import { applied, importFile, makeCommunity, rowsOf, sampleCsv, sampleXlsx } from './support.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
afterAll(() => stack?.stop())

/** Sheet row -> the one reason expected, and what its sentence names. */
const complaints: Readonly<Record<number, { verdict: 'refused' | 'question'; field: string; code: string; says: string }>> = {
  73: { verdict: 'refused', field: 'area', code: 'missing', says: '补填' },
  88: { verdict: 'refused', field: 'area', code: 'area-unreadable', says: '约50' },
  102: { verdict: 'refused', field: 'area', code: 'area-not-positive', says: '大于 0' },
  116: { verdict: 'refused', field: 'area', code: 'area-not-positive', says: '-48.20' },
  131: { verdict: 'refused', field: 'area', code: 'area-comma', says: '54,37' },
  143: { verdict: 'refused', field: 'owner', code: 'missing', says: '补填' },
  154: { verdict: 'refused', field: 'room', code: 'missing', says: '补填' },
  166: { verdict: 'refused', field: 'phone', code: 'phone-unreadable', says: '11 位' },
  180: { verdict: 'question', field: 'building', code: 'lone-building', says: '9幢' },
  193: { verdict: 'refused', field: 'use', code: 'use-unknown', says: '住宅、商铺' },
  204: { verdict: 'refused', field: 'area', code: 'area-too-big', says: '99999.99' },
  218: { verdict: 'refused', field: 'room', code: 'row-again', says: '第 13 行' },
  233: { verdict: 'question', field: 'room', code: 'room-again', says: '第 15 行（何明德）' },
}

/** Sheet row -> what was read out of an untidy cell. */
const readings: Readonly<Record<number, Partial<Record<string, string | undefined>>>> = {
  3: { phone: '13500008742', occupiedFrom: '1981-12-24', area: '67.00', buildingType: '砖混六层', year: '1978' },
  10: { area: '40.59' },
  14: { area: '62.13' },
  22: { area: '68.10' },
  26: { phone: '13800005640' },
  34: { phone: '13500004288' },
  43: { owner: '孟桂兰', use: '商铺' },
  47: { owner: '周丽华', phone: undefined },
  48: { owner: '杨玉梅', phone: undefined },
  55: { owner: '韦玉梅、吕德明', phone: '15000008597' },
  64: { phone: '0571-00001234' },
  438: { building: '平房甲院', room: '14', occupiedFrom: '1976-10-23', area: '23.58', phone: '18600002174' },
}

describe("a street's own register in XLSX", () => {
  let tenant: TestTenant
  let preview: Import & { preview: ImportRow[] }
  let rows: Map<number, ImportRow>
  beforeAll(async () => {
    tenant = await stack.createTenant()
    preview = (await importFile(tenant, await makeCommunity(tenant), 'units-sample.xlsx', sampleXlsx)).json
    rows = new Map((await rowsOf(tenant, preview.id)).map((row) => [row.row, row]))
  })

  it('is read from the row of column names on, title and all', () => {
    expect(preview).toMatchObject({ rows: 436, counts: { new: 423, same: 0, changed: 0, question: 2, refused: 11 }, state: 'ready' })
    expect(preview.columns.map(({ field }) => field)).toEqual(['building', 'buildingType', 'year', 'room', 'area', 'owner', 'phone', 'occupiedFrom', 'use', 'occupancy', 'note'])
    expect(preview.preview[0]).toMatchObject({ row: 3, verdict: 'new', values: { room: '1-101' } })
    expect(rows.size).toBe(436)
  })

  it.each(Object.entries(complaints))('sheet row %s is refused or asked about, with its field and what to do', (row, { verdict, field, code, says }) => {
    const judged = rows.get(Number(row))
    expect(judged?.verdict).toBe(verdict)
    expect(judged?.reasons).toHaveLength(1)
    expect(judged?.reasons[0]).toMatchObject({ field, code })
    expect(judged?.reasons[0]?.say).toContain(says)
  })

  it('has no complaint about any other row', () => {
    const complained = [...rows.values()].filter(({ verdict, reasons }) => verdict !== 'new' || reasons.length).map(({ row }) => row)
    expect(complained.toSorted((a, b) => a - b)).toEqual(Object.keys(complaints).map(Number))
  })

  it.each(Object.entries(readings))('sheet row %s is read without complaint', (row, values) => {
    const judged = rows.get(Number(row))!
    expect(judged).toMatchObject({ verdict: 'new', reasons: [] })
    for (const [field, value] of Object.entries(values)) expect(judged.values[field as keyof typeof judged.values], field).toBe(value)
  })

  it('says the same in English to who asks for it', async () => {
    const { json } = await tenant.call(`/v1/imports/${preview.id}/rows?verdict=question`, { as: 'head', headers: { 'accept-language': 'en' } })
    expect(json.items[0].reasons[0]).toMatchObject({ title: 'Building', say: expect.stringContaining('include this row if there is such a building') })
  })

  it('becomes communities of buildings and households once applied, and the question rows only when included', async () => {
    const done = await applied(stack, tenant, preview.id)
    expect(done).toMatchObject({ state: 'applied', applied: { created: 423, changed: 0, same: 0, left: 0 }, progress: { done: 436, total: 436 } })
    const { json: buildings } = await tenant.call('/v1/buildings', { as: 'head' })
    expect(buildings.items.map(({ name, type, typeText, floors, lift, year, units }: Record<string, unknown>) => [name, type, typeText, floors, lift, year, units])).toEqual([
      ['1幢', 'walk-up', '砖混六层', 6, false, 1978, 71],
      ['2幢', 'walk-up', '砖混六层', 6, false, 1978, 67],
      ['3幢', 'walk-up', '砖混六层', 6, false, 1985, 91],
      ['4幢', 'walk-up', '砖混七层', 7, false, 1992, 84],
      ['5幢', 'lift', '框架十二层（电梯）', 12, true, 1998, 96],
      ['平房甲院', 'bungalow', '平房', 1, false, 1956, 14],
    ])
    const { json: found } = await tenant.call(`/v1/units?search=${encodeURIComponent('3-201')}&building=${buildings.items[0].id}`, { as: 'head' })
    expect(found.items[0]).toMatchObject({ owner: '韦玉梅、吕德明', area: 6546, use: 'home', occupancy: 'self', occupiedFrom: '2002-10-20' })
    expect(found.items[0].residents.map(({ name, phone }: Record<string, unknown>) => [name, phone])).toEqual([['韦玉梅', '15000008597'], ['吕德明', null]])

    const later = await applied(stack, tenant, preview.id, [180, 233])
    expect(later).toMatchObject({ state: 'applied', included: 2, applied: { created: 424, changed: 1, same: 0, left: 0 } })
    const { json: replaced } = await tenant.call(`/v1/units?search=${encodeURIComponent('1幢1-401')}`, { as: 'head' })
    expect(replaced.items.map(({ owner }: { owner: string }) => owner)).toEqual(['另一人'])
  })
})

describe('the same register in GB18030', () => {
  it('is read with its rare characters', async () => {
    const tenant = await stack.createTenant()
    const { json } = await importFile(tenant, await makeCommunity(tenant), 'units-sample-gb18030.csv', sampleCsv)
    expect(json).toMatchObject({ rows: 120, counts: { refused: 4, question: 0, new: 116 } })
    const rows = await rowsOf(tenant, json.id)
    expect(rows.filter(({ values }) => values.owner?.includes('䶮')).map(({ row, values }) => [row, values.owner])).toEqual([[56, '郝䶮'], [66, '夏䶮'], [101, '邓䶮']])
    // The CSV has no title row, so each row stands one higher than in the XLSX.
    expect(rows.filter(({ verdict }) => verdict === 'refused').map(({ row }) => row)).toEqual([72, 87, 101, 115])
  })

  it('is, byte for byte after decoding, what UTF-8 with a mark would be', async () => {
    const tenant = await stack.createTenant()
    const community = await makeCommunity(tenant)
    const utf8 = new TextEncoder().encode(`\uFEFF${new TextDecoder('gb18030').decode(sampleCsv)}`)
    const { json } = await importFile(tenant, community, 'units.csv', utf8)
    const other = await importFile(tenant, community, 'units.csv', sampleCsv)
    const strip = (rows: ImportRow[]) => rows.map(({ row, values, verdict }) => ({ row, values, verdict }))
    expect(strip(await rowsOf(tenant, json.id))).toEqual(strip(await rowsOf(tenant, other.json.id)))
  })
})
