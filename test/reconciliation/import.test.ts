import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StatementFile, StatementLinePage } from '../../functions/reconciliation/model.ts'
import { importStatement } from '../../functions/reconciliation/import-statement.ts'
import { type Collecting, startCollecting } from '../payments/collecting.ts'

let at: Collecting
beforeAll(async () => {
  at = await startCollecting()
})
afterAll(() => at.stack.stop())

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
let count = 0
/** An account of its own for each test. */
const account = async (): Promise<string> => {
  count += 1
  const { json } = await at.tenant.call('/v1/statement-accounts', { as: 'finance', body: { name: `工行${count}`, kind: 'bank', number: `3301040160${String(10_000 + count)}` } })
  return json.id
}
type Row = readonly [day: string, yuan: number, who?: string, no?: string]
/** As a bank writes it: the balance after each line, from 100.00 on. */
const table = (rows: readonly Row[], from = 100): string => {
  let balance = from
  return ['交易日期,收入,支出,余额,对方户名,流水号', ...rows.map(([day, yuan, who = '王芳', no = '']) => [day, yuan > 0 ? yuan.toFixed(2) : '', yuan < 0 ? (-yuan).toFixed(2) : '', (balance += yuan).toFixed(2), who, no].join(','))].join('\r\n')
}
const upload = (id: string, text: string, as: 'head' | 'finance' | 'collector' | 'auditor' = 'finance') => at.tenant.call(`/v1/statement-accounts/${id}/statements?name=bank.csv`, { as, body: bytes(text) })
const taken = async (id: string, text: string): Promise<StatementFile> => {
  const { status, json, text: said } = await upload(id, text)
  if (status !== 201) throw new Error(said)
  return json
}
const lines = async (id: string, query = ''): Promise<StatementLinePage> => (await at.tenant.call(`/v1/statement-accounts/${id}/lines?period=2026-11&limit=200${query}`, { as: 'auditor' })).json

describe('an account', () => {
  it('is registered once for its number, by who reconciles', async () => {
    const body = { id: 'account0once', name: '农行', kind: 'bank', number: '95599001' }
    const make = (more: object, as: 'finance' | 'collector' = 'finance') => at.tenant.call('/v1/statement-accounts', { as, body: { ...body, ...more } })
    expect((await make({})).json).toEqual({ id: 'account0once', name: '农行', kind: 'bank', ending: '9001', learned: 0, latest: null })
    expect((await make({})).status).toBe(201)
    expect((await make({ name: '建行' })).json.error.code).toBe('id-taken')
    expect((await make({ id: 'account0oth2' })).json.error.code).toBe('account-known')
    expect((await make({ id: 'account0oth3', number: '1' })).status).toBe(400)
    expect((await make({}, 'collector')).status).toBe(403)
  })
})

