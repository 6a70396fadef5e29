import type { Fund, Posting } from '../ledger/model.ts'
import type { Purpose } from '../ledger/purposes.ts'
import { type Fen, sum } from '../money.ts'
import type { Basis } from './model.ts'

type Line = { readonly basis: Basis; readonly fund: Fund; readonly amountFen: Fen }

/** Dr receivables / Cr service income, each fund by itself and the income by what it came from. */
export function incomePostings(lines: readonly Line[]): Posting[] {
  const funds = [...new Set(lines.map(({ fund }) => fund))]
  return funds.flatMap((fund): Posting[] => {
    const own = lines.filter((line) => line.fund === fund)
    const of = (purpose: Purpose): Fen => sum(own.filter(({ basis }) => purposeOfBasis(basis) === purpose).map(({ amountFen }) => amountFen))
    const income = (['fees', 'parking'] as const).flatMap((purpose): Posting[] => (of(purpose) > 0 ? [{ account: '4301', fund, creditFen: of(purpose), purpose }] : []))
    return [{ account: '1121', fund, debitFen: sum(own.map(({ amountFen }) => amountFen)) }, ...income]
  })
}

const purposeOfBasis = (basis: Basis): Purpose => (basis === 'per-permit' ? 'parking' : 'fees')
