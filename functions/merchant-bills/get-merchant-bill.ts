import type { Ctx } from '../context.ts'
import { placeAfter } from '../fees/page.ts'
import { judgeLines, placeLines } from './judge-lines.ts'
import { readBill, readFacts, rowsOfBill, type StoredLine } from './merchant-items.ts'
import { type MerchantBillLines, type MerchantLinesQuery, type Show, shows } from './model.ts'
import { showBill } from './show-bill.ts'
import { takeLines } from './take-lines.ts'

/** A bill, how many of its lines stand where, and a page of them with their verdicts, in the order of the file. */
export async function getMerchantBill(ctx: Ctx, { merchantBill, show, limit, after }: MerchantLinesQuery & { readonly merchantBill: string }): Promise<MerchantBillLines> {
  const bill = await takeLines(ctx, await readBill(ctx, merchantBill))
  const lines = await rowsOfBill(ctx, bill)
  const placed = await placeLines(ctx, bill.id, lines, await readFacts(ctx, lines))
  const counts = Object.fromEntries(shows.map((one) => [one, 0])) as Record<Show, number>
  for (const one of placed) counts[one.show] += 1
  // The place in the file, not in what is shown: a line that was booked meanwhile moves no other one out of sight.
  const start = placeAfter(after, lines.length)
  const shown = placed.flatMap((one, at) => (at >= start && (show === undefined || one.show === show) ? [{ one, at }] : []))
  const page = shown.slice(0, limit)
  const items = await judgeLines(ctx, page.map(({ one }) => one), refundsOf(lines))
  return { ...showBill(bill), counts, items, next: shown[limit] ? String(shown[limit].at) : null }
}

function refundsOf(lines: readonly StoredLine[]): Map<string, number> {
  const back = new Map<string, number>()
  for (const { kind, orderNo, amountFen } of lines) if (kind === 'refund') back.set(orderNo, (back.get(orderNo) ?? 0) + amountFen)
  return back
}
