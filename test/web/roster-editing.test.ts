import { describe, expect, it } from 'vitest'
import type { CellText, RosterRow } from '../../functions/rosters/sheet-model.ts'
import { gridContextOf } from '../../web/office/areas/rosters/grid-context.ts'
import { keyAct } from '../../web/office/areas/rosters/grid-keys.ts'
import { cellFor, copied, pasted, weekCopied, weekStarts } from '../../web/office/areas/rosters/selection.ts'
import { gapsOf } from '../../web/office/areas/rosters/sheet-judge.ts'
import { act, attempted, type CellValue, cellAt, changesFor, openSheet, pendingOf, type Place, portionOf, rebased, redo, savedAs, settled, type SheetState, takenOver, undo } from '../../web/office/areas/rosters/sheet-state.ts'
import { clean, early, gate, late, night, person, sheetOf } from './roster-fixture.ts'

const on = (shift: string, post = gate): CellText => `${shift}@${post}`
const [one, two] = [person(0), person(1)]
const monday = '2026-11-30'
const tuesday = '2026-12-01'
const begin = (): SheetState => openSheet([one, two], [])
const paint = (state: SheetState, place: Place, cell: CellValue, joined = false) => act(state, changesFor(state, [{ ...place, cell }]), joined)
const rowOf = (who: string, cells: RosterRow['cells'], pinned: readonly string[] = []): RosterRow => ({ person: who, cells, pinned }) as unknown as RosterRow
const at = (who: string, date: string): Place => ({ person: who, date })

describe('a roster is edited', () => {
  it('cell by cell: what is painted twice is one change, what is painted back is none', () => {
    let state = paint(begin(), at(one, monday), on(early))
    expect(paint(state, at(one, monday), on(early))).toBe(state)
    state = paint(state, at(one, monday), on(late))
    expect(pendingOf(state)).toEqual([{ ...at(one, monday), was: null, cell: on(late), pinned: false }])
    expect(pendingOf(paint(state, at(one, monday), null))).toEqual([])
  })

  it('draws nobody else again', () => {
    const state = begin()
    const after = paint(state, at(one, monday), on(early))
    expect(after.rows.get(two)).toBe(state.rows.get(two))
    expect(after.rows.get(one)).not.toBe(state.rows.get(one))
  })

  it('undoes a drag as one act, does it again, and forgets what was undone with the next act', () => {
    let state = paint(begin(), at(one, monday), on(early))
    state = paint(state, at(one, tuesday), on(early), true)
    const back = undo(state)
    expect([cellAt(back.rows, at(one, monday)), cellAt(back.rows, at(one, tuesday))]).toEqual([null, null])
    expect(pendingOf(back)).toEqual([])
    expect(cellAt(redo(back).rows, at(one, tuesday))).toBe(on(early))
    expect(redo(paint(back, at(two, monday), 'off')).undone).toEqual([])
    expect(undo(undo(back))).toBe(undo(back))
  })

  it('names who painted the other value, and when, where the server knows it', () => {
    const mine = paint(begin(), at(one, monday), on(early))
    const lately = [{ by: '李四', at: '2026-11-29T01:00:00.000Z', dates: [tuesday] }, { by: '张三', at: '2026-11-29T02:00:00.000Z', dates: [monday] }]
    expect(rebased(mine, [{ ...rowOf(one, { [monday]: on(late) }), lately } as RosterRow]).clashes).toEqual([{ ...at(one, monday), mine: on(early), theirs: on(late), by: '张三', at: '2026-11-29T02:00:00.000Z' }])
    expect(rebased(mine, [rowOf(one, { [monday]: on(late) })]).clashes).toEqual([{ ...at(one, monday), mine: on(early), theirs: on(late) }])
  })

  it('never undoes what somebody else painted since', () => {
    let state = paint(begin(), at(one, monday), on(early))
    state = savedAs(state, pendingOf(state), [rowOf(one, { [monday]: on(early) })])
    state = rebased(state, [rowOf(one, { [monday]: on(late) })])
    expect(cellAt(undo(state).rows, at(one, monday))).toBe(on(late))
  })
})

