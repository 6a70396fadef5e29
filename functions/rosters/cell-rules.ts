import type { PostId, ShiftId } from '../ids.ts'

/** `off`, or shift and post: `abc123def456@xyz789uvw012`. A day without a cell is still open. */
export type CellText = 'off' | `${string}@${string}`

export const cellOf = (shift: ShiftId, post: PostId): CellText => `${shift}@${post}`

export function readCell(cell: string): { readonly shift: ShiftId; readonly post: PostId } | null {
  if (cell === 'off') return null
  const [shift, post] = cell.split('@') as [ShiftId, PostId]
  return { shift, post }
}
