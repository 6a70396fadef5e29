import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { randomIds, type TenantId, type UnitId } from '../../functions/ids.ts'
import { Contended } from '../../functions/storage/cancelled.ts'
import { keys } from '../../functions/storage/keys.ts'
import { injector } from '../faults/inject.ts'
import { onTheWire } from '../faults/wire.ts'
import { startTable } from '../support/table.ts'

const faults = injector()
let table: Awaited<ReturnType<typeof startTable>>
beforeAll(async () => {
  table = await startTable({ tap: (client) => onTheWire(client, faults.handle) })
})
afterAll(() => table?.stop())

describe('a transaction that meets another one', () => {
  const conflicts = (count: number) => faults.plan({ cancelled: Array.from({ length: count }, () => 'TransactionConflict' as const), at: 1, write: 0 })
  const fresh = () => {
    const tenant = randomIds.short() as TenantId
    return { store: table.storeFor(tenant), key: keys.unit(tenant, 'a' as UnitId) }
  }

  it('is tried again until the way is free, and written once', async () => {
    const { store, key } = fresh()
    const met = conflicts(3)
    await store.transact([{ update: key, add: { count: 1 } }])
    expect(met()).toBe(true)
    expect(await store.get(key, { consistent: true })).toMatchObject({ count: 1 })
  })

  it('is given up after the eighth try, with nothing written', async () => {
    const { store, key } = fresh()
    conflicts(99)
    await expect(store.transact([{ update: key, add: { count: 1 } }])).rejects.toBeInstanceOf(Contended)
    faults.calm()
    expect(await store.get(key, { consistent: true })).toBeUndefined()
  })
})
