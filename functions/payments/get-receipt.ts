import { dateOfInstant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { maskName } from '../fees/mask-name.ts'
import { assert } from '../faults.ts'
import type { PaymentId } from '../ids.ts'
import { amountInWords } from '../paper/amount-in-words.ts'
import { isMasked } from './access.ts'
import { readNumbered } from './get-payment.ts'
import type { Receipt } from './model.ts'
import { methodNames } from './words.ts'

/** The receipt of a payment, for screen and paper alike. Whoever came by a pay link sees the name masked, and nothing of the counter: collector, reference, note. */
export async function getReceipt(ctx: Ctx, id: PaymentId): Promise<Receipt> {
  const payment = await readNumbered(ctx, id)
  const { booked, counter, receiptNo } = payment
  assert(receiptNo, `a numbered payment: ${id}`)
  const masked = isMasked(ctx)
  const { communityName, ...issuer } = booked.issuer
  return {
    payment: id,
    no: receiptNo,
    issuedAt: booked.at,
    issuedOn: dateOfInstant(booked.at),
    issuer,
    communityName,
    buildingName: payment.buildingName,
    room: payment.room,
    name: masked ? maskName(payment.name) : payment.name,
    payer: counter?.payer ? (masked ? maskName(counter.payer) : counter.payer) : null,
    method: booked.method,
    methodName: { ...methodNames[booked.method] },
    amountFen: payment.amountFen,
    amountWords: amountInWords(payment.amountFen),
    bills: [...booked.bills],
    creditFen: booked.creditFen,
    valueDate: booked.valueDate,
    reference: masked ? null : (counter?.reference ?? null),
    note: masked ? null : (counter?.note ?? null),
    collector: masked ? null : (counter?.collector ?? null),
    voidOn: payment.reversed?.on ?? null,
  }
}
