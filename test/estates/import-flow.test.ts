import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyImportSlice } from '../../functions/estates/apply-import-slice.ts'
import { chunkRows } from '../../functions/estates/import-items.ts'
import type { Unit } from '../../functions/estates/model.ts'
import { startStack, type Stack, type TestTenant } from '../support/stack.ts'
import { applied, csvOf, head, importFile, makeCommunity, rowOf, rowsOf, sampleXlsx } from './support.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
afterAll(() => stack?.stop())

async function fresh() {
  const tenant = await stack.createTenant()
  const community = await makeCommunity(tenant)
  const upload = async (file: Uint8Array, name = 'x.csv') => {
    const answer = await importFile(tenant, community, name, file)
    if (answer.status !== 201) throw new Error(answer.text)
    return answer.json
  }
  return { tenant, community, upload }
}

async function unitsOf(tenant: TestTenant, search = ''): Promise<Unit[]> {
  const units: Unit[] = []
  let after: string | null = ''
  do {
    const { json } = (await tenant.call(`/v1/units?limit=200&search=${encodeURIComponent(search)}${after ? `&after=${after}` : ''}`, { as: 'head' })) as { json: { items: Unit[]; next: string | null } }
    units.push(...json.items)
    after = json.next
  } while (after)
  return units
}

const three = [rowOf('1幢', '101', { phone: '13500001111' }), rowOf('1幢', '102'), rowOf('1幢', '103', { area: '错' })]

