import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { BusinessDate, Period } from '../../functions/calendar.ts'
import type { Ctx } from '../../functions/context.ts'
import { accountOfUnit } from '../../functions/fees/get-account.ts'
import { getBillingRun } from '../../functions/fees/get-billing-run.ts'
import { previewBilling } from '../../functions/fees/preview-billing.ts'
import { publishBilling } from '../../functions/fees/publish-billing.ts'
import { publishPart, type PublishingRun } from '../../functions/fees/publish-part.ts'
import { publishSlice } from '../../functions/fees/publish-slice.ts'
import { readParts } from '../../functions/fees/run-items.ts'
import type { CommunityId } from '../../functions/ids.ts'
import { gateShards, keys } from '../../functions/storage/keys.ts'
import { assertBooksBalance } from '../support/books.ts'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'
import { type Estate, makeEstate, makeFee, makeFees, makeUnit } from './estate.ts'

const december = '2026-12' as Period
const input = (community: CommunityId, period = december) => ({ community, period, dueDate: `${period}-28` as BusinessDate })

let stack: Stack
let tenant: TestTenant
let ctx: Ctx
beforeAll(async () => void (stack = await startStack()))
afterAll(() => stack.stop())
beforeEach(async () => {
  tenant = await stack.createTenant()
  ctx = tenant.ctx('finance')
})

const closeMonth = (period: Period) => ctx.store.putMany(Array.from({ length: gateShards }, (_, shard) => ({ ...keys.gate(ctx.tenant, period, shard), closedAt: '2027-01-05T00:00:00.000Z', closedBy: 'm-1' })))
const openMonth = async (period: Period) => {
  for (let shard = 0; shard < gateShards; shard += 1) await ctx.store.write({ delete: keys.gate(ctx.tenant, period, shard) })
}

async function publishAll(estate: Estate, period = december) {
  const run = await previewBilling(ctx, input(estate.community, period))
  await publishBilling(ctx, run.id)
  await stack.settleJobs()
  return getBillingRun(ctx, run.id, 'zh')
}

