import { Redo2, Undo2 } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react'
import type { RosterSheet } from '../../../../functions/rosters/sheet-model.ts'
import { Button } from '../../../shared/parts/button.tsx'
import { classNames } from '../../../shared/parts/class-names.ts'
import { useWide } from '../../parts/use-wide.ts'
import { CellLine, type Hovered } from './cell-line.tsx'
import { allViolations, CheckPanel } from './check-panel.tsx'
import { ClashBar } from './clash-bar.tsx'
import { CopyWeekDialog } from './copy-week-dialog.tsx'
import { GapPanel, type GapPlace } from './gap-panel.tsx'
import { GapsLine } from './gaps-line.tsx'
import { Grid } from './grid.tsx'
import type { GridContext } from './grid-context.ts'
import { Palette, paletteShifts } from './palette.tsx'
import { PhoneSheet } from './phone-sheet.tsx'
import { type Axes, type Brush, cellFor, placesIn, type Span } from './selection.ts'
import { gapsOf } from './sheet-judge.ts'
import { cellAt, type Place, type Wish } from './sheet-state.ts'
import { SheetFilter, useSheetFilter } from './sheet-filter.tsx'
import type { Editor } from './use-editor.ts'
import { useGridKeys } from './use-grid-keys.ts'
import { useRosterWords } from './words.ts'

type Panel = { readonly kind: 'gaps'; readonly gap?: GapPlace | undefined } | { readonly kind: 'check' } | { readonly kind: 'more' }

type Props = {
  readonly grid: GridContext
  readonly sheet: RosterSheet
  readonly editor: Editor
  readonly mayEdit: boolean
  /** A panel of the caller's beside the grid (making a roster), or nothing. */
  readonly more?: ReactNode
  readonly acts: ReactNode
}

