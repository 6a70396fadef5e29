import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { Account } from '../fees/account.ts'
import { bookAccountChange, type Decision } from '../fees/book-account-change.ts'
import { addCredit } from '../fees/change-account.ts'
import { type Posting, voucherId } from '../ledger/model.ts'
import { isBooked, readPayment, refundedWrite } from '../payments/give-back.ts'
import { changeWrites, readRefund, type RefundRecord } from './items.ts'
import type { Refund, RefundId } from './model.ts'
import { postingsBy } from './postings.ts'
import { stepped } from './book-moved.ts'
import { showRefund } from './show-refund.ts'
import { owedByFund } from './split-refund.ts'
import { notNow, stateNames } from './words.ts'

/**
 * A failed refund becomes the household's credit: the money is with us, and can be refunded anew or used for bills. The
 * payment counts as not refunded by it. Throws `unknown`, `refused`.
 */
export async function keepRefund(ctx: Ctx, id: RefundId): Promise<Refund> {
  const refund = await readRefund(ctx, id)
  const payment = refund && (await readPayment(ctx, refund.payment))
  if (!refund || !isBooked(payment)) throw unknown(`no refund ${id}`)
  if (refund.state !== 'kept') {
    await bookAccountChange(ctx, {
      household: payment,
      kind: 'REFUNDKEPT',
      document: id,
      valueDate: today(ctx.clock),
      text: ['退款转预存', refund.buildingName, refund.room, refund.receiptNo ?? ''].join(' ').slice(0, 110),
      decide: (before, entryDate) => decide(ctx, id, before, voucherId('REFUNDKEPT', entryDate, id)),
    })
  }
  return showRefund(ctx, (await readRefund(ctx, id))!)
}

async function decide(ctx: Ctx, id: RefundId, before: Account, voucher: string): Promise<Decision> {
  const refund = (await readRefund(ctx, id))!
  if (refund.state !== 'failed') throw notNow(stateNames[refund.state])
  const payment = await readPayment(ctx, refund.payment)
  if (!isBooked(payment)) throw unknown(`no payment ${refund.payment}`)
  const kept: RefundRecord = { ...(await stepped(ctx, refund, 'kept')), state: 'kept', vouchers: [...refund.vouchers, voucher] }
  return { after: addCredit(before, refund.amountFen), postings: postingsOf(refund), writes: [...changeWrites(ctx, refund, kept), refundedWrite(ctx, payment, -refund.amountFen)] }
}

/** Credit is the organization's debt: what another fund owed the household, it owes the organization from now on. */
function postingsOf(refund: RefundRecord): Posting[] {
  const { ORGANISATION: _, ...others } = owedByFund(refund)
  return [
    { account: '2209', fund: 'ORGANISATION', debitFen: refund.amountFen },
    { account: '2203', fund: 'ORGANISATION', creditFen: refund.amountFen },
    ...postingsBy(others, (fund, amount) => ({ account: '2209', fund, debitFen: amount })),
    ...postingsBy(others, (fund, amount) => ({ account: '1122', fund, creditFen: amount })),
  ]
}
