import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '../../functions/context.ts'
import { approveForceMatch } from '../../functions/reconciliation/approve-force-match.ts'
import { confirmMatch } from '../../functions/reconciliation/confirm-match.ts'
import type { Match } from '../../functions/reconciliation/match-model.ts'
import type { MatchingPage, StatementLinePage } from '../../functions/reconciliation/model.ts'
import { openLinesOfMonth } from '../../functions/reconciliation/open-lines-of-month.ts'
import { undoMatch } from '../../functions/reconciliation/undo-match.ts'
import { gateShards, keys } from '../../functions/storage/keys.ts'
import { type Collecting, startCollecting } from '../payments/collecting.ts'
import type { Answer } from '../support/stack.ts'

let at: Collecting
beforeAll(async () => {
  at = await startCollecting()
})
afterAll(() => at.stack.stop())

type Role = 'head' | 'finance' | 'auditor' | 'collector'
const yuan = (fen: number): string => (fen / 100).toFixed(2)
let count = 0
/** An account of its own with these lines of November. */
async function statement(...rows: readonly (readonly [fen: number, who?: string, remark?: string])[]): Promise<{ account: string; lines: string[] }> {
  count += 1
  const { json } = await at.tenant.call('/v1/statement-accounts', { as: 'finance', body: { name: `工行${count}`, kind: 'bank', number: `33010401${10_000 + count}` } })
  const text = ['日期,金额,对方户名,摘要', ...rows.map(([fen, who = '', remark = ''], at) => `2026-11-${String(at + 2).padStart(2, '0')},${yuan(fen)},${who},${remark}`)].join('\r\n')
  const made = await at.tenant.call(`/v1/statement-accounts/${json.id}/statements?name=a.csv`, { as: 'finance', body: new TextEncoder().encode(text) })
  if (made.status !== 201) throw new Error(made.text)
  const page: StatementLinePage = (await at.tenant.call(`/v1/statement-accounts/${json.id}/lines?period=2026-11`, { as: 'auditor' })).json
  return { account: json.id, lines: page.items.map(({ id }) => id) }
}
const post = (account: string, what: string, body: object, as: Role = 'finance'): Promise<Answer> => at.tenant.call(`/v1/statement-accounts/${account}/${what}`, { as, body })
const confirm = (account: string, body: object, as: Role = 'finance') => post(account, 'matches', body, as)
const undo = (account: string, { id }: Pick<Match, 'id'>, as: Role = 'finance') => post(account, `matches/${id}/undo`, { reason: '对错了' }, as)
const matching = async (account: string): Promise<MatchingPage> => (await at.tenant.call(`/v1/statement-accounts/${account}/matching?period=2026-11`, { as: 'auditor' })).json
/** The process is gone when it sends its n-th transaction. */
function dyingAt(dies: number, as: Role): Ctx {
  const ctx = at.tenant.ctx(as)
  let calls = 0
  const transact: Ctx['store']['transact'] = async (...args) => {
    calls += 1
    if (calls === dies) throw new Error('the process is gone')
    return ctx.store.transact(...args)
  }
  return { ...ctx, store: { ...ctx.store, transact } }
}
const due = (house: number) => at.due(at.houses[house]!.id)
/** Money on bank accounts in the books, over everything. */
const bank = async (): Promise<number> => {
  const { json } = await at.tenant.call('/v1/trial-balance?from=2026-01&to=2026-12', { as: 'auditor' })
  return json.rows.filter((row: { account: string }) => row.account === '1002').reduce((sum: number, row: { closingDebitFen: number; closingCreditFen: number }) => sum + row.closingDebitFen - row.closingCreditFen, 0)
}
const transfer = async (house: number, amountFen: number): Promise<{ id: string; voucher: string }> => {
  count += 1
  const { json, text, status } = await at.tenant.call('/v1/counter-payments', { as: 'collector', body: { id: `matchpay${String(count).padStart(4, '0')}`, unit: at.houses[house]!.id, method: 'transfer', amountFen, valueDate: '2026-11-04' } })
  if (status !== 201) throw new Error(text)
  return json
}

