import type { Ctx } from '../context.ts'
import { placeAfter } from '../fees/page.ts'
import { expectedRows } from './expected-rows.ts'
import type { ListSettlements, SettlementPage } from './settlement-model.ts'

/** Expected against received, the newest spans first; the sums are of all that the filter finds. */
export async function listSettlements(ctx: Ctx, { limit, after, ...filter }: ListSettlements): Promise<SettlementPage> {
  const { rows, sums } = await expectedRows(ctx, filter)
  const start = placeAfter(after, rows.length)
  return { items: rows.slice(start, start + limit), next: start + limit < rows.length ? String(start + limit) : null, sums }
}
