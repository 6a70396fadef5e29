import { memo } from 'react'
import type { Cover } from '../../../../functions/rosters/sheet-rules.ts'
import { classNames } from '../../../shared/parts/class-names.ts'
import { useDayWords } from './cell-words.ts'
import type { GridContext } from './grid-context.ts'
import type { CoverByDay, Gap } from './sheet-judge.ts'
import { useRosterWords } from './words.ts'

type Props = { readonly grid: GridContext; readonly cover: CoverByDay; readonly posts: readonly string[]; readonly first: number; readonly onGap: (gap: Pick<Gap, 'date' | 'post' | 'shift'>) => void }

const missing = ({ need, has, skilledNeed, skilledHas }: Cover): boolean => has < need || skilledHas < skilledNeed

/** How many stand on each shift of a post, day by day, with what is needed: 早1/2. A gap is a button that leads to who could take it. */
export function CoverRows({ grid, cover, posts, first, onGap }: Props) {
  return posts.map((post, at) => <CoverRow key={post} grid={grid} post={post} cover={cover} at={first + at} onGap={onGap} />)
}

type RowProps = Pick<Props, 'grid' | 'cover' | 'onGap'> & { readonly post: string; readonly at: number }

function CoverRow({ grid, post, cover, at, onGap }: RowProps) {
  const words = useRosterWords()
  const name = grid.posts.get(post)?.name ?? ''
  return (
    <div role="row" aria-rowindex={at + 2} className="grid bg-ground [grid-template-columns:var(--tracks)]">
      <div role="rowheader" className="sticky left-0 z-10 flex items-center border-r border-b border-line bg-ground px-3 py-1 text-[0.8125rem] font-medium text-ink-2 sm:px-2">
        {words.onDuty(name)}
      </div>
      {grid.days.map((date) => (
        <CoverCell key={date} grid={grid} date={date} post={post} lines={cover.get(date) ?? none} onGap={onGap} />
      ))}
      <div role="gridcell" aria-label={words.nothing} className="sticky right-0 border-b border-l border-line bg-ground" />
    </div>
  )
}

const none: readonly Cover[] = []

type CellProps = { readonly grid: GridContext; readonly date: string; readonly post: string; readonly lines: readonly Cover[]; readonly onGap: Props['onGap'] }

/** Drawn again only when something on its day changed. */
const CoverCell = memo(function CoverCell({ grid, date, post, lines, onGap }: CellProps) {
  const words = useRosterWords()
  const dayOf = useDayWords(grid)
  const own = lines.filter((line) => line.post === post)
  return (
    <div role="gridcell" className="flex flex-col items-stretch justify-center border-b border-l border-line py-0.5 text-center text-[0.75rem] leading-4">
      {own.map((line) => {
        const shift = grid.shifts.get(line.shift)
        const text = words.coverShort(shift?.short ?? '?', line.has, line.need)
        if (!missing(line)) {
          return (
            <span key={line.shift} className={classNames(line.has > line.need ? 'text-warn' : 'text-ink-2')}>
              {text}
            </span>
          )
        }
        return (
          <button
            key={line.shift}
            type="button"
            // The grid has one stop for Tab; by keys one comes here through the list of gaps.
            tabIndex={-1}
            aria-label={`${text} ${words.gapAct(dayOf(date), grid.posts.get(post)?.name ?? '', shift?.name ?? '', line.has, line.need)}`}
            onClick={() => onGap({ date, post, shift: line.shift })}
            className="min-h-6 rounded font-bold text-bad underline decoration-dotted underline-offset-2 hover:bg-bad-soft focus-visible:-outline-offset-3! focus-visible:shadow-none!"
          >
            {text}
          </button>
        )
      })}
    </div>
  )
})