/** The grid with all that stands around it. What is loaded, saved and published is the screen's. */
export function RosterEditor({ grid, sheet, editor, mayEdit, more, acts }: Props) {
  const words = useRosterWords()
  const wide = useWide()
  const { state } = editor
  const [filters, changeFilters] = useSheetFilter()
  const { post, community } = filters
  const people = useMemo(() => shownPeople(grid.sheet, { ...(post ? { post } : {}), ...(community ? { community } : {}) }), [grid, post, community])
  const axes: Axes = useMemo(() => ({ people, days: grid.days }), [people, grid.days])
  const [brush, setBrush] = useState<Brush>(() => ({ kind: 'shift', shift: paletteShifts(grid)[0]?.id ?? '', post: null }))
  const [span, setSpan] = useState<Span>({ from: { row: 0, col: 0 }, to: { row: 0, col: 0 } })
  const [panel, setPanel] = useState<Panel>()
  const [copying, setCopying] = useState(false)
  const line = useRef<Hovered>(null)
  const rows = useMemo(() => [...state.rows.values()], [state.rows])
  const cover = grid.judge.cover(rows)
  const gaps = gapsOf(cover, grid.days).filter(({ post }) => !filters.post || post === filters.post)
  const hard = allViolations(grid, rows).filter((one) => one.hard).length
  const posts = sheet.posts.filter(({ id, community }) => (!filters.post || id === filters.post) && (!filters.community || community === filters.community)).map(({ id }) => id as string)

  const wishes = (places: readonly Place[], how: Brush): Wish[] =>
    places.flatMap((place): Wish[] => {
      const cell = cellFor(how, grid.people.get(place.person)!, place.date)
      return cell === undefined ? [] : [{ ...place, cell }]
    })
  const paint = (places: readonly Place[], how: Brush, joined = false) => (how.kind === 'pin' ? editor.pin(places) : editor.paint(wishes(places, how), { joined }))
  const onKey = useGridKeys({ grid, axes, span, brush, editor, paint, onDetails: () => setPanel({ kind: 'check' }) })
  const go = ({ person, date }: Place) => {
    const spot = { row: people.indexOf(person), col: grid.days.indexOf(date) }
    if (spot.row < 0) return
    setSpan({ from: spot, to: spot })
    document.querySelector<HTMLElement>(`[data-row="${spot.row}"] [data-col="${spot.col}"]`)?.focus()
  }
  const commands = (event: KeyboardEvent) => {
    if (!mayEdit || event.defaultPrevented || !(event.ctrlKey || event.metaKey) || (event.target instanceof HTMLInputElement && event.target.type !== 'radio')) return
    const key = event.key.toLowerCase()
    if (key !== 'z' && key !== 'y') return
    event.preventDefault()
    if (key === 'z' && !event.shiftKey) editor.undo()
    else editor.redo()
  }
  const open = more ? { kind: 'more' as const } : panel
  return (
    // Undo and redo hold wherever the focus is; the grid has its own keys besides.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div onKeyDown={commands}>
      <div className="mt-4 flex flex-wrap items-center gap-2">
        <SheetFilter sheet={sheet} filters={filters} onChange={changeFilters} />
        {mayEdit && (
          <>
            <Button onClick={editor.undo} aria-disabled={state.done.length === 0 || undefined} title={words.undoKey} className="min-h-10 aria-disabled:text-ink-2">
              <Undo2 aria-hidden className="size-4" />
              {words.undo}
            </Button>
            <Button onClick={editor.redo} aria-disabled={state.undone.length === 0 || undefined} title={words.redoKey} className="min-h-10 aria-disabled:text-ink-2">
              <Redo2 aria-hidden className="size-4" />
              {words.redo}
            </Button>
            {wide && (
              <Button onClick={() => setCopying(true)} className="min-h-10">
                {words.copyWeek}
              </Button>
            )}
          </>
        )}
        <Button onClick={() => setPanel({ kind: 'check' })} className={classNames('min-h-10', hard > 0 && 'border-bad text-bad')}>
          {words.check(hard)}
        </Button>
        {acts}
      </div>
      {mayEdit && wide && <Palette grid={grid} brush={brush} onBrush={setBrush} />}
      <GapsLine grid={grid} gaps={gaps} onOpen={() => setPanel({ kind: 'gaps' })} />
      <ClashBar grid={grid} clashes={state.clashes} onSettle={editor.settle} />
      <div className={classNames('mt-3', open && 'grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_21rem]')}>
        <div className="min-w-0">
          {people.length === 0 ? (
            <p className="border border-line bg-paper px-4 py-6 text-ink-2">{sheet.people.length === 0 ? words.nobody : words.nobodyShown}</p>
          ) : wide ? (
            <>
              <Grid
                grid={grid}
                axes={axes}
                rows={people.map((id) => state.rows.get(id)!).filter(Boolean)}
                cover={cover}
                posts={posts}
                clashes={state.clashes}
                span={span}
                onSpan={setSpan}
                onStroke={(spots, joined) => mayEdit && paint(spots.map(({ row, col }) => ({ person: people[row]!, date: grid.days[col]! })), brush, joined)}
                onKey={(act) => mayEdit && onKey(act)}
                onHover={(spot) => line.current?.hover(spot)}
                onGap={(gap) => setPanel({ kind: 'gaps', gap })}
              />
              <CellLine ref={line} grid={grid} axes={axes} state={state} brush={brush} focused={span.to} refused={editor.refused} />
            </>
          ) : (
            <PhoneSheet grid={grid} axes={axes} rows={rows} cover={cover} posts={posts} onPaint={mayEdit ? (place, cell) => editor.paint([{ ...place, cell }]) : undefined} />
          )}
        </div>
        {more}
        {!more && panel?.kind === 'gaps' && (
          <GapPanel
            grid={grid}
            rows={rows}
            gaps={gaps}
            gap={panel.gap}
            onGap={(gap) => setPanel({ kind: 'gaps', gap })}
            onTake={mayEdit ? (person, { date, post, shift }) => editor.paint([{ person, date, cell: `${shift}@${post}` }]) : undefined}
            onClose={() => setPanel(undefined)}
          />
        )}
        {!more && panel?.kind === 'check' && <CheckPanel grid={grid} rows={rows} onGo={go} onClose={() => setPanel(undefined)} />}
      </div>
      {copying && <CopyWeekDialog axes={axes} cellAt={(place) => cellAt(state.rows, place)} onCopy={(list) => editor.paint(list, { sparePins: true })} onClose={() => setCopying(false)} />}
      {mayEdit && wide && <p className="mt-2 text-[0.8125rem] text-ink-2">{placesIn(axes, span).length > 1 ? words.selected(placesIn(axes, span).length) : words.keysHint}</p>}
    </div>
  )
}

function shownPeople({ people, posts }: RosterSheet, { post, community }: { readonly post?: string; readonly community?: string }): readonly string[] {
  const placed = new Set(posts.filter((one) => (!post || one.id === post) && (!community || one.community === community)).map(({ id }) => id as string))
  return people.filter((person) => (!post && !community) || person.posts.some((one) => placed.has(one.post))).map(({ id }) => id)
}
