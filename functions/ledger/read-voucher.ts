import type { Ctx } from '../context.ts'
import { type BookedVoucher, toVoucher, type VoucherItem, voucherKey } from './items.ts'
import { placeOfVoucher } from './model.ts'

export type { BookedVoucher }

/** One voucher by its id, which names its own place. Consistent. */
export async function readVoucher(ctx: Pick<Ctx, 'tenant' | 'store'>, id: string): Promise<BookedVoucher | undefined> {
  const place = placeOfVoucher(id)
  const item = place && (await ctx.store.get<VoucherItem>(voucherKey(ctx.tenant, place), { consistent: true }))
  return item && toVoucher(item)
}
