import { useDeferredValue, useMemo } from 'react'
import type { RosterRow } from '../../../../functions/rosters/sheet-model.ts'
import { suggestionsFor } from '../../../../functions/rosters/suggest-rules.ts'
import { useLanguage } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useDayWords } from './cell-words.ts'
import type { GridContext } from './grid-context.ts'
import type { Gap } from './sheet-judge.ts'
import { SidePanel } from './side-panel.tsx'
import { useRosterWords } from './words.ts'

export type GapPlace = Pick<Gap, 'date' | 'post' | 'shift'>
type Props = {
  readonly grid: GridContext
  readonly rows: readonly RosterRow[]
  readonly gaps: readonly Gap[]
  readonly gap: GapPlace | undefined
  readonly onGap: (gap: GapPlace | undefined) => void
  readonly onTake?: ((person: string, gap: GapPlace) => void) | undefined
  readonly onClose: () => void
}

const shown = 40

/** What is open, and for one of them: who could take it without breaking a rule, the best first, and what speaks for and against. */
export function GapPanel({ grid, rows, gaps, gap, onGap, onTake, onClose }: Props) {
  const words = useRosterWords()
  const name = useGapWords(grid)
  if (gap) return <Suggestions {...{ grid, rows, gap, onGap, onTake, onClose }} missing={gaps.find((one) => one.date === gap.date && one.post === gap.post && one.shift === gap.shift)?.missing ?? 0} />
  return (
    <SidePanel title={words.gapsTitle(gaps.reduce((sum, { missing }) => sum + missing, 0))} onClose={onClose}>
      {gaps.length === 0 && <p className="mt-2 text-ink-2">{words.noGaps}</p>}
      <ul className="mt-2 divide-y divide-line">
        {gaps.slice(0, shown).map((one) => (
          <li key={`${one.date} ${one.post} ${one.shift}`} className="py-1">
            <button type="button" onClick={() => onGap(one)} className={textLink('text-left')}>
              {name(one)}
            </button>
            <span className="ml-2 text-ink-2">{one.skilled ? words.missingSkilled(one.missing) : words.missing(one.missing)}</span>
            {one.hard && <span className="ml-2 font-medium text-bad">{words.hardGap}</span>}
          </li>
        ))}
      </ul>
      {gaps.length > shown && <p className="text-ink-2">{words.moreGaps(gaps.length - shown)}</p>}
    </SidePanel>
  )
}

export function useGapWords(grid: GridContext): (gap: GapPlace) => string {
  const dayOf = useDayWords(grid)
  return ({ date, post, shift }) => `${dayOf(date)} ${grid.posts.get(post)?.name ?? ''} ${grid.shifts.get(shift)?.name ?? ''}`
}

type SuggestionsProps = Omit<Props, 'gaps' | 'gap'> & { readonly gap: GapPlace; readonly missing: number }

const bestShown = 12

function Suggestions({ grid, rows, gap, missing, onGap, onTake, onClose }: SuggestionsProps) {
  const words = useRosterWords()
  const { lang } = useLanguage()
  const name = useGapWords(grid)
  // Everybody is judged for it: that may lag behind the brush.
  const settledRows = useDeferredValue(rows)
  const found = useMemo(() => suggestionsFor(grid.sheet, settledRows, gap as never), [grid, settledRows, gap])
  return (
    <SidePanel title={name(gap)} onClose={onClose}>
      <p>{missing > 0 ? words.missing(missing) : words.covered}</p>
      <button type="button" onClick={() => onGap(undefined)} className={textLink()}>
        {words.allGaps}
      </button>
      {found.length === 0 && <p className="mt-2 text-ink-2">{words.nobodyFits}</p>}
      <ol className="divide-y divide-line">
        {found.slice(0, bestShown).map(({ person, reasons }) => (
          <li key={person} className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 py-2">
            <div>
              <p className="font-medium">{grid.people.get(person)?.name}</p>
              <p className="text-[0.8125rem] text-ink-2">{reasons.map((say) => say[lang]).join(words.comma)}</p>
            </div>
            {onTake && (
              <Button aria-label={words.takeFor(grid.people.get(person)?.name ?? '')} onClick={() => onTake(person, gap)}>
                {words.take}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </SidePanel>
  )
}
