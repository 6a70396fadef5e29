import { useState } from 'react'
import type { Line } from './queries.ts'

/** The household that a person takes a line to be of. */
export type Picked = { readonly unit: string; readonly buildingName: string; readonly room: string; readonly name: string; readonly openFen: number }
export type Chosen = { readonly line: Line; readonly household: Picked }

export const placeOf = ({ buildingName, room, name }: Picked): string => [buildingName, room, name].filter(Boolean).join(' ')

/** What may be booked: income that is not booked. An ignored line may turn out to be a payment after all. */
export const isOpen = ({ verdict }: Line): boolean => ['matched', 'ambiguous', 'unmatched', 'ignored'].includes(verdict)

export type Choice = ReturnType<typeof useChoice>

/**
 * Which lines a person confirms, and for which household: the one that was matched, or one picked by hand. It outlives
 * turning the page, so that a long bill is booked in one go.
 */
export function useChoice() {
  const [picks, setPicks] = useState<ReadonlyMap<string, Picked>>(new Map())
  const [chosen, setChosen] = useState<ReadonlyMap<string, Line>>(new Map())
  const householdOf = (line: Line): Picked | undefined => picks.get(line.id) ?? (line.verdict === 'matched' ? line.candidates[0] : undefined)
  const choose = (lines: readonly Line[], on: boolean) =>
    setChosen((before) => {
      const next = new Map(before)
      for (const line of lines) {
        if (on) next.set(line.id, line)
        else next.delete(line.id)
      }
      return next
    })
  return {
    householdOf,
    isPicked: (line: Line) => picks.has(line.id),
    isChosen: (line: Line) => chosen.has(line.id),
    list: [...chosen.values()].flatMap((line): Chosen[] => {
      const household = householdOf(line)
      return household ? [{ line, household }] : []
    }),
    choose,
    pick: (line: Line, household: Picked) => {
      setPicks((before) => new Map(before).set(line.id, household))
      choose([line], true)
    },
    clear: () => setChosen(new Map()),
  }
}
