import { type BusinessDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { Account } from '../fees/account.ts'
import { bookAccountChange, type Decision } from '../fees/book-account-change.ts'
import { addCredit, reopenBills } from '../fees/change-account.ts'
import { issuedBill } from '../fees/get-account.ts'
import { type Posting, voucherId } from '../ledger/model.ts'
import { personOf } from '../members/person-of.ts'
import { type BookedPayment, isBooked, readPayment, refundedWrite } from '../payments/give-back.ts'
import { stepped } from './book-moved.ts'
import { admitRefund } from './create-refund.ts'
import { changeWrites, readRefund, type RefundRecord } from './items.ts'
import type { Refund, RefundId } from './model.ts'
import { postingsBy } from './postings.ts'
import { settleIfAnswered } from './settle-refund.ts'
import { showRefund } from './show-refund.ts'
import { owedByFund, type Split } from './split-refund.ts'
import { notNow, secondPerson, stateNames } from './words.ts'

/**
 * The second person's word (S2): refund, payment, household account, voucher and the month's gate in one transaction. Then
 * money that came online is sent back by its provider, and cash or a transfer waits for a hand. A provider that does not
 * answer is asked again by the sweep. Approving again answers how it stands. What has changed since the request is looked at
 * anew: throws as `createRefund`, `refused` (second-person).
 */
export async function approveRefund(ctx: Ctx, id: RefundId): Promise<Refund> {
  const refund = await readRefund(ctx, id)
  const payment = refund && (await readPayment(ctx, refund.payment))
  if (!refund || !isBooked(payment)) throw unknown(`no refund ${id}`)
  if (refund.state === 'requested') await book(ctx, refund, payment)
  else if (refund.state === 'declined') throw notNow(stateNames.declined)
  return showRefund(ctx, await settleIfAnswered(ctx, id))
}

async function book(ctx: Ctx, refund: RefundRecord, payment: BookedPayment): Promise<void> {
  if (refund.steps[0]!.who === (await personOf(ctx))) throw secondPerson()
  await bookAccountChange(ctx, {
    household: { ...payment, name: payment.name },
    kind: 'REFUND',
    document: refund.id,
    valueDate: today(ctx.clock),
    text: ['退款', refund.buildingName, refund.room, refund.receiptNo ?? '', refund.reason].join(' ').replace(/\s+/g, ' ').slice(0, 110),
    decide: (before, entryDate) => decide(ctx, refund.id, { before, entryDate }),
  })
}

/** Everything is read again: the request may be days old, and another refund may have come between. */
async function decide(ctx: Ctx, id: RefundId, { before, entryDate }: { readonly before: Account; readonly entryDate: BusinessDate }): Promise<Decision> {
  const refund = (await readRefund(ctx, id))!
  if (refund.state !== 'requested') throw notNow(stateNames[refund.state])
  const payment = await readPayment(ctx, refund.payment)
  if (!isBooked(payment)) throw unknown(`no payment ${refund.payment}`)
  const split = await admitRefund(ctx, payment, refund)
  const reopened = await Promise.all(split.bills.map(async ({ bill, byFund }) => ({ bill: await issuedBill(ctx, bill), byFund })))
  const state = payment.online && payment.booked.providerPayment ? 'sending' : 'handover'
  const approved: RefundRecord = { ...(await stepped(ctx, refund, 'approved')), ...split, state, attempt: 1, vouchers: [voucherId('REFUND', entryDate, id)] }
  return { after: reopenBills(addCredit(before, -split.creditFen), reopened), postings: postingsOf(split), writes: [...changeWrites(ctx, refund, approved), refundedWrite(ctx, payment, refund.amountFen)] }
}

/** Dr what the household gets back: its credit, its bills open again / Cr owed to it until the money has left. */
function postingsOf(split: Split): Posting[] {
  return [
    ...(split.creditFen ? [{ account: '2203' as const, fund: 'ORGANISATION' as const, debitFen: split.creditFen }] : []),
    ...postingsBy(owedByFund({ ...split, creditFen: 0 as never }), (fund, amount) => ({ account: '1121', fund, debitFen: amount })),
    ...postingsBy(owedByFund(split), (fund, amount) => ({ account: '2209', fund, creditFen: amount })),
  ]
}
