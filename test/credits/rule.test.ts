import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { BusinessDate, Period } from '../../functions/calendar.ts'
import type { Ctx } from '../../functions/context.ts'
import { useCreditOfRun } from '../../functions/credits/use-credit-of-run.ts'
import { getBillingRun } from '../../functions/fees/get-billing-run.ts'
import { accountOfUnit, readEntriesOfUnit } from '../../functions/fees/get-account.ts'
import { getBillingRunPdf } from '../../functions/fees/get-billing-run-pdf.ts'
import { previewBilling } from '../../functions/fees/preview-billing.ts'
import { publishBilling } from '../../functions/fees/publish-billing.ts'
import type { PublishingRun } from '../../functions/fees/publish-part.ts'
import { publishSlice } from '../../functions/fees/publish-slice.ts'
import { readRun } from '../../functions/fees/run-items.ts'
import type { UnitId } from '../../functions/ids.ts'
import { sweepJobs } from '../../functions/jobs/sweep-jobs.ts'
import { gateShards, keys } from '../../functions/storage/keys.ts'
import type { Store } from '../../functions/storage/store.ts'
import { type Estate, makeEstate, makeFee, makeUnit } from '../fees/estate.ts'
import { pay } from '../ledger/street.ts'
import { hasPdfText, pdfText } from '../paper/pdf-text.ts'
import { assertBooksBalance } from '../support/books.ts'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'

const december = '2026-12' as Period
const input = (estate: Estate, period = december) => ({ community: estate.community, period, dueDate: `${period}-28` as BusinessDate })

let stack: Stack
let tenant: TestTenant
let ctx: Ctx
let estate: Estate
beforeAll(async () => void (stack = await startStack()))
afterAll(() => stack.stop())
beforeEach(async () => {
  tenant = await stack.createTenant()
  ctx = tenant.ctx('finance')
  stack.signals.length = 0
  estate = await makeEstate(ctx, { buildings: [{ name: '1幢', rooms: 4 }, { name: '2幢', rooms: 3 }] })
  await makeFee(ctx)
})

async function publish(period = december) {
  const run = await previewBilling(ctx, input(estate, period))
  await publishBilling(ctx, run.id)
  await stack.settleJobs()
  return getBillingRun(ctx, run.id, 'zh')
}
const accounts = () => Promise.all(estate.units.map((unit) => accountOfUnit(ctx, unit)))
const sums = async () => (await accounts()).map(({ openFen, creditFen }) => [openFen, creditFen])
const uses = async () => (await Promise.all(estate.units.map((unit) => readEntriesOfUnit(ctx, unit)))).map((entries) => entries.length)

