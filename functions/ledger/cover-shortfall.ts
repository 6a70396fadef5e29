import { assert } from '../faults.ts'
import { type Fen, fen } from '../money.ts'
import { type Purpose, type Source, sources, type Use, uses } from './purposes.ts'

/** What came from each source and went to each use in fen; below 0 where a refund or a correction was larger. What is not there is 0. */
export type Flow = { readonly [purpose in Purpose]?: number }

/** Who pays for what the fees do not, the first one first. */
export const coverers = ['parking', 'facilities', 'subsidies', 'donations', 'other-income'] as const satisfies readonly Source[]
export type Coverer = (typeof coverers)[number]

export type Cover = {
  readonly sourcesFen: Fen
  readonly usesFen: Fen
  /** What the service cost beyond what the fees brought; 0 when fees alone were enough. */
  readonly shortfallFen: Fen
  /** What of the shortfall each other source paid. */
  readonly by: Readonly<Record<Coverer, Fen>>
  /** Paid from what was left of earlier times. */
  readonly reservesFen: Fen
  /** Nobody has paid for it yet. */
  readonly uncoveredFen: Fen
  /** What is left of this time's sources. */
  readonly surplusFen: Fen
}

/**
 * Who covered the shortfall of one fund in one month. Low fees come first; what they leave open is taken of parking, facilities, subsidies and
 * the other sources in this order, then of what was saved before, and the rest is uncovered. A source below 0 is to be paid for like a use.
 * Holds always: shortfall = all who cover it + uncovered, and sources + reserves + uncovered = uses + surplus.
 */
export function coverShortfall(flow: Flow, savedFen: number): Cover {
  const sourcesFen = sumOf(flow, sources)
  const usesFen = sumOf(flow, uses)
  const back = sources.reduce((total, source) => total + Math.max(0, -(flow[source] ?? 0)), 0)
  const fees = Math.max(0, flow.fees ?? 0)
  let left = Math.max(0, usesFen + back - fees)
  const shortfallFen = fen(left)
  const take = (available: number): Fen => {
    const taken = Math.min(left, Math.max(0, available))
    left -= taken
    return fen(taken)
  }
  const by = Object.fromEntries(coverers.map((source) => [source, take(flow[source] ?? 0)])) as Record<Coverer, Fen>
  const reservesFen = take(savedFen)
  const uncoveredFen = fen(left)
  const surplusFen = fen(sourcesFen - usesFen + reservesFen + uncoveredFen)
  assert(surplusFen >= 0, `a surplus is never below nothing: ${surplusFen}`)
  return { sourcesFen, usesFen, shortfallFen, by, reservesFen, uncoveredFen, surplusFen }
}

const sumOf = (flow: Flow, purposes: readonly (Source | Use)[]): Fen => fen(purposes.reduce((total, purpose) => total + (flow[purpose] ?? 0), 0))
