import { type Fen, fen, sum } from '../money.ts'
import type { SaleLine } from '../sales/model.ts'
import type { Given } from '../sales/refund-by-rule.ts'

/** What each line of a booking's sale gives: the price its part, the deposit all. Never more than two people left of it. */
export function partsOf({ lines, givenBack }: { readonly lines: readonly SaleLine[]; readonly givenBack: readonly Fen[] }, { priceFen, depositFen }: { readonly priceFen: number; readonly depositFen: number }): Given['give'] {
  const parts = lines.map(({ account, amountFen }, at) => fen(Math.min(account === '2209' ? depositFen : priceFen, amountFen - (givenBack[at] ?? 0))))
  return sum(parts) === 0 ? { amountFen: fen(0) } : { parts }
}
