import { createContext, use, useMemo } from 'react'
import { addDays, type BusinessDate } from '../../../../functions/calendar.ts'
import { readCell } from '../../../../functions/rosters/cell-rules.ts'
import { partsOf, type ShiftTimes } from '../../../../functions/rosters/rules/shift-parts.ts'
import type { RosterSheet, Shift, SheetPerson, shiftColours } from '../../../../functions/rosters/sheet-model.ts'
import { type Judge, judgeOf } from './sheet-judge.ts'
import type { CellValue } from './sheet-state.ts'

export type Colour = (typeof shiftColours)[number]

/** Ground and letter of a shift; each pair has at least 7:1. */
export const colourLooks: Readonly<Record<Colour, string>> = {
  blue: 'bg-[#dceefb] text-[#0b3d66]',
  amber: 'bg-[#fdebc8] text-[#5c3a00]',
  violet: 'bg-[#e4dff5] text-[#3a2470]',
  green: 'bg-[#dcf2e1] text-[#0b4a2c]',
  rose: 'bg-[#fbe0e4] text-[#6e1630]',
  slate: 'bg-[#e0e6ec] text-[#263544]',
}

/** What does not change while a roster is painted: who, which days, which shifts, and the rules. */
export type GridContext = {
  readonly sheet: RosterSheet
  readonly days: readonly string[]
  readonly people: ReadonlyMap<string, SheetPerson>
  readonly shifts: ReadonlyMap<string, Shift>
  readonly posts: ReadonlyMap<string, RosterSheet['posts'][number]>
  readonly judge: Judge
  /** Red days: weekends that are not worked in exchange, and public holidays. */
  readonly free: ReadonlySet<string>
  readonly holidays: ReadonlyMap<string, RosterSheet['holidays'][number]>
}

/** Made anew only when something of it really changed: an answer that says the same keeps its parts (TanStack Query's structural sharing). */
export function useGridContext(sheet: RosterSheet): GridContext {
  const { roster, shifts, posts, people, demand, holidays, limits, pairs } = sheet
  // Rows and the roster's version change with every saved cell and are no part of the context.
  // oxlint-disable-next-line react/exhaustive-deps
  return useMemo(() => gridContextOf(sheet), [roster.id, roster.from, roster.to, shifts, posts, people, demand, holidays, limits, pairs])
}

export function gridContextOf(sheet: RosterSheet): GridContext {
  const { from, to } = sheet.roster
  const days: string[] = []
  for (let date = from as BusinessDate; date <= to && days.length < 100; date = addDays(date, 1)) days.push(date)
  const holidays = new Map<string, RosterSheet['holidays'][number]>(sheet.holidays.map((one) => [one.date, one]))
  const byId = <T extends { readonly id: string }>(list: readonly T[]): ReadonlyMap<string, T> => new Map(list.map((one) => [one.id, one]))
  return {
    sheet, days, holidays,
    people: byId(sheet.people),
    shifts: byId(sheet.shifts),
    posts: byId(sheet.posts),
    judge: judgeOf(sheet, days),
    free: new Set(days.filter((date) => (holidays.has(date) ? holidays.get(date)!.kind !== 'workday' : isWeekend(date)))),
  }
}

export const weekday = (date: string): number => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7
const isWeekend = (date: string): boolean => weekday(date) > 4

export type Looked = { readonly kind: 'open' | 'off' } | { readonly kind: 'shift'; readonly shift: Shift; readonly post: string; readonly postName: string } | { readonly kind: 'strange' }

/** A cell as it is shown. `strange`: a shift that the sheet does not know any more. */
export function lookOf({ shifts, posts }: Pick<GridContext, 'shifts' | 'posts'>, cell: CellValue): Looked {
  if (cell === null) return { kind: 'open' }
  const read = readCell(cell)
  if (!read) return { kind: 'off' }
  const shift = shifts.get(read.shift)
  return shift ? { kind: 'shift', shift, post: read.post, postName: posts.get(read.post)?.name ?? '' } : { kind: 'strange' }
}

export const clock = (minute: number): string => `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
/** `06:00–14:00`, and of a split shift both parts: `06:00–10:00 / 15:00–19:00`. */
export const shiftTimes = (shift: ShiftTimes): string => partsOf(shift).map(({ from, to }) => `${clock(from)}–${clock(to)}`).join(' / ')

const Given = createContext<GridContext | undefined>(undefined)
export const GridProvider = Given.Provider
export function useGrid(): GridContext {
  const given = use(Given)
  if (!given) throw new Error('no grid around')
  return given
}
