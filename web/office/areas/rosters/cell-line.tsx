import { CircleAlert, Lock } from 'lucide-react'
import { type Ref, useImperativeHandle, useState } from 'react'
import type { Say } from '../../../../functions/faults.ts'
import { useLanguage } from '../../../shared/i18n/language.tsx'
import { useCellWords, useDayWords, useValueWords } from './cell-words.ts'
import type { GridContext } from './grid-context.ts'
import { type Axes, type Brush, cellFor, type Spot } from './selection.ts'
import { hindrance, wrongDays } from './sheet-judge.ts'
import type { SheetState } from './sheet-state.ts'
import type { RefusedCell } from './use-editor.ts'
import { useRosterWords } from './words.ts'

export type Hovered = { readonly hover: (spot: Spot | undefined) => void }
type Props = {
  readonly grid: GridContext
  readonly axes: Axes
  readonly state: SheetState
  readonly brush: Brush
  readonly focused: Spot
  readonly refused: readonly RefusedCell[]
  readonly ref: Ref<Hovered>
}

/**
 * Under the grid: what the cell under the mouse, else the chosen one, holds, what is wrong with it, and why the brush would not be let in. The place of the mouse is its own state, so
 * that moving over the grid draws this line only.
 */
export function CellLine({ grid, axes, state, brush, focused, refused, ref }: Props) {
  const words = useRosterWords()
  const { lang } = useLanguage()
  const [hovered, setHovered] = useState<Spot>()
  useImperativeHandle(ref, () => ({ hover: setHovered }), [])
  const told = useTold(grid, axes, state, brush, hovered ?? focused)
  const dayOf = useDayWords(grid)
  return (
    <div className="sticky bottom-0 z-10 min-h-16 border border-t-0 border-line bg-paper px-3 py-2">
      <p role="status" className="font-medium text-bad empty:hidden">
        {refused.length > 0 && (
          <>
            <CircleAlert aria-hidden className="mr-1 inline size-[1.1em] align-[-0.15em]" />
            {words.notPainted(refused.length)} {refused.slice(0, 2).map(({ person, date, says }) => `${grid.people.get(person)?.name ?? ''} ${dayOf(date)}：${says.map((say) => say[lang]).join(' ')}`).join(' ')}
          </>
        )}
      </p>
      <div id="cell-line">
        {told && (
          <>
            <p>{told.line}</p>
            {told.wrong.map((say) => (
              <p key={say} className="text-bad">
                {say}
              </p>
            ))}
            {told.no.length > 0 && !refused.some(({ person, date }) => person === told.person && date === told.date) && (
              <p className="text-ink-2">
                <Lock aria-hidden className="mr-1 inline size-[1em] align-[-0.1em]" />
                {words.wouldRefuse(told.brush)} {told.no.join(' ')}
              </p>
            )}
          </>
        )}
      </div>
    </div>
  )
}

function useTold(grid: GridContext, { people, days }: Axes, state: SheetState, brush: Brush, spot: Spot) {
  const words = useRosterWords()
  const { lang } = useLanguage()
  const cellWords = useCellWords(grid)
  const valueOf = useValueWords(grid)
  const [id, date] = [people[spot.row], days[spot.col]]
  const person = id === undefined ? undefined : grid.people.get(id)
  const row = id === undefined ? undefined : state.rows.get(id)
  if (!person || !row || date === undefined) return undefined
  const { violations } = grid.judge.of(row)
  const texts = (says: readonly Say[]) => [...new Set(says.map((say) => say[lang]))]
  const wrong = texts((wrongDays(violations, date, date).get(date) ?? []).map(({ say }) => say))
  const cell = cellFor(brush, person, date)
  const no = cell !== undefined && cell !== row.cells[date] ? texts(grid.judge.refusal(row, date, cell)) : []
  const warnings = texts(person.warnings.filter(({ on }) => on <= date).map(({ say }) => say))
  const clash = state.clashes.find((one) => one.person === id && one.date === date)
  return {
    person: id,
    date,
    line: cellWords({ person, date, cell: row.cells[date] ?? null, pinned: row.pinned.includes(date as never), says: warnings.join(words.comma), clash }),
    wrong,
    no: wrong.length > 0 && hindrance(person, date) ? no.filter((say) => !wrong.includes(say)) : no,
    brush: cell === undefined ? '' : valueOf(cell),
  }
}
