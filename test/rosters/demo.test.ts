import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, type BusinessDate, today } from '../../functions/calendar.ts'
import { fillFireControl, operators } from '../../infra/local/demo/fire-control.ts'
import { fillRequests } from '../../infra/local/demo/requests.ts'
import { fillDraft, fillRosters, rosterBegin } from '../../infra/local/demo/rosters.ts'
import { startStack, type Stack, type TestTenant } from '../support/stack.ts'
import { asks, person } from './rosters-world.ts'

let stack: Stack
let tenant: TestTenant
let ask: ReturnType<typeof asks>
let begin: BusinessDate
beforeAll(async () => {
  stack = await startStack()
  tenant = await stack.createTenant()
  ask = asks(tenant)
  const caller = async <T>(method: string, path: string, body?: object): Promise<T> => (await ask(`/v1${path}`, body, method)) as T
  for (let at = 2; at <= 7; at += 1) await ask('/v1/posts', { pay: { monthlyFen: 300_000 }, headcount: 10, from: '2026-01-01', kind: at === 7 ? 'fire-control' : 'greening', id: `demopost000${at}`, name: `岗位${'一二三四五六七'.charAt(at - 1)}` })
  for (const [at, id] of [person(1), 'demostaff001'].entries()) {
    await ask('/v1/seekers', { id, name: at ? '马建国' : '绿化员', phone: '13800000188', born: '1985-03-01', category: 'over-40-50', consent: { version: '2026-11', on: '2026-11-01', sensitive: true, how: 'paper' } })
    await ask('/v1/hires', { id, person: id, post: at ? 'demopost0006' : 'demopost0003', kind: 'fixed', from: '2026-01-01', to: '2027-10-31', hours: { system: 'standard', perDay: 8, perWeek: 40 }, pay: { per: 'month', amountFen: 260_000 } })
  }
  await ask('/v1/certificates', { id: 'certofma0001', person: 'demostaff001', kind: 'fire-control-operator', level: '4', number: '331', issuer: '鉴定站', issuedOn: '2025-01-01' })
  await ask('/v1/seekers/demostaff001/account', { email: 'ma@demo.test' }, 'PUT')
  const now = today(stack.clock)
  begin = rosterBegin(now)
  await fillFireControl(caller, begin)
  await fillRosters(caller, now)
  await fillRequests(caller, { now, slug: 'demo', electrician: 'demostaff001', as: (id, name) => tenant.ctx({ kind: 'member', id, name, roles: ['worker'] }) })
  await fillDraft(caller, now)
}, 120_000)
afterAll(() => stack?.stop())

const named = (rows: readonly { readonly state: string }[]): string[] => rows.map(({ state }) => state).toSorted()

test('what the demo publishes breaks no rule, its draft has some to argue about, and requests wait', async () => {
  const hard = async (roster: string) => (await ask(`/v1/rosters/${roster}/check`, { changes: [] })).violations.filter((one: { hard: boolean }) => one.hard).map(({ rule }: { rule: string }) => rule)
  expect(await hard('demoroster01')).toEqual([])
  expect(await hard('demoroster02')).toEqual(expect.arrayContaining(['W2', 'W6']))
  expect(named((await ask('/v1/swaps')).items)).toEqual(['agreed', 'approved', 'asked'])
  expect(named((await ask('/v1/leaves')).items)).toEqual(['approved', 'asked'])
})

const earlyAt = 'demoshift001@demopost0007'
const lateAt = 'demoshift002@demopost0007'
/** The first two have the morning of it, whose next shift is the late one of the day after. */
const turn = () => addDays(begin, 30)
const paint = (cells: readonly (readonly [at: number, was: string | null, cell: string])[]) =>
  tenant.call('/v1/rosters/demoroster01/cells', { as: 'head', method: 'PATCH', body: { reason: '调班', changes: cells.map(([at, was, cell]) => ({ person: operators[at]!.id, date: turn(), was, cell })) } })

test('whoever moves an operator is told what the room would lack, two may be exchanged, and an absence may leave a gap', async () => {
  const moved = await paint([[0, earlyAt, lateAt]])
  expect(moved).toMatchObject({ status: 422, json: { error: { code: 'breaks-rules', details: [{ where: `cover ${turn()} W6`, say: expect.stringContaining('07:00 至 15:00 只有 1 人') }] } } })
  expect((await paint([[0, earlyAt, lateAt], [3, lateAt, earlyAt]])).status).toBe(200)
  const leave = { id: 'operatoroff1', person: operators[1]!.id, kind: 'personal', from: turn(), to: turn() }
  await ask('/v1/leaves', leave)
  expect(await ask('/v1/leaves/operatoroff1/decision', { action: 'approve' })).toMatchObject({ state: 'approved', shifts: [{ name: '早班' }] })
  // With one alone in the morning already, an exchange that leaves it so is none of its business.
  expect((await paint([[0, lateAt, earlyAt], [3, earlyAt, lateAt]])).status).toBe(200)
})
