import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { zipSync } from 'fflate'
import { importMerchantBill } from '../../functions/merchant-bills/import-merchant-bill.ts'
import type { MerchantBill, MerchantBillLines, MerchantLine } from '../../functions/merchant-bills/model.ts'
import { keys } from '../../functions/storage/keys.ts'
import { type Collecting, startCollecting } from '../payments/collecting.ts'
import { alipayAccount, alipayTrades, gb18030, merchantNo, orderNo, type Row, utf8, wechatTrades } from './bills.ts'

let at: Collecting
beforeAll(async () => {
  at = await startCollecting()
})
afterAll(() => at.stack.stop())

let count = 1000
/** Trades of their own for each test: an order is known to the tenant for ever. */
const rowsOf = (...amounts: string[]): Row[] => amounts.map((yuan) => ({ order: orderNo((count += 1)), merchant: merchantNo(count), yuan }))
const upload = (body: Uint8Array, as: 'head' | 'finance' | 'collector' | 'auditor' = 'finance', name = '账单.csv') => at.tenant.call(`/v1/merchant-bills?name=${encodeURIComponent(name)}`, { as, body })
const taken = async (body: Uint8Array): Promise<MerchantBill> => {
  const { status, json, text } = await upload(body)
  if (status !== 201) throw new Error(text)
  return json as MerchantBill
}
const read = async (id: string, query = ''): Promise<MerchantBillLines> => (await at.tenant.call(`/v1/merchant-bills/${id}?limit=200${query}`, { as: 'finance' })).json as MerchantBillLines
const verdicts = (lines: readonly MerchantLine[]) => lines.map(({ verdict }) => verdict)