describe('a statement', () => {
  it('is taken over with its sums and balances, and books nothing', async () => {
    const id = await account()
    const before = await at.books('2026-11')
    const file = await taken(id, table([['2026-11-02', 20, '王芳', 'A1'], ['2026-11-03', -5.5, '五金店', 'A2'], ['2026-11-20', 0.75, '银行', 'A3']]))
    expect(file).toMatchObject({ format: 'table', from: '2026-11-02', to: '2026-11-20', lines: 3, newLines: 3, inFen: 2075, outFen: -550, openingFen: 10_000, closingFen: 11_525, createdByName: 'test finance' })
    expect((await at.books('2026-11')).json.items).toEqual(before.json.items)
    expect(await lines(id)).toMatchObject({ month: { lines: 3, inFen: 2075, outFen: -550 }, items: [{ bookedOn: '2026-11-02', amountFen: 2000, balanceFen: 12_000, counterparty: '王芳', reference: 'A1' }, { amountFen: -550 }, { amountFen: 75 }], next: null })
    expect((await lines(id, '&direction=out')).items.map(({ reference }) => reference)).toEqual(['A2'])
    const accounts = (await at.tenant.call('/v1/statement-accounts', { as: 'auditor' })).json.items as { id: string }[]
    expect(accounts.find((one) => one.id === id)).toMatchObject({ latest: { on: '2026-11-20', balanceFen: 11_525 } })
    expect((await at.tenant.call(`/v1/statement-accounts/${id}/statements`, { as: 'auditor' })).json.items.map((one: object) => ({ ...one, again: false }))).toEqual([file])
  })

  it('again, and by two people at once, is the same one (R2)', async () => {
    const id = await account()
    const text = table([['2026-11-02', 20], ['2026-11-02', 20], ['2026-11-03', -5]])
    const [one, two] = await Promise.all([upload(id, text), upload(id, text, 'head')])
    expect(one.json.id).toBe(two.json.id)
    expect(await taken(id, text)).toMatchObject({ id: one.json.id, newLines: 3, again: true })
    expect((await lines(id)).month).toEqual({ lines: 3, inFen: 4000, outFen: -500 })
  })

  it('that overlaps another brings only what is new; genuine equal lines of a day stay as many as there were', async () => {
    const id = await account()
    const rows: Row[] = [['2026-11-02', 20], ['2026-11-03', 20], ['2026-11-03', 20], ['2026-11-04', -5]]
    await taken(id, table(rows.slice(0, 2)))
    expect(await taken(id, table(rows))).toMatchObject({ lines: 4, newLines: 2, inFen: 2000, outFen: -500 })
    expect(await taken(id, table(rows.slice(2), 140))).toMatchObject({ lines: 2, newLines: 0 })
    const turned = table(rows).split('\r\n')
    expect(await taken(id, [turned[0], ...turned.slice(1).toReversed()].join('\r\n'))).toMatchObject({ newLines: 0 })
    expect((await lines(id)).month).toEqual({ lines: 4, inFen: 6000, outFen: -500 })
  })

  it.each([
    ['of another account', '账号：,3301040169999999\r\n' + table([['2026-11-02', 20]]), 'other-account'],
    ['in another currency', '日期,金额,币种\r\n2026-11-02,5.00,USD', 'other-currency'],
    ['of a day to come', table([['2026-12-30', 20]]), 'bad-line'],
    ['that breaks', table([['2026-11-02', 20], ['2026-11-03', 20]]).replace('120.00', '121.00'), 'bad-line'],
    ['of a bank that nobody knows', '甲,乙\r\n2026-11-02,5.00', 'columns-unknown'],
  ])('%s changes nothing and says why', async (_name, text, code) => {
    const id = await account()
    const { json } = await upload(id, text)
    expect(json.error.code).toBe(code)
    expect((await lines(id)).month.lines).toBe(0)
    expect((await at.tenant.call(`/v1/statement-accounts/${id}/statements`, { as: 'finance' })).json.items).toEqual([])
  })

  it('that contradicts what is known is refused: a line gone, or another kind of file for the same days', async () => {
    const id = await account()
    await taken(id, table([['2026-11-02', 20], ['2026-11-03', 7], ['2026-11-04', 5]]))
    expect((await upload(id, table([['2026-11-02', 20], ['2026-11-03', 8], ['2026-11-04', 5]]))).json.error).toMatchObject({ kind: 'conflict', code: 'lines-missing' })
    expect((await upload(id, '日期,金额\r\n2026-11-04,5.00')).json.error.code).toBe('other-layout')
    expect((await lines(id)).month.lines).toBe(3)
  })

  it('of an unknown bank is read once its columns are said', async () => {
    const id = await account()
    const learn = (columns: object) => at.tenant.call(`/v1/statement-accounts/${id}/columns`, { as: 'finance', body: { columns } })
    expect((await learn({ 甲: 'date' })).json.error.code).toBe('columns-missing')
    expect((await learn({ 甲: 'date', 乙: 'amount', 丙: 'none' })).json).toMatchObject({ learned: 1 })
    expect((await learn({ 甲: 'date', 乙: 'amount', 丙: 'remark' })).json).toMatchObject({ learned: 1 })
    expect(await taken(id, '甲,乙,丙\r\n2026-11-02,5.00,物业费')).toMatchObject({ newLines: 1, inFen: 500, openingFen: null })
    expect((await lines(id)).items[0]).toMatchObject({ remark: '物业费' })
  })

  it('whose taking a crash cut short is brought to its end by whoever looks next', async () => {
    const id = await account()
    const text = table([['2026-11-02', 20], ['2026-11-03', -5]])
    const ctx = at.tenant.ctx()
    const { transact } = ctx.store
    let calls = 0
    const dying = { ...ctx, store: { ...ctx.store, transact: async (...args: Parameters<typeof transact>) => { calls += 1; if (calls > 1) throw new Error('the process is gone'); return transact(...args) } } }
    await expect(importStatement(dying, { account: id as never, name: 'bank.csv', bytes: bytes(text) })).rejects.toThrow('gone')
    expect((await at.tenant.call(`/v1/statement-accounts/${id}/statements`, { as: 'finance' })).json.items).toMatchObject([{ newLines: 2, inFen: 2000, outFen: -500 }])
    expect((await lines(id)).month.lines).toBe(2)
    expect(await taken(id, text)).toMatchObject({ newLines: 2 })
  })

  it('is for finance and the head; an account that is not there is not found', async () => {
    const id = await account()
    const text = table([['2026-11-02', 20]])
    expect((await upload(id, text, 'collector')).status).toBe(403)
    expect((await upload(id, text, 'auditor')).status).toBe(403)
    expect((await upload('account0none', text)).status).toBe(404)
  })
})
