import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '../../functions/context.ts'
import { applyCredit } from '../../functions/credits/apply-credit.ts'
import type { Credit } from '../../functions/credits/model.ts'
import type { BillId, UnitId } from '../../functions/ids.ts'
import { gateShards, keys } from '../../functions/storage/keys.ts'
import { residentOf } from '../payments/collecting.ts'
import { buildStreet, type House, pay, publish } from '../ledger/street.ts'
import { assertBooksBalance } from '../support/books.ts'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'

let stack: Stack
let tenant: TestTenant
let stranger: TestTenant
let houses: readonly House[]
let ctx: Ctx
beforeAll(async () => {
  stack = await startStack()
  tenant = await stack.createTenant()
  stranger = await stack.createTenant()
  ctx = tenant.ctx('finance')
  const street = await buildStreet(tenant)
  houses = street.houses
  await tenant.call('/v1/site', { as: 'head', method: 'PATCH', body: { creditAutomatic: false } })
  await publish(stack, tenant, street.community, '2026-11', '2026-11-30')
  for (const house of houses) await pay(tenant, house.id, 10_000)
  await publish(stack, tenant, street.community, '2026-12', '2026-12-25')
  await publish(stack, tenant, street.community, '2027-01', '2027-01-25')
})
afterAll(async () => {
  await assertBooksBalance(stack, tenant)
  await stack.stop()
})

const credit = async (house: House, query = ''): Promise<Credit> => (await tenant.call(`/v1/credits/${house.id}${query}`, { as: 'collector' })).json
const apply = (house: House, body: object, as: 'collector' | 'auditor' = 'collector', lang = 'zh') => tenant.call(`/v1/credits/${house.id}/applications`, { as, body, headers: { 'accept-language': lang } })
const bills = async (house: House): Promise<{ id: BillId; no: string; period: string; openFen: number; creditFen: number; amountFen: number; status: string }[]> => (await tenant.call(`/v1/bills?unit=${house.id}`, { as: 'finance' })).json.items

