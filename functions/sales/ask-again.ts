import type { Ctx } from '../context.ts'
import type { SaleId } from '../ids.ts'
import { finishedWrite } from '../unfinished/work-list.ts'

// What the page of stuck things may read and do about a sale; how it is stored stays in items.ts.
export { dismissProblem, readSale } from './items.ts'
export { isSaleId } from './sale-id.ts'
export { settleSale } from './settle-sale.ts'

/** Off the work list, because it was booked after all. */
export const finished = (ctx: Ctx, id: SaleId): Promise<void> => ctx.store.write(finishedWrite(ctx, 'sale', id))
