import type { SaleId } from '../ids.ts'
import { isAtEnd, type OrderFollower } from '../payments/follow-orders.ts'
import { isSettled, mayLackNumber } from '../payments/may-lack-number.ts'
import { numbered } from './book-sale.ts'
import { noteProblem, readSale, readSales } from './items.ts'
import { isSaleId } from './sale-id.ts'
import { settleSale } from './settle-sale.ts'

export const saleOrders: OrderFollower = {
  isOurs: isSaleId,
  unended: async (ctx, orders) => {
    const sales = await readSales(ctx, orders.map(({ number }) => number as SaleId))
    return orders.filter((order, at) => !isAtEnd(sales[at], order))
  },
  settle: async (ctx, number, told) => (await settleSale(ctx, number as SaleId, told)).sale.state !== 'pending',
  isThere: async (ctx, number) => (await readSale(ctx, number as SaleId)) !== undefined,
  noteUnbookable: async (ctx, number) => {
    const sale = await readSale(ctx, number as SaleId)
    if (sale && sale.problem === undefined) await noteProblem(ctx, sale, 'booking')
  },
  numberForgotten: async (ctx) => {
    for await (const ids of mayLackNumber<SaleId>(ctx, 'SALE')) {
      for (const sale of await readSales(ctx, ids)) if (sale?.booked && !sale.receiptNo && isSettled(ctx, sale.booked.at)) await numbered(ctx, sale)
    }
  },
}
