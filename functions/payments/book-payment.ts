import { type BusinessDate, instant, periodOfDate } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { type Account, type Applied, applyToBills, type ByFund, sumByFund } from '../fees/account.ts'
import { accountWrite, readAccount } from '../fees/get-account.ts'
import { entryDays } from '../ledger/entry-days.ts'
import { buildVoucher, type Fund, type Posting, type Voucher } from '../ledger/model.ts'
import { gateCheck, monthClosed, voucherWrites } from '../ledger/post-voucher.ts'
import type { Fen } from '../money.ts'
import { backoff } from '../storage/backoff.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import type { Write } from '../storage/writes.ts'
import { finishedWrite } from '../unfinished/work-list.ts'
import { issuerOf } from './issuer-of.ts'
import { bookedWrite, claimIdWrite, type Issuer, type PaymentRecord, readPayment } from './items.ts'
import { type Method, moneyAccount, paymentId } from './model.ts'
import { numberReceipt } from './number-receipt.ts'
import { methodNames } from './words.ts'

export type MoneyCame = {
  readonly method: Method
  /** When the money moved (M8). */
  readonly valueDate: BusinessDate
  readonly providerPayment?: string
  /** May still say no, looking at the account as it will be written; money that came online never does (M4). */
  readonly admit?: (account: Account) => Promise<unknown>
  /** The client's own id, to be held by this payment alone. */
  readonly claim?: string
  /** The claim of the merchant's order number, to be held by this payment alone. */
  readonly order?: Write
  /** Written with it, each with a condition: where one does not hold, nothing is booked and ConditionFailed is thrown. At most 90. */
  readonly also?: (entryDate: BusinessDate) => readonly Write[]
}

const attemptsMax = 30

/**
 * The one booking of a payment, whoever asks for it and how often (M4): payment, household account, voucher and the
 * month's gate in one transaction, then the receipt number. What finds no open bill becomes the household's credit.
 * Answers the payment as booked, by us or by whoever was first.
 */
export async function bookPayment(ctx: Ctx, record: PaymentRecord, money: MoneyCame): Promise<PaymentRecord> {
  const days = entryDays(ctx, money.valueDate)
  const issuer = await issuerOf(ctx, record.building)
  let day = 0
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const before = await readAccount(ctx, record)
    await money.admit?.(before)
    const applied = applyToBills(before, record.asked.length ? record.asked.map((part) => part.bill) : 'all', record.amountFen)
    const entryDate = days[day]!
    const booked = withFacts(ctx, record, money, applied, { entryDate, issuer })
    try {
      await ctx.store.transact(writesOf(ctx, booked, before, applied, money))
      return await numberReceipt(ctx, booked)
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error
      const known = await readPayment(ctx, record.id)
      if (known?.booked) return known.receiptNo ? known : numberReceipt(ctx, known)
      if ((money.claim ?? money.order ?? money.also) && error.at.some((at) => at >= claimsAt)) throw error
      if (error.at.includes(gateAt)) day += 1
      if (day >= days.length) throw monthClosed(periodOfDate(entryDate))
      await backoff(Math.min(attempt, 5))
    }
  }
  throw new Error(`payment ${record.id} was not booked after ${attemptsMax} tries`)
}

const gateAt = 3
const claimsAt = 4

function writesOf(ctx: Ctx, record: Booked, before: Account, applied: Applied, money: MoneyCame): Write[] {
  const voucher = voucherOf(record, applied)
  const claim = money.claim === undefined ? [] : [claimIdWrite(ctx, money.claim, record.id)]
  const order = money.order === undefined ? [] : [money.order]
  const solved = record.problem === undefined ? [] : [finishedWrite(ctx, 'checkout', record.id)]
  return [bookedWrite(ctx, record), accountWrite(ctx, before, applied.after), ...voucherWrites(ctx, voucher), gateCheck(ctx, periodOfDate(voucher.entryDate), record.id), ...claim, ...order, ...(money.also?.(voucher.entryDate) ?? []), ...solved]
}

type Booked = PaymentRecord & { readonly booked: NonNullable<PaymentRecord['booked']> }

function withFacts(ctx: Ctx, record: PaymentRecord, money: MoneyCame, applied: Applied, { entryDate, issuer }: { entryDate: BusinessDate; issuer: Issuer }): Booked {
  const { method, valueDate, providerPayment } = money
  const bills = applied.allocations.map(({ bill, no, period, amountFen, leftFen }) => ({ bill, no, period, amountFen, leftFen }))
  return {
    ...record,
    state: 'booked',
    booked: { method, bills, billFunds: applied.allocations.map((part) => part.byFund), creditFen: applied.creditFen, valueDate, entryDate, at: instant(ctx.clock), issuer, ...(providerPayment ? { providerPayment } : {}) },
  }
}

/** Dr money / Cr receivable in each fund; what is left over: Cr received in advance, with the organization. */
function voucherOf(record: Booked, applied: Applied): Voucher {
  const { method, valueDate, entryDate } = record.booked
  const byFund = sumByFund(applied.allocations.map((part) => part.byFund))
  const received = sumByFund([byFund, ...(applied.creditFen ? [{ ORGANISATION: applied.creditFen }] : [])])
  const postings: Posting[] = [
    ...each(received, (fund, amount) => ({ account: moneyAccount(method), fund, debitFen: amount })),
    ...each(byFund, (fund, amount) => ({ account: '1121' as const, fund, creditFen: amount, unit: record.unit })),
    ...(applied.creditFen ? [{ account: '2203' as const, fund: 'ORGANISATION' as const, creditFen: applied.creditFen, unit: record.unit }] : []),
  ]
  const text = ['收款', record.buildingName, record.room, record.name, methodNames[method].zh].join(' ').slice(0, 110)
  return buildVoucher({ kind: 'PAYMENT', document: paymentId.parse(record.id), entryDate, valueDate, text, unit: record.unit, postings })
}

const each = (byFund: ByFund, posting: (fund: Fund, amount: Fen) => Posting): Posting[] => Object.entries(byFund).map(([fund, amount]) => posting(fund as Fund, amount))
