import { addDays, type BusinessDate, instant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { naturalId } from '../estates/natural-id.ts'
import { readAccount } from '../fees/get-account.ts'
import { conflict } from '../faults.ts'
import type { UnitId } from '../ids.ts'
import { personOf } from '../members/person-of.ts'
import { type Fen, fen } from '../money.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { admitCollecting, readHousehold } from './access.ts'
import { bookPayment } from './book-payment.ts'
import type { PaymentRecord } from './items.ts'
import { type Payment, paymentIdOf } from './model.ts'
import { numberReceipt } from './number-receipt.ts'
import { claimOrder, type OrderPlace, placeOfOrder } from './order-numbers.ts'
import { showPayment } from './show-payment.ts'
import { valueDateRefused, valueDaysMax } from './value-date.ts'

export type MerchantOrder = {
  readonly unit: UnitId
  readonly method: 'alipay-code' | 'wechat-code'
  /** The provider's number of the trade, digits only. */
  readonly orderNo: string
  /** The merchant's number of it, by which a collector may have recorded it; empty = none. */
  readonly merchantOrderNo: string
  readonly amountFen: Fen
  readonly valueDate: BusinessDate
}

/** `already`: it was booked before, by whomever and for whichever household; nothing was done now. */
export type BookedOrder = { readonly payment: Payment; readonly already: boolean }

/**
 * Books money that a merchant bill says came to the organization's own account: for the household's open bills, oldest
 * first, the rest as credit. The order's number makes it one payment in the tenant, whoever books it, how often, and
 * however it was recorded before. Throws `refused` while the tenant is suspended (S4).
 */
export async function bookMerchantOrder(ctx: Ctx, order: MerchantOrder): Promise<BookedOrder> {
  admitCollecting(ctx)
  const now = today(ctx.clock)
  if (order.valueDate > now || order.valueDate < addDays(now, -valueDaysMax)) throw valueDateRefused()
  const household = await readHousehold(ctx, order.unit)
  const by = (await personOf(ctx)) || ctx.actor.kind
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const place = await placeOfOrder(ctx, order.orderNo)
    const holder = place.holder ?? (order.merchantOrderNo ? (await placeOfOrder(ctx, order.merchantOrderNo)).holder : undefined)
    if (holder) return { payment: showPayment(holder.receiptNo ? holder : await numberReceipt(ctx, holder)), already: true }
    const { name } = await readAccount(ctx, household)
    const record = recordOf(ctx, order, place, { household: { ...household, name: name || household.name }, by })
    try {
      const booked = await bookPayment(ctx, record, { method: order.method, valueDate: order.valueDate, order: claimOrder(ctx, place, record.id) })
      return { payment: showPayment(booked), already: false }
    } catch (error) {
      // Somebody was first with this number; the next look finds them.
      if (!(error instanceof ConditionFailed)) throw error
    }
  }
  throw conflict('busy', { zh: '同时有多人在登记这笔款，本次没有保存。请刷新后再看。', en: 'Several people are recording this money at the same moment. Nothing was saved this time. Reload and look again.' })
}

const attemptsMax = 4

type Household = Awaited<ReturnType<typeof readHousehold>>

/** The id follows from the order, and from the payment that was reversed before, if the money had been booked for a wrong household. */
function recordOf(ctx: Ctx, { orderNo, amountFen }: MerchantOrder, { before }: OrderPlace, { household, by }: { readonly household: Household; readonly by: string }): PaymentRecord {
  return {
    ...household,
    id: paymentIdOf(household.unit, naturalId(12, 'merchant-order', orderNo, before?.id ?? '')),
    state: 'pending',
    amountFen,
    asked: [],
    createdAt: instant(ctx.clock),
    by,
    refundedFen: fen(0),
    counter: { collector: ctx.actor.name, reference: orderNo, sent: `order ${orderNo}` },
  }
}