describe('a confirmed match', () => {
  it('pays a bill that the remark names with the day of the line, and is one however often it is asked for', async () => {
    const [bill] = (await due(0)).bills
    const { account, lines } = await statement([bill!.openFen, '王芳', `缴费 ${bill!.no}`])
    const before = await bank()
    const body = { lines, bills: [bill!.id] }
    const both = await Promise.all([confirm(account, body), confirm(account, body, 'head')])
    expect(both.map(({ status }) => status), both[1].text).toEqual([201, 201])
    const match: Match = both[0].json
    expect(both[1].json.id).toBe(match.id)
    expect(match).toMatchObject({ state: 'confirmed', how: 'rule', rule: 'payment-code', amountFen: bill!.openFen, feeFen: 0, unit: at.houses[0]!.id, entryDate: '2026-11-02' })
    expect((await confirm(account, body)).json).toMatchObject({ id: match.id, receiptNo: expect.stringMatching(/^2026-\d{6}$/) })
    const paid = (await at.tenant.call(`/v1/payments/${match.payment}`, { as: 'auditor' })).json
    expect(paid).toMatchObject({ method: 'transfer', amountFen: bill!.openFen, valueDate: '2026-11-02', payer: '王芳', bills: [{ bill: bill!.id, leftFen: 0 }] })
    expect((await bank()) - before).toBe(bill!.openFen)
    expect((await due(0)).bills.map(({ id }) => id)).not.toContain(bill!.id)
    const page = await matching(account)
    expect(page.month).toMatchObject({ confirmed: { lines: 1 }, left: { lines: 0, amountFen: 0 } })
    expect(page.items).toMatchObject([{ standing: 'confirmed', match: { id: match.id, by: expect.any(String), how: 'rule' }, candidates: [{ voucher: match.entries.map((one) => 'voucher' in one && one.voucher)[0] }] }])
    expect((await openLinesOfMonth(at.tenant.ctx(), '2026-11' as never)).find((one) => one.account === account)).toMatchObject({ lines: 1, openLines: 0, openFen: 0 })
  })

  it('by hand is equal to the fen or refused with the difference; what is paid above a household’s bills is its credit', async () => {
    const [bill, next] = (await due(1)).bills
    const { account, lines } = await statement([bill!.openFen - 1], [next!.openFen + 500])
    expect((await confirm(account, { lines: [lines[0]], bills: [bill!.id] })).json.error).toMatchObject({ code: 'differs', kind: 'refused' })
    expect((await confirm(account, { lines: [lines[0]] })).json.error.code).toBe('nothing-chosen')
    const { json } = await confirm(account, { lines: [lines[1]], bills: [next!.id] })
    expect(json).toMatchObject({ how: 'hand', rule: null, amountFen: next!.openFen + 500 })
    expect((await due(1)).creditFen).toBe(500)
    at.stack.meter.writeUnits = 0
    const part = await confirm(account, { lines: [lines[0]], unit: at.houses[1]!.id })
    expect(at.stack.meter.writeUnits).toBeLessThanOrEqual(18)
    expect(part.status, part.text).toBe(201)
    expect((await due(1)).bills.find(({ id }) => id === bill!.id)?.openFen).toBe(1)
  })

  it('takes vouchers and lines N:M; a voucher is claimed once per account, and who is later is told by whom', async () => {
    const [one, two] = [await transfer(2, 31), await transfer(2, 42)]
    const { account, lines } = await statement([30], [43], [31])
    const body = { lines: lines.slice(0, 2), vouchers: [one.voucher, two.voucher] }
    const rival = { lines: [lines[2]], vouchers: [one.voucher] }
    const [a, b] = await Promise.all([confirm(account, body), confirm(account, rival, 'head')])
    const reversed = await at.tenant.call('/v1/reversals', { as: 'head', body: { payment: one.id, reason: '记错了' } })
    expect(reversed.json.error.code).toBe('by-statement')
    const [won, lost] = a.status === 201 ? [a, b] : [b, a]
    expect([won.status, lost.status]).toEqual([201, 409])
    expect(lost.json.error).toMatchObject({ code: 'taken', say: expect.stringContaining(a.status === 201 ? 'test finance' : 'test head') })
    const other = await statement([31])
    expect((await confirm(other.account, { lines: other.lines, vouchers: [one.voucher] })).status).toBe(201)
  })

  it('never lets a rule break a tie, even when all but one of it are confirmed', async () => {
    const [one, two] = [await transfer(3, 88), await transfer(4, 88)]
    const { account, lines } = await statement([88, '甲'], [88, '乙'])
    expect((await matching(account)).items.map(({ standing }) => standing)).toEqual(['tie', 'tie'])
    at.stack.meter.writeUnits = 0
    const first = await confirm(account, { lines: [lines[0]], vouchers: [one.voucher] })
    expect(at.stack.meter.writeUnits).toBeLessThanOrEqual(8)
    expect(first.json).toMatchObject({ how: 'hand', rule: null })
    expect((await matching(account)).items.map(({ standing }) => standing)).toEqual(['confirmed', 'tie'])
    expect((await confirm(account, { lines: [lines[1]], vouchers: [two.voucher] })).json).toMatchObject({ how: 'hand' })
  })

  it('of less money than was taken, by the fee that the account keeps, books the fee; undone, it takes the fee back', async () => {
    const paid = await transfer(2, 1000)
    const { account, lines } = await statement([994])
    const body = { lines, vouchers: [paid.voucher] }
    expect((await confirm(account, body)).json.error.code).toBe('differs')
    const set = (feePerTenThousand: number) => at.tenant.call(`/v1/statement-accounts/${account}/matching-settings`, { as: 'finance', method: 'PUT', body: { version: 1, automatic: false, feePerTenThousand } })
    expect((await set(501)).status).toBe(400)
    expect((await set(60)).json).toMatchObject({ version: 2, feePerTenThousand: 60 })
    const before = await bank()
    const both = await Promise.all([confirm(account, body), confirm(account, body)])
    expect(both.map(({ status, json }) => [status, json.feeFen, json.differenceFen]), both[0].text).toEqual([[201, 6, 0], [201, 6, 0]])
    expect((await bank()) - before).toBe(-6)
    expect((await matching(account)).month).toMatchObject({ confirmed: { lines: 1 }, left: { lines: 0, amountFen: 0 } })
    expect((await undo(account, both[0].json)).status).toBe(200)
    expect(await bank()).toBe(before)
  })

  it('leaves nothing half done when the process dies at any of its writes, and is whole at the next try', async () => {
    const [bill] = (await due(5)).bills
    const { account, lines } = await statement([bill!.openFen, '', bill!.no])
    const before = await bank()
    const input = { account: account as never, lines: lines as never, vouchers: [], bills: [bill!.id] }
    for (const dies of [1, 2]) {
      await confirmMatch(dyingAt(dies, 'finance'), input).catch(() => undefined)
      expect([0, bill!.openFen]).toContain((await bank()) - before)
    }
    const made = await confirm(account, { lines, bills: [bill!.id] })
    expect(made.json).toMatchObject({ state: 'confirmed', receiptNo: expect.stringMatching(/^2026-/) })
    expect((await bank()) - before).toBe(bill!.openFen)
    for (const dies of [1, 2]) {
      await undoMatch(dyingAt(dies, 'finance'), { account: account as never, match: made.json.id, reason: '对错了' }).catch(() => undefined)
      expect([0, bill!.openFen]).toContain((await bank()) - before)
    }
    expect((await undo(account, made.json)).json.state).toBe('undone')
    expect(await bank()).toBe(before)
    expect((await due(5)).bills.find(({ id }) => id === bill!.id)?.openFen).toBe(bill!.openFen)
  })

  it('knows no line, voucher, bill or account of somebody else, and is for who reconciles', async () => {
    const { account, lines } = await statement([100])
    const { voucher } = await transfer(2, 100)
    const theirs = (await at.stranger.call('/v1/bills?period=2026-10', { as: 'head' })).json.items[0].id as string
    for (const body of [{ lines: ['2026-11-02.aaaaaaaaaaaaaaaa.1'], vouchers: [voucher] }, { lines, vouchers: ['PAYMENT.2026-11-04.none'] }, { lines, bills: [theirs] }, { lines, unit: 'none00000000' }]) expect((await confirm(account, body)).status).toBe(404)
    const strange = await at.stranger.call(`/v1/statement-accounts/${account}/matches`, { as: 'finance', body: { lines, vouchers: [voucher] } })
    expect(strange.status).toBe(404)
    for (const as of ['collector', 'auditor'] as const) expect((await confirm(account, { lines, vouchers: [voucher] }, as)).status).toBe(403)
    const bill = (await at.tenant.call('/v1/journal?period=2026-11&kind=BILL', { as: 'finance' })).json.items[0].id as string
    expect((await confirm(account, { lines, vouchers: [bill] })).json.error.code).toBe('not-of-account')
  })
})

