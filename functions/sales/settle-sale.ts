import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { SaleId } from '../ids.ts'
import type { Order } from '../payments/channel.ts'
import type { Told } from '../payments/settle-payment.ts'
import { bookSale, numbered } from './book-sale.ts'
import { noteProblem, noteUnbooked, type OnlineFacts, readSale, type SaleRecord } from './items.ts'
import { mismatch } from './words.ts'

export type SettledSale = { readonly sale: SaleRecord; /** As the provider has it now; absent when it was not asked. */ readonly order?: Order }

/**
 * Brings a sale to the state that the provider reports: the one way to a booking for the notice, the landing page and the
 * sweep (M4). What was told is never believed: the order is fetched from the provider, and amount, currency, order number
 * and account must equal ours. Doing it again changes nothing.
 *
 * Throws `unknown` without such a sale, `refused` (payment-mismatch) when the provider's words differ, `upstream` when it
 * does not answer. No throw and no `booked` state: no money came, or not yet.
 */
export async function settleSale(ctx: Ctx, id: SaleId, told?: Told): Promise<SettledSale> {
  const sale = await readSale(ctx, id)
  if (!sale) throw unknown(`no sale ${id}`)
  if (sale.booked) return { sale: await numbered(ctx, sale) }
  const { online } = sale
  if (!online) throw unknown(`sale ${id} has no order`)
  const wanted = told?.order ?? online.order
  if (!wanted) return { sale }
  if (told && told.account !== online.account) throw await differs(ctx, sale, 'account')
  if (online.order && online.order !== wanted) throw await differs(ctx, sale, 'order')
  const order = await ctx.ports.channel.findOrder(online.account, wanted)
  if (!order) throw await differs(ctx, sale, 'order')
  return settleBy(ctx, sale, online, order)
}

async function settleBy(ctx: Ctx, sale: SaleRecord, online: OnlineFacts, order: Order): Promise<SettledSale> {
  const difference = differenceOf(sale, online, order)
  if (difference) throw await differs(ctx, sale, difference)
  const known: SaleRecord = { ...sale, online: { ...online, order: order.id } }
  switch (order.state) {
    case 'open':
    case 'processing':
      return { sale: known, order }
    case 'failed':
    case 'expired':
      if (sale.state !== order.state) await noteUnbooked(ctx, sale.id, { state: order.state, order: order.id })
      return { sale: { ...known, state: order.state }, order }
    case 'paid': {
      const now = today(ctx.clock)
      // A provider whose clock runs ahead does not keep money out of the books.
      const valueDate = order.paidOn && order.paidOn < now ? order.paidOn : now
      return { sale: await bookSale(ctx, known, { method: order.method ?? 'online', valueDate, ...(order.providerPayment ? { providerPayment: order.providerPayment } : {}) }), order }
    }
    default:
      return order.state satisfies never
  }
}

/** The first thing in which the provider's order is not the one that we stored before asking for it. */
function differenceOf(sale: SaleRecord, online: OnlineFacts, order: Order): string | undefined {
  if (order.account !== online.account) return 'account'
  if (order.number !== sale.id) return 'order'
  if (order.currency !== 'CNY') return 'currency'
  if (order.amountFen !== sale.amountFen) return 'amount'
  return undefined
}

/** Leaves a mark for the finance officer and a row on the work list, once. */
async function differs(ctx: Ctx, sale: SaleRecord, what: string): Promise<Error> {
  if (sale.problem !== what) await noteProblem(ctx, sale, what)
  return mismatch(sale.id, what)
}
