import { useRef } from 'react'
import type { GridContext } from './grid-context.ts'
import type { KeyAct } from './grid-keys.ts'
import { paletteShifts } from './palette.tsx'
import { type Axes, type Brush, type Copied, copied, isOne, pasted, placesIn, type Span, weekAround } from './selection.ts'
import { cellAt, type Place } from './sheet-state.ts'
import type { Editor } from './use-editor.ts'

type Options = {
  readonly grid: GridContext
  readonly axes: Axes
  readonly span: Span
  readonly brush: Brush
  readonly editor: Editor
  readonly paint: (places: readonly Place[], brush: Brush) => void
  readonly onDetails: () => void
}

/** What keys do to the selected cells. Ctrl+C on one cell copies the person's whole week, pasted from the Monday of the week in which one stands. */
export function useGridKeys({ grid, axes, span, brush, editor, paint, onDetails }: Options): (act: Exclude<KeyAct, { readonly kind: 'go' }>) => void {
  const clipboard = useRef<{ readonly cells: Copied; readonly week: boolean }>(undefined)
  const places = () => placesIn(axes, span)
  const copy = () => {
    const week = isOne(span)
    const { left, right } = week ? weekAround(axes.days, span.to.col) : { left: 0, right: 0 }
    const from: Span = week ? { from: { row: span.to.row, col: left }, to: { row: span.to.row, col: right } } : span
    clipboard.current = { cells: copied(axes, from, (place) => cellAt(editor.now.current.rows, place)), week }
  }
  const paste = () => {
    if (!clipboard.current) return
    const { cells, week } = clipboard.current
    const begin = week && isOne(span) ? { row: span.to.row, col: weekAround(axes.days, span.to.col).left } : undefined
    editor.paint(pasted(axes, begin ? { from: begin, to: begin } : span, cells), { sparePins: true })
  }
  return (act) => {
    switch (act.kind) {
      case 'paint': {
        const chosen = brushOf(act.with, grid, brush)
        return chosen && paint(places(), chosen)
      }
      case 'pin':
        return editor.pin(places())
      case 'undo':
        return editor.undo()
      case 'redo':
        return editor.redo()
      case 'copy':
        return copy()
      case 'cut':
        copy()
        return paint(places(), { kind: 'open' })
      case 'paste':
        return paste()
      case 'details':
        return onDetails()
      default:
        return act satisfies never
    }
  }
}

function brushOf(key: number | 'open' | 'brush', grid: GridContext, brush: Brush): Brush | undefined {
  if (key === 'brush') return brush
  if (key === 'open') return { kind: 'open' }
  if (key === 0) return { kind: 'off' }
  const shift = paletteShifts(grid)[key - 1]
  return shift && { kind: 'shift', shift: shift.id, post: brush.kind === 'shift' ? brush.post : null }
}
