import { afterAll, beforeAll, expect, test } from 'vitest'
import { testClock } from '../support/clock.ts'
import { startStack, type Stack, type TestTenant } from '../support/stack.ts'
import { asks, cell, day, early, newRoster, night, person, solved, staffed } from './rosters-world.ts'

const clock = testClock()
let stack: Stack
let tenant: TestTenant
beforeAll(async () => {
  stack = await startStack({ clock })
  tenant = await stack.createTenant()
  await staffed(tenant, 4)
  await tenant.token('roster-clerk')
}, 120_000)
afterAll(() => stack?.stop())

type Row = { readonly person: string; readonly cells: Record<string, string> }
const rowsOf = async (roster: string): Promise<Row[]> => (await asks(tenant)(`/v1/rosters/${roster}`)).rows

/** Early: the first two by turns, night: the others by turns; a person at most five days in a row. */
const wanted = (at: number): (string | null)[] => Array.from({ length: 7 }, (_, date) => {
  const mine = at <= 2 ? early : night
  const turn = date < 4 ? at % 2 === 1 : at % 2 === 0
  return turn ? cell(mine) : 'off'
})

test('an absence is repaired with few changes: pinned and past cells stay, and the published roster changes only where it must', async () => {
  const ask = asks(tenant)
  await ask('/v1/rosters', newRoster('roster000001', 7))
  const changes = [1, 2, 3, 4].flatMap((at) => wanted(at).map((to, date) => ({ person: person(at), date: day(date), was: null, cell: to, pinned: at === 3 && date === 2 })))
  await tenant.call('/v1/rosters/roster000001/cells', { as: 'head', method: 'PATCH', body: { changes } })
  expect((await tenant.call('/v1/rosters/roster000001/publish', { as: 'head', method: 'POST' })).status).toBe(200)
  const published = await rowsOf('roster000001')
  // Monday is over when the first one falls ill for the rest of the week.
  clock.set(`${day(1)}T00:30:00+08:00`)
  await ask(`/v1/roster-people/${person(1)}`, { version: 0, overtime: null, hoursPerWeek: null, awayWeekdays: [], away: [{ from: day(1), to: day(6) }], wishes: [] }, 'PUT')
  const run = await solved(stack, tenant, 'roster000001', { id: 'run000000001', mode: 'repair', seed: 3, seconds: 1 })
  expect(run).toMatchObject({ state: 'done', missing: 0, without: [] })
  expect(run.changed).toBeLessThanOrEqual(8)
  expect((await tenant.call('/v1/rosters/roster000001/solve/run000000001/take', { as: 'roster-clerk', body: {} })).json.error.code).toBe('reason-needed')
  await ask('/v1/rosters/roster000001/solve/run000000001/take', { reason: '有人病假' })
  await ask('/v1/rosters/roster000001/solve/run000000001/take', { reason: '有人病假' })
  const after = await rowsOf('roster000001')
  for (const { person: who, cells } of after) expect(cells[day(0)]).toBe(published.find((row) => row.person === who)!.cells[day(0)])
  expect(after.find((row) => row.person === person(3))!.cells[day(2)]).toBe(cell(night))
  expect(Object.entries(after.find((row) => row.person === person(1))!.cells).filter(([date, one]) => date > day(0) && one !== 'off')).toEqual([])
  const check = await ask('/v1/rosters/roster000001/check', {})
  expect(check.violations.filter(({ hard }: { hard: boolean }) => hard)).toEqual([])
  // Only the worker whose days changed is told.
  await stack.settleJobs()
  const differ = after.filter(({ person: who, cells }) => JSON.stringify(cells) !== JSON.stringify(published.find((row) => row.person === who)!.cells)).length
  expect(stack.sms.filter(({ template }) => template === 'roster-changed')).toHaveLength(differ)
}, 60_000)

test('what a clerk edited while a run worked is never overwritten by it', async () => {
  const ask = asks(tenant)
  await ask('/v1/rosters', { ...newRoster('roster000002', 7), from: day(14), to: day(20) })
  await solved(stack, tenant, 'roster000002', { id: 'run000000001', mode: 'scratch', seed: 1, seconds: 1 })
  await ask('/v1/rosters/roster000002/cells', { changes: [{ person: person(2), date: day(14), was: null, cell: 'off' }] }, 'PATCH')
  const taken = await tenant.call('/v1/rosters/roster000002/solve/run000000001/take', { as: 'head', body: {} })
  expect(taken.json.error.code).toBe('edited-since')
  expect((await rowsOf('roster000002')).map(({ cells }) => Object.keys(cells).length).toSorted()).toEqual([0, 0, 0, 1])
  // The same id with other content is another run.
  expect((await tenant.call('/v1/rosters/roster000002/solve', { as: 'head', body: { id: 'run000000001', mode: 'fill', seed: 1, seconds: 1 } })).status).toBe(409)
})
