import { Fragment, useState } from 'react'
import type { RosterRow } from '../../../../functions/rosters/sheet-model.ts'
import { useLanguage } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { classNames } from '../../../shared/parts/class-names.ts'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { Pick } from '../../parts/pick.tsx'
import { useDayWords } from './cell-words.ts'
import { colourLooks, type GridContext, lookOf, shiftTimes } from './grid-context.ts'
import { paletteShifts } from './palette.tsx'
import { type Axes, cellFor } from './selection.ts'
import { type CoverByDay, hindrance, wrongDays } from './sheet-judge.ts'
import type { CellValue, Place } from './sheet-state.ts'
import { useRosterWords } from './words.ts'

type Props = { readonly grid: GridContext; readonly axes: Axes; readonly rows: readonly RosterRow[]; readonly cover: CoverByDay; readonly posts: readonly string[]; readonly onPaint?: ((place: Place, cell: CellValue) => void) | undefined }

/** On a phone: one day with everybody, or one person through all days; a tap opens what this cell may hold. */
export function PhoneSheet({ grid, axes, rows, cover, posts, onPaint }: Props) {
  const words = useRosterWords()
  const dayOf = useDayWords(grid)
  const [by, setBy] = useState<'day' | 'person'>('day')
  const [date, setDate] = useState(axes.days[0]!)
  const [person, setPerson] = useState(axes.people[0])
  const [open, setOpen] = useState<Place>()
  const ofPerson = axes.people.includes(person ?? '') ? person : axes.people[0]
  const places: Place[] = by === 'day' ? axes.people.map((one) => ({ person: one, date })) : ofPerson ? axes.days.map((one) => ({ person: ofPerson, date: one })) : []
  const rowOf = new Map<string, RosterRow>(rows.map((row) => [row.person, row]))
  return (
    <>
      <div className="mt-3 grid grid-cols-2 gap-2">
        <Pick label={words.viewBy} value={by} onChange={(value) => setBy(value === 'person' ? 'person' : 'day')} choices={[{ value: 'day', label: words.byDay }, { value: 'person', label: words.byPerson }]} />
        {by === 'day' ? (
          <Pick label={words.dayPick} value={date} onChange={(value) => value && setDate(value)} choices={axes.days.map((one) => ({ value: one, label: dayOf(one) }))} />
        ) : (
          <Pick label={words.person} value={ofPerson} onChange={(value) => setPerson(value)} choices={axes.people.map((one) => ({ value: one, label: grid.people.get(one)?.name ?? '' }))} />
        )}
      </div>
      {by === 'day' && <DayCover grid={grid} cover={cover} date={date} posts={posts} />}
      {by === 'person' && ofPerson && <p className="mt-3 text-ink-2">{words.hoursOf(grid.judge.of(rowOf.get(ofPerson)!).hours)}</p>}
      <ul className="mt-3 divide-y divide-line border border-line bg-paper">
        {places.map((place) => (
          <li key={`${place.person} ${place.date}`}>
            <Entry grid={grid} row={rowOf.get(place.person)!} place={place} title={by === 'day' ? (grid.people.get(place.person)?.name ?? '') : dayOf(place.date)} red={by === 'person' && grid.free.has(place.date)} onOpen={onPaint ? () => setOpen(place) : undefined} />
          </li>
        ))}
      </ul>
      {open && onPaint && <CellDialog grid={grid} row={rowOf.get(open.person)!} place={open} onPaint={(cell) => (onPaint(open, cell), setOpen(undefined))} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function DayCover({ grid, cover, date, posts }: Pick<Props, 'grid' | 'cover' | 'posts'> & { readonly date: string }) {
  const words = useRosterWords()
  const lines = (cover.get(date) ?? []).filter(({ post }) => posts.includes(post))
  if (lines.length === 0) return null
  return (
    <ul aria-label={words.coverOfDay} className="mt-3 grid grid-cols-1 gap-x-4 border border-line bg-ground px-4 py-2">
      {lines.map(({ post, shift, has, need }) => (
        <li key={`${post} ${shift}`} className={classNames('flex justify-between gap-3', has < need && 'font-bold text-bad')}>
          <span>
            {grid.posts.get(post)?.name} {grid.shifts.get(shift)?.name}
          </span>
          <span>{has < need ? words.coverMissing(has, need) : words.coverFull(has, need)}</span>
        </li>
      ))}
    </ul>
  )
}

type EntryProps = { readonly grid: GridContext; readonly row: RosterRow; readonly place: Place; readonly title: string; readonly red: boolean; readonly onOpen: (() => void) | undefined }

function Entry({ grid, row, place: { date }, title, red, onOpen }: EntryProps) {
  const words = useRosterWords()
  const { lang } = useLanguage()
  const person = grid.people.get(row.person)!
  const looked = lookOf(grid, row.cells[date] ?? null)
  const barred = hindrance(person, date)
  const wrong = wrongDays(grid.judge.of(row).violations, date, date).get(date) ?? []
  const inside = (
    <>
      <span className={classNames('min-w-0 font-medium', red && 'text-bad')}>{title}</span>
      <span className="flex items-center justify-end gap-2 text-right">
        {looked.kind === 'shift' ? (
          <>
            <span>
              {looked.shift.name}
              {shiftTimes(looked.shift).split(' / ').map((part, at) => (
                <Fragment key={part}>
                  {at === 0 ? ' ' : ' / '}
                  <span className="whitespace-nowrap">{part}</span>
                </Fragment>
              ))}
              <span className="block text-[0.8125rem] text-ink-2">{looked.postName}</span>
            </span>
            <span aria-hidden className={classNames('grid size-9 shrink-0 place-items-center rounded font-bold', colourLooks[looked.shift.colour])}>
              {looked.shift.short}
            </span>
          </>
        ) : (
          <span className="text-ink-2">{barred ? words.barred[barred] : looked.kind === 'off' ? words.off : looked.kind === 'open' ? words.open : words.strange}</span>
        )}
      </span>
      {wrong.map(({ say }) => (
        <span key={say.en} className="col-span-2 text-[0.8125rem] text-bad">
          {say[lang]}
        </span>
      ))}
    </>
  )
  const look = 'grid min-h-14 w-full grid-cols-[minmax(4.5rem,1fr)_minmax(0,auto)] items-center gap-x-3 px-4 py-2 text-left'
  return onOpen ? (
    <button type="button" onClick={onOpen} className={look}>
      {inside}
    </button>
  ) : (
    <div className={look}>{inside}</div>
  )
}

type CellDialogProps = { readonly grid: GridContext; readonly row: RosterRow; readonly place: Place; readonly onPaint: (cell: CellValue) => void; readonly onClose: () => void }

/** Every shift with why it is refused, if it is. */
function CellDialog({ grid, row, place: { date }, onPaint, onClose }: CellDialogProps) {
  const words = useRosterWords()
  const { lang } = useLanguage()
  const dayOf = useDayWords(grid)
  const person = grid.people.get(row.person)!
  const shifts = paletteShifts(grid).flatMap((shift) => {
    const cell = cellFor({ kind: 'shift', shift: shift.id, post: null }, person, date)
    return cell ? [{ shift, cell, no: [...new Set(grid.judge.refusal(row, date, cell).map((say) => say[lang]))] }] : []
  })
  return (
    <Dialog title={`${person.name} ${dayOf(date)}`} onClose={onClose}>
      {shifts.length === 0 && <p className="mt-4">{words.noContract}</p>}
      <div className="mt-4 grid gap-2">
        {shifts.map(({ shift, cell, no }) =>
          no.length > 0 ? (
            <p key={shift.id} className="border border-line px-3 py-2 text-ink-2">
              {words.wouldRefuse(`${shift.name} ${shiftTimes(shift)}`)} {no.join(' ')}
            </p>
          ) : (
            <Button key={shift.id} onClick={() => onPaint(cell)} aria-pressed={row.cells[date] === cell} className="min-h-12 justify-start aria-pressed:border-2 aria-pressed:border-ink">
              <span aria-hidden className={classNames('grid size-7 place-items-center rounded font-bold', colourLooks[shift.colour])}>
                {shift.short}
              </span>
              {shift.name} {shiftTimes(shift)}
            </Button>
          ),
        )}
        <Button onClick={() => onPaint('off')} className="min-h-12">
          {words.off}
        </Button>
        <Button onClick={() => onPaint(null)} className="min-h-12">
          {words.erase}
        </Button>
      </div>
    </Dialog>
  )
}
