import type { Ctx } from '../context.ts'
import { claimsOn } from '../disputes/has-dispute.ts'
import { unknown } from '../faults.ts'
import { isBooked, readPayment } from '../payments/give-back.ts'
import type { RefundRecord } from './items.ts'
import { bankGaveBack, isDisputed } from './words.ts'

/**
 * May the money of a refund that failed go out after all? Not while the payer claims it through the bank, nor once the bank
 * has given it back: it would be paid twice. Throws `refused`.
 */
export async function admitAgain(ctx: Ctx, refund: RefundRecord): Promise<void> {
  if (refund.state !== 'failed') return
  const payment = await readPayment(ctx, refund.payment)
  if (!isBooked(payment)) throw unknown(`no payment ${refund.payment}`)
  const claims = await claimsOn(ctx, payment)
  if (claims.pending) throw isDisputed()
  if (payment.refundedFen + claims.goneFen > payment.amountFen) throw bankGaveBack()
}
