import { divideHalfUp, type Fen, fen, sum } from '../../money.ts'
import type { AccountSettings, MatchingEntry, MatchRule, Reason } from './model.ts'

/** line = entry - feeFen + differenceFen. */
export type Fit = { readonly feeFen: Fen; readonly differenceFen: Fen }

/** How a sum of lines is a sum of entries: whole, or less the fees; within the rule's tolerance. Undefined where it is not. */
export function fitOf(lineFen: number, entries: readonly MatchingEntry[], settings: AccountSettings, rule: MatchRule): Fit | undefined {
  const entriesFen = sum(entries.map(({ amountFen }) => amountFen))
  if (Math.sign(lineFen) !== Math.sign(entriesFen)) return undefined
  const tolerance = settings.toleranceFen[rule] ?? 0
  const whole = lineFen - entriesFen
  const feesFen = settings.feeSplit ? sum(entries.map((entry) => feeOf(entry, settings))) : fen(0)
  const nearer = Math.abs(whole + feesFen) < Math.abs(whole) ? feesFen : fen(0)
  return Math.abs(whole + nearer) <= tolerance ? { feeFen: nearer, differenceFen: fen(whole + nearer) } : undefined
}

/** 0 where nothing says that the provider keeps a part, or where that would leave nothing. Of money that goes back no rule guesses a fee. */
export function feeOf({ amountFen, feeFen }: MatchingEntry, { feeSplit, feePerTenThousand = 0 }: AccountSettings): Fen {
  if (!feeSplit) return fen(0)
  const fee = feeFen ?? (amountFen > 0 ? divideHalfUp([amountFen, feePerTenThousand], 10_000) : fen(0))
  return Math.sign(amountFen - fee) === Math.sign(amountFen) ? fee : fen(0)
}

/** Every amount that a line of this entry may have, tolerance apart. */
export function amountsOf(entry: MatchingEntry, settings: readonly AccountSettings[]): number[] {
  const amounts: number[] = [entry.amountFen]
  for (const one of settings) {
    const amount = one.feeSplit ? entry.amountFen - feeOf(entry, one) : entry.amountFen
    if (!amounts.includes(amount)) amounts.push(amount)
  }
  return amounts
}

export const reasonsOfFit = (lineFen: number, { feeFen, differenceFen }: Fit): Reason[] => [
  { code: 'amount', amountFen: lineFen },
  ...(feeFen === 0 ? [] : [{ code: 'fee', feeFen } as const]),
  ...(differenceFen === 0 ? [] : [{ code: 'tolerance', differenceFen } as const]),
]
