import { divideHalfUp, type Fen, fen } from '../money.ts'

/** Of the takings of a span that lie above `fromFen`, up to the next tier: `rateBp` in 0.01 %. The first begins at 0. */
export type Tier = { readonly fromFen: number; readonly rateBp: number }

/** Each slice of the takings at its own rate, added up exactly and rounded once. */
export function shareOf(tiers: readonly Tier[], takingsFen: number): Fen {
  const inParts = tiers.reduce((total, tier, at) => {
    const end = Math.min(takingsFen, tiers[at + 1]?.fromFen ?? takingsFen)
    return total + Math.max(0, end - tier.fromFen) * tier.rateBp
  }, 0)
  return divideHalfUp([fen(inParts)], 10_000)
}

export type Settled = { readonly baseFen: Fen; readonly shareFen: Fen; /** What lifts both to the minimum. */ readonly topUpFen: Fen; readonly amountFen: Fen }

/** C2: base + share of the audited takings, and at least the minimum. Without a share the takings do not matter. */
export function settle({ baseFen, minimumFen, tiers, takingsFen }: { readonly baseFen: Fen; readonly minimumFen: Fen; readonly tiers: readonly Tier[] | null; readonly takingsFen: number }): Settled {
  const shareFen = tiers ? shareOf(tiers, takingsFen) : fen(0)
  const topUpFen = fen(Math.max(0, minimumFen - baseFen - shareFen))
  return { baseFen, shareFen, topUpFen, amountFen: fen(baseFen + shareFen + topUpFen) }
}
