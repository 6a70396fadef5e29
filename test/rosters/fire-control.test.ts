import { describe, expect, it } from 'vitest'
import { addDays } from '../../functions/calendar.ts'
import { cellOf } from '../../functions/rosters/cell-rules.ts'
import { judgedOf } from '../../functions/rosters/check-roster.ts'
import { fireControlOf } from '../../functions/rosters/fire-control-rules.ts'
import type { RosterSheet } from '../../functions/rosters/sheet-model.ts'
import type { Cells } from '../../functions/rosters/sheet-rules.ts'
import { early, gate, late, night, person, sheetOf } from '../web/roster-fixture.ts'

const plain = sheetOf(12, 4)
const room: RosterSheet = { ...plain, posts: plain.posts.map((post) => (post.id === gate ? { ...post, name: '消控室', kind: 'fire-control' } : post)), demand: [] }
const dates = Array.from({ length: 4 }, (_, at) => addDays(room.roster.from, at))
/** Two people a shift, around the clock. */
const rows = [early, early, late, late, night, night].map((shift, at) => ({ person: person(at * 2) as never, cells: Object.fromEntries(dates.map((date) => [date, cellOf(shift as never, gate as never)])) as Cells }))
const without = (who: number, date: string) => rows.map((row, at) => (at === who ? { ...row, cells: Object.fromEntries(Object.entries(row.cells).filter(([day]) => day !== date)) as Cells } : row))

describe('W6, the fire-control room', () => {
  it('stands with two around the clock; nobody was there before the first shift, which only warns', () => {
    const found = fireControlOf(room, rows)
    expect(found.filter(({ hard }) => hard)).toEqual([])
    expect(found.map(({ days, is }) => [days[0], is])).toEqual([[dates[0], 0]])
  })

  it('is broken by one who is missing, from when to when, whatever the demand asks', () => {
    expect(fireControlOf(room, without(2, dates[2]!)).filter(({ hard }) => hard)).toMatchObject([{ rule: 'W6', days: [dates[2]], is: 1, limit: 2, say: { zh: `消控室 ${dates[2]} 14:00 至 22:00 只有 1 人，至少 2 人。` } }])
    // A night belongs to the day on which it begins and reaches into the next.
    expect(fireControlOf(room, without(4, dates[1]!)).filter(({ hard }) => hard).map(({ days }) => days[0])).toEqual([dates[1], dates[2]])
  })

  it('keeps a roster from being published, and asks nothing of other posts', () => {
    expect(judgedOf(room, without(2, dates[2]!)).some(({ rule, hard }) => rule === 'W6' && hard)).toBe(true)
    expect(fireControlOf(plain, without(2, dates[2]!))).toEqual([])
  })
})
