import type { ByFund } from '../fees/account.ts'
import type { Fund, Posting } from '../ledger/model.ts'
import type { Fen } from '../money.ts'

/** One posting a fund that has something. */
export const postingsBy = (byFund: ByFund, posting: (fund: Fund, amount: Fen) => Posting): Posting[] =>
  (Object.entries(byFund) as [Fund, Fen][]).filter(([, amount]) => amount > 0).map(([fund, amount]) => posting(fund, amount))
