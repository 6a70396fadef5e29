import type { Ctx } from '../context.ts'
import { type ByFund, sumByFund } from '../fees/account.ts'
import type { Fund } from '../ledger/model.ts'
import { type Fen, fen, share, sum } from '../money.ts'
import { readRefundsOfSale, type SaleRefundRecord } from './refund-items.ts'
import type { BookedSale } from './show-sale.ts'
import { owedOf } from './split-over-lines.ts'

/**
 * What each fund lacks of a sale when the bank takes so much: in proportion to what it has of it, less what refunds and other
 * claims took, by largest remainder. A refund that failed is owed and was not taken. The bank is believed where it takes more
 * than that, a refund of ours being under way: then in proportion to what other claims leave.
 */
export async function takenOfSale(ctx: Ctx, sale: BookedSale, { claimedFen, others }: { readonly claimedFen: Fen; readonly others: readonly ByFund[] }): Promise<ByFund> {
  const paid = owedOf(sale, sale.lines.map(({ amountFen }) => amountFen))
  const refunds = (await readRefundsOfSale(ctx, sale.id)).filter(isGone).map(({ owed }) => owed)
  return shareByFund(claimedFen, leftOf(paid, [...refunds, ...others])) ?? shareByFund(claimedFen, leftOf(paid, others))!
}

const isGone = ({ state }: SaleRefundRecord): boolean => state === 'sending' || state === 'pending' || state === 'handover' || state === 'paid'

function leftOf(paid: ByFund, taken: readonly ByFund[]): readonly (readonly [Fund, Fen])[] {
  const all = sumByFund([...taken])
  return (Object.entries(paid) as [Fund, Fen][]).map(([fund, amount]) => [fund, fen(Math.max(0, amount - (all[fund] ?? 0)))] as const)
}

/** Undefined when there is not that much. */
function shareByFund(amountFen: Fen, left: readonly (readonly [Fund, Fen])[]): ByFund | undefined {
  const amounts = left.map(([, amount]) => amount)
  if (amountFen === 0) return {}
  if (amountFen > sum(amounts)) return undefined
  const parts = share(amountFen, amounts)
  return Object.fromEntries(left.map(([fund], at) => [fund, parts[at]!] as const).filter(([, part]) => part > 0))
}
