import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BusinessDate, Period } from '../../functions/calendar.ts'
import type { Ctx } from '../../functions/context.ts'
import { previewBilling } from '../../functions/fees/preview-billing.ts'
import { publishBilling } from '../../functions/fees/publish-billing.ts'
import type { RunId } from '../../functions/ids.ts'
import { hasPdfText, pagesOf, pdfText } from '../paper/pdf-text.ts'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'
import { type Estate, makeEstate, makeFees } from './estate.ts'

let stack: Stack
let tenant: TestTenant
let ctx: Ctx
let estate: Estate
let run: RunId

beforeAll(async () => {
  stack = await startStack()
  tenant = await stack.createTenant('东街物业服务社', { paymentAccount: 'acct_bills', phone: '0571-8800 1234', address: '东街 18 号' })
  ctx = tenant.ctx('finance')
  estate = await makeEstate(ctx, { buildings: [{ name: '2幢', rooms: 4 }, { name: '10幢', rooms: 3 }] })
  await makeFees(ctx)
  run = (await previewBilling(ctx, { community: estate.community, period: '2026-12' as Period, dueDate: '2026-12-28' as BusinessDate })).id
})
afterAll(() => stack.stop())

const pdf = (path: string, as: 'finance' | 'collector' = 'finance', headers = {}) => tenant.call(path, { as, headers })

describe('printing', () => {
  it('waits until a run is published', async () => {
    const early = await pdf(`/v1/billing-runs/${run}/pdf`)
    expect([early.status, early.json.error.code]).toEqual([422, 'not-published'])
    await publishBilling(ctx, run)
    await stack.settleJobs()
    expect((await pdf(`/v1/billing-runs/${run}/pdf`)).status).toBe(200)
  })

  it('gives a run in the order of rooms, one building of it, or pages from-to', async () => {
    const whole = await pdf(`/v1/billing-runs/${run}/pdf`, 'collector')
    expect([whole.headers.get('content-type'), pagesOf(whole.bytes)]).toEqual(['application/pdf', 7])
    expect(decodeURIComponent(whole.headers.get('content-disposition')!)).toContain('2026年12月物业服务费账单 向阳新村.pdf')
    expect(pagesOf((await pdf(`/v1/billing-runs/${run}/pdf?building=${estate.buildings[1]!.id}`)).bytes)).toBe(3)
    expect(pagesOf((await pdf(`/v1/billing-runs/${run}/pdf?from=3&to=4`)).bytes)).toBe(2)
    expect((await pdf(`/v1/billing-runs/${run}/pdf?from=8`)).status).toBe(404)
    expect((await pdf(`/v1/billing-runs/${run}/pdf?building=nosuchplace1`)).status).toBe(404)
  })

  it.runIf(hasPdfText)('masks names unless asked for in full, in the language asked for', async () => {
    const bill = `/v1/bills/${estate.units[0]}-2026-12-1/pdf`
    const masked = pdfText((await pdf(bill)).bytes)
    expect(masked).toContain('王**')
    expect(masked).toContain('202612-00001')
    expect(pdfText((await pdf(`${bill}?payer=full`)).bytes)).toContain('王01芳')
    expect(pdfText((await pdf(bill, 'finance', { 'accept-language': 'en' })).bytes)).toContain('Property service bill, December 2026')
    expect(pdfText((await pdf(`${bill}?lang=en`)).bytes)).toContain('How to pay')
  })

  it('makes a fresh pay link for every copy, and none where nothing is collected online', async () => {
    const offline = await stack.createTenant()
    const other = offline.ctx('finance')
    const place = await makeEstate(other, { buildings: [{ name: '2幢', rooms: 1 }] })
    await makeFees(other)
    await publishBilling(other, (await previewBilling(other, { community: place.community, period: '2026-12' as Period, dueDate: '2026-12-28' as BusinessDate })).id)
    await stack.settleJobs()
    const writes = async (of: TestTenant, bill: string) => {
      await of.token('auditor')
      const before = stack.meter.writeUnits
      expect((await of.call(`/v1/bills/${bill}/pdf`, { as: 'auditor' })).status).toBe(200)
      return stack.meter.writeUnits - before
    }
    const [online, counterOnly] = [`${estate.units[0]}-2026-12-1`, `${place.units[0]}-2026-12-1`]
    expect([await writes(tenant, online), await writes(tenant, online), await writes(offline, counterOnly)]).toEqual([1, 1, 0])
  })
})
