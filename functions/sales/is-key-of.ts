import type { Ctx } from '../context.ts'
import type { SaleId } from '../ids.ts'
import { readSale } from './items.ts'

/** Whether this is the secret of a sale's landing page: it also opens the page of the thing that was paid. */
export const isKeyOf = async (ctx: Ctx, sale: SaleId, key: string): Promise<boolean> => (await readSale(ctx, sale))?.key === key
