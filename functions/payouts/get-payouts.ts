import { dateOfInstant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import { type Fund, funds } from '../ledger/chart.ts'
import { totalOf } from './explain-rules.ts'
import { findPayout, pagePayouts, type PayoutRecord, readLines } from './items.ts'
import type { ListPayouts, Payout, PayoutPage, PayoutRow } from './model.ts'

/** Newest first. */
export async function listPayouts(ctx: Ctx, { limit, after }: ListPayouts): Promise<PayoutPage> {
  const page = await pagePayouts(ctx, { limit, after })
  return { items: page.items.map(showRow), next: page.next ?? null }
}

/** With each line and what it is in our books. Throws `unknown`. */
export async function getPayout(ctx: Ctx, id: string): Promise<Payout> {
  const record = await findPayout(ctx, id)
  if (!record) throw unknown(`no payout ${id}`)
  const lines = await readLines(ctx, id)
  const of = (fund: Fund) => ({ fund, grossFen: record.grossByFund[fund] ?? 0, feeFen: record.feeByFund[fund] ?? 0, netFen: record.netByFund[fund] ?? 0 })
  return {
    ...showRow(record),
    sums: record.sums,
    byFund: funds.map(of).filter(({ grossFen, feeFen }) => grossFen !== 0 || feeFen !== 0),
    lines: lines.map(({ byFund: _, feeByFund: __, ...line }) => line),
    vouchers: [...record.vouchers],
    reason: record.reason,
  }
}

function showRow(record: PayoutRecord): PayoutRow {
  const { id, state, createdAt, arrivesOn, amount, currency, rate, grossByFund, feeByFund, netByFund, openByFund, differences, booked } = record
  const [gross, fee, net] = [totalOf(grossByFund), totalOf(feeByFund), totalOf(netByFund)]
  const differenceFen = differences.reduce((sum, one) => sum + one.fen, 0)
  // What our documents put in transit, plus what was booked as not explained, less what went to fees and the bank.
  const there = gross - differenceFen + (booked.fee ? totalOf(openByFund) : 0)
  const gone = (booked.fee ? fee : 0) + (booked.arrival && !booked.back ? net : 0)
  return { id, state, on: dateOfInstant(createdAt), arrivesOn, amount, currency, rate, grossFen: gross, feeFen: fee, netFen: net, differenceFen, clearingFen: there - gone, differences: differences.length, booked: booked.arrival && !booked.back }
}
