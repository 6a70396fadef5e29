import { expect, it } from 'vitest'
import { closingsOfMonth } from '../../functions/closing/items.ts'
import { type Difference, verifyBooks } from '../../functions/closing/verify-books.ts'
import type { Ctx } from '../../functions/context.ts'
import type { Period } from '../../functions/calendar.ts'
import type { BuildingId, UnitId } from '../../functions/ids.ts'
import { type VoucherItem, voucherKey } from '../../functions/ledger/items.ts'
import { placeOfVoucher } from '../../functions/ledger/model.ts'
import { eachVoucher } from '../../functions/ledger/read-journal.ts'
import { type Key, keys } from '../../functions/storage/keys.ts'
import type { Item } from '../../functions/storage/writes.ts'
import { furnish } from '../isolation/world.ts'
import { startStack } from '../support/stack.ts'

const october = '2026-10' as Period

const found = async (ctx: Ctx): Promise<Difference[]> => {
  const all: Difference[] = []
  for await (const difference of verifyBooks(ctx)) all.push(difference)
  return all
}

/** Past everything that guards it. */
async function spoil(ctx: Ctx, key: Key, how: (item: Record<string, unknown>) => object): Promise<void> {
  const item = await ctx.store.get<Item>(key, { consistent: true })
  expect(item, `${key.pk} ${key.sk}`).toBeDefined()
  await ctx.store.putMany([{ ...item!, ...how({ ...item }) } as Item])
}

it('whole books differ in nothing, and each kind of damage to the table is found and named', async () => {
  const stack = await startStack()
  try {
    const tenant = await stack.createTenant()
    const things = await furnish(stack, tenant)
    const ctx = tenant.ctx()
    expect(await found(ctx)).toEqual([])

    const vouchers: string[] = []
    for (const period of [october, '2026-12' as Period]) await eachVoucher(ctx, period, ({ id }) => vouchers.push(id))
    const [paid, billed] = [vouchers.find((id) => id.startsWith('PAYMENT.2026-10'))!, vouchers.find((id) => id.startsWith('BILL.2026-12'))!]
    const [closing] = await closingsOfMonth(ctx, october)
    // A payment of the closed month is a fen larger on both sides; a bill's voucher has lost its balance.
    await spoil(ctx, voucherKey(tenant.id, placeOfVoucher(paid)!), (item) => ({ p: (item as unknown as VoucherItem).p.map((line) => line.replace(/(?<= -?)100$/, '101')) }))
    await spoil(ctx, voucherKey(tenant.id, placeOfVoucher(billed)!), (item) => ({ p: (item as unknown as VoucherItem).p.slice(1) }))
    await spoil(ctx, keys.account(tenant.id, things['building'] as BuildingId, things['unit'] as UnitId), (item) => ({ cr: Number(item['cr'] ?? 0) + 5, creditFen: Number(item['creditFen'] ?? 0) + 5 }))
    await spoil(ctx, keys.closing(tenant.id, october, 1), () => ({ snapshot: { ...closing!.snapshot, previous: 'f'.repeat(64) } }))
    const { items: [part] } = await ctx.store.query<Key & { ids: string[] }>({ pk: keys.numberRoom(tenant.id, october) })
    await spoil(ctx, part!, () => ({ ids: ['PAYMENT.2026-10-20.nobody'] }))
    await spoil(ctx, keys.gate(tenant.id, october, 3), () => ({ closedAt: undefined }))
    await spoil(ctx, keys.audit(tenant.id, 2), () => ({ subject: 'somebody-else' }))

    const differences = await found(ctx)
    const named = (what: Difference['what']): string => differences.filter((one) => one.what === what).map(({ where, says }) => `${where}: ${says}`).join('\n')
    expect(named('voucher')).toContain(placeOfVoucher(billed)!.document)
    expect(named('open-amount')).toContain(things['unit'])
    expect(named('credit')).toContain(things['unit'])
    expect(named('digest')).toContain('2026-10 version 1')
    expect(named('balance')).toContain('2026-10 version 1')
    expect(named('hash')).toContain('2026-10 version 1')
    expect(named('chain')).toContain('2026-10 version 1')
    expect(named('voucher-number')).toContain(paid)
    expect(named('gate')).toContain('7 of 8')
    expect(named('audit')).toContain('row 2')
  } finally {
    await stack.stop()
  }
}, 120_000)
