import type { BusinessDate } from '../calendar.ts'
import type { Say } from '../faults.ts'
import type { PersonId, PostId, ShiftId } from '../ids.ts'
import { cellOf } from './cell-rules.ts'
import { hours } from './rules/labour-model.ts'
import type { RosterSheet, SheetPerson } from './sheet-model.ts'
import { hoursOf, pairsOf, refusalOf, violationsOf, type SheetRow } from './sheet-rules.ts'

export type Suggestion = { readonly person: PersonId; readonly reasons: readonly Say[]; readonly score: number }
export type Gap = { readonly date: BusinessDate; readonly post: PostId; readonly shift: ShiftId }

type Part = { readonly points: number; readonly say: Say }

/** Who could take a gap without a breach of anything hard, the best first, each with what speaks for and against. Whoever works that day already is not asked. */
export function suggestionsFor(sheet: RosterSheet, rows: readonly SheetRow[], gap: Gap): Suggestion[] {
  const cell = cellOf(gap.shift, gap.post)
  const cellsOf = new Map(rows.map((row) => [row.person as string, row.cells]))
  const free = sheet.people.filter(({ id }) => {
    const now = cellsOf.get(id)?.[gap.date]
    return now === undefined || now === 'off'
  })
  const nights = sheet.shifts.find(({ id }) => id === gap.shift)?.night ?? false
  const mean = average(sheet.people.map((person) => (nights ? hoursOf(sheet, person, cellsOf.get(person.id) ?? {}).nights : 0)))
  return free.flatMap((person): Suggestion[] => {
    const cells = cellsOf.get(person.id) ?? {}
    if (refusalOf(sheet, person, cells, gap.date, cell).length > 0) return []
    const parts = [...partsOf(sheet, person, cells, gap, nights, mean), ...ofPairs(sheet, rows, person, gap, cell)]
    return [{ person: person.id, reasons: parts.map(({ say }) => say), score: parts.reduce((sum, { points }) => sum + points, 0) }]
  }).toSorted((a, b) => b.score - a.score || (a.person < b.person ? -1 : 1))
}

function partsOf(sheet: RosterSheet, person: SheetPerson, cells: SheetRow['cells'], gap: Gap, nights: boolean, mean: number): Part[] {
  const before = hoursOf(sheet, person, cells)
  const with_ = { ...cells, [gap.date]: cellOf(gap.shift, gap.post) }
  const after = hoursOf(sheet, person, with_)
  const own = person.posts.some(({ post, from, to }) => post === gap.post && from <= gap.date && (to === null || gap.date <= to))
  const left = person.maxMinutes - before.minutes
  const overtime = after.overtimeMinutes - before.overtimeMinutes
  const wish = person.wishes.find(({ date, shift }) => date === gap.date && shift === gap.shift)
  const over = violationsOf(sheet, person, with_).find(({ rule, is, limit }) => rule === 'hours' && is > limit)
  const warning = person.warnings.find(({ post }) => post === gap.post)
  return [
    own ? part(30, '就在这个岗位', 'works at this post') : part(0, '来自其他岗位', 'comes from another post'),
    ...(wish?.wants ? [part(25, '自己希望上这个班', 'wished for this shift')] : []),
    ...(wish && !wish.wants ? [part(-25, '自己希望不上这个班', 'wished not to have this shift')] : []),
    ...(over ? [part(-20, '会超过约定工时', 'would go beyond the agreed hours')] : person.maxMinutes > 0 ? [part(Math.max(0, Math.min(20, left / 240)), `离约定工时还有 ${hours(left)} 小时`, `${hours(left)} h left of the agreed hours`)] : []),
    ...(overtime > 0 ? [part(-10 - overtime / 30, `会有 ${hours(overtime)} 小时加班`, `would be ${hours(overtime)} h of overtime`)] : [part(5, '不加班', 'no overtime')]),
    ...(nights ? [part(5 * (mean - before.nights), `本期夜班 ${before.nights} 个，平均 ${Math.round(mean * 10) / 10} 个`, `${before.nights} nights in this roster, the mean is ${Math.round(mean * 10) / 10}`)] : []),
    ...(cells[gap.date] === 'off' ? [part(-5, '当天原定休息', 'was to be off that day')] : []),
    ...(warning ? [{ points: -2, say: warning.say }] : []),
  ]
}

function ofPairs(sheet: RosterSheet, rows: readonly SheetRow[], person: SheetPerson, gap: Gap, cell: ReturnType<typeof cellOf>): Part[] {
  const pairs = sheet.pairs.filter(({ people }) => people.includes(person.id))
  if (pairs.length === 0) return []
  const others = rows.filter((row) => row.person !== person.id)
  const own = rows.find((row) => row.person === person.id)?.cells ?? {}
  const broken = pairsOf({ ...sheet, pairs }, [...others, { person: person.id, cells: { ...own, [gap.date]: cell } }]).filter(({ date }) => date === gap.date)
  return broken.map(({ how }) => (how === 'apart' ? part(-15, '与不宜同班的人同班', 'on one shift with somebody to be kept apart') : part(-8, '与应同班的人不同班', 'not with the one to be kept together')))
}

const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
const part = (points: number, zh: string, en: string): Part => ({ points, say: { zh, en } })
