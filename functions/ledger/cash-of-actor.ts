import type { Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { type Key, keys } from '../storage/keys.ts'
import { type BookedVoucher, toVoucher, type VoucherItem } from './items.ts'

export type { BookedVoucher } from './items.ts'

/** More than a person takes in between two counts. */
const vouchersMax = 20_000

/** Every voucher with cash that this actor booked after one moment, up to another, whatever day it stands on. What was booked in the last second may still be missing. */
export async function cashOfActor({ store, tenant }: Pick<Ctx, 'store' | 'tenant'>, actor: string, { after, upTo }: { readonly after: Instant; readonly upTo: Instant }): Promise<BookedVoucher[]> {
  const found: BookedVoucher[] = []
  // `~` comes after the `#` that follows the moment.
  for await (const item of store.all<Key & Record<string, unknown>>({ index: true, pk: keys.till(tenant, actor, '').gpk, from: `${after}~`, to: `${upTo}~` }, { bound: vouchersMax })) if (item['k'] !== undefined) found.push(toVoucher(item as unknown as VoucherItem))
  return found
}
