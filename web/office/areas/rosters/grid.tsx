import { type CSSProperties, type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import type { RosterRow } from '../../../../functions/rosters/sheet-model.ts'
import { CoverRows } from './cover-rows.tsx'
import type { GridContext } from './grid-context.ts'
import { GridHead } from './grid-head.tsx'
import { GridRow } from './grid-row.tsx'
import { keyAct, type KeyAct } from './grid-keys.ts'
import { type Axes, boxOf, type Span, type Spot } from './selection.ts'
import type { CoverByDay, Gap } from './sheet-judge.ts'
import type { Clash } from './sheet-state.ts'
import { useRosterWords } from './words.ts'

type Props = {
  readonly grid: GridContext
  readonly axes: Axes
  readonly rows: readonly RosterRow[]
  readonly cover: CoverByDay
  /** Posts whose cover is shown. */
  readonly posts: readonly string[]
  readonly clashes: readonly Clash[]
  readonly span: Span
  readonly onSpan: (span: Span) => void
  /** Cells under a stroke of the mouse: one, or those between the last and this one. `joined`: the stroke goes on. */
  readonly onStroke: (spots: readonly Spot[], joined: boolean) => void
  readonly onKey: (act: Exclude<KeyAct, { readonly kind: 'go' }>) => void
  readonly onHover: (spot: Spot | undefined) => void
  readonly onGap: (gap: Pick<Gap, 'date' | 'post' | 'shift'>) => void
}

const noClashes: readonly Clash[] = []

/** People by days. Its own ARIA grid: one stop for Tab, arrows inside; listeners stand on the whole, not on 1,680 cells. */
export function Grid({ grid, axes, rows, cover, posts, clashes, span, onSpan, onStroke, onKey, onHover, onGap }: Props) {
  const words = useRosterWords()
  const box = useRef<HTMLDivElement>(null)
  const { top, bottom, left, right } = boxOf(span)
  // The focus moves before the next render: what was just selected is known here.
  const latest = useRef(span)
  useLayoutEffect(() => {
    latest.current = span
  }, [span])
  const select = (next: Span) => {
    latest.current = next
    onSpan(next)
  }
  const pointer = useStrokes({ onStroke, onSpan: select, latest, onHover })
  const press = (event: KeyboardEvent) => {
    if (!spotOf(event.target)) return
    const act = keyAct(event, span, axes)
    if (!act) return
    event.preventDefault()
    if (act.kind !== 'go') return onKey(act)
    select(act.span)
    focusCell(box, act.span.to)
  }
  return (
    <div
      ref={box}
      role="grid"
      tabIndex={-1}
      aria-label={words.grid}
      aria-multiselectable
      aria-rowcount={rows.length + posts.length + 1}
      aria-colcount={grid.days.length + 2}
      style={tracks(grid.days.length)}
      className="max-h-[max(20rem,calc(100dvh-6rem))] scroll-pt-16 scroll-pr-16 scroll-pl-40 overflow-auto border border-line bg-paper select-none"
      onKeyDown={press}
      onFocus={({ target }) => {
        const spot = spotOf(target)
        if (spot && !sameSpot(spot, latest.current.to) && !pointer.under()) select({ from: spot, to: spot })
      }}
      {...pointer.listeners}
    >
      <div role="rowgroup" className="min-w-(--least)">
        <GridHead grid={grid} />
        {rows.map((row, at) => {
          const inside = at >= top && at <= bottom
          const own = clashes.length === 0 ? noClashes : clashes.filter(({ person }) => person === row.person)
          return <GridRow key={row.person} grid={grid} row={row} at={at} left={inside ? left : -1} right={inside ? right : -1} active={at === span.to.row ? span.to.col : -1} clashes={own.length === 0 ? noClashes : own} />
        })}
        <CoverRows grid={grid} cover={cover} posts={posts} first={rows.length} onGap={onGap} />
      </div>
    </div>
  )
}

const tracks = (days: number): CSSProperties => {
  const [name, cell, end] = [9.5, 2.375, 4]
  return { '--tracks': `minmax(${name}rem, 13rem) repeat(${days}, minmax(${cell}rem, 1fr)) ${end}rem`, '--least': `${name + days * cell + end}rem` } as CSSProperties
}

function spotOf(target: EventTarget | null): Spot | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-col]') : null
  const row = cell?.closest<HTMLElement>('[data-row]')
  return cell && row ? { row: Number(row.dataset['row']), col: Number(cell.dataset['col']) } : undefined
}

export function focusCell(box: RefObject<HTMLElement | null>, { row, col }: Spot): void {
  box.current?.querySelector<HTMLElement>(`[data-row="${row}"] [data-col="${col}"]`)?.focus()
}

const sameSpot = (one: Spot, other: Spot): boolean => one.row === other.row && one.col === other.col

type Strokes = Pick<Props, 'onStroke' | 'onSpan' | 'onHover'> & { readonly latest: RefObject<Span> }

/** Painting with the mouse from cell to cell, selecting with Shift held. On a touch screen a drag scrolls and a tap paints. */
function useStrokes({ onStroke, onSpan, latest, onHover }: Strokes) {
  const stroke = useRef<{ last: Spot; selects: boolean }>(undefined)
  useEffect(() => {
    const end = () => {
      stroke.current = undefined
    }
    addEventListener('pointerup', end)
    addEventListener('pointercancel', end)
    return () => {
      removeEventListener('pointerup', end)
      removeEventListener('pointercancel', end)
    }
  }, [])
  const touch = useRef(false)
  return {
    under: () => stroke.current !== undefined,
    listeners: {
      onPointerDown: (event: PointerEvent) => {
        touch.current = event.pointerType === 'touch'
        const spot = event.button === 0 ? spotOf(event.target) : undefined
        if (!spot || touch.current) return
        stroke.current = { last: spot, selects: event.shiftKey }
        onSpan({ from: event.shiftKey ? latest.current.from : spot, to: spot })
        if (!event.shiftKey) onStroke([spot], false)
      },
      onPointerOver: (event: PointerEvent) => {
        const spot = spotOf(event.target)
        onHover(spot)
        const under = stroke.current
        if (!under || !spot || sameSpot(spot, under.last)) return
        if (under.selects) onSpan({ from: latest.current.from, to: spot })
        else onStroke(between(under.last, spot), true)
        under.last = spot
      },
      onPointerLeave: () => onHover(undefined),
      onClick: (event: { readonly target: EventTarget }) => {
        const spot = touch.current ? spotOf(event.target) : undefined
        if (!spot) return
        onSpan({ from: spot, to: spot })
        onStroke([spot], false)
      },
    },
  }
}

/** A quick hand skips cells: those on the way count as well, the first excluded. */
export function between(from: Spot, to: Spot): Spot[] {
  const steps = Math.max(Math.abs(to.row - from.row), Math.abs(to.col - from.col))
  return Array.from({ length: steps }, (_, at) => ({ row: from.row + Math.round(((to.row - from.row) * (at + 1)) / steps), col: from.col + Math.round(((to.col - from.col) * (at + 1)) / steps) }))
}
