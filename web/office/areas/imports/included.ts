/** The rows to confirm that are meant so: all of them, or these by their number in the sheet. */
export type Included = 'all' | ReadonlySet<number>

export const isIncluded = (included: Included, row: number): boolean => included === 'all' || included.has(row)

export const toggled = (included: Included, row: number): Included => {
  const next = new Set(included === 'all' ? [] : included)
  if (!next.delete(row)) next.add(row)
  return next
}
