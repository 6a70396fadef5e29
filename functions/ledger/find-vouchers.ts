import type { Ctx } from '../context.ts'
import type { VoucherId } from '../ids.ts'
import { type BookedVoucher, toVoucher, type VoucherItem, voucherKey } from './items.ts'
import { placeOfVoucher } from './model.ts'

export type { BookedVoucher } from './items.ts'

/** Some vouchers as they stand now, in the order asked; a hole where there is none. For a few: each is a read of its own. */
export const findVouchers = (ctx: Pick<Ctx, 'tenant' | 'store'>, ids: readonly VoucherId[]): Promise<(BookedVoucher | undefined)[]> => Promise.all(ids.map((id) => findVoucher(ctx, id)))

async function findVoucher({ tenant, store }: Pick<Ctx, 'tenant' | 'store'>, id: VoucherId): Promise<BookedVoucher | undefined> {
  const place = placeOfVoucher(id)
  const item = place && (await store.get<VoucherItem>(voucherKey(tenant, place), { consistent: true }))
  return item && toVoucher(item)
}