describe('a merchant bill', () => {
  it('is taken over with its sums, and books nothing', async () => {
    const rows = [...rowsOf('120.50', '80.00')]
    const before = await at.books('2026-11')
    const bill = await taken(gb18030(alipayTrades([...rows, { ...rows[0]!, yuan: '20.50', refund: '77000000000000001' }])))
    expect(bill).toMatchObject({ provider: 'alipay', format: 'alipay-trades', account: '2088…0156', from: '2026-11-24', to: '2026-11-24', lines: 3, newLines: 3, incomeFen: 20_050, refundFen: -2_050, createdByName: 'test finance' })
    expect((await at.books('2026-11')).json.items).toEqual(before.json.items)
    const { json } = await at.tenant.call('/v1/merchant-bills', { as: 'auditor' })
    expect(json.items[0]).toEqual(bill)
  })

  it('again is the same bill, also in another packing and by two people at once (R2)', async () => {
    const text = alipayTrades(rowsOf('10.00', '10.00'))
    const [one, two, three] = await Promise.all([upload(gb18030(text)), upload(utf8(text), 'head'), upload(zipSync({ 'x.csv': gb18030(text) }))])
    expect([one.json.id, three.json.id]).toEqual([two.json.id, two.json.id])
    expect(one.json).toMatchObject({ newLines: 2, incomeFen: 2000 })
    const all = (await at.tenant.call('/v1/merchant-bills?limit=200', { as: 'finance' })).json.items as MerchantBill[]
    expect(all.filter(({ id }) => id === one.json.id)).toHaveLength(1)
  })

  it('that overlaps another brings only what is new, in either form, also at the same moment', async () => {
    const rows = rowsOf('10.00', '20.00', '30.00', '40.00')
    const first = await taken(utf8(alipayTrades(rows.slice(0, 2))))
    const [wider, other] = await Promise.all([taken(utf8(alipayTrades(rows.slice(0, 3)))), taken(utf8(alipayAccount(rows.slice(1))))])
    expect(first.newLines + wider.newLines + other.newLines).toBe(4)
    const lines = [...(await read(first.id)).items, ...(await read(wider.id)).items, ...(await read(other.id)).items]
    const own = lines.filter(({ verdict }) => verdict !== 'earlier')
    expect(own.map(({ orderNo: order }) => order).toSorted()).toEqual(rows.map(({ order }) => order).toSorted())
    expect((await read(wider.id)).items.filter(({ earlier }) => earlier === first.id)).toHaveLength(2)
  })

  it('with two payers of one sum in one second keeps both', async () => {
    expect(await taken(utf8(wechatTrades(rowsOf('10.00', '10.00'))))).toMatchObject({ newLines: 2, incomeFen: 2000 })
  })

  it('that says another sum of a known order is refused whole, with the line', async () => {
    const rows = rowsOf('10.00', '20.00')
    await taken(utf8(alipayTrades(rows.slice(0, 1))))
    const answer = await upload(utf8(alipayTrades([rows[1]!, { ...rows[0]!, yuan: '11.00' }])))
    expect([answer.status, answer.json.error.code, answer.json.error.details[0].where]).toEqual([400, 'bad-line', '7'])
    expect(answer.json.error.say).toContain('10.00')
    expect((await taken(utf8(alipayTrades([rows[1]!])))).newLines).toBe(1)
  })

  it('of a day to come is refused', async () => {
    const [row] = rowsOf('10.00')
    expect((await upload(utf8(alipayTrades([{ ...row!, at: '2026-12-02 00:00:00' }])))).json.error.code).toBe('bad-line')
  })

  it('that cannot be right leaves nothing behind', async () => {
    const rows = rowsOf('10.00', '20.00')
    const text = alipayTrades(rows)
    const wrong = [text.replace('共30.00元', '共31.00元'), text.slice(0, -150), text.replace(rows[0]!.order, '2.02E+27')]
    for (const file of wrong) expect((await upload(utf8(file))).status).toBe(400)
    expect(await taken(utf8(text))).toMatchObject({ newLines: 2 })
  })

  it('of 5,001 lines is taken whole and read page by page', async () => {
    const rows = Array.from({ length: 5001 }, (_, index): Row => ({ order: `42000099992026112${String(index).padStart(11, '0')}`, yuan: '0.01' }))
    const bill = await taken(utf8(wechatTrades(rows)))
    expect(bill).toMatchObject({ lines: 5001, newLines: 5001, incomeFen: 5001 })
    const first = await read(bill.id)
    const next = await read(bill.id, `&after=${first.next}`)
    expect([first.items.length, next.items[0]?.row, first.counts.todo]).toEqual([200, 202, 5001])
    expect((await read(bill.id, '&after=4900')).items.at(-1)?.row).toBe(5002)
  })

  it('whose reading a crash cut short is brought to its end by whoever looks next', async () => {
    const rows = rowsOf('10.00', '20.00', '30.00')
    const bill = await taken(utf8(alipayTrades(rows)))
    const { store, tenant } = at.tenant.ctx()
    const { items } = await read(bill.id)
    const crashed = async () => {
      await store.write({ update: keys.merchantBill(tenant, bill.id), set: { state: 'reading', newLines: 0, incomeFen: 0 } })
      await store.write({ delete: keys.merchantLine(tenant, items[1]!.id) })
      await store.write({ delete: keys.lookup(tenant, `order#${rows[2]!.merchant}`) })
    }
    const looks = [() => read(bill.id), () => taken(utf8(alipayTrades(rows))), async () => (await at.tenant.call('/v1/merchant-bills?limit=200', { as: 'finance' })).json.items.find(({ id }: MerchantBill) => id === bill.id)]
    for (const look of looks) {
      await crashed()
      expect(await look()).toMatchObject({ id: bill.id, newLines: 3, incomeFen: 6000 })
      expect(await store.get(keys.lookup(tenant, `order#${rows[2]!.merchant}`))).toMatchObject({ order: rows[2]!.order })
    }
  })

  it('brings a line once, however many files read it at the very same moment', async () => {
    const { store, tenant } = at.tenant.ctx()
    const rows = rowsOf('10.00', '20.00', '30.00')
    const files = [await taken(utf8(alipayTrades(rows.slice(0, 2)))), await taken(utf8(alipayTrades(rows))), await taken(utf8(alipayAccount(rows.slice(1))))]
    const ids = (await read(files[1]!.id)).items.map(({ id }) => id)
    for (let turn = 0; turn < 5; turn += 1) {
      await Promise.all([
        ...ids.map((id) => store.write({ delete: keys.merchantLine(tenant, id) })),
        ...files.map(({ id }) => store.write({ update: keys.merchantBill(tenant, id), set: { state: 'reading', newLines: 0 } })),
      ])
      const found = await Promise.all(files.map(({ id }) => read(id)))
      expect(found.reduce((total, { newLines }) => total + newLines, 0)).toBe(3)
    }
  })

  it('is for head and finance; a collector and a stranger see nothing of it', async () => {
    const body = utf8(alipayTrades(rowsOf('10.00')))
    expect([(await upload(body, 'collector')).status, (await upload(body, 'auditor')).status, (await upload(body, 'head')).status]).toEqual([403, 403, 201])
    const { id } = await taken(body)
    expect((await at.tenant.call(`/v1/merchant-bills/${id}`, { as: 'collector' })).status).toBe(403)
    expect((await at.stranger.call(`/v1/merchant-bills/${id}`, { as: 'finance' })).status).toBe(404)
    expect((await at.stranger.call('/v1/merchant-bills', { as: 'finance' })).json.items).toEqual([])
  })

  it('is the stranger’s own when the stranger has the same file', async () => {
    const body = utf8(alipayTrades(rowsOf('10.00')))
    await taken(body)
    expect((await at.stranger.call('/v1/merchant-bills?name=x', { as: 'finance', body })).json).toMatchObject({ newLines: 1 })
  })

  it('is refused while the tenant is suspended (S4)', async () => {
    const ctx = at.tenant.ctx('finance')
    await expect(importMerchantBill({ ...ctx, site: { ...ctx.site, state: 'suspended' } }, { name: 'x', bytes: utf8(alipayTrades(rowsOf('10.00'))) })).rejects.toMatchObject({ code: 'suspended' })
  })
})

