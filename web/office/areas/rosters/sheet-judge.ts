import type { BusinessDate } from '../../../../functions/calendar.ts'
import type { RosterRow, RosterSheet, SheetPerson } from '../../../../functions/rosters/sheet-model.ts'
import { type Cover, coverOf, type Hours, hoursOf, refusalOf, type SheetViolation, violationsOf } from '../../../../functions/rosters/sheet-rules.ts'
import type { Say } from '../../../../functions/faults.ts'
import type { CellValue } from './sheet-state.ts'

export type Judged = { readonly violations: readonly SheetViolation[]; readonly hours: Hours }
export type CoverByDay = ReadonlyMap<string, readonly Cover[]>

/** What the rules say of a sheet while it is painted. A row is judged once for as long as its cells stay the same. */
export type Judge = {
  readonly of: (row: RosterRow) => Judged
  readonly refusal: (row: RosterRow, date: string, cell: CellValue) => readonly Say[]
  /** Day by day; only days on which a cell changed since the last call are counted anew. */
  readonly cover: (rows: readonly RosterRow[]) => CoverByDay
}

export function judgeOf(sheet: RosterSheet, days: readonly string[]): Judge {
  const people = new Map<string, SheetPerson>(sheet.people.map((person) => [person.id, person]))
  const known = new WeakMap<RosterRow['cells'], Judged>()
  let last: { readonly rows: ReadonlyMap<string, RosterRow>; readonly cover: CoverByDay } | undefined
  return {
    of: (row) => {
      const before = known.get(row.cells)
      if (before) return before
      const person = people.get(row.person)
      const judged: Judged = person ? { violations: violationsOf(sheet, person, row.cells), hours: hoursOf(sheet, person, row.cells) } : nothing
      known.set(row.cells, judged)
      return judged
    },
    refusal: (row, date, cell) => {
      const person = people.get(row.person)
      return cell === null || !person ? [] : refusalOf(sheet, person, row.cells, date as BusinessDate, cell)
    },
    cover: (rows) => {
      const byPerson = new Map<string, RosterRow>(rows.map((row) => [row.person, row]))
      const stale = last ? changedDays(last.rows, byPerson, days) : days
      if (last && stale.length === 0) return last.cover
      const cover = new Map(last?.cover)
      for (const date of stale) cover.set(date, coverOf(sheet, rows, date as BusinessDate))
      last = { rows: byPerson, cover }
      return cover
    },
  }
}

const nothing: Judged = { violations: [], hours: { minutes: 0, nights: 0, overtimeMinutes: 0 } }

function changedDays(before: ReadonlyMap<string, RosterRow>, now: ReadonlyMap<string, RosterRow>, days: readonly string[]): string[] {
  const changed = [...now].filter(([person, row]) => before.get(person) !== row)
  return days.filter((date) => changed.some(([person, row]) => before.get(person)?.cells[date] !== row.cells[date]))
}

export type Gap = { readonly date: string; readonly post: string; readonly shift: string; readonly missing: number; readonly skilled: boolean; /** Without it nothing is published. */ readonly hard: boolean }

/** What nobody covers yet, day after day. `skilled`: enough people, too few of them with the certificate. */
export const gapsOf = (cover: CoverByDay, days: readonly string[]): Gap[] =>
  days.flatMap((date) =>
    (cover.get(date) ?? []).flatMap(({ post, shift, need, has, skilledNeed, skilledHas, hard }): Gap[] => {
      const missing = Math.max(need - has, skilledNeed - skilledHas, 0)
      return missing > 0 ? [{ date, post, shift, missing, skilled: need <= has, hard }] : []
    }),
  )

/** Days of a violation that stand in the grid, each with what is wrong on it. */
export function wrongDays(violations: readonly SheetViolation[], from: string, to: string): ReadonlyMap<string, readonly SheetViolation[]> {
  const byDay = new Map<string, SheetViolation[]>()
  for (const violation of violations) {
    if (violation.rule === 'hours') continue
    for (const day of violation.days) if (day >= from && day <= to) byDay.set(day, [...(byDay.get(day) ?? []), violation])
  }
  return byDay
}

/** A day on which a person cannot work, and of what kind: the clerk is told that, never why. */
export function hindrance(person: SheetPerson, date: string): 'leave' | 'occupied' | 'no-contract' | undefined {
  if (!person.posts.some(({ from, to }) => from <= date && (to === null || date <= to))) return 'no-contract'
  if (person.leave.some(({ from, to }) => from <= date && date <= to)) return 'leave'
  return person.occupied.some((one) => one.date === date) ? 'occupied' : undefined
}