describe('undoing', () => {
  it('reverses what was booked, opens the bill and the line again, keeps what was said; twice is once, and the line can be matched anew', async () => {
    const [bill] = (await due(3)).bills
    const { account, lines } = await statement([bill!.openFen])
    const before = await bank()
    const body = { lines, bills: [bill!.id] }
    const match: Match = (await confirm(account, body)).json
    const reversal = await at.tenant.call('/v1/reversals', { as: 'head', body: { payment: match.payment, reason: '记错了' } })
    expect(reversal.json.error.code).toBe('by-statement')
    const [one, two] = await Promise.all([undo(account, match), undo(account, match, 'head')])
    expect([one.json, two.json], one.text + two.text).toMatchObject([{ state: 'undone' }, { state: 'undone' }])
    expect(await undo(account, match)).toMatchObject({ status: 200, json: { state: 'undone', steps: [{ what: 'confirmed' }, { what: 'undone', note: '对错了' }] } })
    expect(await bank()).toBe(before)
    expect((await due(3)).bills.find(({ id }) => id === bill!.id)?.openFen).toBe(bill!.openFen)
    expect((await matching(account)).month).toMatchObject({ confirmed: { lines: 0 }, left: { lines: 1 } })
    const again: Match = (await confirm(account, body)).json
    expect(again).toMatchObject({ state: 'confirmed' })
    expect(again.id).not.toBe(match.id)
    expect((await bank()) - before).toBe(bill!.openFen)
    const history = (await at.tenant.call(`/v1/statement-accounts/${account}/matches?period=2026-11`, { as: 'auditor' })).json
    expect(history.items.map(({ state }: Match) => state).toSorted()).toEqual(['confirmed', 'undone'])
  })
})

