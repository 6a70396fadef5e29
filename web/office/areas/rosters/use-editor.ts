import { useRef, useState } from 'react'
import type { Say } from '../../../../functions/faults.ts'
import type { RosterRow, RosterSheet } from '../../../../functions/rosters/sheet-model.ts'
import type { GridContext } from './grid-context.ts'
import { act, attempted, changesFor, givenUp, openSheet, pinnedAt, type Place, rebased, redo, type Refused, savedAs, settled, type SheetState, takenOver, undo, type Wish } from './sheet-state.ts'

export type Editor = ReturnType<typeof useEditor>
export type RefusedCell = Refused<Say>

/** The roster under the clerk's hands: acts, what was refused and why. Saving is `use-saving.ts`. */
export function useEditor(grid: GridContext, sheet: RosterSheet) {
  const [state, setState] = useState<SheetState>(() => openSheet(sheet.people.map(({ id }) => id), sheet.rows))
  const [refused, setRefused] = useState<readonly RefusedCell[]>([])
  // Events come faster than renders: each act builds on the one before, not on what was last drawn.
  const now = useRef(state)
  const put = (next: SheetState): void => {
    if (next === now.current) return
    now.current = next
    setState(next)
  }
  const refuse = (list: readonly RefusedCell[], joined: boolean) => setRefused((before) => (list.length > 0 ? (joined ? [...before, ...list] : list) : joined || before.length === 0 ? before : []))
  const rules = {
    refusal: grid.judge.refusal,
    clean: (before: RosterRow, after: RosterRow) => hardKeys(grid, after).every((key) => hardKeys(grid, before).includes(key)),
  }
  return {
    state,
    now,
    refused,
    /** `sparePins`: acts over many cells leave those that are held. */
    paint: (wishes: readonly Wish[], { joined = false, sparePins = false } = {}): void => {
      const open = sparePins ? wishes.filter((wish) => !pinnedAt(now.current.rows, wish)) : wishes
      const { changes, refused: not } = attempted(now.current, open, rules)
      refuse(not, joined)
      put(act(now.current, changes, joined))
    },
    /** All of the places are held, or none: what most of them are not. */
    pin: (places: readonly Place[]): void => {
      const pinned = !places.every((place) => pinnedAt(now.current.rows, place))
      put(act(now.current, changesFor(now.current, places.map((place) => ({ ...place, pinned })))))
    },
    undo: () => (setRefused([]), put(undo(now.current))),
    redo: () => (setRefused([]), put(redo(now.current))),
    settle: (place: Place, keep: 'mine' | 'theirs') => put(settled(now.current, place, keep)),
    rebase: (rows: readonly RosterRow[]) => put(rebased(now.current, rows)),
    takeOver: (rows: readonly RosterRow[]) => put(takenOver(now.current, rows)),
    saved: (sent: Parameters<typeof savedAs>[1], rows: readonly RosterRow[]) => put(savedAs(now.current, sent, rows)),
    giveUp: () => put(givenUp(now.current)),
  }
}

const hardKeys = ({ judge }: GridContext, row: RosterRow): string[] => judge.of(row).violations.filter(({ hard }) => hard).map(({ rule, days, is }) => `${rule} ${days.join()} ${is}`)
