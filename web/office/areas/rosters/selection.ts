import type { CellText } from '../../../../functions/rosters/sheet-model.ts'
import type { CellValue, Place, Wish } from './sheet-state.ts'

/** A place in the grid by row and column; what is selected reaches from `from` to `to`. */
export type Spot = { readonly row: number; readonly col: number }
export type Span = { readonly from: Spot; readonly to: Spot }
export type Box = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number }

export const boxOf = ({ from, to }: Span): Box => ({ top: Math.min(from.row, to.row), bottom: Math.max(from.row, to.row), left: Math.min(from.col, to.col), right: Math.max(from.col, to.col) })

export const isOne = ({ from, to }: Span): boolean => from.row === to.row && from.col === to.col

/** The grid's people and days in the order in which they stand. */
export type Axes = { readonly people: readonly string[]; readonly days: readonly string[] }

export function placesIn({ people, days }: Axes, span: Span): Place[] {
  const { top, bottom, left, right } = boxOf(span)
  const places: Place[] = []
  for (const person of people.slice(top, bottom + 1)) for (const date of days.slice(left, right + 1)) places.push({ person, date })
  return places
}

/** What was copied: lines of cells, and whose, since a shift goes to the other person's own post. */
export type Copied = readonly (readonly CellValue[])[]

export function copied(axes: Axes, span: Span, cellAt: (place: Place) => CellValue): Copied {
  const { top, bottom, left, right } = boxOf(span)
  return axes.people.slice(top, bottom + 1).map((person) => axes.days.slice(left, right + 1).map((date) => cellAt({ person, date })))
}

/** Where a copy lands from a spot on; one line or one column fills a larger selection, what would leave the grid falls away. */
export function pasted({ people, days }: Axes, span: Span, copy: Copied): Wish[] {
  const { top, bottom, left, right } = boxOf(span)
  const [high, wide] = [Math.max(copy.length, bottom - top + 1), Math.max(copy[0]?.length ?? 0, right - left + 1)]
  const wishes: Wish[] = []
  for (let row = 0; row < high; row++) {
    for (let col = 0; col < wide; col++) {
      const [person, date] = [people[top + row], days[left + col]]
      const line = copy[row % copy.length]
      if (person && date && line) wishes.push({ person, date, cell: line[col % line.length] ?? null })
    }
  }
  return wishes
}

/** The seven days around a column that begin on a Monday, as far as the roster has them. */
export function weekAround(days: readonly string[], col: number): { readonly left: number; readonly right: number } {
  const weekday = (at: number) => (new Date(`${days[at]}T00:00:00Z`).getUTCDay() + 6) % 7
  const left = Math.max(0, col - weekday(col))
  return { left, right: Math.min(days.length - 1, col + 6 - weekday(col)) }
}

/** The cells of a week put into the same weekdays of the weeks named, for these people. */
export function weekCopied({ people, days }: Axes, from: number, to: readonly number[], cellAt: (place: Place) => CellValue): Wish[] {
  return people.flatMap((person) =>
    to.flatMap((begin) =>
      [0, 1, 2, 3, 4, 5, 6].flatMap((day): Wish[] => {
        const [source, date] = [days[from + day], days[begin + day]]
        return source && date ? [{ person, date, cell: cellAt({ person, date: source }) }] : []
      }),
    ),
  )
}

/** The columns at which a week begins: the first day, and every Monday. */
export const weekStarts = (days: readonly string[]): number[] => days.flatMap((date, col) => ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7 === 0 ? [col] : []))

/** With what one paints. A shift without a post goes to the post of the person's own contract on that day. */
export type Brush = { readonly kind: 'off' } | { readonly kind: 'open' } | { readonly kind: 'pin' } | { readonly kind: 'shift'; readonly shift: string; readonly post: string | null }

type Posted = { readonly posts: readonly { readonly post: string; readonly from: string; readonly to: string | null }[] }

export const ownPost = ({ posts }: Posted, date: string): string | undefined => posts.find(({ from, to }) => from <= date && (to === null || date <= to))?.post

/** Undefined: this person has no post on that day, so there is nothing to paint. */
export function cellFor(brush: Brush, person: Posted, date: string): CellValue | undefined {
  switch (brush.kind) {
    case 'off':
      return 'off'
    case 'open':
      return null
    case 'pin':
      return undefined
    case 'shift': {
      const post = brush.post ?? ownPost(person, date)
      return post ? (`${brush.shift}@${post}` satisfies CellText) : undefined
    }
    default:
      return brush satisfies never
  }
}
