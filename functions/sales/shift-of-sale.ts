import type { Ctx } from '../context.ts'
import { readSale } from './items.ts'
import { saleId } from './model.ts'

/** The attendant's shift that took a sale in cash; undefined where none did. */
export async function shiftOfSale(ctx: Ctx, sale: string): Promise<string | undefined> {
  const ours = saleId.safeParse(sale).data
  return ours && (await readSale(ctx, ours))?.cash?.shift
}