describe('a preview', () => {
  it('shows totals, sums by fee item and building, and refused units with reasons; nothing is billed by it', async () => {
    const estate = await makeEstate(ctx)
    await makeFees(ctx)
    await makeUnit(ctx, estate.buildings[0]!.id, '1-109', 5000, { occupiedFrom: '2027-03-01' })
    const { status, json } = await tenant.call('/v1/billing-runs', { as: 'finance', body: input(estate.community) })
    expect(status).toBe(201)
    // 60.00, 60.33, 60.66 and 60.00, 60.33 m2 x 0.60, and 8.00 + 5.00 for each
    expect(json).toMatchObject({ state: 'draft', units: 6, bills: 5, totalFen: 3600 + 3620 + 3640 + 3600 + 3620 + 5 * 1300, refusedUnits: 1, refused: [{ reason: 'not-occupied', units: 1 }], firstNo: null, progress: { parts: 1, partsDone: 0, billsDone: 0 } })
    expect(json.items.map((item: { lines: number; totalFen: number }) => [item.lines, item.totalFen])).toEqual(expect.arrayContaining([[5, 18_080], [5, 4000], [5, 2500]]))
    expect(json.buildings).toMatchObject([{ name: '2幢', bills: 3 }, { name: '10幢', bills: 2 }])
    const refused = await tenant.call(`/v1/billing-runs/${json.id}/refused`, { as: 'auditor', headers: { 'accept-language': 'en' } })
    expect(refused.json.items).toMatchObject([{ room: '1-109', reason: 'not-occupied', say: 'Not occupied in this month, so there is nothing to bill.' }])
    expect((await tenant.call('/v1/bills?period=2026-12', { as: 'finance' })).json).toEqual({ items: [], next: null })
    expect(await assertBooksBalance(stack, tenant)).toMatchObject({ bills: 0 })
  })

  it('sent twice with one id is one draft; another community under that id is a conflict', async () => {
    const estate = await makeEstate(ctx)
    const other = await makeEstate(ctx, { name: '别处', buildings: [] })
    await makeFee(ctx)
    const body = { ...input(estate.community), id: 'abcdefabcdef' }
    const [first, again] = [await tenant.call('/v1/billing-runs', { as: 'head', body }), await tenant.call('/v1/billing-runs', { as: 'head', body })]
    expect(again.json).toEqual(first.json)
    expect((await tenant.call('/v1/billing-runs', { as: 'head', body: { ...body, community: other.community } })).status).toBe(409)
  })

  it('sent twice at once under one id, with a change between, shows and publishes the same plan', async () => {
    const estate = await makeEstate(ctx, { buildings: [{ name: '1幢', rooms: 3 }] })
    await makeFee(ctx)
    const body = { ...input(estate.community), id: 'abcdefabcdef' }
    const late = makeUnit(ctx, estate.buildings[0]!.id, '1-100', 7000)
    const answers = await Promise.all([previewBilling(ctx, body), previewBilling(ctx, body), late.then(() => previewBilling(ctx, body))])
    const totals = new Set(answers.map((run) => run.totalFen))
    expect(totals.size).toBe(1)
    await publishBilling(ctx, answers[0].id)
    await stack.settleJobs()
    expect(await getBillingRun(ctx, answers[0].id, 'zh')).toMatchObject({ state: 'published', progress: { fenDone: [...totals][0] } })
  })

  it('refuses a due date far off, a month too far ahead and a community that is not there', async () => {
    const { community } = await makeEstate(ctx, { buildings: [] })
    const sent = async (body: object) => (await tenant.call('/v1/billing-runs', { as: 'finance', body })).status
    expect(await sent({ ...input(community), dueDate: '2026-10-31' })).toBe(400)
    expect(await sent({ ...input(community), dueDate: '2028-01-01' })).toBe(400)
    expect(await sent({ ...input(community), dueDate: '2026-02-30' })).toBe(400)
    expect(await sent(input(community, '2028-01' as Period))).toBe(400)
    expect(await sent(input('nosuchplace1' as CommunityId))).toBe(404)
  })

  it('takes only the fee items of its community and those of all', async () => {
    const estate = await makeEstate(ctx)
    const other = await makeEstate(ctx, { name: '别处', buildings: [{ name: '1幢', rooms: 1 }] })
    await makeFee(ctx)
    await makeFee(ctx, { name: { zh: '电梯费', en: 'Lift' }, community: other.community })
    expect(await previewBilling(ctx, input(estate.community))).toMatchObject({ items: [{ lines: 5 }] })
    expect((await previewBilling(ctx, input(other.community))).items).toHaveLength(2)
  })
})

describe('a draft', () => {
  it('is compared with what a preview would show now: fees, households, payers and bills of another run', async () => {
    const estate = await makeEstate(ctx, { buildings: [{ name: '1幢', rooms: 5 }] })
    const fee = await makeFee(ctx)
    const draft = await previewBilling(ctx, input(estate.community))
    const changes = async () => (await tenant.call(`/v1/billing-runs/${draft.id}/changes`, { as: 'finance' })).json
    expect(await changes()).toEqual({ changed: 0, added: 0, dropped: 0, nowFen: draft.totalFen, examples: [] })
    const [moved, larger] = estate.units as unknown as [string, string]
    const version = async (unit: string) => (await tenant.call(`/v1/units/${unit}`, { as: 'head' })).json.version
    await tenant.call(`/v1/units/${larger}`, { as: 'head', method: 'PATCH', body: { version: await version(larger), area: 10_000 } })
    await tenant.call(`/v1/units/${moved}`, { as: 'head', method: 'PATCH', body: { version: await version(moved), occupiedFrom: '2027-03-01' } })
    const fresh = await makeUnit(ctx, estate.buildings[0]!.id, '1-109', 5000)
    expect(await changes()).toEqual({
      changed: 1,
      added: 1,
      dropped: 1,
      nowFen: draft.totalFen - 3620 + 6000 - 3600 + 3000,
      examples: [
        { unit: larger, buildingName: '1幢', room: '1-102', beforeFen: 3620, nowFen: 6000 },
        { unit: moved, buildingName: '1幢', room: '1-101', beforeFen: 3600, nowFen: null },
        { unit: fresh, buildingName: '1幢', room: '1-109', beforeFen: null, nowFen: 3000 },
      ],
    })
    await tenant.call(`/v1/fee-items/${fee.id}/versions`, { as: 'head', body: { from: '2026-12-01', rates: [{ buildingType: null, use: null, price: 9000 }] } })
    expect(await changes()).toMatchObject({ changed: 4, added: 1, dropped: 1 })
    await publishAll(estate)
    expect(await changes()).toMatchObject({ changed: 0, added: 0, dropped: 5, nowFen: 0 })
    await publishBilling(ctx, draft.id)
    expect(await changes()).toMatchObject({ changed: 0, dropped: 0, nowFen: draft.totalFen })
  })
})