describe('its lines', () => {
  it('say whose they may be: by bill number, by door, or not at all; refunds and fees are shown apart', async () => {
    const [first, second] = at.houses
    const { bills } = await at.due(first!.id)
    const rows = rowsOf('1.00', '2.00', '3.00', '4.00', '5.00')
    const bill = await taken(
      utf8(
        alipayTrades([
          { ...rows[0]!, remark: `账单 ${bills[0]!.no}` },
          { ...rows[1]!, remark: '２号楼１０２ 物业' },
          { ...rows[2]!, remark: '101' },
          { ...rows[3]!, remark: '谢谢' },
          { ...rows[4]!, remark: '2号楼102' },
          { ...rows[4]!, refund: '770000000000002' },
        ]),
      ),
    )
    const { items, counts } = await read(bill.id)
    expect(verdicts(items)).toEqual(['matched', 'matched', 'ambiguous', 'unmatched', 'ambiguous', 'refund'])
    expect(items[0]!.candidates).toMatchObject([{ unit: first!.id, reasons: ['bill'] }])
    expect(items[1]!.candidates).toMatchObject([{ unit: second!.id, reasons: ['place'], buildingName: '2号楼', room: '102' }])
    expect(items[2]!.candidates).toHaveLength(2)
    expect(items[4]!.warnings).toEqual(['refunded'])
    expect(counts).toEqual({ todo: 5, booked: 0, refund: 1, other: 0, ignored: 0, earlier: 0 })
    expect((await read(bill.id, '&show=refund')).items).toHaveLength(1)
    expect(verdicts((await read(bill.id, '&show=todo')).items)).not.toContain('refund')
  })

  it('can be ignored with a reason, once, and a booked one cannot', async () => {
    const [row, paid] = rowsOf('6.00', '7.00')
    const bill = await taken(utf8(alipayTrades([row!, paid!])))
    const { items } = await read(bill.id)
    const ignore = (line: string, reason: string, as: 'finance' | 'auditor' = 'finance') => at.tenant.call(`/v1/merchant-bills/${bill.id}/exclusions`, { as, body: { line, reason } })
    expect((await ignore(items[0]!.id, '测试付款', 'auditor')).status).toBe(403)
    expect((await ignore(items[0]!.id, '测试付款')).json).toMatchObject({ verdict: 'ignored', ignored: { reason: '测试付款', byName: 'test finance' } })
    expect((await ignore(items[0]!.id, '别的理由')).json).toMatchObject({ ignored: { reason: '测试付款' } })
    await at.tenant.call(`/v1/merchant-bills/${bill.id}/bookings`, { as: 'finance', body: { lines: [{ line: items[1]!.id, unit: at.houses[0]!.id }] } })
    expect((await ignore(items[1]!.id, '别的理由')).json.error.code).toBe('not-open')
    expect((await ignore('z'.repeat(20), '别的理由')).status).toBe(404)
    expect((await read(bill.id)).counts).toMatchObject({ todo: 0, booked: 1, ignored: 1 })
  })
})
