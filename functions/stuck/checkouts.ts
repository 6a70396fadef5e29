import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { PaymentId } from '../ids.ts'
import { dismissProblem, finished, isPaymentId, readPayment, settlePayment } from '../payments/ask-again.ts'
import { stuckOrders } from './orders.ts'

/** Payments of households. */
export const stuckCheckouts = (ctx: Ctx) =>
  stuckOrders(ctx, {
    read: async (id) => {
      const payment = isPaymentId(id) ? await readPayment(ctx, id) : undefined
      if (!payment) throw unknown(`no payment ${id}`)
      const { unit, buildingName, room, amountFen, problem, booked } = payment
      return { unit, about: `${buildingName} ${room}`, amountFen, problem: booked ? undefined : problem }
    },
    settle: (id) => settlePayment(ctx, id as PaymentId),
    finish: (id) => finished(ctx, id as PaymentId),
    dismissed: { act: 'checkout.dismissed', writes: (id) => dismissProblem(ctx, id as PaymentId) },
  })