describe('publishing bills', () => {
  it('uses the credit of each household that has some, and of no other', async () => {
    for (const unit of estate.units) await tenant.call('/v1/counter-payments', { as: 'collector', body: { id: `first${unit.slice(0, 7)}`, unit, method: 'cash', amountFen: 1 } })
    await pay(tenant, estate.units[0]!, 999)
    await pay(tenant, estate.units[4]!, 99_999)
    const run = await publish()
    expect(run).toMatchObject({ state: 'published', creditUsed: { households: 7, fen: 5 + 1000 + 3600 } })
    expect(await sums()).toEqual([[2600, 0], [3619, 0], [3639, 0], [3658, 0], [0, 96_400], [3619, 0], [3639, 0]])
    const bills = (await tenant.call('/v1/bills?period=2026-12', { as: 'finance' })).json.items
    expect(bills.map((bill: { status: string; creditFen: number }) => [bill.status, bill.creditFen])).toEqual([['partial', 1000], ['partial', 1], ['partial', 1], ['partial', 1], ['paid', 3600], ['partial', 1], ['partial', 1]])
    const history = (await tenant.call(`/v1/credits/${estate.units[4]}`, { as: 'finance' })).json
    expect(history).toMatchObject({ creditFen: 96_400, automatic: true, items: expect.arrayContaining([expect.objectContaining({ kind: 'used', deltaFen: -3600, automatic: true })]) })
    expect(await assertBooksBalance(stack, tenant)).toMatchObject({ bills: 7, creditFen: 96_400 })
  })

  it('pays older open bills before the new one, and carries the rest over the months', async () => {
    const [unit, ahead] = estate.units as [UnitId, UnitId]
    const keep = (kept: boolean) => tenant.call(`/v1/credits/${unit}`, { as: 'head', method: 'PATCH', body: { kept } })
    await keep(true)
    await pay(tenant, unit, 5000)
    await pay(tenant, ahead, 9000)
    expect((await publish('2026-10' as Period)).creditUsed).toEqual({ households: 1, fen: 3620 })
    await keep(false)
    expect((await publish('2026-11' as Period)).creditUsed).toEqual({ households: 2, fen: 5000 + 3620 })
    expect((await accountOfUnit(ctx, unit)).open.map(({ period, openFen }) => [period, openFen])).toEqual([['2026-11', 2200]])
    expect((await publish()).creditUsed).toEqual({ households: 1, fen: 9000 - 2 * 3620 })
    await assertBooksBalance(stack, tenant)
  })

  it('leaves the credit of a household that keeps it, until it says otherwise', async () => {
    const [kept, other] = estate.units as [UnitId, UnitId]
    for (const unit of [kept, other]) await pay(tenant, unit, 5000)
    const keep = (as: 'collector' | 'auditor', value: boolean) => tenant.call(`/v1/credits/${kept}`, { as, method: 'PATCH', body: { kept: value } })
    expect((await keep('auditor', true)).status).toBe(403)
    expect((await keep('collector', true)).json).toMatchObject({ kept: true, automatic: false, creditFen: 5000 })
    expect((await keep('collector', true)).json).toMatchObject({ kept: true })
    expect((await publish()).creditUsed).toEqual({ households: 1, fen: 3620 })
    expect((await sums()).slice(0, 2)).toEqual([[3600, 5000], [0, 1380]])
    expect((await keep('collector', false)).json).toMatchObject({ kept: false, automatic: true })
    expect((await publish('2027-01' as Period)).creditUsed).toEqual({ households: 2, fen: 5000 + 1380 })
    expect((await sums()).slice(0, 2)).toEqual([[2200, 0], [2240, 0]])
    const acts = (await tenant.call('/v1/audit', { as: 'auditor' })).json.items.map(({ act, subject }: { act: string; subject: string }) => [act, subject]).filter(([act]: string[]) => act!.startsWith('credit.'))
    expect(acts).toEqual([['credit.released', kept], ['credit.kept', kept]])
    await assertBooksBalance(stack, tenant)
  })

  it('keeps the wish of a household that never had a bill', async () => {
    const unit = estate.units[0]!
    await tenant.call(`/v1/credits/${unit}`, { as: 'head', method: 'PATCH', body: { kept: true } })
    await pay(tenant, unit, 5000)
    expect((await publish()).creditUsed).toEqual({ households: 0, fen: 0 })
    expect((await sums())[0]).toEqual([3600, 5000])
    await assertBooksBalance(stack, tenant)
  })

  it('uses nothing where the organization does not want it', async () => {
    await tenant.call('/v1/site', { as: 'head', method: 'PATCH', body: { creditAutomatic: false } })
    await pay(tenant, estate.units[0]!, 5000)
    expect((await publish()).creditUsed).toEqual({ households: 0, fen: 0 })
    expect((await tenant.call(`/v1/credits/${estate.units[0]}`, { as: 'finance' })).json).toMatchObject({ automatic: false, kept: false, creditFen: 5000 })
  })

  it('leaves households that another run has billed to that run', async () => {
    await pay(tenant, estate.units[0]!, 99_999)
    const early = await previewBilling(ctx, input(estate))
    const fresh = await makeUnit(ctx, estate.buildings[0]!.id, '1-100', 7000)
    const late = await previewBilling(ctx, input(estate))
    for (const run of [early, late]) await publishBilling(ctx, run.id)
    await pay(tenant, fresh, 10)
    await stack.settleJobs()
    expect([await getBillingRun(ctx, early.id, 'zh'), await getBillingRun(ctx, late.id, 'zh')].map((run) => run.creditUsed)).toEqual([{ households: 1, fen: 3600 }, { households: 1, fen: 10 }])
    const [use] = await readEntriesOfUnit(ctx, estate.units[0]!)
    await tenant.call('/v1/reversals', { as: 'head', body: { credit: use!.document, reason: '住户不要抵扣' } })
    expect(await useCreditOfRun(ctx, (await readRun(ctx, late.id)) as PublishingRun, { building: 0, after: '' })).toBeUndefined()
    expect((await sums())[0]).toEqual([3600, 99_999])
    await assertBooksBalance(stack, tenant)
  })
})

