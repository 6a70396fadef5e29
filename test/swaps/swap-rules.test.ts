import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type BusinessDate } from '../../functions/calendar.ts'
import type { PersonId, PostId, ShiftId } from '../../functions/ids.ts'
import { cellOf, type CellText } from '../../functions/rosters/cell-rules.ts'
import type { RosterSheet, SheetPerson } from '../../functions/rosters/sheet-model.ts'
import { type Exchange, gained, judgeExchange, movesOf } from '../../functions/swaps/swap-rules.ts'

const d = (day: number) => addDays('2026-12-01' as BusinessDate, day - 1)
const [gate, fire] = ['gate00000000', 'fire00000000'] as PostId[] as [PostId, PostId]
const [dayShift, nightShift] = ['day000000000', 'night0000000'] as ShiftId[] as [ShiftId, ShiftId]
const [wang, li, zhao] = ['wang00000000', 'li0000000000', 'zhao00000000'] as PersonId[] as [PersonId, PersonId, PersonId]
const [D, N] = [cellOf(dayShift, gate), cellOf(nightShift, gate)]

const person = (id: PersonId, more: Partial<SheetPerson> = {}): SheetPerson => ({
  id, name: id.slice(0, 4), posts: [{ post: gate, from: d(-300), to: null }], partTime: false, overtimeAgreed: true, averaged: null, noNights: false, earliest: null, latest: null,
  minMinutes: 0, maxMinutes: 0, leave: [], occupied: [], unfit: [], warnings: [], holds: [], around: [], wishes: [], ...more,
})
const limits = { from: d(-3000), dayMinutes: 480, weekMinutes: 2400, weekCeilingMinutes: 2640, overtimeDayMinutes: 180, overtimeMonthMinutes: 2160, daysInRow: 6, averagedMonthMinutes: 9998, restMinutes: 660, partTimeDayMinutes: 240, partTimeWeekMinutes: 1440, fireControlPeople: 2 }
const shift = (id: ShiftId, startMinute: number, night: boolean) => ({ id, name: night ? '夜班' : '白班', short: night ? '夜' : '白', colour: 'blue' as const, startMinute, spanMinutes: 480, breakMinutes: 0, breakStart: null, night, from: d(-300), to: null, version: 1 })
const sheetOf = (rows: Readonly<Record<string, Readonly<Record<number, CellText>>>>, people: readonly SheetPerson[] = [person(wang), person(li), person(zhao)], more: Partial<RosterSheet> = {}): RosterSheet => ({
  roster: { id: 'roster000000' as never, name: '十二月', from: d(1), to: d(28), posts: [gate], state: 'published', publishedAt: '2026-11-25T00:00:00.000Z', version: 2 },
  shifts: [shift(dayShift, 480, false), shift(nightShift, 1320, true)], posts: [{ id: gate, name: '东门', kind: 'gate-guard', community: null }, { id: fire, name: '消控室', kind: 'fire-control', community: null }],
  people: [...people], demand: [], holidays: [], limits: [limits], pairs: [],
  rows: people.map(({ id }) => ({ person: id, cells: Object.fromEntries(Object.entries(rows[id] ?? {}).map(([day, cell]) => [d(Number(day)), cell])), pinned: [] })), ...more,
})
const cover = (day: number, cell: CellText = D): Exchange => ({ asker: wang, other: li, gives: { date: d(day), cell }, takes: null })
const swap = (day: number, cell: CellText, theirs: number, theirCell: CellText): Exchange => ({ ...cover(day, cell), takes: { date: d(theirs), cell: theirCell } })
const clean = { stale: false, asker: [], other: [], roster: [] }

