import type { UnitId } from '../ids.ts'
import { type Clues, mentionsPlace, mentionsRoom } from './clues.ts'
import type { Candidate, MatchReason } from './model.ts'

/** A household as matching sees it. */
export type Known = {
  readonly unit: UnitId
  readonly buildingName: string
  readonly room: string
  readonly name: string
  readonly openFen: number
  readonly bills: readonly { readonly openFen: number }[]
}

export type Match = { readonly verdict: 'matched' | 'ambiguous' | 'unmatched'; readonly candidates: readonly Candidate[] }

/** More are not looked at by a person either. */
const candidatesMax = 5

/**
 * Whose money it is, as far as the remark says (R1): by a bill's number, by building and room, by a room alone. The sum decides
 * only between households of one and the same name; equal sums alone are common and match nothing. Whatever stays
 * open between several is ambiguous: a person chooses.
 */
export function matchHousehold(clues: Clues, amountFen: number, known: readonly Known[], byBill: ReadonlyMap<string, UnitId>): Match {
  const billed = new Set(clues.billNos.flatMap((no) => byBill.get(no) ?? []))
  const placed = known.filter(({ buildingName, room }) => mentionsPlace(clues, buildingName, room))
  const roomed = billed.size || placed.length ? [] : known.filter(({ room }) => mentionsRoom(clues, room))
  const found = known.filter((one) => billed.has(one.unit) || placed.includes(one) || roomed.includes(one))
  const fits = (one: Known): boolean => one.openFen === amountFen || one.bills.some(({ openFen }) => openFen === amountFen)
  const reasonsOf = (one: Known): MatchReason[] => [
    ...(billed.has(one.unit) ? (['bill'] as const) : []),
    ...(placed.includes(one) ? (['place'] as const) : []),
    ...(roomed.includes(one) ? (['room'] as const) : []),
    ...(fits(one) ? (['amount'] as const) : []),
  ]
  const candidates = found.map((one): Candidate => ({ unit: one.unit, buildingName: one.buildingName, room: one.room, name: one.name, openFen: one.openFen, reasons: reasonsOf(one) }))
  if (candidates.length === 0) return { verdict: 'unmatched', candidates: [] }
  const chosen = candidates.length === 1 ? candidates : billed.size === 0 && sameName(placed, roomed) ? candidates.filter(({ reasons }) => reasons.includes('amount')) : []
  if (chosen.length === 1) return { verdict: 'matched', candidates: chosen }
  return { verdict: 'ambiguous', candidates: candidates.toSorted((a, b) => b.reasons.length - a.reasons.length).slice(0, candidatesMax) }
}

/** Two buildings of one name in two communities, or one room number in several buildings: the remark means one of them. */
const sameName = (placed: readonly Known[], roomed: readonly Known[]): boolean =>
  placed.length ? new Set(placed.map(({ buildingName, room }) => `${buildingName} ${room}`)).size === 1 : new Set(roomed.map(({ room }) => room)).size === 1
