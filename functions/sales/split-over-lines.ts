import type { ByFund } from '../fees/account.ts'
import { sumByFund } from '../fees/account.ts'
import type { Posting } from '../ledger/model.ts'
import { postingsBy } from '../refunds/postings.ts'
import { type Fen, fen, share, sum } from '../money.ts'
import type { SaleRecord } from './items.ts'

type Lines = Pick<SaleRecord, 'lines' | 'givenBack'>

const leftOf = ({ lines, givenBack }: Lines): Fen[] => lines.map(({ amountFen }, at) => fen(amountFen - (givenBack[at] ?? 0)))

/** What of a sale is not given back yet. */
export const leftFen = (sale: Lines): Fen => sum(leftOf(sale))

/**
 * What each line gives of a refund: in proportion to what it has left, by largest remainder, and never more than that; so in
 * whatever parts, all of it together is exactly what was paid. Undefined when the sale has less left.
 */
export function splitOverLines(sale: Lines, amountFen: Fen): Fen[] | undefined {
  const left = leftOf(sale)
  return amountFen > sum(left) || amountFen <= 0 ? undefined : share(amountFen, left)
}

/** Of all that is gone of a sale, what went back to its payer. */
export const refundedOf = ({ givenBack, kept }: Pick<SaleRecord, 'givenBack' | 'kept'>): Fen => fen(sum(givenBack) - (kept?.amountFen ?? 0))

/** What each fund owes of it. */
export const owedOf = ({ lines }: Pick<SaleRecord, 'lines'>, parts: readonly Fen[]): ByFund =>
  sumByFund(lines.map(({ fund }, at) => ({ [fund]: parts[at]! })))

/** Dr what each line brought, income or deposit. */
export const lineDebits = ({ lines }: Pick<SaleRecord, 'lines'>, parts: readonly Fen[]): Posting[] =>
  lines.flatMap(({ fund, purpose, account = '4301' }, at): Posting[] => (parts[at]! > 0 ? [{ account, fund, debitFen: parts[at]!, ...(account === '4301' ? { purpose } : {}) }] : []))

/** Dr a deposit, in part or whole / Cr other income of the fund that the place belongs to. */
export const keptPostings = (sale: Pick<SaleRecord, 'lines'>, parts: readonly Fen[]): Posting[] => [
  ...lineDebits(sale, parts),
  ...sale.lines.flatMap(({ fund, purpose }, at): Posting[] => (parts[at]! > 0 ? [{ account: '4901', fund, purpose, creditFen: parts[at]! }] : [])),
]

/** The same / Cr owed to the payer until the money has left. */
export const backPostings = (sale: Pick<SaleRecord, 'lines'>, parts: readonly Fen[]): Posting[] => [
  ...lineDebits(sale, parts),
  ...postingsBy(owedOf(sale, parts), (fund, amount) => ({ account: '2209', fund, creditFen: amount })),
]
