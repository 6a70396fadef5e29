import { localTimeOf } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { FaultDetail } from '../faults.ts'
import type { PersonId, RosterId } from '../ids.ts'
import { everyShift } from '../shifts/read-shifts.ts'
import { findPeople } from '../workforce/read-person.ts'
import { type CellText, readCell } from './cell-rules.ts'
import { findRows, type RowChange, whoChanged } from './items.ts'
import { cellTaken } from './words.ts'

type Change = RowChange & { readonly person: PersonId; readonly was: CellText | null }

/** A retry finds every cell as it wished; anything else is somebody's who was first. */
export async function allThere(ctx: Ctx, id: RosterId, byPerson: ReadonlyMap<PersonId, readonly Change[]>): Promise<void> {
  const people = [...byPerson.keys()]
  const [rows, named] = await Promise.all([findRows(ctx, id, people, { consistent: true }), findPeople(ctx, people)])
  const nameOf = (person: PersonId): string => named.find((one) => one.id === person)?.name ?? ''
  if (rows.every(({ person, cells, pinned }) => byPerson.get(person)!.every(({ date, cell, pinned: pin }) => (cells[date] ?? null) === cell && (pin === undefined || pin === pinned.includes(date))))) return
  const shifts = new Map((await everyShift(ctx)).map((shift) => [shift.id as string, shift.name]))
  const wordOf = (cell: string | undefined, zh: boolean): string => (cell === undefined ? (zh ? '空' : 'open') : cell === 'off' ? (zh ? '休' : 'off') : (shifts.get(readCell(cell)!.shift) ?? cell))
  throw cellTaken(rows.flatMap((row): FaultDetail[] =>
    byPerson.get(row.person)!.flatMap(({ date, was }) => {
      const { person, cells } = row
      const now = cells[date]
      const { by, at } = whoChanged(row, date)
      const when = at ? localTimeOf(at).slice(5).replace('T', ' ') : ''
      return (now ?? null) === was ? [] : [{ where: `${person} ${date}`, say: { zh: `${nameOf(person)} ${date}：${by} ${when} 已改为“${wordOf(now, true)}”`, en: `${nameOf(person)}, ${date}: ${by} changed it to ${wordOf(now, false)} (${when})` } }]
    }),
  ).slice(0, 50))
}

export function groups<C extends Change>(changes: readonly C[]): Map<PersonId, C[]> {
  const byPerson = new Map<PersonId, Map<string, C>>()
  // The last of a cell that is named twice counts, over what the first one saw.
  for (const change of changes) {
    const own = byPerson.get(change.person) ?? new Map<string, C>()
    byPerson.set(change.person, own.set(change.date, { ...change, was: own.get(change.date)?.was ?? change.was }))
  }
  return new Map([...byPerson].map(([person, own]) => [person, [...own.values()]]))
}