describe('a crash', () => {
  /** The process dies at the n-th transaction that it would make from now on. */
  const dyingAfter = (store: Store, transactions: number): Store => {
    let made = 0
    return {
      ...store,
      transact: async (...args) => {
        made += 1
        if (made > transactions) throw new Error('the process is gone')
        await store.transact(...args)
      },
    }
  }

  it.each([1, 2, 3, 4])('after %i transactions, between the bills and the credit or in its midst, ends as if there had been none', async (transactions) => {
    for (const unit of estate.units.slice(0, 3)) await pay(tenant, unit, 5000)
    const draft = await previewBilling(ctx, input(estate))
    await publishBilling(ctx, draft.id)
    stack.signals.length = 0
    await publishSlice({ ...ctx, store: dyingAfter(ctx.store, transactions) }, draft.id, undefined).catch(() => undefined)
    stack.clock.forwardMs(120_000)
    await sweepJobs(ctx, { budgetMs: 60_000 })
    expect(await getBillingRun(ctx, draft.id, 'zh')).toMatchObject({ state: 'published', progress: { billsDone: 7 }, creditUsed: { households: 3, fen: 3600 + 3620 + 3640 } })
    expect((await sums()).slice(0, 4)).toEqual([[0, 1400], [0, 1380], [0, 1360], [3659, 0]])
    expect(await uses()).toEqual([1, 1, 1, 0, 0, 0, 0])
    await assertBooksBalance(stack, tenant)
  })

  it('and whatever came meanwhile make no second use of a run: not after the use was taken back, nor after more was paid', async () => {
    const unit = estate.units[0]!
    await pay(tenant, unit, 1000)
    const draft = await previewBilling(ctx, input(estate))
    const run = (await publishBilling(ctx, draft.id)) as PublishingRun
    await stack.settleJobs()
    const [use] = await readEntriesOfUnit(ctx, unit)
    expect((await tenant.call('/v1/reversals', { as: 'head', body: { credit: use!.document, reason: '住户不要抵扣' } })).status).toBe(201)
    // The same slice again, as a worker would do it that had lost its lease.
    expect(await useCreditOfRun(ctx, run, { building: 0, after: '' })).toBeUndefined()
    expect((await sums())[0]).toEqual([3600, 1000])
    await assertBooksBalance(stack, tenant)
  })

  it('of one of three workers at once harms nothing: each household is done once', async () => {
    for (const unit of estate.units) await pay(tenant, unit, 5000)
    const draft = await previewBilling(ctx, input(estate))
    await publishBilling(ctx, draft.id)
    await Promise.all([publishSlice(ctx, draft.id, undefined), publishSlice(ctx, draft.id, undefined), publishSlice(ctx, draft.id, undefined)])
    await stack.settleJobs()
    expect((await getBillingRun(ctx, draft.id, 'zh')).creditUsed).toEqual({ households: 7, fen: 7 * 3600 + 20 + 40 + 59 + 20 + 40 })
    expect(await uses()).toEqual([1, 1, 1, 1, 1, 1, 1])
    await assertBooksBalance(stack, tenant)
  })
})

