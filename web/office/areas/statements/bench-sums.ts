import type { FoundMatching } from './queries.ts'

type Candidate = FoundMatching['candidates'][number]

/** A voucher or a bill that was chosen for a line. */
export type Entry = { readonly id: string; readonly bill: boolean; readonly amountFen: number; readonly candidate: Candidate }

export const entryOf = (candidate: Candidate): Entry => ({ id: candidate.kind === 'bill' ? candidate.bill : candidate.voucher, bill: candidate.kind === 'bill', amountFen: candidate.amountFen, candidate })
export const entriesOf = (candidates: readonly Candidate[]): Entry[] => candidates.map(entryOf)

/** Lines less entries, in fen. */
export const differenceOf = (lines: readonly { readonly amountFen: number }[], entries: readonly Entry[]): number => lines.reduce((sum, { amountFen }) => sum + amountFen, 0) - entries.reduce((sum, { amountFen }) => sum + amountFen, 0)

/** The one household that all of these are of; undefined where there are several or none. */
export function unitOf(candidates: readonly Candidate[]): { readonly unit: string; readonly place: string } | undefined {
  const units = new Map(candidates.flatMap(({ unit, place }) => (unit ? [[unit, place ?? ''] as const] : [])))
  const [only] = units
  return units.size === 1 && only ? { unit: only[0], place: only[1] } : undefined
}