describe('using credit', () => {
  it('pays the oldest due bills first and says which; what is left stays credit', async () => {
    const house = houses[0]!
    const before = await credit(house)
    expect(before).toMatchObject({ creditFen: 10_000 - 1308, openFen: 2616, automatic: false, kept: false })
    const used = await apply(house, { version: before.version, amountFen: 2000 })
    expect([used.status, used.json]).toMatchObject([201, { usedFen: 2000, bills: [{ amountFen: 1308 }, { amountFen: 692 }], document: `${house.id}-c${before.version}` }])
    const after = await credit(house)
    expect(after).toMatchObject({ creditFen: 10_000 - 1308 - 2000, openFen: 616 })
    expect(after.items[0]).toMatchObject({ kind: 'used', deltaFen: -2000, balanceFen: after.creditFen, bills: used.json.bills.map((bill: { no: string }) => bill.no), automatic: false })
    expect((await bills(house)).map(({ period, creditFen, openFen, status }) => [period, creditFen, openFen, status])).toEqual([
      ['2027-01', 692, 616, 'partial'],
      ['2026-12', 1308, 0, 'paid'],
      ['2026-11', 0, 0, 'paid'],
    ])
    const listed = (await tenant.call('/v1/bills?period=2026-12', { as: 'finance' })).json.items
    expect(listed.map((bill: { unit: string; creditFen: number }) => bill.unit === house.id ? bill.creditFen : 0).filter(Boolean)).toEqual([1308])
    const voucher = await tenant.call(`/v1/vouchers/${used.json.voucher}`, { as: 'auditor' })
    // Of 2000, 303 of the December bill and 692 x 303 / 1308 = 160 of January's belong to the owners.
    expect(voucher.json.postings.map((line: { account: string; fund: string; debitFen: number; creditFen: number }) => [line.account, line.fund, line.debitFen - line.creditFen]).toSorted()).toEqual([
      ['1121', 'ORGANISATION', -1537],
      ['1121', 'OWNERS_COMMON', -463],
      ['1122', 'OWNERS_COMMON', 463],
      ['2203', 'ORGANISATION', 2000],
      ['2209', 'ORGANISATION', -463],
    ])
  })

  it('sent again after a lost answer is the same use, and uses no more', async () => {
    const house = houses[1]!
    const { version, creditFen } = await credit(house)
    const body = { version, amountFen: 100 }
    const [first, again] = [await apply(house, body), await apply(house, body)]
    expect(again.json).toEqual(first.json)
    expect((await credit(house)).creditFen).toBe(creditFen - 100)
  })

  it('by eight at the same moment is one use', async () => {
    const house = houses[1]!
    const { version, creditFen } = await credit(house)
    const answers = await Promise.all(Array.from({ length: 8 }, () => apply(house, { version, amountFen: 100 })))
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect((await credit(house)).creditFen).toBe(creditFen - 100)
  })

  it('that another person or another wish came before on the same state is told so, never answered with their use', async () => {
    const house = houses[2]!
    const { version, creditFen } = await credit(house)
    const [january, december] = await bills(house)
    expect((await apply(house, { version, bills: [december!.id], amountFen: 50 })).json).toMatchObject({ usedFen: 50 })
    const other = await apply(house, { version, bills: [january!.id], amountFen: 50 }, 'collector', 'en')
    expect([other.status, other.json.error]).toMatchObject([409, { code: 'account-changed', say: expect.stringContaining('has just changed') }])
    expect((await apply(house, { version, bills: [december!.id], amountFen: 20 })).status).toBe(409)
    await expect(applyCredit(tenant.ctx(residentOf(house)), house.id as UnitId, { version, bills: [december!.id], amountFen: 50 })).rejects.toMatchObject({ code: 'account-changed' })
    expect((await credit(house)).creditFen).toBe(creditFen - 50)
  })

  it('on an account that changed meanwhile is refused, and nothing is used', async () => {
    const house = houses[2]!
    const seen = await credit(house)
    await pay(tenant, house.id, 50)
    const answer = await apply(house, { version: seen.version, amountFen: 100 })
    expect([answer.status, answer.json.error.code]).toEqual([409, 'account-changed'])
    expect((await credit(house)).creditFen).toBe(seen.creditFen)
  })

  it('for named bills leaves the others; a paid one, another household’s and none are told apart', async () => {
    const house = houses[3]!
    const [january, december, november] = await bills(house)
    const { version } = await credit(house)
    const paid = await apply(house, { version, bills: [november!.id] }, 'collector', 'en')
    expect([paid.status, paid.json.error.code]).toEqual([422, 'already-paid'])
    const others = await apply(house, { version, bills: [(await bills(houses[4]!))[0]!.id] })
    expect(others.status).toBe(404)
    expect((await apply(house, { version, bills: [january!.id] })).json).toMatchObject({ usedFen: january!.openFen, bills: [{ no: january!.no }] })
    expect((await bills(house)).map(({ openFen }) => openFen)).toEqual([0, december!.openFen, 0])
  })

  it('without open bills or without credit is refused with what to do, and changes nothing', async () => {
    const house = houses[4]!
    const open = await credit(house)
    await apply(house, { version: open.version })
    const settled = await credit(house)
    expect(settled.openFen).toBe(0)
    const nothing = await apply(house, { version: settled.version }, 'collector', 'en')
    expect([nothing.status, nothing.json.error]).toMatchObject([422, { code: 'nothing-open', say: expect.stringContaining('It stays for later bills') }])
    const poor = houses[5]!
    const rich = await credit(poor)
    const more = await apply(poor, { version: rich.version, amountFen: 1_000_000 })
    expect(more.json.usedFen).toBe(rich.openFen)
    const fresh = await tenant.call('/v1/units', { as: 'head', body: { building: poor.building, room: '999', area: 5000, owners: [{ name: '新住户' }] } })
    const none = await tenant.call(`/v1/credits/${fresh.json.id}/applications`, { as: 'collector', body: { version: 0 } })
    expect([none.status, none.json.error.code]).toEqual([422, 'no-credit'])
  })

  it('is booked in the next open month when this one is closed', async () => {
    const house = houses[2]!
    await close('2026-11')
    const { version } = await credit(house)
    const used = await apply(house, { version, amountFen: 10 })
    expect(used.json).toMatchObject({ usedFen: 10, entryDate: '2026-12-01' })
    await open('2026-11')
  })

  it('is a resident’s for the own household only, nobody’s of another tenant, and not the auditor’s', async () => {
    const house = houses[2]!
    const { version } = await credit(house)
    const own = await applyCredit(tenant.ctx(residentOf(house)), house.id as UnitId, { version, amountFen: 10 })
    expect(own.usedFen).toBe(10)
    await expect(applyCredit(tenant.ctx(residentOf(houses[0]!)), house.id as UnitId, { version: version + 1 })).rejects.toMatchObject({ kind: 'unknown' })
    expect((await stranger.call(`/v1/credits/${house.id}`, { as: 'head' })).status).toBe(404)
    expect((await stranger.call(`/v1/credits/${house.id}/applications`, { as: 'head', body: { version: version + 1 } })).status).toBe(404)
    expect((await apply(house, { version: version + 1 }, 'auditor')).status).toBe(403)
  })

  it('taken back by another person opens the bill again, and the bill no longer says that credit paid it', async () => {
    const house = houses[0]!
    const before = await credit(house)
    const used = await apply(house, { version: before.version })
    const reversed = await tenant.call('/v1/reversals', { as: 'head', body: { credit: used.json.document, reason: '住户要求保留预存' } })
    expect(reversed.status).toBe(201)
    expect(await credit(house)).toMatchObject({ creditFen: before.creditFen, openFen: before.openFen })
    expect((await bills(house))[0]).toMatchObject({ creditFen: 692, openFen: 616 })
  })
})

