import type { Ctx } from '../context.ts'
import type { FaultDetail } from '../faults.ts'
import type { RosterId } from '../ids.ts'
import { getSheet } from './build-sheet.ts'
import type { CheckRoster, Comparison, RosterCheck, Suggestions } from './model.ts'
import type { CellText } from './cell-rules.ts'
import { fireControlOf } from './fire-control-rules.ts'
import { coverOf, hoursOf, pairsOf, shortfallsOf, type SheetRow, type SheetViolation, violationsOf } from './sheet-rules.ts'
import type { CellChange, RosterSheet } from './sheet-model.ts'
import { type Gap, suggestionsFor } from './suggest-rules.ts'
import { otherDays } from './words.ts'
import type * as z from 'zod'

const violationsMax = 500

/** What the rules say of a roster as it stands, or as it would stand with these changes. Throws `unknown`. */
export async function checkRoster(ctx: Ctx, id: RosterId, { changes }: CheckRoster): Promise<RosterCheck> {
  const sheet = await getSheet(ctx, id)
  const rows = withChanges(sheet.rows, changes)
  const all = judgedOf(sheet, rows)
  return { violations: all.slice(0, violationsMax).map((one) => ({ ...one, days: [...one.days] })), more: Math.max(0, all.length - violationsMax), cover: coverOf(sheet, rows), pairs: pairsOf(sheet, rows).map(({ people, how, date }) => ({ people: [...people], how, date })) }
}

/** Hard ones first; each names the person, the days, the rule, the figure and its limit. */
export function judgedOf(sheet: RosterSheet, rows: readonly SheetRow[]): SheetViolation[] {
  const cells = new Map(rows.map((row) => [row.person as string, row.cells]))
  const all = [...sheet.people.flatMap((person) => violationsOf(sheet, person, cells.get(person.id) ?? {})), ...shortfallsOf(sheet, rows), ...fireControlOf(sheet, rows)]
  return all.toSorted((a, b) => Number(b.hard) - Number(a.hard) || (a.days[0]! < b.days[0]! ? -1 : a.days[0]! > b.days[0]! ? 1 : 0))
}

/** The hard ones as a person reads them: whose, and what. */
export function hardOnes(sheet: RosterSheet, rows: readonly SheetRow[]): FaultDetail[] {
  const names = new Map(sheet.people.map(({ id, name }) => [id as string, name]))
  return judgedOf(sheet, rows).filter(({ hard }) => hard).map(({ person, days, rule, say }) => {
    const who = person ? `${names.get(person) ?? ''} ` : ''
    return { where: `${person ?? 'cover'} ${days[0]} ${rule}`, say: { zh: `${who}${say.zh}`, en: `${who}${say.en}` } }
  })
}

function withChanges(rows: RosterSheet['rows'], changes: readonly z.infer<typeof CellChange>[]): SheetRow[] {
  const made = new Map<string, Record<string, CellText>>(rows.map(({ person, cells }) => [person, { ...cells }]))
  for (const { person, date, cell } of changes) {
    const own = made.get(person)
    if (!own) continue
    if (cell === null) delete own[date]
    else own[date] = cell
  }
  return rows.map(({ person }) => ({ person, cells: made.get(person)! }))
}

/** Throws `unknown`. */
export async function suggestCover(ctx: Ctx, id: RosterId, gap: Gap): Promise<Suggestions> {
  const sheet = await getSheet(ctx, id)
  return { items: suggestionsFor(sheet, sheet.rows, gap).slice(0, 50).map(({ person, reasons, score }) => ({ person, reasons: [...reasons], score })) }
}

const differingMax = 2000

/** Two rosters of the same days. Throws `unknown`, and `refused` for other days. */
export async function compareRosters(ctx: Ctx, one: RosterId, other: RosterId): Promise<Comparison> {
  const [first, second] = await Promise.all([getSheet(ctx, one), getSheet(ctx, other)])
  if (first.roster.from !== second.roster.from || first.roster.to !== second.roster.to) throw otherDays()
  const names = new Map([...first.people, ...second.people].map(({ id, name }) => [id, name]))
  const cellsIn = (sheet: RosterSheet) => new Map(sheet.rows.map((row) => [row.person, row.cells]))
  const [mine, theirs] = [cellsIn(first), cellsIn(second)]
  const differing = [...names].flatMap(([person, name]) => {
    const [a, b] = [mine.get(person) ?? {}, theirs.get(person) ?? {}]
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].toSorted().flatMap((date) => (a[date] === b[date] ? [] : [{ person, name, date: date as (typeof first)['roster']['from'], one: a[date] ?? null, other: b[date] ?? null }]))
  })
  return { sides: [sideOf(first), sideOf(second)], differing: differing.slice(0, differingMax), more: Math.max(0, differing.length - differingMax) }
}

function sideOf(sheet: RosterSheet): Comparison['sides'][number] {
  const all = judgedOf(sheet, sheet.rows)
  const cells = new Map(sheet.rows.map((row) => [row.person as string, row.cells]))
  const sums = sheet.people.map((person) => hoursOf(sheet, person, cells.get(person.id) ?? {}))
  const sum = (of: (one: (typeof sums)[number]) => number) => sums.reduce((total, one) => total + of(one), 0)
  return {
    roster: sheet.roster.id, name: sheet.roster.name,
    hard: all.filter(({ hard }) => hard).length, soft: all.filter(({ hard }) => !hard).length,
    missing: coverOf(sheet, sheet.rows).reduce((total, { need, has }) => total + Math.max(0, need - has), 0),
    minutes: sum(({ minutes }) => minutes), nights: sum(({ nights }) => nights), overtimeMinutes: sum(({ overtimeMinutes }) => overtimeMinutes),
  }
}
