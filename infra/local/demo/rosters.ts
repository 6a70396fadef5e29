import { addDays, type BusinessDate, weekdayOf } from '../../../functions/calendar.ts'
import { type CellText, cellOf } from '../../../functions/rosters/cell-rules.ts'
import { type Cells, daysOf, refusalOf } from '../../../functions/rosters/sheet-rules.ts'
import type { RosterSheet } from '../../../functions/rosters/sheet-model.ts'
import type { PostId, ShiftId } from '../../../functions/ids.ts'
import type { Caller } from './caller.ts'
import { operators } from './fire-control.ts'

const shifts = [
  { id: 'demoshift001', name: '早班', short: '早', colour: 'amber', startMinute: 420, spanMinutes: 510, breakMinutes: 30 },
  { id: 'demoshift002', name: '中班', short: '中', colour: 'blue', startMinute: 900, spanMinutes: 480, breakMinutes: 0 },
  { id: 'demoshift003', name: '夜班', short: '夜', colour: 'violet', startMinute: 1380, spanMinutes: 480, breakMinutes: 0, night: true },
  { id: 'demoshift004', name: '半天', short: '半', colour: 'green', startMinute: 480, spanMinutes: 240, breakMinutes: 0 },
  { id: 'demoshift005', name: '白班', short: '白', colour: 'slate', startMinute: 510, spanMinutes: 510, breakMinutes: 30 },
] as const

const room = 'demopost0007'
const weekdays = [0, 1, 2, 3, 4]
const allDays = [0, 1, 2, 3, 4, 5, 6]
/** What each post needs, and the shift that is painted for its people. */
const needs: Readonly<Record<string, { readonly shift: string; readonly days: readonly number[]; readonly need: number }>> = {
  demopost0002: { shift: 'demoshift001', days: allDays, need: 2 },
  demopost0003: { shift: 'demoshift005', days: weekdays, need: 1 },
  demopost0004: { shift: 'demoshift004', days: allDays, need: 1 },
  demopost0005: { shift: 'demoshift005', days: weekdays, need: 1 },
  demopost0006: { shift: 'demoshift005', days: weekdays, need: 1 },
}

/** Five teams of two go through it, so that two are there at every minute and nobody has more than five shifts in any seven days. */
const rotation = ['demoshift001', 'demoshift002', 'demoshift003', 'off', 'off'] as const

/** The Monday with which the published weeks begin: they go to the Sunday after the next, so that there are shifts to come on every day of the week. */
export const rosterBegin = (now: BusinessDate): BusinessDate => addDays(now, -weekdayOf(now) - 21)
const publishedDays = 35

/** Five kinds of shift, what six posts need, five weeks that were published, and the clocking codes of two posts. */
export async function fillRosters(call: Caller, now: BusinessDate): Promise<void> {
  for (const shift of shifts) await call('POST', '/roster-shifts', { ...shift, from: addDays(now, -200) })
  for (const [post, line] of Object.entries(needs)) await call('PUT', `/posts/${post}/demand`, { version: 0, lines: [{ ...line, holidays: line.days.length === 7 }] })
  await call('PUT', `/posts/${room}/demand`, { version: 0, lines: rotation.slice(0, 3).map((shift) => ({ shift, days: allDays, need: 2, skilled: { kind: 'fire-control-operator', need: 2 }, hard: true, place: '3 幢一层' })) })
  const from = rosterBegin(now)
  await call('POST', '/rosters', { id: 'demoroster01', name: '本期班表', from, to: addDays(from, publishedDays - 1), posts: [...Object.keys(needs), room] })
  await paint(call, 'demoroster01')
  await call('POST', '/rosters/demoroster01/publish', {})
  await call('PUT', '/clock-codes/demopost0006', { mode: 'printed', version: 0 })
  await call('PUT', `/clock-codes/${room}`, { mode: 'screen', version: 0 })
}

/** The four weeks to come, copied from these: with a week that nobody has, a night with one operator alone, and somebody whose rest is too short. Whoever is on leave by then stands in it too. */
export async function fillDraft(call: Caller, now: BusinessDate): Promise<void> {
  const from = addDays(rosterBegin(now), publishedDays)
  await call('POST', '/rosters/demoroster01/copies', { id: 'demoroster02', name: '下期班表（草稿）', from, to: addDays(from, 27) })
  const sheet = await call<RosterSheet>('GET', '/rosters/demoroster02')
  const cleaner = sheet.people.find((person) => person.posts.some(({ post }) => post === 'demopost0002'))
  const cellsOf = (person: string): Cells => sheet.rows.find((row) => row.person === person)?.cells ?? {}
  const repaint = (person: string, date: BusinessDate, cell: CellText | null) => ({ person, date, was: cellsOf(person)[date] ?? null, cell })
  const lastWeek = daysOf(sheet).slice(-7)
  // The third team ends its night on the ninth day and would begin again in the same hour; on the tenth night one of the second is missing.
  const [tired, absent] = [operators[4]!.id, operators[2]!.id]
  const changes = [
    ...(cleaner ? lastWeek.map((date) => repaint(cleaner.id, date, null)) : []),
    repaint(tired, addDays(from, 11), cellOf('demoshift001' as ShiftId, room as PostId)),
    repaint(absent, addDays(from, 16), 'off'),
  ]
  await call('PATCH', '/rosters/demoroster02/cells', { changes })
}

/** Five days a week at the post of the contract, as far as no rule is in the way; the fire-control room by its rotation. */
async function paint(call: Caller, roster: string): Promise<void> {
  const sheet = await call<RosterSheet>('GET', `/rosters/${roster}`)
  const team = new Map(operators.map(({ id }, at) => [id as string, Math.floor(at / 2)]))
  const rows = sheet.people.map((person, at) => ({ person: person.id, cells: team.has(person.id) ? rotated(sheet, team.get(person.id)!) : weekly(sheet, at) }))
  const electrician = rows.find(({ person }) => person === 'demostaff001')
  // Nobody has it, so that it is offered on the phone.
  if (electrician) electrician.cells = { ...electrician.cells, [addDays(sheet.roster.from, 30)]: 'off' }
  const changes = rows.flatMap(({ person, cells }) => Object.entries(cells).map(([date, cell]) => ({ person, date, was: null, cell })))
  await call('PATCH', `/rosters/${roster}/cells`, { changes })
}

const rotated = (sheet: RosterSheet, team: number): Cells =>
  Object.fromEntries(daysOf(sheet).map((date, day) => {
    const shift = rotation[(day + team) % rotation.length]!
    return [date, shift === 'off' ? 'off' : cellOf(shift as ShiftId, room as PostId)]
  }))

function weekly(sheet: RosterSheet, at: number): Cells {
  const person = sheet.people[at]!
  let cells: Cells = {}
  for (const date of daysOf(sheet)) {
    const own = person.posts.find(({ from, to }) => from <= date && (to === null || date <= to))
    const need = own && needs[own.post]
    // Those who work every day of the week by turns are off on different days.
    const turn = need?.days.length === 7 ? (weekdayOf(date) + at * 2) % 7 < 5 : weekdayOf(date) < 5
    const cell: CellText = need && turn ? cellOf(need.shift as ShiftId, own.post as PostId) : 'off'
    cells = { ...cells, [date]: refusalOf(sheet, person, cells, date, cell).length === 0 ? cell : 'off' }
  }
  return cells
}
