import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCashShift } from '../../functions/cash/cash-shifts.ts'
import { countCash } from '../../functions/cash/count-cash.ts'
import { CountCash } from '../../functions/cash/model.ts'
import type { Actor, Ctx, StaffRole } from '../../functions/context.ts'
import { listExceptions } from '../../functions/exceptions/list-exceptions.ts'
import { ListExceptions } from '../../functions/exceptions/model.ts'
import { askToClose, assignException, commentException, decideClosing } from '../../functions/exceptions/note-exception.ts'
import { severityOf } from '../../functions/exceptions/severity-rules.ts'
import type { CashShiftId } from '../../functions/ids.ts'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'

let stack: Stack
let tenant: TestTenant
let stranger: TestTenant
let account: string
const as = (id: string, ...roles: StaffRole[]): Ctx => tenant.ctx({ kind: 'member', id, name: id, roles } satisfies Actor)
let finance: Ctx
let head: Ctx
const list = (more: object = {}, ctx = finance) => listExceptions(ctx, ListExceptions.parse(more))
const code = async (act: Promise<unknown>): Promise<string> => act.then(() => 'done', (error: { code?: string }) => error.code ?? String(error))
const statement = (lines: string) => tenant.call(`/v1/statement-accounts/${account}/statements?name=bank${lines.length}.csv`, { as: 'head', body: new TextEncoder().encode(`日期,收入,支出,余额\n${lines}`) })

beforeAll(async () => {
  stack = await startStack()
  tenant = await stack.createTenant()
  stranger = await stack.createTenant()
  for (const role of ['head', 'finance', 'auditor'] as const) await Promise.all([tenant.token(role), stranger.token(role)])
  finance = as('m-finance', 'finance')
  head = as('m-head', 'head')
  account = (await tenant.call('/v1/statement-accounts', { as: 'head', body: { id: 'account00001', name: '工行', kind: 'bank', number: '33010401600012345' } })).json.id
  await statement('2026-11-20,5.00,,105.00')
  const collector = as('m-collector', 'collector')
  for (const [at, fen] of [[1, 500], [2, 1_000]] as const) {
    stack.clock.forwardMs(60_000)
    const id = `cashshift00${at}` as CashShiftId
    await openCashShift(collector, { id, floatFen: 0 })
    await countCash(collector, id, CountCash.parse({ counts: [{ fen: 500, count: fen / 500 }], note: '多出' }))
  }
})
afterAll(() => stack.stop())

describe('what is unexplained', () => {
  it('is listed with reason, age and amount, the most severe first; a count is only above the limit, and a stranger sees nothing', async () => {
    const { items, open } = await list()
    expect(items.map(({ id, reason, amountFen, severity }) => [id, reason, amountFen, severity])).toEqual([
      ['lines~account00001~2026-11', 'lines', 500, 'middle'],
      ['cash~cashshift002', 'cash', 1_000, 'low'],
    ])
    expect(open).toBe(2)
    expect((await list({ reason: 'cash' })).items).toHaveLength(1)
    expect((await list({ severity: 'middle' })).items).toHaveLength(1)
    expect((await stranger.call('/v1/exceptions', { as: 'head' })).json.items).toEqual([])
    expect((await stranger.call('/v1/exceptions/cash~cashshift002', { as: 'head' })).status).toBe(404)
  })

  it('by the table of severity: by amount, or by how long it was left', () => {
    expect([severityOf(100_000, 0), severityOf(-99_999, 7), severityOf(0, 31), severityOf(9_999, 7), severityOf(null, 8)]).toEqual(['high', 'middle', 'high', 'low', 'middle'])
  })

  it('is somebody’s, until a day, with remarks that stay; each is audited once, also when sent twice or at once', async () => {
    const id = 'cash~cashshift002'
    await Promise.all([assignException(finance, id, { assignee: '张丽', due: '2026-11-30' as never }), assignException(finance, id, { assignee: '张丽', due: '2026-11-30' as never })])
    const comment = { id: 'comment00001', text: '在查找零' }
    await Promise.all([commentException(finance, id, comment), commentException(finance, id, comment)])
    const [found] = (await list({ assignee: '张丽' })).items
    expect(found).toMatchObject({ id, assignee: '张丽', overdue: true, comments: [{ by: 'm-finance', text: '在查找零' }] })
    expect((await list()).overdue).toBe(1)
    const acts = ((await tenant.call('/v1/audit', { as: 'head' })).json.items as { act: string }[]).map(({ act }) => act).filter((act) => act.startsWith('exception.'))
    expect(acts).toEqual(['exception.commented', 'exception.assigned'])
    expect((await tenant.call(`/v1/exceptions/${id}/comments`, { as: 'auditor', body: comment })).status).toBe(403)
  })

  it('is closed by two people with a reason, and by nothing else while its cause is there', async () => {
    const id = 'cash~cashshift002'
    expect(await code(decideClosing(head, id, 'approve'))).toBe('not-asked')
    await askToClose(finance, id, '找零多收，已公示')
    expect(await code(askToClose(head, id, '别的理由'))).toBe('asked-already')
    expect(await code(decideClosing(finance, id, 'approve'))).toBe('second-person')
    expect((await decideClosing(head, id, 'decline')).closing).toBeNull()
    await askToClose(finance, id, '找零多收，已公示')
    const closed = await Promise.all([decideClosing(head, id, 'approve'), decideClosing(head, id, 'approve')])
    expect(closed.map(({ closing }) => [closing?.state, closing?.agreedBy])).toEqual([['closed', 'm-head'], ['closed', 'm-head']])
    expect((await list()).items.map((one) => one.id)).toEqual(['lines~account00001~2026-11'])
    expect((await list({ state: 'closed' })).items.map((one) => one.id)).toEqual([id])
  })

  it('that was closed is open again when it comes to another sum', async () => {
    const id = 'lines~account00001~2026-11'
    await askToClose(finance, id, '银行测试')
    await decideClosing(head, id, 'approve')
    expect((await list()).open).toBe(0)
    await statement('2026-11-20,5.00,,105.00\n2026-11-21,7.00,,112.00')
    expect((await list()).items).toMatchObject([{ id, amountFen: 1_200, closing: null }])
  })
})
