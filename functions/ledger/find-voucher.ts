import type { Ctx } from '../context.ts'
import { type BookedVoucher, toVoucher, type VoucherItem, voucherKey } from './items.ts'
import { placeOfVoucher } from './model.ts'

/** A voucher by its id, which names its own place; undefined when there is none. */
export async function findVoucher({ store, tenant }: Pick<Ctx, 'store' | 'tenant'>, id: string): Promise<BookedVoucher | undefined> {
  const place = placeOfVoucher(id)
  const item = place && (await store.get<VoucherItem>(voucherKey(tenant, place), { consistent: true }))
  return item && toVoucher(item)
}
