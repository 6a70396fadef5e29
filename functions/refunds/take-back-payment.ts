import { type BusinessDate, instant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import { type Account, type ByFund, sumByFund } from '../fees/account.ts'
import type { AccountEntry } from '../fees/account-entry.ts'
import { bookAccountChange, type Decision } from '../fees/book-account-change.ts'
import { addCredit, reopenBills } from '../fees/change-account.ts'
import { issuedBill, readEntriesOfUnit } from '../fees/get-account.ts'
import type { BillId, PaymentId, UnitId } from '../ids.ts'
import type { Posting } from '../ledger/model.ts'
import { type BookedPayment, isBooked, moneyAccount, readPayment, reversedWrite } from '../payments/give-back.ts'
import type { Write } from '../storage/writes.ts'
import { postingsBy } from './postings.ts'
import { creditGone, hasRefunds } from './words.ts'

type TakeBack = { readonly reason: string; /** Written with it, each with a condition, at most 90; asked again whenever one did not hold, and throws a fault then. */ readonly writes?: (entryDate: BusinessDate) => Promise<readonly Write[]> }

/**
 * The reversal itself, whoever may ask for it: the payment's voucher the other way round, the bills open again, its credit gone, the
 * receipt void with its number kept (M6). Done twice it is done once. Throws `unknown`, `refused`: refunded in part, or its credit was used meanwhile.
 */
export async function takeBackPayment(ctx: Ctx, id: PaymentId, { reason, writes = async () => [] }: TakeBack): Promise<AccountEntry> {
  const payment = await readPayment(ctx, id)
  if (!isBooked(payment)) throw unknown(`no payment ${id}`)
  return bookAccountChange(ctx, {
    household: payment,
    kind: 'REVERSAL',
    document: id,
    valueDate: today(ctx.clock),
    text: ['冲销', payment.receiptNo ?? '', payment.buildingName, payment.room, reason].join(' ').replace(/\s+/g, ' ').slice(0, 110),
    decide: async (before, entryDate) => {
      const { writes: own, ...decision } = await decide(ctx, id, { before, reason })
      return { ...decision, writes: [...own, ...(await writes(entryDate))] }
    },
  })
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
