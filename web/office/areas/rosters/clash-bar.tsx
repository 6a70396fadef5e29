import { Button } from '../../../shared/parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { useClashWords, useDayWords } from './cell-words.ts'
import type { GridContext } from './grid-context.ts'
import type { Clash } from './sheet-state.ts'
import type { Editor } from './use-editor.ts'
import { useRosterWords } from './words.ts'

/** Cells that somebody else changed at the same time: both values, and which one is to hold. */
export function ClashBar({ grid, clashes, onSettle }: { readonly grid: GridContext; readonly clashes: readonly Clash[]; readonly onSettle: Editor['settle'] }) {
  const words = useRosterWords()
  const dayOf = useDayWords(grid)
  const clashOf = useClashWords(grid)
  if (clashes.length === 0) return null
  return (
    <Notice tone="warn">
      <p>{words.clashes(clashes.length)}</p>
      <ul className="mt-1">
        {clashes.map((clash) => (
          <li key={`${clash.person} ${clash.date}`} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1">
            <span>
              {grid.people.get(clash.person)?.name} {dayOf(clash.date)}{words.colon}{clashOf(clash)}
            </span>
            <span className="flex gap-2">
              <Button onClick={() => onSettle(clash, 'theirs')}>{words.keepTheirs}</Button>
              <Button onClick={() => onSettle(clash, 'mine')}>{words.keepMine}</Button>
            </span>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
