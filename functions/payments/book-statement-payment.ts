import { addDays, type BusinessDate, instant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { readAccount } from '../fees/get-account.ts'
import type { BillId, PaymentId } from '../ids.ts'
import { personOf } from '../members/person-of.ts'
import { type Fen, fen, sum } from '../money.ts'
import type { Write } from '../storage/writes.ts'
import { admitCollecting, readHousehold } from './access.ts'
import { bookPayment } from './book-payment.ts'
import { chooseBills } from './choose-bills.ts'
import type { PaymentRecord } from './items.ts'
import { isCode, type Method, unitOfPayment } from './model.ts'
import { claimOrder, orderNumber, placeOfOrder } from './order-numbers.ts'
import { valueDateRefused, valueDaysMax } from './value-date.ts'
import { billsMoved, orderTaken } from './words.ts'

export type StatementMoney = {
  /** Follows from the match, so that a retry is the same payment. */
  readonly payment: PaymentId
  readonly kind: 'bank' | 'alipay' | 'wechat'
  readonly amountFen: Fen
  readonly valueDate: BusinessDate
  /** Empty: all open ones, oldest first, and the rest is credit. */
  readonly bills: readonly BillId[]
  /** What was open on the bills when it was decided; with something else open now it has to be decided anew. */
  readonly openFen: Fen
  readonly payer: string
  readonly reference: string
  /** Where it was matched. */
  readonly match: string
  readonly also: (entryDate: BusinessDate) => readonly Write[]
}

const methods = { bank: 'transfer', alipay: 'alipay-code', wechat: 'wechat-code' } as const satisfies Record<StatementMoney['kind'], Method>

/**
 * Books money that a statement shows as a household's payment, with what else its match writes: a bank's line as a transfer, a line of
 * Alipay or WeChat Pay under its order's number, which no other payment may hold. Throws `refused` while the tenant is suspended (S4),
 * `conflict` when the bills or the number are somebody else's by now, and ConditionFailed when a condition of `also` does not hold.
 */
export async function bookStatementPayment(ctx: Ctx, money: StatementMoney): Promise<PaymentRecord> {
  admitCollecting(ctx)
  const now = today(ctx.clock)
  if (money.valueDate > now || money.valueDate < addDays(now, -valueDaysMax)) throw valueDateRefused()
  const method = methods[money.kind]
  const number = isCode(method) ? orderNumber(money.reference) : undefined
  const order = number === undefined ? undefined : await placeOfOrder(ctx, number)
  if (order?.holder && order.holder.id !== money.payment) throw orderTaken(order.no, order.holder)
  const household = await readHousehold(ctx, unitOfPayment(money.payment))
  const account = await readAccount(ctx, household)
  const record: PaymentRecord = {
    ...household,
    name: account.name || household.name,
    id: money.payment,
    state: 'pending',
    amountFen: fen(money.amountFen),
    asked: (await chooseBills(ctx, account, money.bills)).map(({ bill, no, period, openFen }) => ({ bill, no, period, amountFen: openFen, leftFen: 0 })),
    createdAt: instant(ctx.clock),
    by: (await personOf(ctx)) || ctx.actor.kind,
    refundedFen: fen(0),
    counter: { collector: ctx.actor.name, sent: money.match, match: money.match, ...(money.payer ? { payer: money.payer.slice(0, 40) } : {}), ...(money.reference ? { reference: money.reference.slice(0, 60) } : {}) },
  }
  return bookPayment(ctx, record, {
    method,
    valueDate: money.valueDate,
    ...(order ? { order: claimOrder(ctx, order, record.id) } : {}),
    admit: async (before) => {
      const bills = await chooseBills(ctx, before, money.bills)
      if (money.bills.length > 0 && sum(bills.map(({ openFen }) => openFen)) !== money.openFen) throw billsMoved()
    },
    also: money.also,
  })
}
