import type { Ctx } from '../context.ts'
import { allBills, type StoredBill } from './merchant-items.ts'
import type { ListMerchantBillsQuery, MerchantBillPage } from './model.ts'
import { showBill } from './show-bill.ts'
import { takeLines } from './take-lines.ts'

/** Newest first; `after` is the id of the last one seen. A bill that a crash left half read is brought to its end first. */
export async function listMerchantBills(ctx: Ctx, { limit, after }: ListMerchantBillsQuery): Promise<MerchantBillPage> {
  const all: StoredBill[] = []
  for await (const stored of allBills(ctx)) all.push(stored)
  all.sort((a, b) => (a.createdAt === b.createdAt ? (a.id < b.id ? -1 : 1) : a.createdAt > b.createdAt ? -1 : 1))
  const start = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1
  const items: StoredBill[] = []
  for (const bill of all.slice(start, start + limit)) items.push(await takeLines(ctx, bill))
  return { items: items.map(showBill), next: start + limit < all.length ? items.at(-1)!.id : null }
}
