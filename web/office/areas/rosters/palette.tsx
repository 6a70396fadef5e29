import { Eraser, Pin } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import type { Shift } from '../../../../functions/rosters/sheet-model.ts'
import { classNames } from '../../../shared/parts/class-names.ts'
import { Pick } from '../../parts/pick.tsx'
import { colourLooks, type GridContext, shiftTimes } from './grid-context.ts'
import type { Brush } from './selection.ts'
import { useRosterWords } from './words.ts'

/** In the order of the number keys, 1 the first: those that the posts ask for, then the others of the organization. */
export function paletteShifts({ sheet: { roster, shifts, demand } }: Pick<GridContext, 'sheet'>): readonly Shift[] {
  const asked = new Set(demand.map(({ shift }) => shift))
  const rank = ({ id }: Shift) => (asked.has(id) ? 0 : 1)
  return shifts.filter(({ from, to }) => from <= roster.to && (to === null || to >= roster.from)).toSorted((a, b) => rank(a) - rank(b) || a.startMinute - b.startMinute || (a.name < b.name ? -1 : 1))
}

type Props = { readonly grid: GridContext; readonly brush: Brush; readonly onBrush: (brush: Brush) => void }

/** With what one paints, and at which post. */
export const Palette = memo(function Palette({ grid, brush, onBrush }: Props) {
  const words = useRosterWords()
  const post = brush.kind === 'shift' ? brush.post : null
  const all = paletteShifts(grid)
  const asked = new Set(grid.sheet.demand.map(({ shift }) => shift))
  // What no post asks for stands in a list: an organization may have many kinds.
  const main = asked.size > 0 ? all.filter(({ id }) => asked.has(id)) : all.slice(0, 9)
  const others = all.filter((shift) => !main.includes(shift))
  const tool = (kind: Brush['kind'], sign: ReactNode, name: string, key: string) => (
    <Tool chosen={brush.kind === kind} name={name} hotkey={key} onChoose={() => onBrush({ kind } as Brush)} sign={sign} />
  )
  return (
    <div className="mt-3 flex flex-wrap items-center gap-2">
      <div role="radiogroup" aria-label={words.palette} className="flex flex-wrap gap-2">
        {main.map((shift, at) => (
          <Tool
            key={shift.id}
            chosen={brush.kind === 'shift' && brush.shift === shift.id}
            name={`${shift.name} ${shiftTimes(shift)}`}
            hotkey={at < 9 ? String(at + 1) : ''}
            onChoose={() => onBrush({ kind: 'shift', shift: shift.id, post })}
            sign={<span className={classNames('grid h-6 min-w-6 place-items-center rounded px-1 text-sm font-bold', colourLooks[shift.colour])}>{shift.short}</span>}
          />
        ))}
        {tool('off', <span className="grid size-6 place-items-center rounded bg-ground text-sm font-bold text-ink-2">{words.offShort}</span>, words.off, '0')}
        {tool('open', <Eraser className="size-5" />, words.erase, 'Del')}
        {tool('pin', <Pin className="size-5" />, words.pin, 'P')}
      </div>
      {others.length > 0 && <Pick label={words.otherShifts} value={others.find(({ id }) => brush.kind === 'shift' && brush.shift === id)?.id} onChange={(shift) => onBrush(shift ? { kind: 'shift', shift, post } : { kind: 'shift', shift: main[0]?.id ?? '', post })} all={words.otherShifts} choices={others.map((shift) => ({ value: shift.id, label: `${shift.name} ${shiftTimes(shift)}` }))} className="md:w-32" />}
      {grid.sheet.posts.length > 1 && brush.kind === 'shift' && (
        <Pick label={words.atPost} value={brush.post ?? undefined} onChange={(chosen) => onBrush({ ...brush, post: chosen ?? null })} all={words.ownPost} choices={grid.sheet.posts.map(({ id, name }) => ({ value: id, label: name }))} className="md:w-32" />
      )}
    </div>
  )
})

type ToolProps = { readonly chosen: boolean; readonly name: string; readonly hotkey: string; readonly sign: ReactNode; readonly onChoose: () => void }

function Tool({ chosen, name, hotkey, sign, onChoose }: ToolProps) {
  return (
    <label className={classNames('flex min-h-10 items-center gap-1.5 rounded-md border bg-paper px-2 text-sm has-focus-visible:outline-3 has-focus-visible:outline-offset-2', chosen ? 'border-2 border-ink font-bold' : 'border-line-strong')}>
      <input type="radio" name="brush" checked={chosen} onChange={onChoose} className="sr-only" />
      <span aria-hidden>{sign}</span>
      {name}
      {hotkey && (
        <kbd aria-hidden className="text-[0.8125rem] font-normal text-ink-2">
          {hotkey}
        </kbd>
      )}
    </label>
  )
}
