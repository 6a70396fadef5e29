import { Pin } from 'lucide-react'
import { memo } from 'react'
import type { RosterRow, SheetPerson } from '../../../../functions/rosters/sheet-model.ts'
import { useLanguage } from '../../../shared/i18n/language.tsx'
import { classNames } from '../../../shared/parts/class-names.ts'
import { useCellWords } from './cell-words.ts'
import { colourLooks, type GridContext, type Looked, lookOf } from './grid-context.ts'
import { ownPost } from './selection.ts'
import { hindrance, wrongDays } from './sheet-judge.ts'
import type { CellValue, Clash } from './sheet-state.ts'
import { useRosterWords } from './words.ts'

type Props = {
  readonly grid: GridContext
  readonly row: RosterRow
  readonly at: number
  /** Selected columns, -1 for none; the one that keys act on, -1 when it is in another row. Plain numbers, so that other rows are not drawn again. */
  readonly left: number
  readonly right: number
  readonly active: number
  readonly clashes: readonly Clash[]
}

/** One person. Drawn again only when this row, its selection or a clash of it changed. */
export const GridRow = memo(function GridRow({ grid, row, at, left, right, active, clashes }: Props) {
  const words = useRosterWords()
  const { lang } = useLanguage()
  const person = grid.people.get(row.person)
  if (!person) return null
  const { violations, hours } = grid.judge.of(row)
  const wrong = wrongDays(violations, grid.sheet.roster.from, grid.sheet.roster.to)
  const hard = violations.filter((one) => one.hard).length
  return (
    <div role="row" aria-rowindex={at + 2} data-row={at} className="grid [contain-intrinsic-size:auto_2.75rem] [content-visibility:auto] [grid-template-columns:var(--tracks)]">
      <div role="rowheader" className="sticky left-0 z-10 flex min-w-0 flex-col justify-center border-r border-b border-line bg-paper px-3 py-0.5 sm:px-2">
        <span className="font-medium">{person.name}</span>
        <span className="text-[0.8125rem] leading-4 text-ink-2">{postNames(grid, person)}</span>
      </div>
      {grid.days.map((date, col) => (
        <Cell
          key={date}
          grid={grid}
          person={person}
          date={date}
          cell={row.cells[date] ?? null}
          pinned={row.pinned.includes(date as never)}
          wrong={(wrong.get(date) ?? []).map(({ say }) => say[lang]).join(words.comma)}
          clash={clashes.find((one) => one.date === date)}
          col={col}
          selected={col >= left && col <= right}
          active={col === active}
        />
      ))}
      <div role="gridcell" className={classNames('sticky right-0 flex flex-col items-center justify-center border-b border-l border-line bg-paper px-1 leading-4', hours.minutes === 0 && 'text-ink-2')}>
        <span className="font-medium">{words.hoursShort(hours.minutes)}</span>
        {hours.overtimeMinutes > 0 && <span className="text-[0.75rem] text-warn">{words.overtimeShort(hours.overtimeMinutes)}</span>}
        {hard > 0 && <span className="text-[0.75rem] font-bold text-bad">{words.breaches(hard)}</span>}
      </div>
    </div>
  )
})

const postNames = ({ posts }: GridContext, person: SheetPerson): string => [...new Set(person.posts.map(({ post }) => posts.get(post)?.name ?? ''))].filter(Boolean).join('、')

/** Leave, courses and days without a contract. */
const hatch = 'bg-[repeating-linear-gradient(135deg,#d5dcd8_0_3px,transparent_3px_9px)]'

type CellProps = {
  readonly grid: GridContext
  readonly person: SheetPerson
  readonly date: string
  readonly cell: CellValue
  readonly pinned: boolean
  /** What is wrong on this day, in words; empty when nothing is. */
  readonly wrong: string
  readonly clash: Clash | undefined
  readonly col: number
  readonly selected: boolean
  readonly active: boolean
}

/** Of a row that is drawn again only the cells that really changed are. */
const Cell = memo(function Cell({ grid, person, date, cell, pinned, wrong, clash, col, selected, active }: CellProps) {
  const words = useRosterWords()
  const labelOf = useCellWords(grid)
  const looked = lookOf(grid, cell)
  const barred = hindrance(person, date)
  const open = looked.kind === 'open'
  const own = ownPost(person, date)
  const away = looked.kind === 'shift' && own !== undefined && looked.post !== own ? [...looked.postName].slice(0, 2).join('') : ''
  return (
    <div
      role="gridcell"
      tabIndex={active ? 0 : -1}
      data-col={col}
      aria-label={labelOf({ person, date, cell, pinned, says: wrong, clash })}
      aria-selected={selected}
      aria-invalid={wrong !== '' || clash !== undefined || undefined}
      {...(active ? { 'aria-describedby': 'cell-line' } : {})}
      className={classNames('relative border-b border-l border-line p-0.5 focus-visible:z-5 focus-visible:shadow-none! focus-visible:-outline-offset-3!', selected && 'bg-halo', grid.days.length > 10 ? 'min-h-10' : 'min-h-12')}
    >
      <span
        aria-hidden
        className={classNames(
          'flex h-full flex-col items-center justify-center rounded text-base leading-4 font-bold',
          looked.kind === 'shift' && colourLooks[looked.shift.colour],
          looked.kind === 'off' && 'bg-ground text-ink-2',
          looked.kind === 'strange' && 'border border-bad text-bad',
          open && !barred && 'border-2 border-dashed border-line-strong',
          open && barred && classNames(hatch, 'text-[0.8125rem] text-ink-2'),
          wrong && 'ring-2 ring-bad',
          clash && 'ring-3 ring-warn',
        )}
      >
        {open && barred ? <span className="bg-paper px-0.5">{words.barredShort[barred]}</span> : letterOf(looked, words.offShort)}
        {/* By style like the mark below: the label has the whole name. */}
        {away && <span data-post={away} className="text-[0.6875rem] leading-3 font-medium before:content-[attr(data-post)]" />}
      </span>
      {(wrong || clash) && (
        // The label says what is wrong.
        <span aria-hidden className={classNames('absolute top-0 right-0 grid size-3.5 place-items-center rounded-full text-[0.6875rem] leading-none font-bold text-on-brand before:content-["!"]', wrong ? 'bg-bad' : 'bg-warn')} />
      )}
      {pinned && <Pin aria-hidden className="absolute bottom-1 left-1 size-3 fill-current text-ink" />}
    </div>
  )
})

function letterOf(looked: Looked, off: string): string {
  if (looked.kind === 'shift') return looked.shift.short
  if (looked.kind === 'off') return off
  return looked.kind === 'strange' ? '?' : ''
}