describe('a match whose sums differ', () => {
  const difference = { account: '5301', fund: 'ORGANISATION' }
  it('is booked with its difference once a second person approves; the first cannot, and until then it explains nothing', async () => {
    const { account, lines } = await statement([-350, '银行', '手续费'])
    const before = await bank()
    const asked = await post(account, 'forced-matches', { lines, difference, reason: '银行手续费' })
    expect(asked.json, asked.text).toMatchObject({ state: 'asked', how: 'forced', differenceFen: -350, may: { undo: false } })
    expect((await post(account, 'forced-matches', { lines, difference, reason: '银行手续费' })).json.id).toBe(asked.json.id)
    expect((await confirm(account, { lines, unit: at.houses[0]!.id })).json.error.code).toBe('taken')
    expect((await matching(account)).month).toMatchObject({ asked: { lines: 1 }, left: { lines: 1, amountFen: 350 } })
    const waiting = async () => (await at.tenant.call('/v1/stuck?kind=forced-match', { as: 'auditor' })).json.items
    expect(await waiting()).toMatchObject([{ document: `${account}_${asked.json.id}`, action: 'approve', amountFen: -350, about: expect.stringContaining('银行手续费') }])
    const decide = (action: string, as: Role) => post(account, `matches/${asked.json.id}/decision`, { action }, as)
    expect((await decide('approve', 'finance')).json.error.code).toBe('second-person')
    const [one, two] = await Promise.all([decide('approve', 'head'), decide('approve', 'head')])
    expect([one.status, two.status], one.text + two.text).toEqual([200, 200])
    expect(one.json).toMatchObject({ state: 'confirmed', voucher: expect.stringMatching(/^MATCH\./), steps: [{ what: 'asked' }, { what: 'confirmed' }] })
    expect((await bank()) - before).toBe(-350)
    expect(await waiting()).toEqual([])
    expect((await matching(account)).month.left.lines).toBe(0)
    expect((await undo(account, asked.json)).json).toMatchObject({ state: 'undone' })
    expect(await bank()).toBe(before)
    expect((await matching(account)).month.left.lines).toBe(1)
  })

  it('pays the bill as it stands where the bank kept some; declined or taken back, its line is free', async () => {
    const [bill] = (await due(4)).bills
    const { account, lines } = await statement([bill!.openFen - 30])
    const before = await bank()
    const body = { lines, bills: [bill!.id], difference, reason: '汇款手续费' }
    const first = (await post(account, 'forced-matches', body)).json
    expect((await post(account, `matches/${first.id}/decision`, { action: 'decline', note: '再查' })).json).toMatchObject({ state: 'declined' })
    expect((await post(account, `matches/${first.id}/decision`, { action: 'approve' }, 'head')).json.error.code).toBe('not-waiting')
    const second = (await post(account, 'forced-matches', body)).json
    expect(second.id).not.toBe(first.id)
    for (const dies of [1, 2]) {
      await approveForceMatch(dyingAt(dies, 'head'), { account: account as never, match: second.id, action: 'approve', note: '' }).catch(() => undefined)
      expect([0, bill!.openFen - 30]).toContain((await bank()) - before)
    }
    const done = await post(account, `matches/${second.id}/decision`, { action: 'approve' }, 'head')
    expect(done.json, done.text).toMatchObject({ state: 'confirmed', unit: at.houses[4]!.id })
    expect((await bank()) - before).toBe(bill!.openFen - 30)
    expect((await due(4)).bills.map(({ id }) => id)).not.toContain(bill!.id)
    expect((await post(account, 'forced-matches', { ...body, lines, difference: { account: '1002', fund: 'ORGANISATION' } })).json.error.code).toBe('own-account')
  })
})

it('a match of a closed month is not undone, and money for one is booked in the month that is open', async () => {
  const [bill] = (await due(2)).bills
  const { account, lines } = await statement([bill!.openFen])
  const kept: Match = (await confirm(account, { lines, bills: [bill!.id] })).json
  const late = await statement([777])
  const { store, tenant } = at.tenant.ctx()
  const gates = Array.from({ length: gateShards }, (_, shard) => keys.gate(tenant, '2026-11' as never, shard))
  await store.transact(gates.map((key) => ({ put: { ...key, closedAt: '2026-12-01T02:00:00.000Z', closedBy: '会计' } })))
  expect((await undo(account, kept)).json.error).toMatchObject({ code: 'month-closed' })
  const booked = await confirm(late.account, { lines: late.lines, unit: at.houses[2]!.id })
  expect(booked.json, booked.text).toMatchObject({ entryDate: '2026-12-01', state: 'confirmed' })
  await store.transact(gates.map((key) => ({ delete: key })))
  expect((await undo(account, kept)).json.state).toBe('undone')
})
