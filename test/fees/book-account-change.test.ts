import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BusinessDate, periodOfDate, today } from '../../functions/calendar.ts'
import type { Ctx } from '../../functions/context.ts'
import type { Account } from '../../functions/fees/account.ts'
import { type AccountFact, bookAccountChange } from '../../functions/fees/book-account-change.ts'
import { addCredit, useCredit } from '../../functions/fees/change-account.ts'
import { readAccount, readEntriesOfUnit } from '../../functions/fees/get-account.ts'
import type { BuildingId, UnitId } from '../../functions/ids.ts'
import { bookVoucher } from '../../functions/ledger/book-voucher.ts'
import { journalInOrder } from '../../functions/ledger/read-journal.ts'
import { fen } from '../../functions/money.ts'
import { ConditionFailed } from '../../functions/storage/cancelled.ts'
import { gateShards, keys } from '../../functions/storage/keys.ts'
import { buildStreet, type House, pay, publish } from '../ledger/street.ts'
import { assertBooksBalance } from '../support/books.ts'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'

let stack: Stack
let tenant: TestTenant
let houses: readonly House[]
let ctx: Ctx
beforeAll(async () => {
  stack = await startStack()
  tenant = await stack.createTenant()
  const street = await buildStreet(tenant)
  houses = street.houses
  ctx = tenant.ctx('finance')
  // Everybody has paid 100.00 ahead before December's bills come, and these leave the credit alone.
  await tenant.call('/v1/site', { as: 'head', method: 'PATCH', body: { creditAutomatic: false } })
  for (const house of houses) await pay(tenant, house.id, 10_000)
  await publish(stack, tenant, street.community, '2026-12', '2026-12-25')
})
afterAll(async () => {
  await assertBooksBalance(stack, tenant)
  await stack.stop()
})

const householdOf = (house: House) => ({ unit: house.id as UnitId, building: house.building as BuildingId, buildingName: '2号楼', room: house.room, name: '住户' })
const accountOf = (house: House): Promise<Account> => readAccount(ctx, householdOf(house))

/** Uses up to `upTo` fen of the household's credit for what is open in its own fund. */
const use = (house: House, document: string, upTo: number, valueDate: BusinessDate = today(ctx.clock)): AccountFact => ({
  household: householdOf(house),
  kind: 'CREDIT',
  document,
  valueDate,
  text: `预存抵扣 ${house.room}`,
  decide: async (before) => {
    const { allocations, after } = useCredit(before, 'all', fen(upTo))
    const own = fen(allocations.reduce((total, part) => total + (part.byFund.ORGANISATION ?? 0), 0))
    const common = fen(allocations.reduce((total, part) => total + (part.byFund.OWNERS_COMMON ?? 0), 0))
    const postings = [
      { account: '2203', fund: 'ORGANISATION', debitFen: fen(own + common) },
      { account: '1121', fund: 'ORGANISATION', creditFen: own },
      { account: '2209', fund: 'ORGANISATION', creditFen: common },
      { account: '1122', fund: 'OWNERS_COMMON', debitFen: common },
      { account: '1121', fund: 'OWNERS_COMMON', creditFen: common },
    ] as const
    return { after, postings, writes: [] }
  },
})

