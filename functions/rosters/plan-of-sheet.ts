import { addDays, type BusinessDate } from '../calendar.ts'
import type { HeldCertificate } from '../certificates/fitness-rules.ts'
import type { Weights } from '../shifts/model.ts'
import { type CellText, cellOf, readCell } from './cell-rules.ts'
import type { Plan, PlanPerson, PlanShift } from './plan-model.ts'
import { endOf, minuteOf, startOf } from './rules/labour-model.ts'
import type { RosterSheet, SheetPerson } from './sheet-model.ts'
import { type Cells, daysOf, ofCell, paintedOf } from './sheet-rules.ts'

/** What a missing and a needless person cost beside the tenant's own weights. */
const under = 100
const over = 5

/** A roster's sheet as the plan that the solver works on. `pins`: by person the cells that stay as they are. The plan's shifts are named by their cells. */
export function planOf(sheet: RosterSheet, weights: Weights, pins: ReadonlyMap<string, Cells>): Plan {
  const { from, to } = sheet.roster
  const asked = new Set<CellText>(sheet.demand.map(({ shift, post }) => cellOf(shift, post)))
  for (const cells of pins.values()) for (const cell of Object.values(cells)) if (cell !== 'off') asked.add(cell)
  const shifts = [...asked].toSorted().flatMap((cell): PlanShift[] => {
    const { shift, post } = readCell(cell)!
    const kind = sheet.shifts.find(({ id }) => id === shift)
    return kind ? [{ id: cell, post, startMinute: kind.startMinute, spanMinutes: kind.spanMinutes, breakMinutes: kind.breakMinutes, breakStart: kind.breakStart, night: kind.night, high: false }] : []
  })
  const rest = Math.max(...sheet.limits.map(({ restMinutes }) => restMinutes))
  const needed = new Set(sheet.demand.map(({ date, shift, post }) => `${date} ${cellOf(shift, post)}`))
  return {
    from, to, limits: sheet.limits, shifts,
    people: sheet.people.map((person) => planPerson(sheet, person, { shifts, pins: pins.get(person.id) ?? {}, weights, rest, needed })),
    demand: sheet.demand.flatMap(({ date, shift, post, need, skilled, hard }) => [
      { date, shift: cellOf(shift, post), need, skill: null, under, over, hard },
      ...(skilled ? [{ date, shift: cellOf(shift, post), need: skilled.need, skill: plain(skilled.kind), under, over: 0, hard }] : []),
    ]),
    asked: { posts: new Map(), levels: {} },
    pairs: sheet.pairs.map(({ people, how }) => ({ people: people as unknown as [string, string], how })),
    weights,
  }
}

type Around = { readonly shifts: readonly PlanShift[]; readonly pins: Cells; readonly weights: Weights; readonly rest: number; readonly needed: ReadonlySet<string> }

function planPerson(sheet: RosterSheet, person: SheetPerson, { shifts, pins, weights, rest, needed }: Around): PlanPerson {
  const { from } = sheet.roster
  const pinned = Object.entries(pins).map(([date, cell]) => ({ date: date as BusinessDate, shift: cell === 'off' ? null : cell }))
  const kindOf = new Map(sheet.posts.map(({ id, kind }) => [id as string, kind]))
  // Elsewhere on these days, or published for the days after: a shift and its rest take that time.
  const taken = person.around.filter(({ date }) => date >= from).map((duty) => ({ date: duty.date, startMinute: startOf(duty) - rest - minuteOf(duty.date), endMinute: endOf(duty) + rest - minuteOf(duty.date) }))
  return {
    id: person.id, partTime: person.partTime, overtimeAgreed: person.overtimeAgreed, averaged: person.averaged,
    qualified: { held: heldOf(person), training: [] },
    history: person.around.filter(({ date }) => date < from),
    noNights: person.noNights, noHeights: false,
    leave: person.leave, occupied: [...person.occupied, ...taken],
    minMinutes: 0, maxMinutes: person.maxMinutes,
    pinned,
    wishes: person.wishes.flatMap(({ date, shift, wants }) => shifts.flatMap(({ id }) => (readCell(id)?.shift === shift ? [{ date, shift: id, weight: weights.wishes, wants }] : []))),
    barred: daysOf(sheet).flatMap((date) => {
      const own = person.posts.find((on) => on.from <= date && (on.to === null || date <= on.to))
      const work = own && kindOf.get(own.post)
      return shifts.flatMap(({ id, post }) => {
        if (pins[date] === id) return []
        const [painted] = paintedOf(sheet, { [date]: id as CellText })
        // A gate guard is not made a cleaner by a machine; a clerk may.
        const other = work !== undefined && kindOf.get(post) !== work
        return other || !needed.has(`${date} ${id}`) || !painted || ofCell(person, painted).length > 0 ? [{ date, shift: id }] : []
      })
    }),
  }
}

/** A certificate's level is settled already: the sheet says when somebody counts for exactly this demand. */
const plain = (kind: string): string => kind.replace('@', '-at-')
const heldOf = ({ holds }: SheetPerson): HeldCertificate[] => holds.map(({ kind, from, to }) => ({ kind: plain(kind), level: null, terms: [{ from, to, reviewMonths: null }], reviews: [], revokedOn: null }))

/** Cells of all people as the engine's bytes: 0 is off or open. Days in the plan's order. */
export function bytesOf(sheet: RosterSheet, plan: Plan, rows: ReadonlyMap<string, Cells>): Uint8Array {
  const days = daysOf(sheet)
  const number = new Map(plan.shifts.map(({ id }, at) => [id, at + 1]))
  return Uint8Array.from(sheet.people.flatMap(({ id }) => days.map((date) => number.get(rows.get(id)?.[date] ?? '') ?? 0)))
}

export function cellsOf(bytes: Uint8Array, kinds: readonly CellText[], from: BusinessDate, days: number, person: number): Cells {
  return Object.fromEntries(Array.from({ length: days }, (_, day) => [addDays(from, day), bytes[person * days + day] === 0 ? 'off' : kinds[bytes[person * days + day]! - 1]!]))
}
