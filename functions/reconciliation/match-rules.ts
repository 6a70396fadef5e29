import { type Fen, fen } from '../money.ts'
import { checkByHand } from './matching/by-hand.ts'
import type { AccountSettings, MatchingEntry, MatchingLine } from './matching/model.ts'

/** What a match comes to: lines = vouchers + payment - fee + difference, to the fen. `paymentFen` is 0 where no household pays by it. */
export type Settled = { readonly feeFen: Fen; readonly differenceFen: Fen; readonly paymentFen: Fen }
export type Refusal = { readonly refused: 'nothing' | 'out' | 'equal' } | { readonly refused: 'differs'; readonly differenceFen: Fen }

export type Sums = {
  readonly linesFen: Fen
  readonly vouchersFen: Fen
  /** Open on the chosen bills. */
  readonly billsFen: Fen
  readonly bills: boolean
  /** The rest is a household's payment, whatever it owes. */
  readonly rest: boolean
}
export type Sides = Sums & { readonly lines: readonly MatchingLine[]; readonly entries: readonly MatchingEntry[]; readonly settings: AccountSettings }

/** By a person: equal to the fen, or less the provider's fee; what is paid above a household's bills becomes its credit, as at the counter. */
export function settleByHand({ lines, entries, settings, ...sums }: Sides): Settled | Refusal {
  const paidFen = fen(sums.linesFen - sums.vouchersFen)
  if ((sums.bills || sums.rest) && paidFen <= 0) return { refused: 'out' }
  if (sums.rest) return { feeFen: fen(0), differenceFen: fen(0), paymentFen: paidFen }
  const check = checkByHand(lines, entries, settings)
  switch (check.verdict) {
    case 'fits':
      return settleFound(sums, check)
    case 'differs':
      return sums.bills && check.differenceFen > 0 ? { feeFen: fen(0), differenceFen: fen(0), paymentFen: paidFen } : { refused: 'differs', differenceFen: check.differenceFen }
    case 'nothing':
    case 'twice':
    case 'accounts':
      return { refused: 'nothing' }
    default:
      return check satisfies never
  }
}

/** As a rule found it, with its fee and the difference that its tolerance let pass. */
export function settleFound({ linesFen, vouchersFen, billsFen, bills }: Sums, { feeFen, differenceFen }: Pick<Settled, 'feeFen' | 'differenceFen'>): Settled | Refusal {
  const restFen = fen(linesFen - vouchersFen + feeFen - differenceFen)
  if (restFen !== billsFen) return { refused: 'differs', differenceFen: fen(restFen - billsFen) }
  if (bills && restFen <= 0) return { refused: 'out' }
  return { feeFen, differenceFen, paymentFen: bills ? restFen : fen(0) }
}

/** Although the sums differ: the bills are paid as they stand, and what lies between goes where two people say. */
export function settleForced({ linesFen, vouchersFen, billsFen, bills }: Sums): Settled | Refusal {
  const differenceFen = fen(linesFen - vouchersFen - billsFen)
  if (differenceFen === 0) return { refused: 'equal' }
  if (bills && linesFen - vouchersFen <= 0) return { refused: 'out' }
  return { feeFen: fen(0), differenceFen, paymentFen: bills ? billsFen : fen(0) }
}
