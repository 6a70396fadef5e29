import type { BusinessDate } from '../calendar.ts'
import type { Say } from '../faults.ts'
import type { PersonId } from '../ids.ts'
import type { CellText } from '../rosters/cell-rules.ts'
import type { RosterSheet } from '../rosters/sheet-model.ts'
import { type Cells, refusalOf, shortfallsOf } from '../rosters/sheet-rules.ts'

/** What two agreed on, with the cells as they were when it was asked. Both shifts are of one roster. */
export type Exchange = {
  readonly asker: PersonId
  readonly other: PersonId
  readonly gives: { readonly date: BusinessDate; readonly cell: CellText }
  /** Null: the other one only takes. */
  readonly takes: { readonly date: BusinessDate; readonly cell: CellText } | null
}
export type CellMove = { readonly person: PersonId; readonly date: BusinessDate; readonly was: CellText | null; readonly cell: CellText }
export type Judged = {
  /** Cells that are not any more what they were: nothing can come of it. */
  readonly stale: boolean
  /** What speaks against it, by whom it concerns; `roster`: what the roster as a whole would lack. */
  readonly asker: readonly Say[]
  readonly other: readonly Say[]
  readonly roster: readonly Say[]
  readonly moves: readonly CellMove[]
}

type Sheet = Pick<RosterSheet, 'rows' | 'people'> & RosterSheet
const cellsOf = ({ rows }: Sheet, person: PersonId): Cells => (rows.find((row) => row.person === person)?.cells ?? {}) as Cells
const works = (cell: CellText | null | undefined): boolean => Boolean(cell) && cell !== 'off'

/** Which cells change, and whether the rules hold for both afterwards and for the roster as a whole. */
export function judgeExchange(sheet: Sheet, { asker, other, gives, takes }: Exchange): Judged {
  const [mine, theirs] = [cellsOf(sheet, asker), cellsOf(sheet, other)]
  const stale = mine[gives.date] !== gives.cell || (takes !== null && theirs[takes.date] !== takes.cell)
  const moves = movesOf({ asker, other, gives, takes }, mine, theirs)
  if (stale) return { stale, asker: [], other: [], roster: [], moves }
  const sameDay = takes?.date === gives.date
  return {
    stale,
    asker: [...(takes && !sameDay && works(mine[takes.date]) ? [busyOn(takes.date)] : []), ...gained(sheet, asker, moves)],
    other: [...(!sameDay && works(theirs[gives.date]) ? [busyOn(gives.date)] : []), ...gained(sheet, other, moves)],
    roster: lackedAfter(sheet, moves),
    moves,
  }
}

export function movesOf({ asker, other, gives, takes }: Exchange, mine: Cells, theirs: Cells): CellMove[] {
  if (takes?.date === gives.date) return [{ person: asker, date: gives.date, was: gives.cell, cell: takes.cell }, { person: other, date: gives.date, was: takes.cell, cell: gives.cell }]
  return [
    { person: asker, date: gives.date, was: gives.cell, cell: 'off' },
    { person: other, date: gives.date, was: theirs[gives.date] ?? null, cell: gives.cell },
    ...(takes ? [{ person: asker, date: takes.date, was: mine[takes.date] ?? null, cell: takes.cell }, { person: other, date: takes.date, was: takes.cell, cell: 'off' as const }] : []),
  ]
}

/** Why somebody may not have what they would gain, all changes of theirs taken together. */
export function gained(sheet: Sheet, person: PersonId, moves: readonly CellMove[]): Say[] {
  const who = sheet.people.find(({ id }) => id === person)
  if (!who) return [notInRoster]
  const own = moves.filter((move) => move.person === person)
  const after: Record<string, CellText> = { ...cellsOf(sheet, person) }
  for (const { date, cell } of own) after[date] = cell
  const says = own.filter(({ cell }) => works(cell)).flatMap(({ date, cell }) => {
    const { [date]: _, ...rest } = after
    return refusalOf(sheet, who, rest, date, cell)
  })
  return [...new Map(says.map((say) => [say.zh, say])).values()]
}

/** Demand that would not be met afterwards and is now: somebody with the certificate gives to somebody without. */
function lackedAfter(sheet: Sheet, moves: readonly CellMove[]): Say[] {
  const rows = sheet.rows.map(({ person, cells }) => ({ person, cells: cells as Cells }))
  const changed = rows.map(({ person, cells }) => {
    const own = moves.filter((move) => move.person === person)
    return own.length === 0 ? { person, cells } : { person, cells: { ...cells, ...Object.fromEntries(own.map(({ date, cell }) => [date, cell])) } }
  })
  const days = new Set(moves.map(({ date }) => date))
  const part = { ...sheet, demand: sheet.demand.filter(({ date }) => days.has(date)) }
  const before = new Set(shortfallsOf(part, rows).map(({ say }) => say.zh))
  return shortfallsOf(part, changed).flatMap(({ say }) => (before.has(say.zh) ? [] : [say]))
}

const busyOn = (date: BusinessDate): Say => ({ zh: `${date} 已有班。`, en: `There is a shift on ${date} already.` })
const notInRoster: Say = { zh: '不在这张班表里。', en: 'Not in this roster.' }
