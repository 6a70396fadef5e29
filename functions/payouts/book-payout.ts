import { type BusinessDate, dateOfInstant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { bookVoucher } from '../ledger/book-voucher.ts'
import type { AccountCode, Fund } from '../ledger/chart.ts'
import { type Posting, type VoucherKind, voucherId } from '../ledger/model.ts'
import { fen } from '../money.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { plus } from './explain-rules.ts'
import { type PayoutRecord, putPayout, readLines } from './items.ts'
import type { ByFund } from './model.ts'

/**
 * The vouchers of a payout, each once: what the provider kept (PAYOUTFEE), the money at the bank (PAYOUT), and the same the other way when it came back (PAYOUTBACK).
 * `final`: nothing more is waited for, and what is not explained is booked as owed or owing (2209, 1122), so that nothing of the payout stays in transit.
 */
export async function bookPayout(ctx: Ctx, record: PayoutRecord, { final }: { readonly final: boolean }): Promise<void> {
  let standing: PayoutRecord | undefined = record
  if (!standing.booked.fee && final) standing = await bookFees(ctx, standing)
  if (standing?.booked.fee && standing.state === 'paid' && !standing.booked.arrival) standing = await bookArrival(ctx, standing)
  if (standing?.state === 'failed' && standing.booked.arrival && !standing.booked.back) await bookBack(ctx, standing)
}

async function bookFees(ctx: Ctx, record: PayoutRecord): Promise<PayoutRecord | undefined> {
  const openByFund = (await readLines(ctx, record.id)).reduce<ByFund>((sum, { differenceFen }) => plus(sum, { ORGANISATION: differenceFen }), {})
  const fees = postingsBy(record.feeByFund, '5301', '1009')
  // Above 0 there is money nobody has told us of: it came in transit, and is owed to whoever it is of.
  const open = Object.entries(openByFund).flatMap(([fund, amount]) => (amount > 0 ? postingsBy({ [fund]: amount }, '1009', '2209') : postingsBy({ [fund]: -amount }, '1122', '1009')))
  const after: PayoutRecord = { ...record, openByFund, booked: { ...record.booked, fee: true } }
  return book(ctx, { before: record, after, kind: 'PAYOUTFEE', valueDate: notAhead(ctx, dateOfInstant(record.createdAt)), text: `支付平台手续费 ${record.id}`, postings: [...fees, ...open] })
}

const bookArrival = (ctx: Ctx, record: PayoutRecord): Promise<PayoutRecord | undefined> =>
  book(ctx, { before: record, after: { ...record, booked: { ...record.booked, arrival: true } }, kind: 'PAYOUT', valueDate: notAhead(ctx, record.arrivesOn), text: `在线收款到账 ${record.id}${told(record)}`, postings: postingsBy(record.netByFund, '1002', '1009') })

const bookBack = (ctx: Ctx, record: PayoutRecord): Promise<PayoutRecord | undefined> =>
  book(ctx, { before: record, after: { ...record, booked: { ...record.booked, back: true } }, kind: 'PAYOUTBACK', valueDate: today(ctx.clock), text: `到账退回 ${record.id}`, postings: postingsBy(record.netByFund, '1009', '1002') })

/** A day that the provider expects, or has by a clock ahead of ours, is no day on which anything is booked yet. */
const notAhead = (ctx: Ctx, day: BusinessDate): BusinessDate => (day > today(ctx.clock) ? today(ctx.clock) : day)

const told = ({ currency, amount, rate }: PayoutRecord): string => (currency === 'CNY' ? '' : ` ${currency} ${(amount / 100).toFixed(2)}${rate ? ` @${rate}` : ''}`)

/** Each fund by itself; below 0 the other way round. */
function postingsBy(byFund: ByFund, debit: AccountCode, credit: AccountCode): Posting[] {
  return Object.entries(byFund).flatMap(([name, amount]): Posting[] => {
    const fund = name as Fund
    const [to, from] = amount > 0 ? [debit, credit] : [credit, debit]
    const positive = fen(Math.abs(amount))
    return amount === 0 ? [] : [{ account: to, fund, debitFen: positive }, { account: from, fund, creditFen: positive }]
  })
}

type Booking = { readonly before: PayoutRecord; readonly after: PayoutRecord; readonly kind: Extract<VoucherKind, 'PAYOUT' | 'PAYOUTBACK' | 'PAYOUTFEE'>; readonly valueDate: BusinessDate; readonly text: string; readonly postings: readonly Posting[] }

/** The payout's own change and its voucher in one transaction; undefined when another process was first. */
async function book(ctx: Ctx, { before, after, kind, valueDate, text, postings }: Booking): Promise<PayoutRecord | undefined> {
  const named = (entryDate?: BusinessDate): PayoutRecord => ({ ...after, version: before.version + 1, vouchers: entryDate ? [...before.vouchers, voucherId(kind, entryDate, before.id)] : before.vouchers })
  try {
    // Nothing was kept, or nothing moved: there is no fact to book.
    if (postings.length === 0) {
      await ctx.store.transact(putPayout(ctx, named()))
      return named()
    }
    return named(await bookVoucher(ctx, { kind, document: before.id, valueDate, text: text.slice(0, 110), postings, writes: (entryDate) => putPayout(ctx, named(entryDate)) }))
  } catch (error) {
    if (error instanceof ConditionFailed) return undefined
    throw error
  }
}