describe('a roster is saved while it is edited', () => {
  it('what is painted while a save is under way stays, and is sent with what the server holds by then', () => {
    let state = paint(begin(), at(one, monday), on(early))
    const sent = pendingOf(state)
    state = paint(state, at(one, monday), on(late))
    state = savedAs(state, sent, [rowOf(one, { [monday]: on(early) })])
    expect(pendingOf(state)).toEqual([{ ...at(one, monday), was: on(early), cell: on(late), pinned: false }])
    expect(state.clashes).toEqual([])
  })

  it("takes over others' cells and keeps mine; where both touched one cell theirs is shown, mine is kept, and the clerk chooses", () => {
    let state = paint(begin(), at(one, monday), on(early))
    state = paint(state, at(one, tuesday), on(early))
    state = rebased(state, [rowOf(one, { [monday]: on(night) }), rowOf(two, { [monday]: 'off' }, [monday])])
    expect(cellAt(state.rows, at(two, monday))).toBe('off')
    expect(cellAt(state.rows, at(one, monday))).toBe(on(night))
    expect(state.clashes).toEqual([{ ...at(one, monday), mine: on(early), theirs: on(night) }])
    expect(pendingOf(state)).toEqual([{ ...at(one, tuesday), was: null, cell: on(early), pinned: false }])
    expect(pendingOf(settled(state, at(one, monday), 'theirs'))).toEqual(pendingOf(state))
    const mine = settled(state, at(one, monday), 'mine')
    expect(mine.clashes).toEqual([])
    expect(pendingOf(mine)).toContainEqual({ ...at(one, monday), was: on(night), cell: on(early), pinned: false })
  })

  it('two who painted the same have nothing to choose, and an equal row is the same row', () => {
    let state = paint(begin(), at(one, monday), on(early))
    state = rebased(state, [rowOf(one, { [monday]: on(early) })])
    expect([state.clashes, pendingOf(state)]).toEqual([[], []])
    expect(rebased(state, [rowOf(one, { [monday]: on(early) })]).rows.get(one)).toBe(state.rows.get(one))
  })

  it('a roster that was made and taken is one act: undone it is what was there before, and waits to be saved', () => {
    const state = paint(begin(), at(one, tuesday), 'off')
    const taken = takenOver(savedAs(state, pendingOf(state), []), [rowOf(one, { [monday]: on(early), [tuesday]: 'off' }), rowOf(two, { [monday]: on(late) })])
    expect(pendingOf(taken)).toEqual([])
    const back = undo(taken)
    expect([cellAt(back.rows, at(one, monday)), cellAt(back.rows, at(one, tuesday)), cellAt(back.rows, at(two, monday))]).toEqual([null, 'off', null])
    expect(pendingOf(back).map(({ was, cell }) => [was, cell])).toEqual([[on(late), null], [on(early), null]])
  })

  it('what waits for many people goes in portions, each person whole', () => {
    const pending = pendingOf(paint(paint(paint(begin(), at(one, monday), 'off'), at(two, monday), 'off'), at(one, tuesday), 'off'))
    expect(portionOf(pending, 1).map(({ person: who, date }) => [who, date])).toEqual([[one, monday], [one, tuesday]])
    expect(portionOf(pending)).toEqual(pending)
  })

  it('a pin of mine and a cell of theirs go together', () => {
    let state = begin()
    state = act(state, changesFor(state, [{ ...at(one, monday), pinned: true }]))
    state = rebased(state, [rowOf(one, { [monday]: on(late) })])
    expect(pendingOf(state)).toEqual([{ ...at(one, monday), was: on(late), cell: on(late), pinned: true }])
    expect(state.clashes).toEqual([])
  })
})

