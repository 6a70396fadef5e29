import { afterAll, beforeAll, expect, test } from 'vitest'
import { usualLimits } from '../../functions/rosters/rules/labour-model.ts'
import { solveSlice } from '../../functions/rosters/solve-slice.ts'
import { usualWeights } from '../../functions/shifts/model.ts'
import { startStack, type Stack, type TestTenant } from '../support/stack.ts'
import { asks, cell, day, early, newRoster, night, person, solved, staffed } from './rosters-world.ts'

let stack: Stack
let tenant: TestTenant
let stranger: TestTenant
beforeAll(async () => {
  stack = await startStack()
  ;[tenant, stranger] = [await stack.createTenant(), await stack.createTenant()]
  await staffed(tenant, 4)
  // What was worked before is then the one best roster: nothing is gained by sharing nights more evenly.
  await asks(tenant)('/v1/roster-settings', { version: 0, limits: [usualLimits], weights: { ...usualWeights, nights: 0, weekends: 0 }, pairs: [] }, 'PUT')
}, 120_000)
afterAll(() => stack?.stop())

type Row = { readonly person: string; readonly cells: Record<string, string>; readonly pinned: string[] }
const rowsOf = async (roster: string): Promise<Row[]> => (await asks(tenant)(`/v1/rosters/${roster}`)).rows
const cellsOf = (rows: readonly Row[], at: number): Record<string, string> => rows.find((row) => row.person === person(at))!.cells
const hardOf = async (roster: string) => (await asks(tenant)(`/v1/rosters/${roster}/check`, {})).violations.filter(({ hard }: { hard: boolean }) => hard)
const paint = (roster: string, changes: readonly object[]) => asks(tenant)(`/v1/rosters/${roster}/cells`, { changes }, 'PATCH')
const take = (roster: string, run: string) => asks(tenant)(`/v1/rosters/${roster}/solve/${run}/take`, {})

/** Early: the first two by turns; night: the others; nobody more than four days in a row. */
const patternOf = (at: number, first: number) => Array.from({ length: 7 }, (_, date) => ({ person: person(at), date: day(first + date), was: null, cell: (date < 4) === (at % 2 === 1) ? cell(at <= 2 ? early : night) : 'off' }))

test('a run that is stopped keeps its best, can be taken, and a second stop is the same; a stranger’s is not there', async () => {
  const ask = asks(tenant)
  // Far too much to be at its end after a blink.
  await ask('/v1/rosters', newRoster('roster000001', 62))
  const begun = await ask('/v1/rosters/roster000001/solve', { id: 'run000000001', mode: 'scratch', seconds: 600 })
  expect(begun).toMatchObject({ state: 'waiting', rows: [] })
  expect((await tenant.call('/v1/rosters/roster000001/solve/run000000001/take', { as: 'head', body: {} })).json.error.code).toBe('nothing-yet')
  await solveSlice(tenant.ctx(), 'roster000001.run000000001', undefined, 30)
  const running = await ask('/v1/rosters/roster000001/solve/run000000001')
  expect(running.state).toBe('running')
  const stop = (path = 'roster000001/solve/run000000001', of = tenant) => of.call(`/v1/rosters/${path}/stop`, { as: 'roster-clerk', method: 'POST' })
  expect((await Promise.all([stop(), stop()])).map(({ status }) => status)).toEqual([200, 200])
  await stack.settleJobs()
  const stopped = await ask('/v1/rosters/roster000001/solve/run000000001')
  expect(stopped).toMatchObject({ state: 'stopped', moves: running.moves, cost: running.cost })
  expect(stopped.rows).toEqual(running.rows)
  expect((await stop()).json).toEqual(stopped)
  await stack.settleJobs()
  for (const [path, of] of [['roster000001/solve/run000000001', stranger], ['roster000001/solve/run000000009', tenant], ['roster000009/solve/run000000001', tenant]] as const) expect((await stop(path, of)).status).toBe(404)
  await take('roster000001', 'run000000001')
  await take('roster000001', 'run000000001')
  const rows = await rowsOf('roster000001')
  for (const row of stopped.rows as Row[]) expect(rows.find((one) => one.person === row.person)!.cells).toEqual(row.cells)
  expect((await hardOf('roster000001')).filter(({ person: who }: { person: string | null }) => who !== null)).toEqual([])
})

