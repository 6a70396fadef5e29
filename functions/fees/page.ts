import { BadCursor } from '../storage/store.ts'

/** Where the next page of a list held in memory begins; throws BadCursor for a place that the list does not have. */
export function placeAfter(after: string | undefined, length: number): number {
  if (after === undefined) return 0
  const at = /^\d{1,7}$/.test(after) ? Number(after) : -1
  if (at < 0 || at > length) throw new BadCursor()
  return at
}