describe('an import', () => {
  it('of the same file is the same import, and applying it again changes nothing', async () => {
    const { tenant, upload } = await fresh()
    const first = await upload(sampleXlsx)
    expect((await upload(sampleXlsx)).id).toBe(first.id)
    await applied(stack, tenant, first.id, 'all')
    const before = await unitsOf(tenant)
    expect(await applied(stack, tenant, first.id, 'all')).toMatchObject({ state: 'applied', applied: { created: 424, changed: 0 } })
    const again = await upload(sampleXlsx)
    // The one room that has two owners in the file is asked about again, from both sides.
    expect(again).toMatchObject({ id: first.id, state: 'ready', counts: { new: 0, same: 423, changed: 0, question: 2, refused: 11 } })
    expect(await applied(stack, tenant, first.id)).toMatchObject({ applied: { created: 0, changed: 0, same: 423, left: 0 } })
    expect(await unitsOf(tenant)).toEqual(before)
  })

  it('changes nothing until it is applied', async () => {
    const { tenant, upload } = await fresh()
    await upload(csvOf(three))
    expect(await unitsOf(tenant)).toEqual([])
    expect((await tenant.call('/v1/buildings', { as: 'head' })).json.items).toEqual([])
  })

  it('whose worker dies in the middle goes on where it was, and counts each household once', async () => {
    const { tenant, upload } = await fresh()
    const rows = Array.from({ length: chunkRows * 2 + 10 }, (_, at) => rowOf(`${(at % 3) + 1}幢`, `${at}`, { phone: `138${String(at).padStart(8, '0')}` }))
    const { id } = await upload(csvOf(rows))
    await tenant.call(`/v1/imports/${id}/apply`, { as: 'head', body: {} })
    stack.signals.length = 0
    const ctx = tenant.ctx()
    const subject = `${id}.1.1`
    const one = await applyImportSlice(ctx, subject, undefined)
    expect(one).toEqual({ cursor: `1:${chunkRows}:0:0:0` })
    // Died before the job's row was written: the second slice is worked, half of it twice, all of it from the first cursor on.
    await applyImportSlice(ctx, subject, `1:${chunkRows}:0:0:0`)
    expect(await applyImportSlice(ctx, subject, undefined)).toEqual(one)
    await tenant.call(`/v1/imports/${id}/apply`, { as: 'head', body: {} })
    await stack.settleJobs()
    const { json } = await tenant.call(`/v1/imports/${id}`, { as: 'head' })
    expect(json).toMatchObject({ state: 'applied', applied: { created: rows.length, changed: 0, same: 0, left: 0 }, progress: { done: rows.length, total: rows.length } })
    expect((await unitsOf(tenant)).length).toBe(rows.length)
    const { json: buildings } = await tenant.call('/v1/buildings', { as: 'head' })
    expect(buildings.items.map(({ units }: { units: number }) => units)).toEqual([337, 337, 336])
  })

  it('worked by two workers at once makes each household once', async () => {
    const { tenant, upload } = await fresh()
    const { id } = await upload(csvOf(Array.from({ length: 200 }, (_, at) => rowOf('1幢', `${at}`, { phone: `138${String(at).padStart(8, '0')}` }))))
    await tenant.call(`/v1/imports/${id}/apply`, { as: 'head', body: {} })
    stack.signals.length = 0
    await Promise.all([1, 2, 3].map(() => applyImportSlice(tenant.ctx(), `${id}.1.1`, undefined)))
    expect((await unitsOf(tenant)).length).toBe(200)
    expect((await tenant.call('/v1/buildings', { as: 'head' })).json.items[0].units).toBe(200)
  })

  it('gives back the rows it could not take, to be corrected and uploaded again', async () => {
    const { tenant, upload } = await fresh()
    const { id } = await upload(sampleXlsx, '登记表.xlsx')
    await applied(stack, tenant, id)
    for (const format of ['csv', 'xlsx']) {
      const file = await tenant.call(`/v1/imports/${id}/errors?format=${format}`, { as: 'head' })
      expect(file.headers.get('content-disposition')).toContain(encodeURIComponent(`待更正-登记表.${format}`))
      const uncorrected = await upload(file.bytes, `e.${format}`)
      // Row 218 is the same household as row 13 but for its note: by itself that is a changed note.
      expect(uncorrected).toMatchObject({ rows: 13, counts: { new: 0, changed: 1, question: 2, refused: 10 } })
      expect(uncorrected.columns.at(-1)).toEqual({ header: '原因', field: 'reason' })
      const codes = (await rowsOf(tenant, uncorrected.id)).flatMap(({ reasons }) => reasons.map(({ code }) => code))
      expect(codes).toEqual(['missing', 'area-unreadable', 'area-not-positive', 'area-not-positive', 'area-comma', 'missing', 'missing', 'phone-unreadable', 'lone-building', 'use-unknown', 'area-too-big', 'other-owner'])
    }
    const csv = await tenant.call(`/v1/imports/${id}/errors?format=csv`, { as: 'head' })
    const text = new TextDecoder().decode(csv.bytes)
    expect(text).toContain('原第 131 行： 建筑面积：“54,37”里的逗号不知是小数点还是千位')
    const corrected = new TextEncoder().encode(text.replace('"54,37"', '54.37').replace('约50', '50.10'))
    const { id: second, counts } = await upload(corrected)
    expect(counts.new).toBe(2)
    expect(await applied(stack, tenant, second)).toMatchObject({ applied: { created: 2 } })
    expect((await unitsOf(tenant, '2幢3-301')).map(({ area }) => area)).toEqual([5437])
  })

  it('takes over what changed, and asks before a household gets other owners', async () => {
    const { tenant, upload } = await fresh()
    await applied(stack, tenant, (await upload(csvOf(three))).id)
    const next = await upload(csvOf([rowOf('1幢', '101', { area: '61.00', phone: '13900002222' }), rowOf('1幢', '102', { owner: '新业主' }), rowOf('1幢', '103')]))
    expect(next.counts).toEqual({ new: 1, same: 0, changed: 1, question: 1, refused: 0 })
    const rows = await rowsOf(tenant, next.id)
    expect(rows[0]!.changes).toEqual([
      { field: 'area', title: '建筑面积', from: '60.00', to: '61.00' },
      { field: 'phone', title: '联系电话', from: '13500001111', to: '13900002222' },
    ])
    expect(rows[1]!.reasons[0]).toMatchObject({ field: 'owner', code: 'other-owner' })
    expect(await applied(stack, tenant, next.id)).toMatchObject({ applied: { created: 1, changed: 1, same: 0, left: 0 } })
    expect((await unitsOf(tenant)).map(({ room, area, owner }) => [room, area, owner])).toEqual([['101', 6100, '业101'], ['102', 6000, '业102'], ['103', 6000, '业103']])
    await applied(stack, tenant, next.id, [3])
    expect((await unitsOf(tenant, '102'))[0]!.owner).toBe('新业主')
  })

  it('never empties what a file leaves empty, nor what a file has no column for', async () => {
    const { tenant, upload } = await fresh()
    await applied(stack, tenant, (await upload(csvOf([rowOf('1幢', '101', { phone: '13500001111', note: '南' }), rowOf('1幢', '102')]))).id)
    const few = await upload(csvOf([['1幢', '101', '60', '业101', ''], ['1幢', '102', '60', '业102', '']], ['楼栋', '房号', '面积', '业主', '电话']))
    expect(few.counts).toMatchObject({ same: 2 })
  })

  it('does not undo by a later inclusion what was corrected by hand since', async () => {
    const { tenant, upload } = await fresh()
    const { id } = await upload(csvOf([rowOf('1幢', '101'), rowOf('1幢', '102'), rowOf('7幢', '101')]))
    await applied(stack, tenant, id)
    const [unit] = await unitsOf(tenant, '1幢101')
    await tenant.call(`/v1/units/${unit!.id}`, { as: 'head', method: 'PATCH', body: { version: unit!.version, area: 7777 } })
    expect(await applied(stack, tenant, id, [4])).toMatchObject({ applied: { created: 3, changed: 0, same: 0, left: 0 } })
    expect((await unitsOf(tenant, '1幢101'))[0]!.area).toBe(7777)
  })

  it('leaves alone a household that was registered by someone else since the preview', async () => {
    const { tenant, upload } = await fresh()
    const { json: building } = await tenant.call('/v1/buildings', { as: 'head', body: { community: (await tenant.call('/v1/communities', { as: 'head' })).json.items[0].id, name: '1幢', type: 'walk-up' } })
    const { id } = await upload(csvOf([rowOf('1幢', '101'), rowOf('1幢', '102')]))
    await tenant.call('/v1/units', { as: 'head', body: { building: building.id, room: '101', area: 5000, owners: [{ name: '别人' }] } })
    expect(await applied(stack, tenant, id)).toMatchObject({ applied: { created: 1, left: 1 } })
    expect((await unitsOf(tenant, '101'))[0]).toMatchObject({ owner: '别人', area: 5000 })
  })

  it('asks where rows of one building disagree, and refuses rows of another community', async () => {
    const { tenant, upload } = await fresh()
    const columns = ['小区', '楼栋', '楼型', '房号', '建筑面积', '业主姓名']
    const { id } = await upload(csvOf([['红星里小区', '1幢', '砖混六层', '1', '50', '甲'], ['红星里小区', '1幢', '砖混六层', '2', '50', '乙'], ['', '1幢', '平房', '3', '50', '丙'], ['前进里', '1幢', '砖混六层', '4', '50', '丁']], columns))
    expect((await rowsOf(tenant, id)).map(({ verdict, reasons }) => [verdict, reasons[0]?.code])).toEqual([['new', undefined], ['new', undefined], ['question', 'building-differs'], ['refused', 'other-community']])
    await applied(stack, tenant, id, 'all')
    expect((await tenant.call('/v1/buildings', { as: 'head' })).json.items).toMatchObject([{ typeText: '砖混六层', units: 3 }])
  })

  it('includes only rows that were asked about', async () => {
    const { tenant, upload } = await fresh()
    const { id } = await upload(csvOf(three))
    const { status, json } = await tenant.call(`/v1/imports/${id}/apply`, { as: 'head', body: { include: [2, 4] } })
    expect([status, json.error.code, json.error.details.length]).toEqual([400, 'not-question-rows', 2])
    expect(await unitsOf(tenant)).toEqual([])
  })

  it('cannot be uploaded again while it is being applied', async () => {
    const { tenant, community, upload } = await fresh()
    const { id } = await upload(csvOf(three))
    await tenant.call(`/v1/imports/${id}/apply`, { as: 'head', body: {} })
    const { status, json } = await importFile(tenant, community, 'x.csv', csvOf(three))
    expect([status, json.error.code]).toEqual([409, 'import-busy'])
    await stack.settleJobs()
    expect((await importFile(tenant, community, 'x.csv', csvOf(three))).status).toBe(201)
  })

  it('lists its rows page by page and by verdict, and imports newest first', async () => {
    const { tenant, upload } = await fresh()
    const { id } = await upload(sampleXlsx)
    stack.clock.forwardMs(1000)
    const { id: later } = await upload(csvOf(three))
    const first = (await tenant.call(`/v1/imports/${id}/rows?limit=5&verdict=refused`, { as: 'head' })).json
    const second = (await tenant.call(`/v1/imports/${id}/rows?limit=5&verdict=refused&after=${first.next}`, { as: 'head' })).json
    const third = (await tenant.call(`/v1/imports/${id}/rows?limit=5&verdict=refused&after=${second.next}`, { as: 'head' })).json
    expect([first, second, third].flatMap(({ items }) => items.map(({ row }: { row: number }) => row))).toEqual([73, 88, 102, 116, 131, 143, 154, 166, 193, 204, 218])
    expect(third.next).toBeNull()
    const page = (await tenant.call('/v1/imports?limit=1', { as: 'head' })).json
    const rest = (await tenant.call(`/v1/imports?limit=1&after=${page.next}`, { as: 'head' })).json
    expect([page.items[0].id, rest.items[0].id, rest.next]).toEqual([later, id, null])
  })
})

