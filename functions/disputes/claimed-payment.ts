import type { PaymentId } from '../ids.ts'
import { fen } from '../money.ts'
import { claimedWrite, isBooked, readPayment } from '../payments/give-back.ts'
import { settlePayment } from '../payments/settle-payment.ts'
import { readRefundsOfUnit } from '../refunds/refunds-of-unit.ts'
import { leftOnBills, splitRefund } from '../refunds/split-refund.ts'
import type { Claimable } from './claimed.ts'

/** A payment of a household: of its bills, the newest first, and what is more of what became credit. */
export const claimedPayment: Claimable<PaymentId> = {
  read: async (ctx, id) => {
    const payment = await readPayment(ctx, id)
    if (!isBooked(payment)) return undefined
    const { unit, building, buildingName, room, name, amountFen, booked, online } = payment
    return {
      account: online?.account,
      providerPayment: booked.providerPayment,
      amountFen,
      take: async (claimedFen, others) => {
        const disputed = others.flatMap(({ of }) => ('sale' in of ? [] : [{ payment: id, bills: of.split.bills }]))
        const left = leftOnBills(payment, [...(await readRefundsOfUnit(ctx, unit)), ...disputed])
        const { bills, shortFen } = splitRefund('bills', claimedFen, { left, account: { creditFen: fen(0) } })
        return { payment: id, unit, building, buildingName, room, name, split: { bills, creditFen: shortFen } }
      },
      counted: claimedWrite(ctx, payment),
    }
  },
  settle: async (ctx, id, told) => (await readPayment(ctx, id)) && settlePayment(ctx, id, told),
}
