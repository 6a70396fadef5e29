import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { heldCredit } from '../disputes/has-dispute.ts'
import { type Account, type Allocation, type ByFund, sumByFund } from '../fees/account.ts'
import type { AccountEntry } from '../fees/account-entry.ts'
import { bookAccountChange } from '../fees/book-account-change.ts'
import { useCredit } from '../fees/change-account.ts'
import type { Household } from '../fees/get-account.ts'
import type { BillId } from '../ids.ts'
import type { Posting } from '../ledger/model.ts'
import { type Fen, fen, sum } from '../money.ts'
import { postingsBy } from '../refunds/postings.ts'
import type { Write } from '../storage/writes.ts'
import { accountChanged, creditHeld, nothingOpen, noCredit } from './words.ts'

export type CreditUse = {
  readonly household: Household
  /** The state of the account that was seen: on any other the use is refused, so that no more is used than was meant. */
  readonly version: number
  readonly bills: readonly BillId[] | 'all'
  readonly upToFen?: Fen
  /** May still say no, looking at the account as it will be written. */
  readonly admit?: (before: Account) => Promise<unknown>
  readonly writes: (parts: readonly Allocation[]) => Promise<readonly Write[]>
}

/** The oldest so many are enough for one use, and their writes fit its transaction. */
const billsMax = 60

/** `<unit>-c<version>`: of all uses of one state of the account one is booked, and asking again finds it. */
export const creditDocument = ({ household, version }: Pick<CreditUse, 'household' | 'version'>): string => `${household.unit}-c${version}`

/**
 * The one booking of credit used for bills, oldest due first. Throws `conflict` (account-changed) when the account is not
 * the one that was seen, `refused` (no-credit, credit-held, nothing-open) when there is nothing to use or nothing to use it for.
 */
export async function bookCreditUse(ctx: Ctx, use: CreditUse): Promise<AccountEntry> {
  const { household, version, bills, upToFen, admit, writes } = use
  return bookAccountChange(ctx, {
    household,
    kind: 'CREDIT',
    document: creditDocument(use),
    valueDate: today(ctx.clock),
    text: ['预存抵扣', household.buildingName, household.room, household.name].join(' ').slice(0, 110),
    decide: async (before) => {
      if (before.version !== version) throw accountChanged()
      await admit?.(before)
      if (before.creditFen === 0) throw noCredit()
      const heldFen = await heldCredit(ctx, household.unit)
      if (heldFen >= before.creditFen) throw creditHeld(heldFen)
      const freeFen = fen(before.creditFen - heldFen)
      const wanted = before.open.filter(({ bill }) => bills === 'all' || bills.includes(bill)).slice(0, billsMax)
      const { allocations, after } = useCredit(before, wanted.map(({ bill }) => bill), fen(Math.min(upToFen ?? freeFen, freeFen)))
      if (allocations.length === 0) throw nothingOpen()
      return { after, postings: postingsOf(allocations), writes: await writes(allocations) }
    },
  })
}

/** Dr received in advance / Cr receivable. Credit is the organization's, so what another fund's bills get is due to that fund. */
export function postingsOf(parts: readonly { readonly amountFen: Fen; readonly byFund: ByFund }[]): Posting[] {
  const byFund = sumByFund(parts.map((part) => part.byFund))
  const { ORGANISATION: _, ...others } = byFund
  return [
    { account: '2203', fund: 'ORGANISATION', debitFen: sum(parts.map((part) => part.amountFen)) },
    ...postingsBy(others, (_fund, amount) => ({ account: '2209', fund: 'ORGANISATION', creditFen: amount })),
    ...postingsBy(others, (fund, amount) => ({ account: '1122', fund, debitFen: amount })),
    ...postingsBy(byFund, (fund, amount) => ({ account: '1121', fund, creditFen: amount })),
  ]
}
