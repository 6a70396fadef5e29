import { createHash } from 'node:crypto'
import { addDays, instant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { readAccount } from '../fees/get-account.ts'
import { personOf } from '../members/person-of.ts'
import { fen } from '../money.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { admitCollecting, readHousehold } from './access.ts'
import { bookPayment } from './book-payment.ts'
import { chooseBills } from './choose-bills.ts'
import { type PaymentRecord, readPayment } from './items.ts'
import { isCode, type Payment, paymentIdOf, type RecordCounterPayment } from './model.ts'
import { numberReceipt } from './number-receipt.ts'
import { claimOrder, orderNumber, type OrderPlace, placeOfOrder } from './order-numbers.ts'
import { showPayment } from './show-payment.ts'
import { valueDateRefused, valueDaysMax } from './value-date.ts'
import { orderNumberNeeded, orderTaken, otherPayment } from './words.ts'

/**
 * Books cash, a bank transfer or money paid by a static code and issues its receipt: for the named bills or, without names,
 * for all open ones, oldest first; the last in part if need be, and what is left becomes credit. The client's id makes a
 * retry the same payment; the same id with other content is a `conflict`, and so is a merchant's order number that is
 * booked already. Throws `refused` when a named bill is paid already: the money is still in the collector's hand.
 */
export async function recordCounterPayment(ctx: Ctx, input: RecordCounterPayment): Promise<Payment> {
  const id = paymentIdOf(input.unit, input.id)
  const sent = hashOf(input)
  const known = await readPayment(ctx, id)
  if (known) return sameAgain(ctx, known, sent)
  admitCollecting(ctx)
  const now = today(ctx.clock)
  const valueDate = input.valueDate ?? now
  if (valueDate > now || valueDate < addDays(now, -valueDaysMax)) throw valueDateRefused()
  const reference = isCode(input.method) ? orderNumberOf(input) : input.reference
  const household = await readHousehold(ctx, input.unit)
  const account = await readAccount(ctx, household)
  const wanted = input.bills ?? []
  const bills = await chooseBills(ctx, account, wanted)
  const record: PaymentRecord = {
    ...household,
    name: account.name || household.name,
    id,
    state: 'pending',
    amountFen: fen(input.amountFen),
    asked: bills.map((bill) => ({ bill: bill.bill, no: bill.no, period: bill.period, amountFen: bill.openFen, leftFen: 0 })),
    createdAt: instant(ctx.clock),
    by: (await personOf(ctx)) || ctx.actor.kind,
    refundedFen: fen(0),
    counter: {
      collector: ctx.actor.name,
      ...(input.payer ? { payer: input.payer } : {}),
      ...(reference ? { reference } : {}),
      ...(input.note ? { note: input.note } : {}),
      sent,
    },
  }
  const order = isCode(input.method) && reference ? await freePlace(ctx, reference) : undefined
  try {
    const booked = await bookPayment(ctx, record, { method: input.method, valueDate, claim: input.id, ...(order ? { order: claimOrder(ctx, order, id) } : {}), admit: (now) => chooseBills(ctx, now, wanted) })
    // Two with one id at the same moment: whoever was first is what stands, and the other must not take it for its own.
    return await sameAgain(ctx, booked, sent)
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error
    if (order) await freePlace(ctx, order.no)
    throw otherPayment(input.id)
  }
}

function orderNumberOf({ reference }: RecordCounterPayment): string {
  const number = orderNumber(reference ?? '')
  if (number === undefined) throw orderNumberNeeded()
  return number
}

/** Throws a conflict that names the payment which holds the number. */
async function freePlace(ctx: Ctx, number: string): Promise<OrderPlace> {
  const place = await placeOfOrder(ctx, number)
  if (place.holder) throw orderTaken(number, place.holder)
  return place
}

async function sameAgain(ctx: Ctx, known: PaymentRecord, sent: string): Promise<Payment> {
  if (known.counter?.sent !== sent) throw otherPayment(known.id)
  return showPayment(known.receiptNo ? known : await numberReceipt(ctx, known))
}

/** Of what was sent, not of what was made of it: a retry after midnight is still the same. */
function hashOf({ unit, method, amountFen, bills, valueDate, payer, reference, note }: RecordCounterPayment): string {
  const content = [unit, method, amountFen, bills ? bills.toSorted() : 'all', valueDate ?? null, payer ?? null, reference ?? null, note ?? null]
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22)
}
