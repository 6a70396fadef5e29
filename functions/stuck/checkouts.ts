import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import { Fault, type Say, unknown } from '../faults.ts'
import type { PaymentId } from '../ids.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { dismissProblem, finished, isPaymentId, readPayment, settlePayment } from '../payments/ask-again.ts'
import type { Reader } from './thing.ts'

/** Payments whose order at the provider is not the one that we stored: the money is not booked until they agree (M4). */
export const stuckCheckouts = (ctx: Ctx): Reader => ({
  read: async ({ id }) => {
    const payment = isPaymentId(id) ? await readPayment(ctx, id) : undefined
    if (!payment) throw unknown(`no payment ${id}`)
    if (!payment.problem || payment.booked) {
      await finished(ctx, payment.id)
      return undefined
    }
    const { unit, buildingName, room, amountFen, problem } = payment
    return { document: id, why: problem, say: differs[problem] ?? differs['order']!, unit, about: `${buildingName} ${room}`, amountFen, action: 'ask-again', others: ['dismiss'] }
  },
  solve: async ({ id }, solution, reason) => {
    if (solution === 'ask-again') return askAgain(ctx, id as PaymentId)
    await dismiss(ctx, id as PaymentId, reason)
  },
})

/** Still different is no error here: the list shows it as before. */
async function askAgain(ctx: Ctx, id: PaymentId): Promise<void> {
  try {
    await settlePayment(ctx, id)
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'payment-mismatch') throw error
  }
}

async function dismiss(ctx: Ctx, id: PaymentId, reason: string): Promise<void> {
  try {
    await recordChange(ctx, async () => ({ writes: dismissProblem(ctx, id), act: 'checkout.dismissed', subject: id, detail: { reason }, answer: undefined }))
  } catch (error) {
    // Booked meanwhile: there is nothing left to dismiss.
    if (!(error instanceof ConditionFailed)) throw error
  }
}

const differs: Readonly<Record<string, Say>> = {
  amount: { zh: '支付平台收到的金额与本社订单不同，没有入账。请在支付平台核对后退款或联系住户。', en: 'The provider received another amount than our order names; it is not booked. Check at the provider, then refund there or speak with the household.' },
  currency: { zh: '支付平台收到的币种不是人民币，没有入账。', en: 'The provider received another currency than yuan; it is not booked.' },
  account: { zh: '款项进了另一个收款账户，没有入账。请核对收款账户设置。', en: 'The money came to another account of the provider; it is not booked. Check the settings of online payment.' },
  order: { zh: '支付平台的订单与本社保存的订单对不上，没有入账。', en: 'The provider’s order is not the one that we stored; it is not booked.' },
}
