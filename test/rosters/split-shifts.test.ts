import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { addDays, type BusinessDate } from '../../functions/calendar.ts'
import { cellOf } from '../../functions/rosters/cell-rules.ts'
import { fireControlOf } from '../../functions/rosters/fire-control-rules.ts'
import { minuteOf, usualLimits, worksWithin, type Duty, type LabourPerson } from '../../functions/rosters/rules/labour-model.ts'
import { restBetween } from '../../functions/rosters/rules/rest-between.ts'
import { isWellSplit, partsOf, timed } from '../../functions/rosters/rules/shift-parts.ts'
import { twoAtPost } from '../../functions/rosters/rules/two-at-post.ts'
import { workingTime } from '../../functions/rosters/rules/working-time.ts'
import type { RosterSheet, Shift } from '../../functions/rosters/sheet-model.ts'
import { refusalOf, type Cells } from '../../functions/rosters/sheet-rules.ts'
import { early, gate, late, night, person, sheetOf } from '../web/roster-fixture.ts'

const monday = '2026-11-02' as BusinessDate
const november = { from: '2026-11-01' as BusinessDate, to: '2026-11-30' as BusinessDate }
const worker: LabourPerson = { id: 'lin', partTime: false, overtimeAgreed: false, averaged: null }
const whole = (startMinute: number, spanMinutes: number) => ({ startMinute, spanMinutes, breakMinutes: 0, breakStart: null })
/** 06:00 to 10:00 and 15:00 to 19:00. */
const split = { startMinute: 360, spanMinutes: 780, breakMinutes: 300, breakStart: 600 }
const on = (day: number, times: Pick<Duty, 'startMinute' | 'spanMinutes' | 'breakMinutes' | 'breakStart'>): Duty => ({ date: addDays(monday, day), post: 'gate', ...times })

/** Any shift: of a whole piece, or in two parts, over midnight too. */
const anyTimes = fc.tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 500 }), fc.boolean()).map(([startMinute, first, gap, second, isSplit]) => ({
  startMinute, spanMinutes: first + gap + second, breakMinutes: gap, breakStart: isSplit ? startMinute + first : null,
}))