describe('the rules stand beside the brush', () => {
  const sheet = sheetOf()
  const grid = gridContextOf(sheet)
  const rules = { refusal: grid.judge.refusal, clean: () => false }
  const open = () => openSheet(sheet.people.map(({ id }) => id), [])

  it('an early shift after a night, and a shift in leave, are refused with the reason; the rest of the same stroke is painted', () => {
    let state = paint(open(), at(one, monday), on(night))
    const { changes, refused } = attempted(state, [{ ...at(one, tuesday), cell: on(early) }, { ...at(two, tuesday), cell: on(early, clean) }], rules)
    expect(refused.map((each) => each.person)).toEqual([one])
    expect(refused[0]!.says[0]!.zh).toContain('11')
    state = act(state, changes)
    expect(cellAt(state.rows, at(two, tuesday))).toBe(on(early, clean))
    const leave = attempted(open(), [{ ...at(person(2), '2026-12-03'), cell: on(early) }], rules)
    expect(leave.refused[0]!.says[0]!.zh).toContain('请假')
  })

  it('cells of one act are judged together: the seventh day in a row is the one that is left out', () => {
    const { changes, refused } = attempted(open(), grid.days.slice(0, 7).map((date) => ({ ...at(one, date), cell: on(early) })), rules)
    expect(changes.length).toBe(5)
    expect(refused.map(({ date }) => date)).toEqual(['2026-12-05', '2026-12-06'])
  })

  it('cover is counted anew on the days that changed only, and equals a count from nothing', () => {
    const before = open()
    const first = grid.judge.cover([...before.rows.values()])
    const after = paint(before, at(one, monday), on(early))
    const second = grid.judge.cover([...after.rows.values()])
    expect(second.get(tuesday)).toBe(first.get(tuesday))
    expect(second).toEqual(gridContextOf(sheet).judge.cover([...after.rows.values()]))
    expect(gapsOf(second, grid.days)[0]).toEqual({ date: monday, post: gate, shift: early, missing: 1, skilled: false, hard: false })
  })
})

describe('keys', () => {
  const axes = { people: [one, two], days: gridContextOf(sheetOf(2)).days }
  const span = { from: { row: 0, col: 0 }, to: { row: 0, col: 0 } }
  const press = (key: string, more: { ctrlKey?: boolean; shiftKey?: boolean } = {}) => keyAct({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...more }, span, axes)

  it('move inside the grid, select with Shift, paint by number, and leave the rest to the browser', () => {
    expect(press('ArrowLeft')).toEqual({ kind: 'go', span })
    expect(press('ArrowDown', { shiftKey: true })).toEqual({ kind: 'go', span: { from: span.from, to: { row: 1, col: 0 } } })
    expect(press('End')).toEqual({ kind: 'go', span: { from: { row: 0, col: 27 }, to: { row: 0, col: 27 } } })
    expect(press('3')).toEqual({ kind: 'paint', with: 3 })
    expect(press('Delete')).toEqual({ kind: 'paint', with: 'open' })
    expect(press('z', { ctrlKey: true })).toEqual({ kind: 'undo' })
    expect(press('Z', { ctrlKey: true, shiftKey: true })).toEqual({ kind: 'redo' })
    expect([press('Tab'), press('a'), press('F5')]).toEqual([undefined, undefined, undefined])
  })

  it('what is copied is pasted from the chosen cell on; one line fills a larger selection, and nothing leaves the grid', () => {
    const copy = copied(axes, { from: span.from, to: { row: 0, col: 1 } }, (place) => (place.date === monday ? on(early) : 'off'))
    expect(copy).toEqual([[on(early), 'off']])
    expect(pasted(axes, { from: { row: 1, col: 27 }, to: { row: 1, col: 27 } }, copy)).toEqual([{ ...at(two, axes.days[27]!), cell: on(early) }])
    expect(pasted(axes, { from: { row: 0, col: 0 }, to: { row: 1, col: 1 } }, copy).map(({ cell }) => cell)).toEqual([on(early), 'off', on(early), 'off'])
  })

  it('a week goes to the same weekdays of another', () => {
    expect(weekStarts(axes.days)).toEqual([0, 7, 14, 21])
    const wishes = weekCopied(axes, 0, [21], ({ date }) => (date === monday ? on(late) : null))
    expect(wishes.length).toBe(14)
    expect(wishes[0]).toEqual({ ...at(one, '2026-12-21'), cell: on(late) })
  })

  it("a shift is painted at the person's own post, at the chosen one, or not at all where there is no contract", () => {
    const [guard, cleaner] = sheetOf(2).people
    const brush = { kind: 'shift', shift: early, post: null } as const
    expect([cellFor(brush, guard!, monday), cellFor(brush, cleaner!, monday), cellFor({ ...brush, post: gate }, cleaner!, monday)]).toEqual([on(early), on(early, clean), on(early)])
    expect(cellFor(brush, { posts: [] }, monday)).toBeUndefined()
  })
})
