import type { Ctx } from '../context.ts'
import { voucherId } from '../ledger/model.ts'
import { bookMovement, stepped } from '../refunds/book-moved.ts'
import { attemptOf, followIfAnswered, followProvider, type Refunding, type ToldRefund } from '../refunds/follow-provider.ts'
import { noteElsewhere } from '../refunds/settle-refund.ts'
import { held } from '../storage/cancelled.ts'
import { readSale } from './items.ts'
import { changeWrites, readSaleRefund, type SaleRefundRecord } from './refund-items.ts'
import { saleRefundId, type SaleRefundId } from './refund-model.ts'

/** A notice about a refund that carries the key of one of ours; one that is not that very refund goes on the work list. */
export async function settleSaleRefundNoticed(ctx: Ctx, told: ToldRefund): Promise<void> {
  const id = saleRefundId.safeParse(told.key?.split('.')[0]).data
  const refund = id && (await readSaleRefund(ctx, id))
  if (refund && refund.attempt > 0 && (await settleSaleRefund(ctx, refund.id, told)).providerRefund === told.refund) return
  await noteElsewhere(ctx, told)
}

/** Brings an approved refund to where the provider is. Throws `unknown`, `upstream`. */
export const settleSaleRefund = (ctx: Ctx, id: SaleRefundId, told?: ToldRefund): Promise<SaleRefundRecord> => followProvider(ctx, refundingOf(ctx), id, told)

/** The same; a provider that does not answer leaves it as it is. */
export const settleIfAnswered = (ctx: Ctx, id: SaleRefundId): Promise<SaleRefundRecord> => followIfAnswered(ctx, refundingOf(ctx), id)

const refundingOf = (ctx: Ctx): Refunding<SaleRefundRecord> => ({
  read: async (id) => {
    const refund = await readSaleRefund(ctx, id)
    const sale = refund && (await readSale(ctx, refund.sale))
    if (!refund || !sale?.booked) return undefined
    const { providerPayment } = sale.booked
    return { refund, origin: sale.online && providerPayment ? { account: sale.online.account, providerPayment } : undefined }
  },
  stepped: (refund, what, note) => stepped(ctx, refund, what, note),
  change: (before, after) => held(ctx.store.transact(changeWrites(ctx, before, after))),
  moved: (before, after, kind, valueDate) => bookSaleMoved(ctx, { before, after, kind, account: '1009', valueDate }),
})

export type SaleMoved = Pick<Parameters<typeof bookMovement>[1], 'kind' | 'account' | 'valueDate'> & { readonly before: SaleRefundRecord; readonly after: SaleRefundRecord }

/** Books money that left, or came back, with the refund's own change. False when it was changed meanwhile. */
export function bookSaleMoved(ctx: Ctx, { before, after, ...moved }: SaleMoved): Promise<boolean> {
  const document = attemptOf(after)
  return bookMovement(ctx, {
    ...moved,
    document,
    about: [after.title.zh, after.receiptNo ?? ''].join(' ').trim(),
    owed: after.owed,
    writes: (entryDate) => changeWrites(ctx, before, { ...after, vouchers: [...after.vouchers, voucherId(moved.kind, entryDate, document)] }),
  })
}
