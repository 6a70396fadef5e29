import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { SaleId } from '../ids.ts'
import { dismissProblem, finished, isSaleId, readSale, settleSale } from '../sales/ask-again.ts'
import { stuckOrders } from './orders.ts'

/** Stays, bookings and machine sessions. */
export const stuckSales = (ctx: Ctx) =>
  stuckOrders(ctx, {
    read: async (id) => {
      const sale = isSaleId(id) ? await readSale(ctx, id) : undefined
      if (!sale) throw unknown(`no sale ${id}`)
      const { title, amountFen, problem, booked } = sale
      return { unit: null, about: title.zh, amountFen, problem: booked ? undefined : problem }
    },
    settle: (id) => settleSale(ctx, id as SaleId),
    finish: (id) => finished(ctx, id as SaleId),
    dismissed: { act: 'sale.dismissed', writes: (id) => dismissProblem(ctx, id as SaleId) },
  })
