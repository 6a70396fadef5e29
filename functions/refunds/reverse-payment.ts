import { instant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import { type Account, type ByFund, sumByFund } from '../fees/account.ts'
import type { AccountEntry } from '../fees/account-entry.ts'
import { bookAccountChange, type Decision } from '../fees/book-account-change.ts'
import { addCredit, reopenBills } from '../fees/change-account.ts'
import { issuedBill, readEntriesOfUnit } from '../fees/get-account.ts'
import type { BillId, PaymentId, UnitId } from '../ids.ts'
import { type Posting, voucherId } from '../ledger/model.ts'
import { personBehind, personOf } from '../members/person-of.ts'
import { type BookedPayment, isBooked, moneyAccount, readPayment, reversedWrite } from '../payments/give-back.ts'
import type { Reversal } from './model.ts'
import { postingsBy } from './postings.ts'
import { creditGone, hasRefunds, notAtCounter, secondPerson } from './words.ts'

/**
 * Takes back a payment that was recorded at the counter by mistake: its own voucher the other way round, the bills open
 * again, its credit gone, the receipt void with its number kept (M6). By another person than who recorded it (S2). Done
 * twice it is done once. Throws `unknown`, `refused`: online, refunded in part, or its credit was used meanwhile.
 */
export async function reversePayment(ctx: Ctx, id: PaymentId, reason: string): Promise<Reversal> {
  const payment = await readPayment(ctx, id)
  if (!isBooked(payment)) throw unknown(`no payment ${id}`)
  if (!payment.counter) throw notAtCounter()
  if ((await personBehind(ctx, payment.by)) === (await personOf(ctx))) throw secondPerson()
  const entry = await bookAccountChange(ctx, {
    household: payment,
    kind: 'REVERSAL',
    document: id,
    valueDate: today(ctx.clock),
    text: ['冲销', payment.receiptNo ?? '', payment.buildingName, payment.room, reason].join(' ').replace(/\s+/g, ' ').slice(0, 110),
    decide: (before) => decide(ctx, id, { before, reason }),
  })
  return showReversal(entry)
}

async function decide(ctx: Ctx, id: PaymentId, { before, reason }: { readonly before: Account; readonly reason: string }): Promise<Decision> {
  const payment = await readPayment(ctx, id)
  if (!isBooked(payment)) throw unknown(`no payment ${id}`)
  if (payment.refundedFen > 0) throw hasRefunds()
  const { bills, billFunds, creditFen } = payment.booked
  if (before.creditFen < creditFen) throw creditGone(creditFen, before.creditFen, await usesOfCredit(ctx, payment.unit))
  const after = await reopened(ctx, addCredit(before, -creditFen), bills.map(({ bill }, at) => ({ bill, byFund: billFunds[at]! })))
  const reversed = { by: ctx.actor.name, at: instant(ctx.clock), on: today(ctx.clock), reason }
  return { after, postings: mirrorOf(payment), writes: [reversedWrite(ctx, payment, reversed)] }
}

/** The newest uses of the household's credit that stand: taken back, they make room for the reversal. */
async function usesOfCredit(ctx: Ctx, unit: UnitId): Promise<AccountEntry[]> {
  const entries = await readEntriesOfUnit(ctx, unit)
  const takenBack = new Set(entries.filter(({ kind }) => kind === 'REVERSAL').map(({ document }) => document))
  return entries.filter(({ kind, document }) => kind === 'CREDIT' && !takenBack.has(document)).toSorted((a, b) => (a.at < b.at ? 1 : -1)).slice(0, usesShownMax)
}
const usesShownMax = 12

export async function reopened(ctx: Ctx, account: Account, parts: readonly { readonly bill: BillId; readonly byFund: ByFund }[]): Promise<Account> {
  return reopenBills(account, await Promise.all(parts.map(async ({ bill, byFund }) => ({ bill: await issuedBill(ctx, bill), byFund }))))
}

/** What the payment's voucher said, the other way round. */
function mirrorOf({ booked }: BookedPayment): Posting[] {
  const byFund = sumByFund(booked.billFunds)
  const { creditFen } = booked
  return [
    ...postingsBy(byFund, (fund, amount) => ({ account: '1121', fund, debitFen: amount })),
    ...(creditFen ? [{ account: '2203' as const, fund: 'ORGANISATION' as const, debitFen: creditFen }] : []),
    ...postingsBy(sumByFund([byFund, ...(creditFen ? [{ ORGANISATION: creditFen }] : [])]), (fund, amount) => ({ account: moneyAccount(booked.method), fund, creditFen: amount })),
  ]
}

export const showReversal = ({ unit, document, entryDate, owedDeltaFen, creditDeltaFen }: AccountEntry): Reversal => ({ document, unit, entryDate, owedDeltaFen, creditDeltaFen, voucher: voucherId('REVERSAL', entryDate, document) })
