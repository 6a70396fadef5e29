import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { PaymentId } from '../ids.ts'
import { dismissProblem, finished, isPaymentId, readPayment, settlePayment } from '../payments/ask-again.ts'
import { stuckOrders } from './orders.ts'
import { stuckStrays } from './strays.ts'
import type { Candidate, Reader } from './thing.ts'

/** Payments of households, and orders that are paid and none of ours. */
export function stuckCheckouts(ctx: Ctx): Reader {
  const payments = stuckOrders(ctx, {
    read: async (id) => {
      const payment = await readPayment(ctx, id as PaymentId)
      if (!payment) throw unknown(`no payment ${id}`)
      const { unit, buildingName, room, amountFen, problem, booked } = payment
      return { unit, about: `${buildingName} ${room}`, amountFen, problem: booked ? undefined : problem }
    },
    settle: (id) => settlePayment(ctx, id as PaymentId),
    finish: (id) => finished(ctx, id as PaymentId),
    dismissed: { act: 'checkout.dismissed', writes: (id) => dismissProblem(ctx, id as PaymentId) },
  })
  const readerFor = ({ id }: Candidate) => (isPaymentId(id) ? payments : stuckStrays(ctx))
  return { read: (candidate) => readerFor(candidate).read(candidate), solve: (candidate, ...how) => readerFor(candidate).solve(candidate, ...how) }
}
