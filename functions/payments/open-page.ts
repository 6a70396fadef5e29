import type { Ctx } from '../context.ts'
import { Fault } from '../faults.ts'
import type { Order, OrderRequest } from './channel.ts'

/** An order that the provider refuses will never be: under its number it would say the same again, so `end` ours, and the next try has another. */
export async function openPage(ctx: Ctx, request: OrderRequest, end: () => Promise<unknown>): Promise<Order> {
  try {
    return await ctx.ports.channel.openOrder(request)
  } catch (error) {
    if (error instanceof Fault && error.kind === 'refused') await end()
    throw error
  }
}

/** Some providers tell the page's address only when the order is opened: opened again, it is the same order. */
export const withPage = async (ctx: Ctx, request: OrderRequest, order: Order): Promise<Order> => (order.url === undefined ? ctx.ports.channel.openOrder(request) : order)
