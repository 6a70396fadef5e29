import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { AccountEntry } from '../fees/account-entry.ts'
import type { PaymentId } from '../ids.ts'
import { voucherId } from '../ledger/model.ts'
import { personBehind, personOf } from '../members/person-of.ts'
import { isBooked, readPayment } from '../payments/give-back.ts'
import { standsOnStatement } from '../reconciliation/stands-on-statement.ts'
import type { Reversal } from './model.ts'
import { takeBackPayment } from './take-back-payment.ts'
import { byStatement, notAtCounter, secondPerson } from './words.ts'

/**
 * Takes back a payment that was recorded at the counter by mistake (`takeBackPayment`), by another person than who recorded it (S2). Done
 * twice it is done once. Throws `unknown`, `refused`: online, matched with a statement, refunded in part, or its credit was used meanwhile.
 */
export async function reversePayment(ctx: Ctx, id: PaymentId, reason: string): Promise<Reversal> {
  const payment = await readPayment(ctx, id)
  if (!isBooked(payment)) throw unknown(`no payment ${id}`)
  if (!payment.counter) throw notAtCounter()
  if (payment.counter.match || (await standsOnStatement(ctx, voucherId('PAYMENT', payment.booked.entryDate, id)))) throw byStatement()
  if ((await personBehind(ctx, payment.by)) === (await personOf(ctx))) throw secondPerson()
  return showReversal(await takeBackPayment(ctx, id, { reason }))
}

export const showReversal = ({ unit, document, entryDate, owedDeltaFen, creditDeltaFen }: AccountEntry): Reversal => ({ document, unit, entryDate, owedDeltaFen, creditDeltaFen, voucher: voucherId('REVERSAL', entryDate, document) })
