import { lastDay } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { accountOf, type Fund, funds, netAssetsOf } from '../ledger/chart.ts'
import { buildVoucher, type Posting, type Voucher } from '../ledger/model.ts'
import { voucherWrites } from '../ledger/post-voucher.ts'
import { eachVoucher } from '../ledger/read-journal.ts'
import { fen } from '../money.ts'
import { held } from '../storage/cancelled.ts'
import { changeWrite } from './items.ts'
import { lastClosed } from './last-closed.ts'
import type { Closing } from './model.ts'
import { type SnapshotRow, Sums } from './snapshot-model.ts'
import { subjectOf } from './subject.ts'

/**
 * December's closing carries what every fund earned and spent over to its net assets, on the last day, behind the shut gates: January opens with
 * neither. Voucher and closing change in one transaction, so it is booked once, and never into a month that was opened again. False when the
 * closing is no longer under way. Every other month: nothing to do.
 */
export async function bookYearEnd(ctx: Ctx, closing: Closing): Promise<boolean> {
  if (!closing.period.endsWith('-12') || closing.yearEnd) return true
  const sums = new Sums()
  sums.openWith((await lastClosed(ctx, closing.period))?.snapshot)
  await eachVoucher(ctx, closing.period, (voucher) => sums.addVoucher(voucher))
  const postings = carryOver(sums.result().balances)
  if (postings.length === 0) return true
  const voucher = yearEndOf(closing, postings)
  return held(ctx.store.transact([changeWrite(ctx, closing, { ...closing, yearEnd: voucher.id }), ...voucherWrites(ctx, voucher)]))
}

/** Every account of income and expense against the net assets of its fund. */
export function carryOver(balances: readonly SnapshotRow[]): Posting[] {
  return funds.flatMap((fund) => {
    const left = balances.flatMap(([account, of, opening, debit, credit]) => (of === fund && ['income', 'expense'].includes(accountOf(account)!.class) ? [{ account, amount: opening + debit - credit }] : [])).filter(({ amount }) => amount !== 0)
    const total = left.reduce((sum, { amount }) => sum + amount, 0)
    return [...left.map(({ account, amount }) => side(account, fund, -amount)), ...(total === 0 ? [] : [side(netAssetsOf[fund], fund, total)])]
  })
}

const side = (account: Posting['account'], fund: Fund, amount: number): Posting => ({ account, fund, ...(amount > 0 ? { debitFen: fen(amount) } : { creditFen: fen(-amount) }) })

function yearEndOf(closing: Closing, postings: readonly Posting[]): Voucher {
  const date = lastDay(closing.period)
  return buildVoucher({ kind: 'YEAREND', document: subjectOf(closing), entryDate: date, valueDate: date, text: `${closing.period.slice(0, 4)} 年末结转收支`, postings })
}

/** The answer to a carry-over whose month is opened again: the same lines, the other way round. */
export function yearEndBack(closing: Closing, booked: Pick<Voucher, 'postings'>): Voucher {
  const date = lastDay(closing.period)
  const postings = booked.postings.map(({ debitFen, creditFen, ...posting }) => ({ ...posting, ...(debitFen ? { creditFen: debitFen } : { debitFen: creditFen! }) }))
  return buildVoucher({ kind: 'YEAREND', document: `${subjectOf(closing)}-back`, entryDate: date, valueDate: date, text: `${closing.period.slice(0, 4)} 年末结转冲回（重新打开）`, postings })
}