describe('the parts of a shift', () => {
  it.each([
    ['of a whole piece', whole(480, 480), [[480, 960]]],
    ['a break that is taken when it suits', { ...whole(480, 540), breakMinutes: 60 }, [[480, 1020]]],
    ['split', split, [[360, 600], [900, 1140]]],
    ['split by midnight', { startMinute: 1200, spanMinutes: 720, breakMinutes: 180, breakStart: 1380 }, [[1200, 1380], [1560, 1920]]],
  ])('%s', (_, times, parts) => expect(partsOf(times).map(({ from, to }) => [from, to])).toEqual(parts))

  it.each([
    ['a gap within', split, true],
    ['none', { ...split, breakStart: null }, true],
    ['a gap without length', { ...split, breakMinutes: 0 }, false],
    ['a gap from the first minute', { ...split, breakStart: 360 }, false],
    ['a gap before the start', { ...split, breakStart: 300 }, false],
    ['a gap up to the last minute', { ...split, breakStart: 840 }, false],
    ['a gap beyond the end', { ...split, breakStart: 1200 }, false],
  ])('%s: well split is %s', (_, times, well) => expect(isWellSplit(times)).toBe(well))

  it('of a row from before shifts could be split are one', () => expect(partsOf(timed({ startMinute: 360, spanMinutes: 780, breakMinutes: 300 } as { startMinute: number; spanMinutes: number; breakMinutes: number }))).toHaveLength(1))

  it('property: add up to the hours of the shift, in order, within it', () => {
    fc.assert(fc.property(anyTimes, (times) => {
      const parts = partsOf(times)
      expect(isWellSplit(times)).toBe(true)
      expect(parts[0].from).toBe(times.startMinute)
      expect(parts.at(-1)!.to).toBe(times.startMinute + times.spanMinutes)
      if (times.breakStart !== null) expect(parts.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(times.spanMinutes - times.breakMinutes)
    }))
  })
})

describe('a split shift', () => {
  const rest = (duties: readonly Duty[]) => restBetween(worker, duties, [usualLimits], november).map(({ is }) => is)

  it('rests from its last end to the next first start; its gap is no rest that could be too short', () => {
    expect(rest([on(0, split), on(1, split)])).toEqual([])
    expect(rest([on(0, { ...split, startMinute: 600, breakStart: 840 }), on(1, split)])).toEqual([420])
  })

  it('leaves its gap free for another shift of the same day, and not its parts', () => {
    expect(rest([on(0, split), on(0, whole(600, 300))])).toEqual([])
    expect(rest([on(0, split), on(0, whole(600, 301))])).not.toEqual([])
    // What is worked in the gap is worked all the same.
    expect(workingTime(worker, [on(0, split), on(0, whole(600, 300))], [usualLimits], november).map(({ rule }) => rule)).toEqual(['W1-day'])
  })

  it('counts the hours of its parts', () => expect(workingTime(worker, Array.from({ length: 5 }, (_, day) => on(day, split)), [usualLimits], november)).toEqual([]))

  test('property: somebody is at work in exactly the minutes of the parts', () => {
    fc.assert(fc.property(anyTimes, fc.integer({ min: -100, max: 3000 }), (times, minute) => {
      const duty = on(0, times)
      const at = minuteOf(duty.date) + minute
      expect(worksWithin(duty, at, at + 1)).toBe(partsOf(times).some(({ from, to }) => from <= minute && minute < to))
    }))
  })
})

test('property: W6 counts heads minute by minute, and nobody in a gap', () => {
  const duties = fc.array(fc.tuple(fc.integer({ min: -1, max: 1 }), anyTimes).map(([day, times]) => on(day, times)), { maxLength: 6 })
  fc.assert(fc.property(duties, (all) => {
    const short = twoAtPost('gate', all, [usualLimits], { from: monday, to: monday })
    const clock = (minute: number) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
    // Counted anew for every minute, sharing nothing with the rule but the times themselves.
    const heads = Array.from({ length: 1440 }, (_, minute) => all.filter(({ date, startMinute, spanMinutes, breakMinutes, breakStart }) => {
      const at = minute - (date < monday ? -1440 : date > monday ? 1440 : 0)
      return at >= startMinute && at < startMinute + spanMinutes && !(breakStart !== null && at >= breakStart && at < breakStart + breakMinutes)
    }).length)
    const expected = heads.flatMap((is, minute) => (is < 2 && (minute === 0 || heads[minute - 1] !== is) ? [`${clock(minute)} ${is}`] : []))
    expect(short.map(({ say, is }) => `${/from (\d\d:\d\d)/.exec(say.en)![1]} ${is}`)).toEqual(expected)
  }), { numRuns: 60 })
})

describe('on a roster', () => {
  const plain = sheetOf(12, 4)
  const date = addDays(plain.roster.from, 1)
  const two: Shift = { ...plain.shifts.find(({ id }) => id === early)!, id: 's99999999999' as never, name: '两头班', ...split }
  const sheet: RosterSheet = { ...plain, shifts: [...plain.shifts, two], demand: [] }
  const cell = cellOf(two.id, gate as never)
  const course = (startMinute: number, endMinute: number) => ({ ...sheet.people[0]!, occupied: [{ date, startMinute, endMinute }] })

  it('a course in the gap keeps nobody from the shift, one that touches a part does', () => {
    expect(refusalOf(sheet, course(600, 900), {}, date, cell)).toEqual([])
    expect(refusalOf(sheet, course(599, 700), {}, date, cell)).toHaveLength(1)
    expect(refusalOf(sheet, course(800, 901), {}, date, cell)).toHaveLength(1)
    // A day away is the whole day.
    expect(refusalOf(sheet, course(0, 1440), {}, date, cell)).toHaveLength(1)
  })

  it('the fire-control room stands alone in the gap of one of its two', () => {
    const room: RosterSheet = { ...sheet, posts: sheet.posts.map((post) => (post.id === gate ? { ...post, name: '消控室', kind: 'fire-control' } : post)) }
    const shifts = [early, early, late, late, night, night]
    const rows = shifts.map((shift, at) => ({ person: person(at * 2) as never, cells: Object.fromEntries([0, 1, 2, 3].map((day) => [addDays(plain.roster.from, day), at === 0 && day === 2 ? cell : cellOf(shift as never, gate as never)])) as Cells }))
    expect(fireControlOf(room, rows).filter(({ hard }) => hard).map(({ say }) => say.zh)).toEqual([`消控室 ${addDays(plain.roster.from, 2)} 10:00 至 14:00 只有 1 人，至少 2 人。`])
  })
})
