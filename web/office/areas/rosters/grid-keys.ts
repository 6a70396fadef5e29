import type { Axes, Span, Spot } from './selection.ts'

/** What a key asks for in the grid. */
export type KeyAct =
  | { readonly kind: 'go'; readonly span: Span }
  | { readonly kind: 'paint'; readonly with: number | 'open' | 'brush' }
  | { readonly kind: 'pin' | 'undo' | 'redo' | 'copy' | 'cut' | 'paste' | 'details' }

type Pressed = { readonly key: string; readonly ctrlKey: boolean; readonly metaKey: boolean; readonly shiftKey: boolean; readonly altKey: boolean }

const page = 10

/** Arrows, Home, End and PageUp/Down move (WAI-ARIA's grid), with Shift they select; figures paint; Delete opens a day. Undefined: not ours. */
export function keyAct(pressed: Pressed, span: Span, { people, days }: Axes): KeyAct | undefined {
  const { key, shiftKey, altKey } = pressed
  if (altKey) return undefined
  if (pressed.ctrlKey || pressed.metaKey) return commandOf(key.toLowerCase(), shiftKey) ?? moved(key, span, { shiftKey, far: true }, people.length, days.length)
  if (/^\d$/.test(key)) return { kind: 'paint', with: Number(key) }
  switch (key) {
    case 'Delete':
    case 'Backspace':
      return { kind: 'paint', with: 'open' }
    case ' ':
      return { kind: 'paint', with: 'brush' }
    case 'Enter':
      return { kind: 'details' }
    case 'p':
    case 'P':
      return { kind: 'pin' }
    default:
      return moved(key, span, { shiftKey, far: false }, people.length, days.length)
  }
}

function commandOf(key: string, shift: boolean): KeyAct | undefined {
  if (key === 'z') return { kind: shift ? 'redo' : 'undo' }
  if (key === 'y') return { kind: 'redo' }
  if (key === 'c') return { kind: 'copy' }
  if (key === 'x') return { kind: 'cut' }
  if (key === 'v') return { kind: 'paste' }
  return undefined
}

function moved(key: string, { from, to }: Span, { shiftKey, far }: { readonly shiftKey: boolean; readonly far: boolean }, rows: number, cols: number): KeyAct | undefined {
  const next = step(key, to, far, rows, cols)
  if (!next) return undefined
  const spot = { row: Math.max(0, Math.min(rows - 1, next.row)), col: Math.max(0, Math.min(cols - 1, next.col)) }
  return { kind: 'go', span: { from: shiftKey ? from : spot, to: spot } }
}

function step(key: string, { row, col }: Spot, far: boolean, rows: number, cols: number): Spot | undefined {
  switch (key) {
    case 'ArrowUp':
      return { row: far ? 0 : row - 1, col }
    case 'ArrowDown':
      return { row: far ? rows - 1 : row + 1, col }
    case 'ArrowLeft':
      return { row, col: far ? 0 : col - 1 }
    case 'ArrowRight':
      return { row, col: far ? cols - 1 : col + 1 }
    case 'Home':
      return { row: far ? 0 : row, col: 0 }
    case 'End':
      return { row: far ? rows - 1 : row, col: cols - 1 }
    case 'PageUp':
      return { row: row - page, col }
    case 'PageDown':
      return { row: row + page, col }
    default:
      return undefined
  }
}
