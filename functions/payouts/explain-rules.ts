import type { Fund } from '../ledger/chart.ts'
import { divideHalfUp, type Fen, fen, share, sum } from '../money.ts'
import type { ByFund, Why } from './model.ts'

/** Rates have at most this many decimals. */
const scale = 100_000_000

/** What so much of another currency is in fen; without a rate it is yuan already. One rounding a line. */
export const inFen = (amount: number, rate: number | undefined): Fen => (rate === undefined ? fen(amount) : divideHalfUp([amount, scale], Math.round(rate * scale)))

/** A fee goes with the money that it was taken from: by funds as the sum is, the parts equal to the whole. */
export function feeByFund(feeFen: number, byFund: ByFund): ByFund {
  const parts = Object.entries(byFund).flatMap(([fund, amount]) => (amount ? [[fund as Fund, Math.abs(amount)] as const] : []))
  if (feeFen === 0) return {}
  if (parts.length === 0) return { ORGANISATION: feeFen }
  const shares = share(fen(feeFen), parts.map(([, amount]) => amount))
  return Object.fromEntries(parts.map(([fund], at) => [fund, shares[at]!]))
}

export type Judged = { readonly byFund: ByFund; readonly why: Why | null; readonly differenceFen: number }

/** What a line is by fund: as our voucher has it, and what it says beyond that is the organization's to look after until somebody explains it. */
export function judge(grossFen: number, ours: ByFund | undefined, missing: Why): Judged {
  const explained = sum(Object.values(ours ?? {}))
  const differenceFen = grossFen - explained
  if (differenceFen === 0) return { byFund: ours ?? {}, why: null, differenceFen: 0 }
  return { byFund: plus(ours ?? {}, { ORGANISATION: differenceFen }), why: ours ? 'amount' : missing, differenceFen }
}

export function plus(a: ByFund, b: ByFund): ByFund {
  const all: Partial<Record<Fund, number>> = { ...a }
  for (const [fund, amount] of Object.entries(b)) all[fund as Fund] = (all[fund as Fund] ?? 0) + amount
  return Object.fromEntries(Object.entries(all).filter(([, amount]) => amount !== 0))
}

export const minus = (a: ByFund, b: ByFund): ByFund => plus(a, Object.fromEntries(Object.entries(b).map(([fund, amount]) => [fund, -amount])))
export const totalOf = (byFund: ByFund): number => sum(Object.values(byFund))
