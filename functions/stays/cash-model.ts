/** Notes and coins of the yuan, in fen, largest first. Without zod: the attendant's phone counts with it. */
export const denominations = [10_000, 5_000, 2_000, 1_000, 500, 100, 50, 10] as const
export type Denomination = (typeof denominations)[number]

export type Counted = { readonly fen: Denomination; readonly count: number }

export const sumOfCounts = (counts: readonly Counted[]): number => counts.reduce((sum, { fen, count }) => sum + fen * count, 0)