describe('what a household has paid ahead', () => {
  it('adds up: the sum of its history is its credit, page by page', async () => {
    for (const house of houses) {
      const whole = await credit(house)
      expect(whole.items.reduce((total, row) => total + row.deltaFen, 0)).toBe(whole.creditFen)
      expect(whole.items[0]?.balanceFen ?? 0).toBe(whole.creditFen)
      const pages = []
      let after: string | null = ''
      while (after !== null) {
        const page: Credit = await credit(house, `?limit=1${after ? `&after=${encodeURIComponent(after)}` : ''}`)
        pages.push(...page.items)
        after = page.next
      }
      expect(pages).toEqual(whole.items)
    }
    expect((await tenant.call(`/v1/credits/${houses[0]!.id}?after=nonsense`, { as: 'finance' })).json.error.code).toBe('bad-cursor')
  })

  it('can be refunded through the payments that left it, at most what is left of each and the credit in all (M7)', async () => {
    const house = houses[2]!
    const { refundable, creditFen } = await credit(house)
    expect(refundable.reduce((total, one) => total + one.refundableFen, 0)).toBe(creditFen)
    expect(refundable[0]).toMatchObject({ amountFen: 10_000, refundableFen: creditFen, refundedFen: 0 })
    const asked = await tenant.call('/v1/refunds', { as: 'collector', body: { id: 'refundofcred', payment: refundable[0]!.payment, amountFen: 50, source: 'credit', reason: '住户搬离' } })
    expect(asked.status).toBe(201)
    stack.clock.forwardMs(60_000)
    await tenant.call(`/v1/refunds/${asked.json.id}/approval`, { as: 'head', body: {} })
    const after = await credit(house)
    expect(after.creditFen).toBe(creditFen - 50)
    expect(after.refundable).toEqual([{ ...refundable[0]!, refundedFen: 50, refundableFen: creditFen - 50 }])
    expect(after.items[0]).toMatchObject({ kind: 'refund', deltaFen: -50 })
  })
})

async function close(period: string): Promise<void> {
  await ctx.store.putMany(Array.from({ length: gateShards }, (_, shard) => ({ ...keys.gate(ctx.tenant, period as never, shard), closedAt: '2026-12-01T00:00:00.000Z', closedBy: '张丽' })))
}
async function open(period: string): Promise<void> {
  for (let shard = 0; shard < gateShards; shard += 1) await ctx.store.write({ delete: keys.gate(ctx.tenant, period as never, shard) })
}