describe('an exchange of shifts', () => {
  it('moves one cell to a colleague, or two days crosswise, or one day within it', () => {
    const sheet = sheetOf({ [wang]: { 1: D, 2: 'off' }, [li]: { 1: 'off', 3: D } })
    expect(judgeExchange(sheet, cover(1))).toEqual({ ...clean, moves: [{ person: wang, date: d(1), was: D, cell: 'off' }, { person: li, date: d(1), was: 'off', cell: D }] })
    expect(judgeExchange(sheet, swap(1, D, 3, D))).toEqual({ ...clean, moves: [{ person: wang, date: d(1), was: D, cell: 'off' }, { person: li, date: d(1), was: 'off', cell: D }, { person: wang, date: d(3), was: null, cell: D }, { person: li, date: d(3), was: D, cell: 'off' }] })
    expect(judgeExchange(sheetOf({ [wang]: { 1: D }, [li]: { 1: N } }), swap(1, D, 1, N))).toEqual({ ...clean, moves: [{ person: wang, date: d(1), was: D, cell: N }, { person: li, date: d(1), was: N, cell: D }] })
  })

  it.each([
    ['works that day already (W2)', { [wang]: { 1: D }, [li]: { 1: N } }, {}, '2026-12-01 已有班。'],
    ['has too little rest after a night (W2)', { [wang]: { 2: D }, [li]: { 1: N } }, {}, '小时，至少 11 小时'],
    ['would work seven days in a row (W1)', { [wang]: { 7: D }, [li]: { 1: D, 2: D, 3: D, 4: D, 5: D, 6: D } }, {}, '连续上班 7 天'],
    ['works part time (W5)', { [wang]: { 1: D } }, { partTime: true }, '非全日制用工每天最多'],
    ['has not agreed to overtime (W1)', { [wang]: { 6: D }, [li]: { 1: D, 2: D, 3: D, 4: D, 5: D } }, { overtimeAgreed: false }, '一周排了 48 小时'],
    ['is on leave', { [wang]: { 1: D } }, { leave: [{ from: d(1), to: d(2) }] }, '请假'],
    ['cannot work nights', { [wang]: { 1: N } }, { noNights: true }, '不能上夜班'],
    ['has no certificate for the post (W3)', { [wang]: { 1: D } }, { unfit: [{ post: gate, from: d(1), to: d(28), says: [{ zh: '保安员证已过期。', en: 'x' }] }] }, '保安员证已过期'],
    ['has a course then', { [wang]: { 1: D } }, { occupied: [{ date: d(1), startMinute: 840, endMinute: 900 }] }, '已有安排'],
  ] as const)('is refused in words when the one who takes %s', (_, rows: Readonly<Record<string, Readonly<Record<number, CellText>>>>, more, words) => {
    const [day, cell] = Object.entries(rows[wang]!)[0]!
    const judged = judgeExchange(sheetOf(rows, [person(wang), person(li, more as Partial<SheetPerson>)]), cover(Number(day), cell))
    expect(judged.other.map(({ zh }) => zh).join()).toContain(words)
    expect(judged.asker).toEqual([])
  })

  it('takes the shift that is given away into account: a rest that was too short by it is long enough without', () => {
    const sheet = sheetOf({ [wang]: { 1: N }, [li]: { 2: D } })
    expect(judgeExchange(sheet, cover(1, N)).other, 'li would come from a night into a day').not.toEqual([])
    expect(judgeExchange(sheet, swap(1, N, 2, D))).toMatchObject({ other: [], asker: [] })
  })

  it('says so when a cell is not any more what it was, whichever of the two', () => {
    expect(judgeExchange(sheetOf({ [wang]: { 1: N }, [li]: {} }), cover(1)).stale).toBe(true)
    expect(judgeExchange(sheetOf({ [wang]: { 1: D }, [li]: {} }), swap(1, D, 3, D)).stale).toBe(true)
  })

  it('keeps two with the certificate where two are asked for (W6)', () => {
    const held = [{ kind: 'fire-control-operator', from: d(-300), to: d(300) }]
    const room = cellOf(dayShift, fire)
    const people = [person(wang, { holds: held }), person(li), person(zhao, { holds: held })]
    const demand = [{ date: d(1), post: fire, shift: dayShift, need: 2, skilled: { kind: 'fire-control-operator', need: 2 }, hard: true }]
    const sheet = sheetOf({ [wang]: { 1: room }, [zhao]: { 1: room } }, people, { demand })
    expect(judgeExchange(sheet, cover(1, room)).roster.map(({ zh }) => zh).join()).toContain('持证的只有 1 人，至少 2 人')
    expect(judgeExchange(sheetOf({ [wang]: { 1: room } }, people, { demand }), { ...cover(1, room), other: zhao }).roster, 'what was short already is no reason').toEqual([])
  })

  it('tells whoever is not in the roster', () => {
    expect(gained(sheetOf({ [wang]: { 1: D } }, [person(wang)]), li, []).map(({ zh }) => zh)).toEqual(['不在这张班表里。'])
  })

  it('property: whatever it moves, each day keeps as many people on each shift, and nothing of a third person moves', () => {
    const cell = fc.constantFrom<CellText | undefined>(D, N, 'off', undefined)
    const row = fc.array(cell, { minLength: 7, maxLength: 7 })
    const count = (cells: readonly (CellText | null | undefined)[]) => [D, N].map((one) => cells.filter((each) => each === one).length)
    fc.assert(
      fc.property(row, row, fc.integer({ min: 0, max: 6 }), fc.option(fc.integer({ min: 0, max: 6 })), (mine, theirs, own, other) => {
        const gives = mine[own]
        const takes = other === null ? null : theirs[other]
        fc.pre(Boolean(gives) && gives !== 'off' && (other === null || (Boolean(takes) && takes !== 'off')))
        const cells = (list: readonly (CellText | undefined)[]) => Object.fromEntries(list.flatMap((one, at) => (one ? [[d(at + 1), one]] : [])))
        const busy = other === own ? false : (theirs[own] && theirs[own] !== 'off') || (other !== null && mine[other] && mine[other] !== 'off')
        fc.pre(!busy)
        const moves = movesOf({ asker: wang, other: li, gives: { date: d(own + 1), cell: gives! }, takes: other === null ? null : { date: d(other + 1), cell: takes! } }, cells(mine), cells(theirs))
        expect(moves.every(({ person: who }) => who === wang || who === li)).toBe(true)
        for (const date of new Set(moves.map((move) => move.date))) {
          const ofDay = moves.filter((move) => move.date === date)
          expect(count(ofDay.map((move) => move.cell))).toEqual(count(ofDay.map((move) => move.was)))
        }
      }),
    )
  })
})
