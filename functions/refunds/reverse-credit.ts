import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import { type ByFund, sumByFund } from '../fees/account.ts'
import type { AccountEntry } from '../fees/account-entry.ts'
import { billCreditWrites } from '../fees/bill-credits.ts'
import { bookAccountChange } from '../fees/book-account-change.ts'
import { addCredit } from '../fees/change-account.ts'
import { readEntriesOfUnit } from '../fees/get-account.ts'
import type { UnitId } from '../ids.ts'
import type { Fund, Posting } from '../ledger/model.ts'
import { personBehind, personOf } from '../members/person-of.ts'
import { type Fen, fen } from '../money.ts'
import { readHousehold } from '../payments/access.ts'
import type { Reversal } from './model.ts'
import { postingsBy } from './postings.ts'
import { showReversal } from './reverse-payment.ts'
import { reopened } from './take-back-payment.ts'
import { secondPerson } from './words.ts'

/**
 * Takes back a use of credit: the bills are open again and the credit is there again. By another person than who used it,
 * unless the rule did so by itself. `document` is that of the use, `<unit>-c<version>`. Done twice it is done once.
 */
export async function reverseCredit(ctx: Ctx, document: string, reason: string): Promise<Reversal> {
  const unit = document.slice(0, 12) as UnitId
  const use = (await readEntriesOfUnit(ctx, unit)).find((entry) => entry.kind === 'CREDIT' && entry.document === document)
  if (!use) throw unknown(`no use of credit ${document}`)
  if ((await personBehind(ctx, use.by)) === (await personOf(ctx))) throw secondPerson()
  const household = await readHousehold(ctx, unit)
  const entry = await bookAccountChange(ctx, {
    household,
    kind: 'REVERSAL',
    document,
    valueDate: today(ctx.clock),
    text: ['撤回预存抵扣', household.buildingName, household.room, reason].join(' ').replace(/\s+/g, ' ').slice(0, 110),
    decide: async (before) => ({ after: await reopened(ctx, addCredit(before, -use.creditDeltaFen), partsOf(use)), postings: mirrorOf(use), writes: await billCreditWrites(ctx, use.bills.map(({ bill, openDeltaFen }) => ({ bill, amountFen: openDeltaFen }))) }),
  })
  return showReversal(entry)
}

const partsOf = (use: AccountEntry) => use.bills.map(({ bill, byFund }) => ({ bill, byFund: negative(byFund) }))
const negative = (byFund: ByFund): ByFund => Object.fromEntries((Object.entries(byFund) as [Fund, Fen][]).map(([fund, amount]) => [fund, fen(-amount)]))

/** The use of credit the other way round: see functions/credits for what is due between funds. */
function mirrorOf(use: AccountEntry): Posting[] {
  const byFund = sumByFund(partsOf(use).map((part) => part.byFund))
  const { ORGANISATION: _, ...others } = byFund
  return [
    ...postingsBy(byFund, (fund, amount) => ({ account: '1121', fund, debitFen: amount })),
    ...postingsBy(others, (fund, amount) => ({ account: '1122', fund, creditFen: amount })),
    ...postingsBy(others, (_fund, amount) => ({ account: '2209', fund: 'ORGANISATION', debitFen: amount })),
    { account: '2203', fund: 'ORGANISATION', creditFen: fen(-use.creditDeltaFen) },
  ]
}
