import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import { type ByFund, minusByFund, sumByFund } from '../fees/account.ts'
import type { CommunityId, SaleId } from '../ids.ts'
import type { Fund, Posting } from '../ledger/model.ts'
import { type Fen, fen, share, sum, yuan } from '../money.ts'
import { stepped } from '../refunds/book-moved.ts'
import { postingsBy } from '../refunds/postings.ts'
import type { Write } from '../storage/writes.ts'
import { claimedWrite, givenBackWrite, readSale } from './items.ts'
import { changeWrites, readRefundsOfSale, type SaleRefundRecord } from './refund-items.ts'
import { type BookedSale, isBooked } from './show-sale.ts'
import { lineDebits } from './split-over-lines.ts'
import { refundUnderWay } from './words.ts'

export type Loss = { readonly community?: CommunityId; readonly postings: readonly Posting[]; readonly writes: readonly Write[] }

/**
 * What of a sale the bank has given back for good: first refunds that we owed and that failed, for they are paid by that; then
 * what is left of the lines, as a refund would take it; what is neither, a loss. So the payer never has more than was paid. The
 * writes hold on the sale and its refunds as they were read. Throws `refused` while a refund that it might be is still with the provider.
 */
export async function lossOfSale(ctx: Ctx, id: SaleId, { byFund, reference }: { readonly byFund: ByFund; readonly reference: string }): Promise<Loss> {
  const sale = await readSale(ctx, id)
  if (!isBooked(sale)) throw unknown(`no sale ${id}`)
  const refunds = await readRefundsOfSale(ctx, id)
  const paid = await payOwed(ctx, refunds.filter(({ state }) => state === 'failed'), { byFund, reference })
  const parts = partsOf(sale, minusByFund(byFund, paid.byFund))
  const rest = minusByFund(minusByFund(byFund, paid.byFund), sumByFund(sale.lines.map(({ fund }, at) => ({ [fund]: parts[at]! }))))
  if (Object.keys(rest).length > 0 && refunds.some(({ state }) => state === 'sending' || state === 'pending')) throw refundUnderWay()
  return {
    ...(sale.community ? { community: sale.community } : {}),
    postings: [
      ...postingsBy(paid.byFund, (fund, amount) => ({ account: '2209', fund, debitFen: amount })),
      ...lineDebits(sale, parts),
      ...postingsBy(rest, (fund, amount) => ({ account: '5401', fund, debitFen: amount })),
    ],
    writes: [...paid.writes, sum(parts) > 0 ? givenBackWrite(ctx, sale, parts) : claimedWrite(ctx, sale)],
  }
}

/** Refunds that are owed, in the order of their names, until the claim is used up; one that is paid in part stays owed for the rest. */
async function payOwed(ctx: Ctx, owing: readonly SaleRefundRecord[], { byFund, reference }: { readonly byFund: ByFund; readonly reference: string }): Promise<{ readonly byFund: ByFund; readonly writes: readonly Write[] }> {
  let used: ByFund = {}
  const writes: Write[] = []
  for (const refund of owing) {
    const left = minusByFund(byFund, used)
    const taken = lesserOf(refund.owed, left)
    const takenFen = sum(Object.values(taken))
    if (takenFen === 0) continue
    used = sumByFund([used, taken])
    writes.push(...changeWrites(ctx, refund, await paidByBank(ctx, refund, { taken, takenFen, reference })))
  }
  return { byFund: used, writes }
}

async function paidByBank(ctx: Ctx, refund: SaleRefundRecord, { taken, takenFen, reference }: { readonly taken: ByFund; readonly takenFen: Fen; readonly reference: string }): Promise<SaleRefundRecord> {
  const after = { ...(await stepped(ctx, refund, 'by-bank', yuan(takenFen))), owed: minusByFund(refund.owed, taken) }
  if (takenFen < refund.amountFen) return { ...after, amountFen: fen(refund.amountFen - takenFen), byBankFen: fen((refund.byBankFen ?? 0) + takenFen) }
  return { ...after, state: 'paid', paid: { method: 'bank', on: today(ctx.clock), reference } }
}

function lesserOf(one: ByFund, other: ByFund): ByFund {
  const lesser = (Object.entries(one) as [Fund, Fen][]).map(([fund, amount]) => [fund, fen(Math.min(amount, other[fund] ?? 0))] as const)
  return Object.fromEntries(lesser.filter(([, amount]) => amount > 0))
}

/** What each line gives: in proportion to what the lines of its fund have left, and never more than that. */
function partsOf({ lines, givenBack }: BookedSale, byFund: ByFund): Fen[] {
  const parts = lines.map(() => fen(0))
  for (const [fund, wanted] of Object.entries(byFund) as [Fund, Fen][]) {
    const left = lines.map((line, at) => (line.fund === fund ? line.amountFen - givenBack[at]! : 0))
    const take = fen(Math.min(wanted, left.reduce((all, one) => all + one, 0)))
    if (take > 0) for (const [at, part] of share(take, left).entries()) parts[at] = fen(parts[at]! + part)
  }
  return parts
}
