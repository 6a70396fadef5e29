import { afterAll, beforeAll, expect, it } from 'vitest'
import { sweepMatching } from '../../functions/reconciliation/sweep-matching.ts'
import type { MatchingPage, StatementLinePage } from '../../functions/reconciliation/model.ts'
import { type Collecting, startCollecting } from '../payments/collecting.ts'
import type { Answer } from '../support/stack.ts'

let at: Collecting
let account: string
beforeAll(async () => {
  at = await startCollecting()
  account = (await at.tenant.call('/v1/statement-accounts', { as: 'finance', body: { name: '工行', kind: 'bank', number: '33010401600012345' } })).json.id
})
afterAll(() => at.stack.stop())

const room = (what: string, options: { body?: object; method?: string; as?: 'finance' | 'auditor' | 'collector' } = {}): Promise<Answer> => at.tenant.call(`/v1/statement-accounts/${account}/${what}`, { as: 'finance', ...options })
const rows: string[] = ['日期,金额,对方户名,摘要']
/** One file that grows: every upload brings what is new. */
async function upload(...more: readonly (readonly [day: string, fen: number, who: string, remark?: string])[]): Promise<string[]> {
  rows.push(...more.map(([day, fen, who, remark = '']) => `${day},${(fen / 100).toFixed(2)},${who},${remark}`))
  const made = await at.tenant.call(`/v1/statement-accounts/${account}/statements?name=a.csv`, { as: 'finance', body: new TextEncoder().encode(rows.join('\r\n')) })
  if (made.status !== 201) throw new Error(made.text)
  const page: StatementLinePage = (await room('lines?period=2026-11')).json
  return page.items.map(({ id }) => id)
}
const matching = async (): Promise<MatchingPage> => (await room('matching?period=2026-11', { as: 'auditor' })).json

it('a rule is proposed from what people confirmed with its back-test, used once a person accepted it, and ended', async () => {
  const [house, other] = at.houses
  const [one, two, three] = await upload(['2026-11-02', 11, '王芳'], ['2026-11-03', 12, '王芳'], ['2026-11-04', 13, '李强'])
  expect((await room('rule-proposals')).json.items).toEqual([])
  for (const line of [one, two]) expect((await room('matches', { body: { lines: [line], unit: house!.id } })).status).toBe(201)
  expect((await room('matches', { body: { lines: [three], unit: other!.id } })).status).toBe(201)
  const { items } = (await room('rule-proposals', { as: 'auditor' })).json
  expect(items).toMatchObject([{ by: 'name', value: '王芳', household: house!.id, right: 2, wrong: 0, rightLines: [one, two] }])
  const body = { by: 'name', value: '王芳', household: house!.id }
  expect((await room('rules', { body: { ...body, household: other!.id } })).json.error.code).toBe('not-proposed')
  expect((await room('rules', { body, as: 'collector' })).status).toBe(403)
  const [accepted, again] = [await room('rules', { body }), await room('rules', { body })]
  expect([accepted.status, again.json.id]).toEqual([201, accepted.json.id])
  expect((await room('rules')).json.items).toMatchObject([{ by: 'name', value: '王芳', right: 2, wrong: 0 }])
  expect((await room('rule-proposals')).json.items).toEqual([])
  const openFen = (await at.due(house!.id)).bills[0]!.openFen
  await upload(['2026-11-05', openFen, '王芳'])
  expect((await matching()).items.at(-1)).toMatchObject({ standing: 'match', rule: 'payer', candidates: [{ kind: 'bill', unit: house!.id }] })
  expect((await at.stranger.call(`/v1/statement-accounts/${account}/rules/${accepted.json.id}`, { as: 'finance', method: 'DELETE' })).status).toBe(404)
  expect((await room(`rules/${accepted.json.id}`, { method: 'DELETE' })).status).toBe(200)
  expect((await room(`rules/${accepted.json.id}`, { method: 'DELETE' })).status).toBe(404)
  expect((await matching()).items.at(-1)?.rule).not.toBe('payer')
})

it('nothing is confirmed by itself before the switch is on, then what is written on a line and never a tie; its precision is what people decided', async () => {
  const settings = async () => (await room('matching-settings')).json
  expect(await settings()).toMatchObject({ automatic: false, precision: { right: 0, wrong: 0, precisionPpm: null } })
  const [a, b] = [(await at.due(at.houses[2]!.id)).bills, (await at.due(at.houses[3]!.id)).bills]
  const lines = await upload(['2026-11-06', a[0]!.openFen, '甲', a[0]!.no], ['2026-11-07', b[0]!.openFen, '乙', b[0]!.no], ['2026-11-08', b[1]!.openFen, '丙', `${b[1]!.no} ${a[1]!.no}`])
  await sweepMatching(at.tenant.ctx())
  expect((await matching()).month.confirmed.lines).toBe(3)
  const first = (await room('proposals', { body: { period: '2026-11', lines: [lines.at(-3)] } })).json
  expect(first).toEqual({ confirmed: 1, left: [] })
  expect((await room('proposals', { body: { period: '2026-11', lines: [lines.at(-3), lines.at(-1)] } })).json).toEqual({ confirmed: 0, left: [lines.at(-3), lines.at(-1)] })
  const on = await settings()
  expect(on.precision).toEqual({ right: 1, wrong: 0, precisionPpm: 1_000_000 })
  expect((await room('matching-settings', { method: 'PUT', body: { version: on.version, automatic: true } })).json).toMatchObject({ automatic: true })
  expect((await room('matching-settings', { method: 'PUT', body: { version: on.version, automatic: false } })).json.error.code).toBe('changed')
  at.clock.set('2026-12-01T04:00:00.000Z')
  await sweepMatching(at.tenant.ctx())
  const page = await matching()
  expect(page.items.slice(-2)).toMatchObject([{ standing: 'confirmed', match: { how: 'automatic', by: '自动对账' } }, { standing: 'tie', contradicts: true }])
  expect((await at.due(at.houses[3]!.id)).bills.map(({ id }) => id)).not.toContain(b[0]!.id)
  // Nobody's word that it was right; that it is undone is one that it was wrong.
  expect((await settings()).precision).toMatchObject({ right: 1, wrong: 0 })
  await room(`matches/${page.items.at(-2)!.match!.id}/undo`, { body: {} })
  expect((await settings()).precision).toEqual({ right: 1, wrong: 1, precisionPpm: 500_000 })
})