describe('publishing', () => {
  it('writes exactly what the preview showed, numbered in the order of buildings and rooms, into bills, accounts and books', async () => {
    const estate = await makeEstate(ctx, { buildings: [{ name: '10幢', rooms: 20 }, { name: '2幢', rooms: 25 }] })
    await makeFees(ctx)
    const draft = (await tenant.call('/v1/billing-runs', { as: 'finance', body: input(estate.community) })).json
    const begun = await tenant.call(`/v1/billing-runs/${draft.id}/publish`, { as: 'finance', method: 'POST' })
    expect([begun.status, begun.json.state, begun.json.firstNo, begun.json.lastNo]).toEqual([202, 'publishing', '202612-00001', '202612-00045'])
    await stack.settleJobs()
    const run = (await tenant.call(`/v1/billing-runs/${draft.id}`, { as: 'finance' })).json
    expect(run).toMatchObject({ state: 'published', totalFen: draft.totalFen, progress: { parts: 2, partsDone: 2, billsDone: 45, fenDone: draft.totalFen, skipped: 0 }, problem: null })
    const { items } = (await tenant.call('/v1/bills?period=2026-12&limit=200', { as: 'finance' })).json
    expect(items.map((bill: { no: string }) => bill.no)).toEqual(Array.from({ length: 45 }, (_, at) => `202612-${String(at + 1).padStart(5, '0')}`))
    expect(items.map((bill: { buildingName: string }) => bill.buildingName).indexOf('10幢')).toBe(25)
    const books = await assertBooksBalance(stack, tenant)
    expect(books).toEqual({ vouchers: 45, bills: 45, payments: 0, openFen: draft.totalFen, creditFen: 0 })
  })

  it('goes on numbering in the next run of the month and starts anew in another month', async () => {
    const first = await makeEstate(ctx, { buildings: [{ name: '1幢', rooms: 3 }] })
    const second = await makeEstate(ctx, { name: '别处', buildings: [{ name: '1幢', rooms: 2 }] })
    await makeFee(ctx)
    expect(await publishAll(first)).toMatchObject({ firstNo: '202612-00001', lastNo: '202612-00003' })
    expect(await publishAll(second)).toMatchObject({ firstNo: '202612-00004', lastNo: '202612-00005' })
    expect(await publishAll(second, '2026-11' as Period)).toMatchObject({ firstNo: '202611-00001' })
  })

  it('books a bill in its own month, whenever it is issued', async () => {
    const estate = await makeEstate(ctx, { buildings: [{ name: '1幢', rooms: 1 }] })
    await makeFee(ctx)
    for (const period of ['2026-10', '2026-12', '2027-02']) await publishAll(estate, period as Period)
    const months = await Promise.all(['2026-10', '2026-12', '2027-02'].map(async (period) => (await tenant.call(`/v1/journal?period=${period}`, { as: 'auditor' })).json.items.map((voucher: { entryDate: string }) => voucher.entryDate)))
    expect(months).toEqual([['2026-10-31'], ['2026-12-01'], ['2027-02-01']])
  })

  it('twice is once: asked again while under way, when done, and by two workers at the same moment', async () => {
    const estate = await makeEstate(ctx, { buildings: [{ name: '1幢', rooms: 70 }] })
    await makeFees(ctx)
    const run = await previewBilling(ctx, input(estate.community))
    await Promise.all([publishBilling(ctx, run.id), publishBilling(ctx, run.id)])
    await Promise.all([publishSlice(ctx, run.id, undefined), publishSlice(ctx, run.id, undefined), publishSlice(ctx, run.id, undefined)])
    await stack.settleJobs()
    await publishBilling(ctx, run.id)
    await stack.settleJobs()
    expect(await getBillingRun(ctx, run.id, 'zh')).toMatchObject({ state: 'published', progress: { partsDone: 3, billsDone: 70, fenDone: run.totalFen } })
    expect(await assertBooksBalance(stack, tenant)).toMatchObject({ bills: 70, vouchers: 70, openFen: run.totalFen })
  })

  it('goes on after a crash in the middle, and shows how far it was', async () => {
    const estate = await makeEstate(ctx, { buildings: [{ name: '1幢', rooms: 70 }] })
    await makeFee(ctx)
    const draft = await previewBilling(ctx, input(estate.community))
    const run = (await publishBilling(ctx, draft.id)) as PublishingRun
    stack.signals.length = 0
    const [, second] = await readParts(ctx, run, 1, 3)
    await publishPart(ctx, run, 2, second!.bills)
    expect(await getBillingRun(ctx, run.id, 'zh')).toMatchObject({ state: 'publishing', progress: { parts: 3, partsDone: 1, billsDone: 32 } })
    expect((await tenant.call('/v1/bills/summary?period=2026-12', { as: 'finance' })).json).toMatchObject({ bills: 32 })
    expect((await tenant.call('/v1/bills?period=2026-12&limit=200', { as: 'finance' })).json.items).toHaveLength(32)
    await publishBilling(ctx, run.id)
    await stack.settleJobs()
    expect(await getBillingRun(ctx, run.id, 'zh')).toMatchObject({ state: 'published', progress: { billsDone: 70, skipped: 0 } })
    expect(await assertBooksBalance(stack, tenant)).toMatchObject({ bills: 70, openFen: draft.totalFen })
  })

  it('of two drafts of one month bills every household once; the later one notes what it skipped', async () => {
    const estate = await makeEstate(ctx, { buildings: [{ name: '1幢', rooms: 40 }] })
    await makeFee(ctx)
    const early = await previewBilling(ctx, input(estate.community))
    await makeUnit(ctx, estate.buildings[0]!.id, '1-100', 7000)
    const late = await previewBilling(ctx, input(estate.community))
    for (const run of [early, late]) await publishBilling(ctx, run.id)
    await stack.settleJobs()
    const [one, two] = await Promise.all([getBillingRun(ctx, early.id, 'zh'), getBillingRun(ctx, late.id, 'zh')])
    expect([one.progress, two.progress].map(({ billsDone, skipped }) => [billsDone, skipped])).toEqual([[40, 0], [1, 40]])
    const listed = (await tenant.call('/v1/bills?period=2026-12&limit=200', { as: 'finance' })).json.items
    expect(new Set(listed.map((bill: { unit: string }) => bill.unit)).size).toBe(41)
    expect(listed).toHaveLength(41)
    expect((await tenant.call('/v1/bills/summary?period=2026-12', { as: 'finance' })).json).toMatchObject({ bills: 41, billedFen: one.progress.fenDone + two.progress.fenDone })
    expect(await assertBooksBalance(stack, tenant)).toMatchObject({ bills: 41 })
  })

  it('a second run of the month bills only households without a bill', async () => {
    const estate = await makeEstate(ctx, { buildings: [{ name: '1幢', rooms: 3 }] })
    await makeFee(ctx)
    await publishAll(estate)
    await makeUnit(ctx, estate.buildings[0]!.id, '1-104', 7000)
    const again = await publishAll(estate)
    expect(again).toMatchObject({ units: 4, bills: 1, refused: [{ reason: 'already-billed', units: 3 }], firstNo: '202612-00004' })
    const nothing = await tenant.call('/v1/billing-runs', { as: 'finance', body: input(estate.community) })
    const refused = await tenant.call(`/v1/billing-runs/${nothing.json.id}/publish`, { as: 'finance', method: 'POST' })
    expect([refused.status, refused.json.error.code]).toEqual([422, 'nothing-to-publish'])
  })

  it('is refused for a closed month: at preview, at publishing, and in the middle, from where it goes on once mended', async () => {
    const estate = await makeEstate(ctx, { buildings: [{ name: '1幢', rooms: 40 }] })
    await makeFee(ctx)
    const draft = await previewBilling(ctx, input(estate.community))
    await closeMonth(december)
    for (const path of ['/v1/billing-runs', `/v1/billing-runs/${draft.id}/publish`]) {
      const refused = await tenant.call(path, { as: 'finance', body: input(estate.community) })
      expect([refused.status, refused.json.error.code]).toEqual([422, 'month-closed'])
    }
    await openMonth(december)
    await publishBilling(ctx, draft.id)
    await closeMonth(december)
    await stack.settleJobs()
    expect(await getBillingRun(ctx, draft.id, 'en')).toMatchObject({ state: 'publishing', progress: { billsDone: 0 }, problem: { code: 'month-closed' } })
    expect(await assertBooksBalance(stack, tenant)).toMatchObject({ bills: 0, vouchers: 0 })
    await openMonth(december)
    await publishBilling(ctx, draft.id)
    await stack.settleJobs()
    expect(await getBillingRun(ctx, draft.id, 'en')).toMatchObject({ state: 'published', progress: { billsDone: 40 }, problem: null })
  })

  it('keeps what a fee was when its bills were made', async () => {
    const estate = await makeEstate(ctx, { buildings: [{ name: '1幢', rooms: 1 }] })
    const fee = await makeFee(ctx)
    await publishAll(estate)
    await tenant.call(`/v1/fee-items/${fee.id}/versions`, { as: 'head', body: { from: '2027-01-01', name: { zh: '新名称', en: 'New name' }, rates: [{ buildingType: null, use: null, price: 9000 }] } })
    await publishAll(estate, '2027-01' as Period)
    const bill = async (period: string) => (await tenant.call(`/v1/bills/${estate.units[0]}-${period}-1`, { as: 'finance' })).json.lines[0]
    expect(await bill('2026-12')).toMatchObject({ version: 1, name: { zh: '物业服务费' }, price: 6000 })
    expect(await bill('2027-01')).toMatchObject({ version: 2, name: { zh: '新名称' }, price: 9000 })
  })

  it('puts a draft away, but not a run that has begun', async () => {
    const estate = await makeEstate(ctx)
    await makeFee(ctx)
    const draft = await previewBilling(ctx, input(estate.community))
    const away = await tenant.call(`/v1/billing-runs/${draft.id}`, { as: 'finance', method: 'DELETE' })
    expect([away.status, away.json.state]).toEqual([200, 'abandoned'])
    expect((await tenant.call(`/v1/billing-runs/${draft.id}/publish`, { as: 'finance', method: 'POST' })).json.error.code).toBe('run-abandoned')
    const run = await publishAll(estate)
    expect((await tenant.call(`/v1/billing-runs/${run.id}`, { as: 'finance', method: 'DELETE' })).status).toBe(409)
  })

  it('costs at most 7 write units a bill of three lines, plan and progress and all', async () => {
    const estate = await makeEstate(ctx, { buildings: [{ name: '一个名字很长的楼栋十二幢', rooms: 96 }] })
    await makeFees(ctx)
    stack.meter.writeUnits = 0
    expect(await publishAll(estate)).toMatchObject({ progress: { billsDone: 96 } })
    expect(stack.meter.writeUnits / 96).toBeLessThanOrEqual(7)
    const account = await accountOfUnit(ctx, estate.units[0]!)
    expect(account).toMatchObject({ version: 1, openFen: 4900, open: [{ openByFund: { ORGANISATION: 4400, OWNERS_COMMON: 500 } }] })
  })
})

describe('who may', () => {
  it('the stranger of another tenant finds no run, and staff without the role may not decide', async () => {
    const estate = await makeEstate(ctx)
    await makeFee(ctx)
    const draft = await previewBilling(ctx, input(estate.community))
    const stranger = await stack.createTenant()
    for (const [path, method] of [['', 'GET'], ['', 'DELETE'], ['/publish', 'POST'], ['/refused', 'GET'], ['/changes', 'GET'], ['/pdf', 'GET']] as const) {
      expect((await stranger.call(`/v1/billing-runs/${draft.id}${path}`, { as: 'head', method })).status).toBe(404)
    }
    for (const role of ['collector', 'auditor', 'worker'] as const) expect((await tenant.call(`/v1/billing-runs/${draft.id}/publish`, { as: role, method: 'POST' })).status).toBe(403)
    expect((await tenant.call('/v1/billing-runs', { as: 'worker' })).status).toBe(403)
    expect((await stranger.call('/v1/billing-runs', { as: 'head' })).json.items).toEqual([])
  })
})
