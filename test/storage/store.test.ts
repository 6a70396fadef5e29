import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { randomIds, type TenantId, type UnitId } from '../../functions/ids.ts'
import { ConditionFailed } from '../../functions/storage/cancelled.ts'
import { keys, ownedBy, shardOf } from '../../functions/storage/keys.ts'
import { BadCursor } from '../../functions/storage/store.ts'
import { startTable } from '../support/table.ts'

let table: Awaited<ReturnType<typeof startTable>>
beforeAll(async () => {
  table = await startTable()
})
afterAll(() => table?.stop())

const fresh = () => {
  const tenant = randomIds.short() as TenantId
  return { tenant, store: table.storeFor(tenant), unit: (name: string) => keys.unit(tenant, name as UnitId) }
}

describe('the store', () => {
  it('reads back what it wrote, undefined attributes left out', async () => {
    const { store, unit } = fresh()
    await store.write({ put: { ...unit('a'), area: 6700, note: undefined, nested: { list: [1, 'x'] } }, if: 'absent' })
    expect(await store.get(unit('a'))).toEqual({ ...unit('a'), area: 6700, nested: { list: [1, 'x'] } })
  })

  it('refuses a second put of the same key and says what stands there', async () => {
    const { store, unit } = fresh()
    await store.write({ put: { ...unit('a'), area: 1 }, if: 'absent' })
    const second = await store.write({ put: { ...unit('a'), area: 2 }, if: 'absent' }).catch((error: unknown) => error)
    expect(second).toBeInstanceOf(ConditionFailed)
    expect((second as ConditionFailed).items[0]).toMatchObject({ area: 1 })
  })

  it('writes all of a transaction or nothing, and names the writes that failed', async () => {
    const { store, unit } = fresh()
    await store.write({ put: { ...unit('b'), area: 1 } })
    const failed = await store
      .transact([{ put: { ...unit('a'), area: 1 }, if: 'absent' }, { put: { ...unit('b'), area: 2 }, if: 'absent' }, { check: unit('c'), if: { expr: 'attribute_exists(pk)' } }])
      .catch((error: unknown) => error)
    expect((failed as ConditionFailed).at).toEqual([1, 2])
    expect((failed as ConditionFailed).items[0]).toMatchObject({ area: 1 })
    expect(await store.get(unit('a'), { consistent: true })).toBeUndefined()
  })

  it('sets, adds and removes in one update, with names DynamoDB reserves', async () => {
    const { store, unit } = fresh()
    await store.write({ put: { ...unit('a'), state: 'old', gone: 1 } })
    const after = await store.updateAndGet<Record<string, unknown>>({ update: unit('a'), set: { state: 'new', 'o#2026-12#1': { open: 5 } }, add: { openFen: 7 }, remove: ['gone'], if: 'present' })
    expect(after).toEqual({ ...unit('a'), state: 'new', 'o#2026-12#1': { open: 5 }, openFen: 7 })
  })

  it('pages through a partition forwards and backwards without losing or doubling an item', async () => {
    const { store, tenant } = fresh()
    const all = Array.from({ length: 57 }, (_, at) => keys.receipt(tenant, 2026, at + 1))
    await store.putMany(all)
    for (const reverse of [false, true]) {
      const seen: string[] = []
      let after: string | undefined
      do {
        const page = await store.query<{ sk: string }>({ pk: keys.receipts(tenant, 2026), limit: 10, reverse, ...(after === undefined ? {} : { after }) })
        seen.push(...page.items.map((item) => item.sk))
        after = page.next
      } while (after !== undefined)
      expect(seen).toEqual(reverse ? all.map((key) => key.sk).reverse() : all.map((key) => key.sk))
    }
  })

  it('throws rather than cut a total when there are more items than the bound', async () => {
    const { store, tenant } = fresh()
    await store.putMany(Array.from({ length: 6 }, (_, at) => keys.receipt(tenant, 2026, at + 1)))
    const drain = async () => {
      for await (const _ of store.all({ pk: keys.receipts(tenant, 2026) }, { bound: 5 }));
    }
    await expect(drain()).rejects.toThrow(/more than 5/)
  })

  it('gets many in the order asked, holes included, beyond one batch', async () => {
    const { store, tenant } = fresh()
    const wanted = Array.from({ length: 130 }, (_, at) => keys.receipt(tenant, 2026, at + 1))
    await store.putMany(wanted.filter((_, at) => at % 2 === 0).map((key, at) => ({ ...key, at })))
    const got = await store.getMany<{ sk: string }>([...wanted, wanted[0]!])
    expect(got.map((item) => item?.sk)).toEqual([...wanted, wanted[0]!].map((key, at) => (at % 2 === 0 ? key.sk : undefined)))
  })

  it('counts two units an item in a transaction', async () => {
    const { store, unit } = fresh()
    const before = table.meter.writeUnits
    await store.transact([{ put: { ...unit('a') } }, { put: { ...unit('b') } }, { check: unit('c'), if: { expr: 'attribute_not_exists(closedAt)' } }])
    expect(table.meter.writeUnits - before).toBe(6)
  })
})

describe('the second wall of tenancy', () => {
  it('refuses a key of another tenant before it is sent', async () => {
    const { store } = fresh()
    const other = fresh()
    await expect(store.get(other.unit('a'))).rejects.toThrow(/another tenant/)
    await expect(store.write({ put: { ...other.unit('a') } })).rejects.toThrow(/another tenant/)
    await expect(store.transact([{ put: { ...other.unit('a') } }])).rejects.toThrow(/another tenant/)
    await expect(store.query({ pk: keys.receipts(other.tenant, 2026) })).rejects.toThrow(/another tenant/)
  })

  it('does not take a tenant for the owner of keys that begin with its id', () => {
    expect(ownedBy('aaaaaaaaaaaa' as TenantId, 'T#aaaaaaaaaaaa')).toBe(true)
    expect(ownedBy('aaaaaaaaaaaa' as TenantId, 'T#aaaaaaaaaaaa#H#x')).toBe(true)
    expect(ownedBy('aaaaaaaaaaaa' as TenantId, 'T#aaaaaaaaaaaa-b#H#x')).toBe(false)
    expect(ownedBy('aaaaaaaaaaaa' as TenantId, 'T#bbbbbbbbbbbb')).toBe(false)
  })

  it('refuses a cursor that was made for another list or tenant', async () => {
    const mine = fresh()
    const theirs = fresh()
    await theirs.store.putMany(Array.from({ length: 3 }, (_, at) => keys.receipt(theirs.tenant, 2026, at + 1)))
    const { next } = await theirs.store.query({ pk: keys.receipts(theirs.tenant, 2026), limit: 1 })
    await expect(mine.store.query({ pk: keys.receipts(mine.tenant, 2026), after: next! })).rejects.toBeInstanceOf(BadCursor)
    await expect(mine.store.query({ pk: keys.receipts(mine.tenant, 2026), after: 'nonsense' })).rejects.toBeInstanceOf(BadCursor)
  })
})

it('spreads vouchers over all sixteen shards', () => {
  const counts = Array.from({ length: 16 }, () => 0)
  for (let at = 0; at < 4800; at += 1) counts[shardOf(`bill-${at}`, 16)]! += 1
  expect(Math.min(...counts)).toBeGreaterThan(200)
})
