import { afterAll, beforeAll, expect, test } from 'vitest'
import { assertBooksBalance } from '../support/books.ts'
import { type Answer, type Stack, startStack, type TestTenant } from '../support/stack.ts'

let stack: Stack
let ours: TestTenant
let account: string
const claim = 'claim0000001'
type Role = 'head' | 'hr-clerk' | 'finance' | 'auditor'
const call = (path: string, body?: unknown, as: Role = 'finance', method?: string): Promise<Answer> => ours.call(`/v1${path}`, { as, ...(body === undefined ? {} : { body }), ...(method ? { method } : {}) })
async function done(...asked: Parameters<typeof call>) {
  const answer = await call(...asked)
  if (answer.status >= 300) throw new Error(`${asked[0]}: ${answer.status} ${answer.text}`)
  return answer.json
}

/** Two people under contract at a public-welfare post, and both months of one scheme claimed: 2 × 1,400 yuan. */
beforeAll(async () => {
  stack = await startStack()
  stack.clock.set('2026-11-26T02:00:00Z')
  ours = await stack.createTenant()
  const welfare = { approvalNo: '公岗1号', from: '2024-01-01', to: '2030-12-31' }
  await done('/posts', { id: 'post00000001', kind: 'cleaner', name: '保洁', pay: { monthlyFen: 260_000 }, headcount: 9, from: '2024-01-01', welfare }, 'hr-clerk')
  await done('/hires/minimum-wages', { place: '东城', from: '2026-01-01', monthlyFen: 200_000, hourlyFen: 2_000, source: '示例' }, 'head')
  await done('/subsidies/schemes', { id: 'scheme000001', name: '公益性岗位补贴', kind: 'welfare-post', place: '东城', from: '2026-01', welfarePost: true, rate: { from: '2026-01', base: 'minimum-wage', shareBp: 7000, document: '示例〔2026〕3号' } }, 'hr-clerk')
  for (const [at, name] of ['安师傅', '白师傅'].entries()) {
    const consent = { version: '2026-11', on: '2026-11-01', sensitive: true, how: 'paper' }
    await done('/seekers', { id: `person00000${at}`, name, phone: '', gender: 'm', born: '1975-02-03', category: 'over-40-50', difficulty: { number: `J${at}`, issuer: '人社局', from: '2023-06-01', to: null }, consent }, 'hr-clerk')
    await done('/hires', { id: `hire0000000${at}`, person: `person00000${at}`, post: 'post00000001', kind: 'fixed', no: `HT-${at}`, from: '2026-01-01', to: '2028-12-31', hours: { system: 'standard', perDay: 8, perWeek: 40 }, pay: { per: 'month', amountFen: 260_000 } }, 'hr-clerk')
  }
  const rows = [0, 1].map((at) => ({ person: `person00000${at}`, wageFen: 260_000, wagePaidOn: '2026-11-05', employerFen: 80_000, insurancePaidOn: '2026-11-08', attendanceDays: 21 }))
  await done('/subsidies/months?month=2026-10', { rows }, 'hr-clerk', 'PUT')
  await done('/subsidies/claims', { id: claim, scheme: 'scheme000001', from: '2026-10', to: '2026-10', totalFen: 280_000 }, 'hr-clerk')
  account = (await done('/statement-accounts', { name: '工行', kind: 'bank', number: '6222000011112222' })).id
})
afterAll(async () => {
  await assertBooksBalance(stack, ours)
  await stack.stop()
})

const receipt = (id: string, at: number, reference: string) => ({ id, on: '2026-11-20', reference, amountFen: 140_000, lines: [{ person: `person00000${at}`, period: '2026-10', outcome: 'received', amountFen: 140_000, reason: '' }] })
type Row = { lines: string[]; standing: string; rule: string | null; match: { id: string } | null; candidates: { voucher: string }[] }
const matching = async (): Promise<{ items: Row[] }> => done(`/statement-accounts/${account}/matching?period=2026-11`, undefined, 'auditor')
const confirm = (body: object, as: Role = 'finance') => call(`/statement-accounts/${account}/matches`, body, as)
const restricted = async (): Promise<Record<string, number>> => {
  const { rows } = await done('/trial-balance?from=2026-11&to=2026-11', undefined, 'auditor')
  const own = rows.filter(({ fund }: { fund: string }) => fund === 'SUBSIDY_RESTRICTED') as { account: string; closingDebitFen: number; closingCreditFen: number }[]
  return Object.fromEntries(own.map((row) => [row.account, row.closingDebitFen - row.closingCreditFen]))
}

test('two transfers of one amount: the bank’s number on the receipt says which is which, and what came is restricted money', async () => {
  const text = ['日期,金额,对方户名,摘要,流水号', '2026-11-20,1400.00,东城区财政局,就业补助,FIN202611200001', '2026-11-20,1400.00,东城区财政局,就业补助,FIN202611200002'].join('\r\n')
  await done(`/statement-accounts/${account}/statements?name=a.csv`, new TextEncoder().encode(text))
  expect((await matching()).items.map(({ standing }) => standing)).toEqual(['open', 'open'])
  expect(await restricted()).toEqual({ '1122': 280_000, '4401': -280_000 })
  // Recorded the other way round than they stand on the statement.
  await done(`/subsidies/claims/${claim}/receipts`, receipt('receipt00002', 1, 'FIN202611200002'))
  await done(`/subsidies/claims/${claim}/receipts`, receipt('receipt00001', 0, 'FIN202611200001'))
  expect(await restricted()).toEqual({ '1002': 280_000, '1122': 0, '4401': -280_000 })
  const { items } = await matching()
  expect(items.map(({ standing, rule }) => `${standing} ${rule}`)).toEqual(['match order-number', 'match order-number'])
  for (const { lines, candidates } of items) expect((await confirm({ lines, vouchers: candidates.map(({ voucher }) => voucher) })).json).toMatchObject({ state: 'confirmed', how: 'rule', amountFen: 140_000 })
  expect(await restricted()).toEqual({ '1002': 280_000, '1122': 0, '4401': -280_000 })
})

test('undone, line and receipt are free again and may be matched anew; the claim keeps what came, and the money is booked once', async () => {
  const [first] = (await matching()).items
  const undo = () => call(`/statement-accounts/${account}/matches/${first!.match!.id}/undo`, { reason: '对错了' })
  expect((await undo()).status).toBe(200)
  expect((await undo()).status).toBe(200)
  expect((await matching()).items.map(({ standing }) => standing).toSorted()).toEqual(['confirmed', 'match'])
  expect(await done(`/subsidies/claims/${claim}`)).toMatchObject({ state: 'settled', receivedFen: 280_000, openFen: 0 })
  expect((await confirm({ lines: first!.lines, vouchers: first!.candidates.map(({ voucher }) => voucher) })).status).toBe(201)
  expect(await restricted()).toEqual({ '1002': 280_000, '1122': 0, '4401': -280_000 })
})
