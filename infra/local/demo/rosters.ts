import { addDays, type BusinessDate, weekdayOf } from '../../../functions/calendar.ts'
import { type CellText, cellOf } from '../../../functions/rosters/cell-rules.ts'
import { type Cells, daysOf, refusalOf } from '../../../functions/rosters/sheet-rules.ts'
import type { RosterSheet } from '../../../functions/rosters/sheet-model.ts'
import type { PostId, ShiftId } from '../../../functions/ids.ts'
import type { Caller } from './caller.ts'

const shifts = [
  { id: 'demoshift001', name: '早班', short: '早', colour: 'amber', startMinute: 420, spanMinutes: 510, breakMinutes: 30 },
  { id: 'demoshift002', name: '中班', short: '中', colour: 'blue', startMinute: 900, spanMinutes: 480, breakMinutes: 0 },
  { id: 'demoshift003', name: '夜班', short: '夜', colour: 'violet', startMinute: 1380, spanMinutes: 480, breakMinutes: 0, night: true },
  { id: 'demoshift004', name: '半天', short: '半', colour: 'green', startMinute: 480, spanMinutes: 240, breakMinutes: 0 },
  { id: 'demoshift005', name: '白班', short: '白', colour: 'slate', startMinute: 510, spanMinutes: 510, breakMinutes: 30 },
] as const

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

/** Five kinds of shift, what five posts need, four weeks that were published and go to this Sunday, and a draft of the four to come with gaps to fill. */
export async function fillRosters(call: Caller, now: BusinessDate): Promise<void> {
  for (const shift of shifts) await call('POST', '/roster-shifts', { ...shift, from: addDays(now, -200) })
  for (const [post, line] of Object.entries(needs)) await call('PUT', `/posts/${post}/demand`, { version: 0, lines: [{ ...line, holidays: line.days.length === 7 }] })
  await call('PUT', '/posts/demopost0007/demand', { version: 0, lines: ['demoshift001', 'demoshift002', 'demoshift003'].map((shift) => ({ shift, days: allDays, need: 2, skilled: { kind: 'fire-control-operator', need: 2 }, hard: true, place: '3 幢一层' })) })
  const monday = addDays(now, -weekdayOf(now))
  const posts = Object.keys(needs)
  await call('POST', '/rosters', { id: 'demoroster01', name: '本期班表', from: addDays(monday, -21), to: addDays(monday, 6), posts })
  await paint(call, 'demoroster01')
  await call('POST', '/rosters/demoroster01/publish', {})
  await call('POST', '/rosters/demoroster01/copies', { id: 'demoroster02', name: '下期班表（草稿）', from: addDays(monday, 7), to: addDays(monday, 34) })
  await gaps(call, 'demoroster02')
}

/** Five days a week at the post of the contract, as far as no rule is in the way. */
async function paint(call: Caller, roster: string): Promise<void> {
  const sheet = await call<RosterSheet>('GET', `/rosters/${roster}`)
  const changes = sheet.people.flatMap((person, at) => {
    let cells: Cells = {}
    for (const date of daysOf(sheet)) {
      const own = person.posts.find(({ from, to }) => from <= date && (to === null || date <= to))
      const need = own && needs[own.post]
      // Those who work every day of the week by turns are off on different days.
      const turn = need?.days.length === 7 ? (weekdayOf(date) + at * 2) % 7 < 5 : weekdayOf(date) < 5
      const cell: CellText = need && turn ? cellOf(need.shift as ShiftId, own.post as PostId) : 'off'
      cells = { ...cells, [date]: refusalOf(sheet, person, cells, date, cell).length === 0 ? cell : 'off' }
    }
    return Object.entries(cells).map(([date, cell]) => ({ person: person.id, date, was: null, cell }))
  })
  await call('PATCH', `/rosters/${roster}/cells`, { changes })
}

/** The last week of the draft is still open for two people. */
async function gaps(call: Caller, roster: string): Promise<void> {
  const sheet = await call<RosterSheet>('GET', `/rosters/${roster}`)
  const last = new Set(daysOf(sheet).slice(-7))
  const changes = sheet.rows.slice(0, 2).flatMap(({ person, cells }) => Object.entries(cells).flatMap(([date, cell]) => (last.has(date as BusinessDate) ? [{ person, date, was: cell, cell: null }] : [])))
  if (changes.length > 0) await call('PATCH', `/rosters/${roster}/cells`, { changes })
}
