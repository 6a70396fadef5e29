import { afterAll, beforeAll, expect, test } from 'vitest'
import { usualLimits } from '../../functions/rosters/rules/labour-model.ts'
import { usualWeights } from '../../functions/shifts/model.ts'
import { keys } from '../../functions/storage/keys.ts'
import { startStack, type Stack, type TestTenant } from '../support/stack.ts'

let stack: Stack
let tenant: TestTenant
beforeAll(async () => {
  stack = await startStack()
  tenant = await stack.createTenant()
})
afterAll(() => stack?.stop())

const put = (path: string, body: object, method = 'PUT') => tenant.call(path, { as: 'roster-clerk', method, body })
const early = { id: 'shiftearly01', name: '早班', short: '早', colour: 'blue', startMinute: 420, spanMinutes: 510, breakMinutes: 30, from: '2026-01-01' }

test('a shift sent twice is one, another under its id is refused, and of two changes of one version the second is told', async () => {
  const [one, two] = await Promise.all([put('/v1/roster-shifts', early, 'POST'), put('/v1/roster-shifts', early, 'POST')])
  expect([one.status, two.status]).toEqual([201, 201])
  expect((await put('/v1/roster-shifts', { ...early, name: '晚班' }, 'POST')).status).toBe(409)
  expect((await put('/v1/roster-shifts', { ...early, id: 'shiftearly02', breakMinutes: 510 }, 'POST')).json.error.code).toBe('break-too-long')
  const changes = await Promise.all(['甲班', '乙班'].map((name) => put('/v1/roster-shifts/shiftearly01', { version: 1, name }, 'PATCH')))
  expect(changes.map(({ status }) => status).toSorted()).toEqual([200, 409])
})

test('a shift is split by a gap within it, and one from before that could be said reads as not split', async () => {
  const split = { ...early, id: 'shiftsplit01', name: '两头班', startMinute: 360, spanMinutes: 780, breakMinutes: 300, breakStart: 600 }
  for (const gap of [{ breakStart: 360 }, { breakStart: 900 }, { breakMinutes: 0 }]) expect((await put('/v1/roster-shifts', { ...split, ...gap }, 'POST')).json.error.code).toBe('break-outside')
  expect((await put('/v1/roster-shifts', split, 'POST')).json).toMatchObject({ breakStart: 600, breakMinutes: 300 })
  expect((await put('/v1/roster-shifts', split, 'POST')).status).toBe(201)
  expect((await put('/v1/roster-shifts/shiftsplit01', { version: 1, startMinute: 660 }, 'PATCH')).json.error.code).toBe('break-outside')
  expect((await put('/v1/roster-shifts/shiftsplit01', { version: 1, breakStart: null }, 'PATCH')).json).toMatchObject({ breakStart: null, version: 2 })
  const { store } = tenant.ctx()
  const { breakMinutes: _, ...old } = early
  await store.write({ put: { ...old, ...keys.rosterShift(store.tenant, 'shiftold0001' as never), id: 'shiftold0001', breakMinutes: 30, night: false, to: null, version: 1, sent: '' } })
  const { items } = (await tenant.call('/v1/roster-shifts', { as: 'auditor' })).json
  expect(items.find(({ id }: { id: string }) => id === 'shiftold0001')).toMatchObject({ breakMinutes: 30, breakStart: null })
})

test('limits may be stricter than the law and never laxer', async () => {
  const settings = (limits: object, version = 0) => put('/v1/roster-settings', { version, limits: [{ ...usualLimits, ...limits }], weights: usualWeights, pairs: [] })
  for (const lax of [{ daysInRow: 7 }, { weekMinutes: 2700 }, { overtimeMonthMinutes: 2220 }, { overtimeDayMinutes: 240 }, { partTimeDayMinutes: 300 }, { fireControlPeople: 1 }]) expect((await settings(lax)).status).toBe(400)
  expect((await settings({ daysInRow: 5 })).json).toMatchObject({ version: 1, limits: [{ daysInRow: 5 }] })
  // The same again changes nothing; another over the old version is told.
  expect((await settings({ daysInRow: 5 })).json.version).toBe(1)
  expect((await settings({ daysInRow: 4 })).status).toBe(409)
  expect((await settings({ from: '2026-01-01' }, 1)).json.error.code).toBe('limits-missing')
})

test('the shipped year says that nobody has compared it; a year that is not out is empty; days of another year or twice are refused', async () => {
  const shipped = await tenant.call('/v1/holidays?year=2026', { as: 'auditor' })
  expect(shipped.json).toMatchObject({ version: 0, checkedOn: null })
  expect(shipped.json.source).toContain('国务院办公厅')
  expect((await tenant.call('/v1/holidays?year=2027', { as: 'auditor' })).json).toMatchObject({ days: [], source: '', version: 0 })
  const entered = (dates: string[], version = 0) => put('/v1/holidays', { year: '2027', version, source: '国办通知', checkedOn: null, days: dates.map((date) => ({ date, kind: 'statutory', name: '元旦' })) })
  expect((await entered(['2026-01-01'])).json.error.code).toBe('other-year')
  expect((await entered(['2027-01-01', '2027-01-01'])).json.error.code).toBe('other-year')
  expect((await entered(['2027-01-01'])).json).toMatchObject({ version: 1 })
  expect((await entered(['2027-01-01'])).json).toMatchObject({ version: 1 })
  expect((await entered(['2027-01-02'])).status).toBe(409)
})
