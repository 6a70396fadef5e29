import { divideHalfUp, type Fen, fen, sum } from '../../money.ts'
import type { AccountSettings, MatchingEntry, MatchRule, Reason } from './model.ts'

/** line = entry - feeFen + differenceFen. */
export type Fit = { readonly feeFen: Fen; readonly differenceFen: Fen }

/** How a sum of lines is a sum of entries: whole, or less the fees; within the rule's tolerance. Undefined where it is not. */
export function fitOf(lineFen: number, entries: readonly MatchingEntry[], settings: AccountSettings, rule: MatchRule): Fit | undefined {
  const entriesFen = sum(entries.map(({ amountFen }) => amountFen))
  const feesFen = sum(entries.map((entry) => feeOf(entry, settings)))
  const tolerance = settings.toleranceFen[rule] ?? 0
  const fits = [...new Set([0, feesFen])].map((fee): Fit => ({ feeFen: fen(fee), differenceFen: fen(lineFen - entriesFen + fee) }))
  return fits
    .filter(({ differenceFen }) => Math.abs(differenceFen) <= tolerance && Math.sign(lineFen) === Math.sign(entriesFen))
    .toSorted((a, b) => Math.abs(a.differenceFen) - Math.abs(b.differenceFen))[0]
}

/** 0 where nothing says that the provider keeps a part, or where that would leave nothing. Of money that goes back no rule guesses a fee. */
export function feeOf({ amountFen, feeFen }: MatchingEntry, { feeSplit, feePerTenThousand = 0 }: AccountSettings): Fen {
  if (!feeSplit) return fen(0)
  const fee = feeFen ?? (amountFen > 0 ? divideHalfUp([amountFen, feePerTenThousand], 10_000) : fen(0))
  return Math.sign(amountFen - fee) === Math.sign(amountFen) ? fee : fen(0)
}

/** Every amount that a line of this entry may have, tolerance apart. */
export const amountsOf = (entry: MatchingEntry, settings: readonly AccountSettings[]): number[] => [
  ...new Set([entry.amountFen, ...settings.filter(({ feeSplit }) => feeSplit).map((one) => entry.amountFen - feeOf(entry, one))]),
]

export const reasonsOfFit = (lineFen: number, { feeFen, differenceFen }: Fit): Reason[] => [
  { code: 'amount', amountFen: lineFen },
  ...(feeFen === 0 ? [] : [{ code: 'fee', feeFen } as const]),
  ...(differenceFen === 0 ? [] : [{ code: 'tolerance', differenceFen } as const]),
]