test('filling leaves what was painted, making anew what was pinned, and both cover the rest without a breach', async () => {
  const ask = asks(tenant)
  await ask('/v1/rosters', newRoster('roster000002', 7))
  const painted = [
    { person: person(1), date: day(0), was: null, cell: cell(night), pinned: true },
    { person: person(2), date: day(3), was: null, cell: 'off', pinned: true },
    { person: person(3), date: day(5), was: null, cell: cell(early) },
  ]
  await paint('roster000002', painted)
  const filled = await solved(stack, tenant, 'roster000002', { id: 'run000000001', mode: 'fill', seconds: 1 })
  expect(filled).toMatchObject({ state: 'done', missing: 0, without: [] })
  for (const { person: who, date, cell: one } of painted) expect(filled.rows.find((row: Row) => row.person === who).cells[date]).toBe(one)
  const anew = await solved(stack, tenant, 'roster000002', { id: 'run000000002', mode: 'scratch', seed: 2, seconds: 1 })
  for (const { person: who, date, cell: one } of painted.filter(({ pinned }) => pinned)) expect(anew.rows.find((row: Row) => row.person === who).cells[date]).toBe(one)
  await take('roster000002', 'run000000001')
  const rows = await rowsOf('roster000002')
  for (const { person: who, date, cell: one, pinned } of painted) {
    const row = rows.find((each) => each.person === who)!
    expect([row.cells[date], row.pinned.includes(date)]).toEqual([one, pinned ?? false])
  }
  expect(await hardOf('roster000002')).toEqual([])
})

test('the last period’s pattern is followed where it is lawful, and left where somebody cannot', async () => {
  const ask = asks(tenant)
  await ask('/v1/rosters', newRoster('roster000003', 7))
  await paint('roster000003', [1, 2, 3, 4].flatMap((at) => patternOf(at, 0)))
  await ask('/v1/rosters/roster000003/publish', {})
  await ask('/v1/rosters', { ...newRoster('roster000004', 7), from: day(7), to: day(13) })
  const same = await solved(stack, tenant, 'roster000004', { id: 'run000000001', mode: 'pattern', seconds: 1 })
  for (const at of [1, 2, 3, 4]) expect(cellsOf(same.rows, at)).toEqual(Object.fromEntries(patternOf(at, 7).map(({ date, cell: one }) => [date, one])))
  // The first one would work on the second day, and cannot; the second, who is off, can. A night that was pinned before the pattern was asked for stays.
  await ask(`/v1/roster-people/${person(1)}`, { version: 0, overtime: null, hoursPerWeek: null, awayWeekdays: [], away: [{ from: day(8), to: day(8) }], wishes: [] }, 'PUT')
  await paint('roster000004', [{ person: person(3), date: day(7), was: null, cell: cell(night), pinned: true }])
  const mended = await solved(stack, tenant, 'roster000004', { id: 'run000000002', mode: 'pattern', seconds: 1 })
  expect(mended).toMatchObject({ state: 'done', missing: 0, without: [] })
  expect([cellsOf(mended.rows, 1)[day(8)], cellsOf(mended.rows, 3)[day(7)]]).toEqual(['off', cell(night)])
  const differing = [1, 2, 3, 4].flatMap((at) => patternOf(at, 7).filter(({ date, cell: one }) => cellsOf(mended.rows, at)[date] !== one))
  expect(differing.length).toBeLessThanOrEqual(4)
  await take('roster000004', 'run000000002')
  expect(await hardOf('roster000004')).toEqual([])
})