describe('an export', () => {
  it.each(['csv', 'xlsx'])('as %s gives back what was imported: importing it again finds every household the same', async (format) => {
    const { tenant, community, upload } = await fresh()
    await applied(stack, tenant, (await upload(sampleXlsx)).id, 'all')
    const [unit] = await unitsOf(tenant, '3-201')
    await tenant.call(`/v1/units/${unit!.id}`, { as: 'head', method: 'PATCH', body: { version: unit!.version, note: '=1+1，"引号"', hardship: 'disability', occupiedTo: '2026-11-30' } })
    const [owner, second] = unit!.residents
    await tenant.call(`/v1/units/${unit!.id}/residents/${owner!.id}`, { as: 'head', method: 'PATCH', body: { phone: null } })
    await tenant.call(`/v1/units/${unit!.id}/residents/${second!.id}`, { as: 'head', method: 'PATCH', body: { phone: '13911112222' } })
    const file = await tenant.call(`/v1/units/export?format=${format}&community=${community}`, { as: 'finance' })
    const again = await upload(file.bytes, `export.${format}`)
    expect(again.counts).toEqual({ new: 0, same: 424, changed: 0, question: 0, refused: 0 })

    const elsewhere = await fresh()
    const moved = await elsewhere.upload(file.bytes, `export.${format}`)
    // 9幢 has one household: a slip in a new place as well.
    expect(moved.counts).toEqual({ new: 423, same: 0, changed: 0, question: 1, refused: 0 })
    await applied(stack, elsewhere.tenant, moved.id, 'all')
    const plain = (units: Unit[]) => units.map(({ id: _, community: __, building: ___, version: ____, residents, ...unit }) => ({ ...unit, residents: residents.map(({ id: _____, ...resident }) => resident) }))
    expect(plain(await unitsOf(elsewhere.tenant))).toEqual(plain(await unitsOf(tenant)))
  })

  it('has the columns of the template and the community in front', async () => {
    const { tenant, upload } = await fresh()
    await applied(stack, tenant, (await upload(csvOf(three))).id)
    const { text } = await tenant.call('/v1/units/export?format=csv', { as: 'head' })
    expect(text.split('\r\n')[0]!.replace('\uFEFF', '').split(',')).toEqual(['小区', '楼栋', '楼型', '建成年份', '房号', '建筑面积', '业主姓名', '联系电话', '入住日期', '迁出日期', '用途', '居住状态', '困难类别', '备注'])
    expect(text.split('\r\n')[1]).toBe('红星里小区,1幢,砖混六层,1985,101,60.00,业101,13500001111,1990-01-01,,住宅,自住,,')
    expect(head).toHaveLength(11)
  })
})