describe('a change of a household’s account', () => {
  it('is booked once, asked for eight times at the same moment', async () => {
    const house = houses[0]!
    const before = await accountOf(house)
    const entries = await Promise.all(Array.from({ length: 8 }, () => bookAccountChange(ctx, use(house, `${house.id}-once`, 1_000))))
    const after = await accountOf(house)
    expect(before.creditFen - after.creditFen).toBe(1_000)
    expect(before.openFen - after.openFen).toBe(1_000)
    expect(new Set(entries.map((entry) => JSON.stringify(entry))).size).toBe(1)
    expect(await readEntriesOfUnit(ctx, house.id as UnitId)).toEqual([entries[0]])
  })

  it('loses none of eight different ones at the same moment', async () => {
    const house = houses[1]!
    const before = await accountOf(house)
    await Promise.all(Array.from({ length: 8 }, (_, at) => bookAccountChange(ctx, use(house, `${house.id}-${at}`, 100))))
    const after = await accountOf(house)
    expect([before.creditFen - after.creditFen, before.openFen - after.openFen]).toEqual([800, 800])
    expect(await readEntriesOfUnit(ctx, house.id as UnitId)).toHaveLength(8)
  })

  it('goes to the next open month when its own is closed, and keeps its value date', async () => {
    const house = houses[2]!
    await close('2026-11')
    const entry = await bookAccountChange(ctx, use(house, `${house.id}-late`, 500, '2026-11-20' as BusinessDate))
    expect(entry).toMatchObject({ entryDate: today(ctx.clock), valueDate: '2026-11-20' })
  })

  it('is refused as a defect when its voucher says otherwise than the account, and nothing is written', async () => {
    const house = houses[3]!
    const before = await accountOf(house)
    const wrong: AccountFact = { ...use(house, `${house.id}-wrong`, 500), decide: async (account) => ({ after: addCredit(account, -500), postings: [{ account: '2203', fund: 'ORGANISATION', debitFen: fen(499) }, { account: '1001', fund: 'ORGANISATION', creditFen: fen(499) }], writes: [] }) }
    await expect(bookAccountChange(ctx, wrong)).rejects.toThrow('the voucher and the account agree')
    expect(await accountOf(house)).toEqual(before)
  })

  it('fails whole when its document does not allow it any more', async () => {
    const house = houses[4]!
    const before = await accountOf(house)
    let asked = 0
    const fact = use(house, `${house.id}-gone`, 500)
    const decide: AccountFact['decide'] = async (account, date) => {
      asked += 1
      if (asked > 2) throw new Error('the document is gone')
      const decision = await fact.decide(account, date)
      return { ...decision, writes: [{ check: keys.lookup(ctx.tenant, 'never there'), if: { expr: 'attribute_exists(pk)' } }] }
    }
    await expect(bookAccountChange(ctx, { ...fact, decide })).rejects.toThrow('the document is gone')
    expect(await accountOf(house)).toEqual(before)
  })

  it('is not refused for what was read half before another fact and half after: it is looked at anew', async () => {
    const house = houses[5]!
    const before = await accountOf(house)
    let asked = 0
    const fact = use(house, `${house.id}-half`, 500)
    const decide: AccountFact['decide'] = async (account, date) => {
      asked += 1
      if (asked > 1) return fact.decide(account, date)
      await bookAccountChange(ctx, use(house, `${house.id}-between`, 100))
      throw new Error('the halves do not fit')
    }
    await bookAccountChange(ctx, { ...fact, decide })
    expect([asked, before.creditFen - (await accountOf(house)).creditFen]).toEqual([2, 600])
  })
})

describe('the month', () => {
  it('lists the rare kinds among bills and payments in one order, page by page, either way', async () => {
    const period = periodOfDate(today(ctx.clock))
    const all: string[] = []
    for await (const voucher of journalInOrder(ctx, period, { chunk: 2 })) all.push(voucher.id)
    expect(all.filter((id) => id.startsWith('CREDIT.')).length).toBeGreaterThanOrEqual(9)
    const order = (id: string) => id.replace(/^([A-Z]+)\.(\d{4}-\d{2}-\d{2})\.(.*)$/, '$2 $1 $3')
    expect(all).toEqual(all.toSorted((a, b) => (order(a) < order(b) ? -1 : 1)))
    const backwards: string[] = []
    for await (const voucher of journalInOrder(ctx, period, { newestFirst: true })) backwards.push(voucher.id)
    expect(backwards).toEqual(all.toReversed())
    for (const [at, after] of all.entries()) {
      for (const newestFirst of [false, true]) {
        const rest: string[] = []
        for await (const voucher of journalInOrder(ctx, period, { after, newestFirst })) rest.push(voucher.id)
        expect(rest).toEqual(newestFirst ? all.slice(0, at).toReversed() : all.slice(at + 1))
      }
    }
    const credits: string[] = []
    for await (const voucher of journalInOrder(ctx, period, { kinds: ['CREDIT'] })) credits.push(voucher.id)
    expect(credits).toEqual(all.filter((id) => id.startsWith('CREDIT.')))
  })
})

describe('a voucher that touches no account', () => {
  const fact = (document: string, valueDate = today(ctx.clock)) => ({
    kind: 'DISPUTE' as const,
    document,
    valueDate,
    text: '争议扣款',
    postings: [
      { account: '2209' as const, fund: 'ORGANISATION' as const, debitFen: fen(100) },
      { account: '1009' as const, fund: 'ORGANISATION' as const, creditFen: fen(100) },
    ],
    writes: () => [{ put: { ...keys.lookup(ctx.tenant, `fact ${document}`) }, if: 'absent' as const }],
  })

  it('is booked with its document or not at all', async () => {
    expect(await bookVoucher(ctx, fact('dp_once'))).toBe(today(ctx.clock))
    await expect(bookVoucher(ctx, fact('dp_once'))).rejects.toThrow(ConditionFailed)
  })

  it('is not turned away by a closed month, nor booked twice because of one', async () => {
    await close('2026-10')
    expect(await bookVoucher(ctx, fact('dp_late', '2026-10-09' as BusinessDate))).toBe(today(ctx.clock))
    await expect(bookVoucher(ctx, fact('dp_late', '2026-10-09' as BusinessDate))).rejects.toThrow(ConditionFailed)
  })
})

async function close(period: string): Promise<void> {
  for (let shard = 0; shard < gateShards; shard += 1) await ctx.store.write({ put: { ...keys.gate(ctx.tenant, period as never, shard), closedAt: '2026-12-01T00:00:00.000Z', closedBy: '张丽' } })
}
