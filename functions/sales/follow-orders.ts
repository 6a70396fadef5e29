import type { SaleId } from '../ids.ts'
import { isAtEnd, isSettled, newestOf, type OrderFollower, recentMonths } from '../payments/follow-orders.ts'
import { numbered } from './book-sale.ts'
import { readSales } from './items.ts'
import { isSaleId } from './sale-id.ts'
import { settleSale } from './settle-sale.ts'

export const saleOrders: OrderFollower = {
  isOurs: isSaleId,
  unended: async (ctx, orders) => {
    const sales = await readSales(ctx, orders.map(({ number }) => number as SaleId))
    return orders.filter((order, at) => !isAtEnd(sales[at], order))
  },
  settle: async (ctx, number, told) => (await settleSale(ctx, number as SaleId, told)).sale.state !== 'pending',
  numberForgotten: async (ctx) => {
    for (const period of recentMonths(ctx)) {
      const sales = await readSales(ctx, await newestOf(ctx, period, 'SALE'))
      for (const sale of sales) if (sale?.booked && !sale.receiptNo && isSettled(ctx, sale.booked.at)) await numbered(ctx, sale)
    }
  },
}
