import { type Fen, fen } from '../money.ts'
import type { Posting } from '../ledger/model.ts'
import type { MatchRecord } from './match-items.ts'
import { ledgerAccounts } from './matching-entries.ts'
import type { AccountKind } from './model.ts'

/**
 * Fee and difference of a match, so that the books hold what the account holds. Dr 5301 / Cr money: what the provider keeps is the
 * organization's cost of collecting, whosever the money is. Dr money / Cr account, or the other way round: the difference, in the
 * fund that people named; what a tolerance let pass is the organization's.
 */
export function differencePostings(kind: AccountKind, { feeFen, differenceFen, difference }: Pick<MatchRecord, 'feeFen' | 'differenceFen' | 'difference'>): Posting[] {
  const money = ledgerAccounts[kind]
  const { purpose, ...other } = difference ?? ({ account: differenceFen > 0 ? '4901' : '5401', fund: 'ORGANISATION', purpose: undefined } as const)
  return [...pair(fen(-feeFen), { account: money, fund: 'ORGANISATION' }, { account: '5301', fund: 'ORGANISATION' }), ...pair(differenceFen, { account: money, fund: other.fund }, { ...other, ...(purpose ? { purpose } : {}) })]
}

/** What came to `one` from `two`; negative, the other way round. */
function pair(amountFen: Fen, one: Posting, two: Posting): Posting[] {
  if (amountFen === 0) return []
  const amount = fen(Math.abs(amountFen))
  return amountFen > 0 ? [{ ...one, debitFen: amount }, { ...two, creditFen: amount }] : [{ ...two, debitFen: amount }, { ...one, creditFen: amount }]
}

/** The same the other way round. */
export const mirrored = (postings: readonly Posting[]): Posting[] => postings.map(({ debitFen, creditFen, ...posting }) => ({ ...posting, ...(debitFen ? { creditFen: debitFen } : { debitFen: creditFen! }) }))
