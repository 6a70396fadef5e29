import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getSettlementPdf, settlementOf } from '../../functions/credits/get-settlement-pdf.ts'
import type { UnitId } from '../../functions/ids.ts'
import { buildStreet, type House, pay, publish } from '../ledger/street.ts'
import { residentOf } from '../payments/collecting.ts'
import { hasPdfText, pdfText } from '../paper/pdf-text.ts'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'

let stack: Stack
let tenant: TestTenant
let stranger: TestTenant
let houses: readonly House[]
beforeAll(async () => {
  stack = await startStack()
  tenant = await stack.createTenant('东街物业服务社', { phone: '0571-8888 0000', address: '东街12号' })
  stranger = await stack.createTenant()
  const street = await buildStreet(tenant)
  houses = street.houses
  await publish(stack, tenant, street.community, '2026-11', '2026-11-30')
  await publish(stack, tenant, street.community, '2026-12', '2026-12-25')
  await pay(tenant, houses[0]!.id, 1308)
  await pay(tenant, houses[1]!.id, 20_000)
  await pay(tenant, houses[2]!.id, 2 * 2308)
})
afterAll(() => stack.stop())

const paper = (house: House, query: object = {}, lang: 'zh' | 'en' = 'zh') => settlementOf(tenant.ctx('finance'), house.id as UnitId, query, lang)
const pdf = (house: House, query = '', as: 'finance' | 'worker' = 'finance') => tenant.call(`/v1/credits/${house.id}/settlement/pdf${query}`, { as })

describe('the statement on moving out', () => {
  it('says what is to pay: the open bills less the credit', async () => {
    expect(await paper(houses[0]!)).toMatchObject({ openFen: 1308, creditFen: 0, open: [{ no: '202612-00001', openFen: 1308 }], closingFen: 1308, movedOn: '2026-12-01', from: '2025-12-01' })
  })

  it('says what is to be given back: the credit', async () => {
    const { openFen, creditFen, closingFen, open, rows } = await paper(houses[1]!)
    expect([openFen, creditFen, closingFen, open]).toEqual([0, 20_000 - 2 * 1808, -(20_000 - 2 * 1808), []])
    expect(rows.map(({ chargeFen, paidFen }) => [chargeFen, paidFen])).toEqual([[1808, 0], [1808, 0], [0, 20_000]])
  })

  it('tells bills and payments since a day, with what was owed before', async () => {
    const { openingFen, rows, closingFen, from } = await paper(houses[0]!, { from: '2026-12-01' })
    expect([from, openingFen, rows.length, closingFen]).toEqual(['2026-12-01', 1308, 2, 1308])
    await expect(paper(houses[0]!, { from: '2026-12-02' })).rejects.toMatchObject({ code: 'from-in-future' })
  })

  it('takes the day of moving out from the register, unless another one is given', async () => {
    const unit = (await tenant.call(`/v1/units/${houses[3]!.id}`, { as: 'head' })).json
    const changed = await tenant.call(`/v1/units/${houses[3]!.id}`, { as: 'head', method: 'PATCH', body: { version: unit.version, occupiedTo: '2026-12-20' } })
    expect(changed.status).toBe(200)
    expect(await paper(houses[3]!)).toMatchObject({ movedOn: '2026-12-20', madeOn: '2026-12-01' })
    expect(await paper(houses[3]!, { date: '2026-11-15' })).toMatchObject({ movedOn: '2026-11-15', from: '2025-11-15' })
    expect(await paper(houses[3]!, { date: '2028-02-29' })).toMatchObject({ from: '2025-12-01' })
  })

  it('is not there for strangers and other households, and not given to a worker', async () => {
    const [own, other] = [houses[0]!, houses[1]!]
    const pages = await getSettlementPdf(tenant.ctx(residentOf(own)), own.id as UnitId, {}, 'zh')
    expect(pages.bytes.length).toBeGreaterThan(1000)
    await expect(getSettlementPdf(tenant.ctx(residentOf(own)), other.id as UnitId, {}, 'zh')).rejects.toMatchObject({ kind: 'unknown' })
    expect((await stranger.call(`/v1/credits/${own.id}/settlement/pdf`, { as: 'head' })).status).toBe(404)
    expect((await pdf(own, '', 'worker')).status).toBe(403)
    expect((await pdf(own, '?date=2026-02-30')).status).toBe(400)
  })

  it.runIf(hasPdfText)('stands on paper in both languages, over as many pages as it takes, with places to sign', async () => {
    const owing = await pdf(houses[0]!, '?lang=zh&date=2026-12-20')
    expect(owing.headers.get('content-type')).toBe('application/pdf')
    expect(pdfText(owing.bytes)).toMatch(/搬离前应补缴\s+¥13\.08/)
    expect(pdfText(owing.bytes)).toContain('2026年12月20日')
    const rich = pdfText((await pdf(houses[1]!, '?lang=en')).bytes)
    expect(rich).toMatch(/To be given back\s+¥163\.84/)
    for (const words of ['东街物业服务社', 'Household (signature)', 'Clerk (signature)']) expect(rich).toContain(words)
    expect(pdfText((await pdf(houses[2]!, '?lang=zh')).bytes)).toContain('双方已结清')
    for (let count = 0; count < 60; count += 1) await pay(tenant, houses[4]!.id, 7)
    const long = pdfText((await pdf(houses[4]!, '?lang=zh')).bytes)
    const pages = long.trimEnd().split('\f')
    expect(pages.map((page) => /第\s*(\d)\s*页/.exec(page)?.[1])).toEqual(['1', '2', '3'])
    expect(pages.at(-1)).toContain('住户（签字）')
  })
})