it('goes from slice to slice by building and household, and ends', async () => {
  for (const unit of estate.units) await pay(tenant, unit, 100)
  await tenant.call('/v1/site', { as: 'head', method: 'PATCH', body: { creditAutomatic: false } })
  const draft = await previewBilling(ctx, input(estate))
  const run = (await publishBilling(ctx, draft.id)) as PublishingRun
  await stack.settleJobs()
  await tenant.call('/v1/site', { as: 'head', method: 'PATCH', body: { creditAutomatic: true } })
  const places = []
  let place: { building: number; after: string } | undefined = { building: 0, after: '' }
  while (place) {
    places.push(place.building)
    expect((await uses()).filter((count) => count > 0).length).toBeLessThanOrEqual(3 * (places.length - 1))
    place = await useCreditOfRun(ctx, run, place, { buildings: 1, uses: 3 })
  }
  expect(places).toEqual([0, 0, 1])
  expect(await uses()).toEqual([1, 1, 1, 1, 1, 1, 1])
})

it('waits with the rest of the run when every month it could be booked in is closed, and goes on once one is open', async () => {
  await pay(tenant, estate.units[0]!, 1000)
  const draft = await previewBilling(ctx, input(estate))
  const months = ['2027-01', '2027-02'] as Period[]
  await publishBilling(ctx, draft.id)
  stack.signals.length = 0
  await publishSlice({ ...ctx, store: { ...ctx.store, transact: async (writes) => (writes.some((write) => 'put' in write && write.put.sk.startsWith('ENTRY#')) ? Promise.reject(new Error('the process is gone')) : ctx.store.transact(writes)) } }, draft.id, undefined).catch(() => undefined)
  for (const month of [december, ...months]) await close(month)
  stack.clock.forwardMs(120_000)
  await sweepJobs(ctx, { budgetMs: 60_000 })
  expect(await getBillingRun(ctx, draft.id, 'zh')).toMatchObject({ state: 'publishing', progress: { billsDone: 7 }, problem: { code: 'month-closed' } })
  await open(december)
  await publishBilling(ctx, draft.id)
  await stack.settleJobs()
  expect(await getBillingRun(ctx, draft.id, 'zh')).toMatchObject({ state: 'published', creditUsed: { households: 1, fen: 1000 }, problem: null })
  await assertBooksBalance(stack, tenant)
})

it.runIf(hasPdfText)('is on the paper bill: what was taken from the credit and what is left to pay', async () => {
  await pay(tenant, estate.units[0]!, 1000)
  await pay(tenant, estate.units[1]!, 5000)
  const run = await publish()
  const paper = async (lang: 'zh' | 'en') => pdfText((await getBillingRunPdf(ctx, run.id, { payer: 'masked' }, lang)).bytes)
  expect(await paper('zh')).toContain('已用预存抵扣 ¥10.00，尚需缴纳 ¥26.00')
  expect(await paper('zh')).toContain('已用预存抵扣 ¥36.20')
  expect(await paper('en')).toContain('¥10.00 was taken from your credit. ¥26.00 is left to pay.')
  const one = await tenant.call(`/v1/bills/${estate.units[0]}-2026-12-1/pdf?lang=zh`, { as: 'finance' })
  expect(pdfText(one.bytes)).toContain('已用预存抵扣 ¥10.00，尚需缴纳 ¥26.00')
})

const close = (period: Period) => ctx.store.putMany(Array.from({ length: gateShards }, (_, shard) => ({ ...keys.gate(ctx.tenant, period, shard), closedAt: '2027-01-05T00:00:00.000Z', closedBy: 'm-1' })))
async function open(period: Period): Promise<void> {
  for (let shard = 0; shard < gateShards; shard += 1) await ctx.store.write({ delete: keys.gate(ctx.tenant, period, shard) })
}
