import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Period } from '../../functions/calendar.ts'
import type { Actor, Ctx, StaffRole } from '../../functions/context.ts'
import { auditTakings } from '../../functions/contracts/audit-takings.ts'
import { closeDispute, disputeSettlement } from '../../functions/contracts/dispute-settlement.ts'
import { listContracts } from '../../functions/contracts/list-contracts.ts'
import { listSettlements } from '../../functions/contracts/list-settlements.ts'
import { recordDeposit } from '../../functions/contracts/record-deposit.ts'
import { recordRent } from '../../functions/contracts/record-rent.ts'
import { recordTakings } from '../../functions/contracts/record-takings.ts'
import { renewContract } from '../../functions/contracts/renew-contract.ts'
import { settleContract } from '../../functions/contracts/settle-contract.ts'
import type { ContractId } from '../../functions/ids.ts'
import { type Posting, signed } from '../../functions/ledger/model.ts'
import { eachVoucher } from '../../functions/ledger/read-journal.ts'
import { gateShards, keys } from '../../functions/storage/keys.ts'
import { assertBooksBalance } from '../support/books.ts'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'

let stack: Stack
let tenant: TestTenant
let stranger: TestTenant
let facility: string
let finance: Ctx
let head: Ctx
let collector: Ctx
const person = (id: string, role: StaffRole): Actor => ({ kind: 'member', id, name: id, roles: [role] })

beforeAll(async () => {
  stack = await startStack()
  tenant = await stack.createTenant()
  stranger = await stack.createTenant()
  const community = (await tenant.call('/v1/communities', { as: 'head', body: { name: '红星里' } })).json.id
  facility = await place(community, 'facility0001')
  finance = tenant.ctx(person('m-finance', 'finance'))
  head = tenant.ctx(person('m-head', 'head'))
  collector = tenant.ctx(person('m-collector', 'collector'))
})
afterAll(async () => {
  await assertBooksBalance(stack, tenant)
  await stack.stop()
})

const place = async (community: string, id: string): Promise<string> =>
  (await tenant.call('/v1/facilities', { as: 'head', body: { id, name: '门厅广告位', kind: 'advertising', community, place: '3幢', ownership: 'owners-common', decision: { document: '业主大会〔2026〕3号', agreedBp: 8_000, decidedOn: '2026-03-01' } } })).json.id

let count = 0
const nextId = () => `c${String((count += 1)).padStart(11, '0')}`
const agreed = (more: object = {}) => {
  const id = nextId()
  return { id, no: `HT-${id}`, party: { name: '晨光广告', contact: '陈', phone: '0571-88880000' }, from: '2026-10-01', to: '2027-09-30', steps: [{ from: '2026-10-01', monthlyFen: 100_000 }], ...more }
}
const create = (body: object) => tenant.call(`/v1/facilities/${facility}/contracts`, { as: 'head', body })
const made = async (more: object = {}): Promise<ContractId> => {
  const answer = await create(agreed(more))
  if (answer.status !== 201) throw new Error(answer.text)
  return answer.json.id
}
const shared = { tiers: [{ fromFen: 0, rateBp: 1_000 }], minimumMonthlyFen: 80_000, steps: [{ from: '2026-10-01', monthlyFen: 0 }] }
const october = { from: '2026-10-01' as never }
const november = { from: '2026-11-01' as never }
const code = async (act: Promise<unknown>): Promise<string> => act.then(() => 'done', (error: { code?: string }) => error.code ?? String(error))
const takings = (id: ContractId, takingsFen: number, more: object = {}, ctx = collector) => recordTakings(ctx, id, { ...october, takingsFen, note: '', ...more })
/** Debits less credits of an account in the months that these tests book in. */
const balance = async (account: string): Promise<number> => {
  let sum = 0
  const add = ({ postings }: { readonly postings: readonly Posting[] }) => postings.forEach((line) => (sum += line.account === account ? signed(line) : 0))
  for (const month of ['2026-10', '2026-11', '2026-12']) await eachVoucher(tenant.ctx(), month as Period, add)
  return sum
}

describe('a contract', () => {
  it('sent twice, also at once, is one; its number is taken, and so is its id for another', async () => {
    const body = agreed({ depositFen: 5_000 })
    const [one, two] = await Promise.all([create(body), create(body)])
    expect([one.status, two.status, two.json.id]).toEqual([201, 201, one.json.id])
    expect(one.json).toMatchObject({ fund: 'OWNERS_COMMON', state: 'active', alert: null, monthlyFen: 100_000, depositHeldFen: 0 })
    expect(one.json.schedule).toHaveLength(12)
    expect((await create({ ...body, note: '别的' })).json.error.code).toBe('id-taken')
    expect((await create({ ...body, id: nextId() })).json.error.code).toBe('number-taken')
  })

  it.each([
    ['bad-term', { to: '2026-09-30' }],
    ['bad-term', { to: '2046-10-01' }],
    ['bad-steps', { steps: [{ from: '2026-11-01', monthlyFen: 100 }] }],
    ['bad-steps', { steps: [{ from: '2026-10-01', monthlyFen: 100 }, { from: '2027-10-01', monthlyFen: 200 }] }],
    ['bad-tiers', { tiers: [{ fromFen: 100, rateBp: 1_000 }] }],
    ['earns-nothing', { steps: [{ from: '2026-10-01', monthlyFen: 0 }] }],
  ])('that cannot be is refused as %s: %o', async (why, more) => expect((await create(agreed(more))).json.error.code).toBe(why))

  it('is told of at 90, 30 and 7 days, is active on its last day and expired the day after; without renewal it earns nothing more', async () => {
    const id = await made()
    const on = async (day: string) => {
      stack.clock.set(`${day}T02:00:00.000Z`)
      return (await listContracts(head, { limit: 200, facility: facility as never })).items.find((row) => row.id === id)!
    }
    expect(await on('2027-07-01')).toMatchObject({ alert: null, daysLeft: 91 })
    expect(await on('2027-07-02')).toMatchObject({ alert: 'in-90', daysLeft: 90 })
    expect(await on('2027-08-31')).toMatchObject({ alert: 'in-30', daysLeft: 30 })
    expect(await on('2027-09-23')).toMatchObject({ alert: 'in-7', daysLeft: 7 })
    expect(await on('2027-09-30')).toMatchObject({ state: 'active', alert: 'in-7', daysLeft: 0 })
    expect(await on('2027-10-01')).toMatchObject({ state: 'expired', alert: 'expired', daysLeft: -1 })
    expect((await settleContract(finance, id, { from: '2027-09-01' as never })).amountFen).toBe(100_000)
    expect(await code(settleContract(finance, id, { from: '2027-10-01' as never }))).toBe('expired')
    const renewal = { from: '2027-10-01' as never, to: '2028-09-30' as never, document: '续签1号', monthlyFen: 120_000 }
    const [one, two] = await Promise.all([renewContract(head, id, renewal), renewContract(finance, id, renewal)])
    expect([one.terms.length, two.terms.length, one.state, one.alert]).toEqual([2, 2, 'active', null])
    expect(await code(renewContract(head, id, { ...renewal, to: '2029-09-30' as never }))).toBe('bad-renewal')
    expect((await settleContract(finance, id, { from: '2027-10-01' as never })).amountFen).toBe(120_000)
    stack.clock.set('2026-12-01T02:00:00.000Z')
  })
})

describe('a period with rent alone', () => {
  it('is settled once, however often and by however many; income of the owners, for facilities', async () => {
    const [before, income] = [await balance('1122'), await balance('4901')]
    const id = await made()
    const settled = await Promise.all([settleContract(finance, id, november), settleContract(head, id, november)])
    expect(settled[0]).toEqual(settled[1])
    expect(settled[0]).toMatchObject({ amountFen: 100_000, openFen: 100_000, state: 'overdue', dueDate: '2026-11-11' })
    expect(await settleContract(finance, id, november)).toEqual(settled[0])
    expect([(await balance('1122')) - before, (await balance('4901')) - income]).toEqual([100_000, -100_000])
    const { postings, entryDate } = (await tenant.call(`/v1/vouchers/${settled[0]!.vouchers[0]}`, { as: 'finance' })).json
    expect(entryDate).toBe('2026-11-30')
    expect(new Set(postings.map((line: { fund: string }) => line.fund))).toEqual(new Set(['OWNERS_COMMON']))
  })

  it('is settled at most a month ahead, and only if there is such a period', async () => {
    const id = await made()
    expect((await settleContract(finance, id, { from: '2027-01-01' as never })).state).toBe('open')
    expect(await code(settleContract(finance, id, { from: '2027-02-01' as never }))).toBe('not-yet')
    expect(await code(settleContract(finance, id, { from: '2026-11-02' as never }))).toBe('no-such-span')
    expect(await code(takings(id, 100))).toBe('no-share')
  })

  it('of a closed month is booked today, with its own value date', async () => {
    stack.clock.set('2026-12-01T02:00:00.000Z')
    const ctx = tenant.ctx()
    await Promise.all(Array.from({ length: gateShards }, (_, shard) => ctx.store.write({ put: { ...keys.gate(tenant.id, '2026-10' as never, shard), closedAt: '2026-11-20T00:00:00.000Z', closedBy: 'm' } })))
    const id = await made()
    const { vouchers } = await settleContract(finance, id, october)
    expect((await tenant.call(`/v1/vouchers/${vouchers[0]}`, { as: 'finance' })).json).toMatchObject({ entryDate: '2026-12-01', valueDate: '2026-10-31' })
  })
})

describe('a period with a share of takings', () => {
  it('waits for its end and for takings that a second person audited', async () => {
    const id = await made({ ...shared, every: 3 })
    const quarter = await takings(id, 1_000_000)
    await auditTakings(finance, id, { ...october, version: quarter.version })
    expect(await code(settleContract(finance, id, october))).toBe('not-yet')
    const monthly = await made(shared)
    expect(await code(settleContract(finance, monthly, october))).toBe('not-audited')
    await takings(monthly, 1_234_565)
    expect(await code(settleContract(finance, monthly, october))).toBe('not-audited')
    expect(await code(auditTakings(collector, monthly, { ...october, version: 1 }))).toBe('second-person')
    const audited = await auditTakings(finance, monthly, { ...october, version: 1 })
    expect(audited).toMatchObject({ takingsFen: 1_234_565, audited: { by: 'm-finance' } })
    expect(await auditTakings(head, monthly, { ...october, version: 1 })).toEqual(audited)
    expect(await settleContract(finance, monthly, october)).toMatchObject({ baseFen: 0, shareFen: 123_457, topUpFen: 0, amountFen: 123_457, takingsVersion: 1 })
    expect(await code(takings(monthly, 5))).toBe('settled')
  })

  it('has takings in versions: the same again is the same, another is to be audited anew, and of two at once one is told', async () => {
    const id = await made(shared)
    expect((await takings(id, 100)).version).toBe(1)
    expect((await takings(id, 100)).version).toBe(1)
    await auditTakings(finance, id, { ...october, version: 1 })
    const answers = await Promise.all([code(takings(id, 200, { version: 2 })), code(takings(id, 300, { version: 2 }, head))])
    expect(answers.toSorted()).toEqual(['done', 'other-version'])
    expect(await code(auditTakings(finance, id, { ...october, version: 1 }))).toBe('other-version')
    expect(await code(settleContract(finance, id, october))).toBe('not-audited')
    expect(await code(takings(id, 1, { from: '2027-01-01' }))).toBe('not-yet')
    expect(await code(takings(id, 1, { from: '2027-10-01' }))).toBe('expired')
  })

  it('is counted by the machine with its token, which is no second person to its maker', async () => {
    const id = await made(shared)
    const sent = await tenant.call(`/v1/facilities/contracts/${id}/takings`, { as: 'attendant', body: { ...october, takingsFen: 70_000 } })
    expect([sent.status, sent.json.source, sent.json.version]).toEqual([201, 'machine', 1])
    expect((await tenant.call(`/v1/facilities/contracts/${id}/takings/2026-10-01/audit`, { as: 'attendant', body: { version: 1 } })).status).toBe(403)
  })

  it('that comes below the minimum is lifted to it; a dispute lets the takings be corrected, and the difference is a voucher of its own', async () => {
    const income = await balance('4901')
    const id = await made(shared)
    await takings(id, 500_000)
    await auditTakings(finance, id, { ...october, version: 1 })
    expect(await settleContract(finance, id, october)).toMatchObject({ shareFen: 50_000, topUpFen: 30_000, amountFen: 80_000 })
    await recordRent(collector, id, { id: nextId(), method: 'cash', amountFen: 80_000 })
    const span = { contract: id, ...october }
    const disputed = await disputeSettlement(finance, span, '机器漏计')
    expect(disputed.state).toBe('disputed')
    expect(await disputeSettlement(head, span, '再说一次')).toEqual(disputed)
    expect(await code(settleContract(finance, id, october))).toBe('nothing-new')
    await takings(id, 1_000_000)
    expect(await code(settleContract(finance, id, october))).toBe('not-audited')
    await auditTakings(finance, id, { ...october, version: 2 })
    const again = await Promise.all([settleContract(finance, id, october), settleContract(head, id, october)])
    expect(again[0]).toEqual(again[1])
    expect(again[0]).toMatchObject({ amountFen: 100_000, receivedFen: 80_000, openFen: 20_000, takingsVersion: 2 })
    expect(again[0]!.steps.map(({ what }) => what)).toEqual(['settled', 'disputed', 'settled-again'])
    expect((await balance('4901')) - income).toBe(-100_000)
    await disputeSettlement(finance, span, '又不认')
    expect((await closeDispute(head, span, '核对无误')).state).toBe('overdue')
  })

  it('with nothing due is settled without a voucher', async () => {
    const id = await made({ ...shared, minimumMonthlyFen: 0 })
    await takings(id, 0)
    await auditTakings(finance, id, { ...october, version: 1 })
    expect(await settleContract(finance, id, october)).toMatchObject({ amountFen: 0, state: 'received', vouchers: [] })
  })
})

describe('what the other party pays', () => {
  it('goes to the oldest open periods, never beyond what is settled, and is one payment however often it is sent', async () => {
    const id = await made()
    await settleContract(finance, id, october)
    await settleContract(finance, id, november)
    const transfer = { id: nextId(), method: 'transfer' as const, amountFen: 150_000, reference: 'ICBC001' }
    const [one, two] = await Promise.all([recordRent(finance, id, transfer), recordRent(finance, id, transfer)])
    expect(one).toEqual(two)
    expect(one.parts).toEqual([{ from: '2026-10-01', amountFen: 100_000 }, { from: '2026-11-01', amountFen: 50_000 }])
    expect(await code(recordRent(head, id, { ...transfer, id: nextId(), amountFen: 50_000 }))).toBe('transfer-known')
    expect(await code(recordRent(finance, id, { ...transfer, amountFen: 1 }))).toBe('id-taken')
    expect(await code(recordRent(head, id, { id: nextId(), method: 'cash', amountFen: 50_001 }))).toBe('above-open')
    const rest = await Promise.all([1, 2].map(() => code(recordRent(collector, id, { id: nextId(), method: 'cash', amountFen: 50_000 }))))
    expect(rest.toSorted()).toEqual(['above-open', 'done'])
    const { items, sums } = await listSettlements(head, { contract: id, limit: 50 })
    expect(items.map(({ from, state }) => [from, state])).toEqual([['2026-12-01', 'to-settle'], ['2026-11-01', 'received'], ['2026-10-01', 'received']])
    expect(sums).toEqual({ expectedFen: 300_000, receivedFen: 200_000, differenceFen: 100_000, overdueFen: 0, toSettle: 1 })
  })

  it('in cash is nothing for finance, and never comes tomorrow', async () => {
    const id = await made()
    await settleContract(finance, id, november)
    expect(await code(recordRent(finance, id, { id: nextId(), method: 'cash', amountFen: 1 }))).toBe('no-cash')
    expect(await code(recordRent(head, id, { id: nextId(), method: 'cash', amountFen: 1, on: '2026-12-02' as never }))).toBe('on')
  })
})

describe('a deposit', () => {
  it('is owed and not earned, at most what was agreed, and goes back by another person', async () => {
    const income = await balance('4901')
    const owed = await balance('2209')
    const id = await made({ depositFen: 200_000 })
    const into = { id: nextId(), direction: 'in' as const, method: 'cash' as const, amountFen: 200_000 }
    const both = await Promise.all([recordDeposit(collector, id, into), recordDeposit(collector, id, into)])
    expect(both[0]).toEqual(both[1])
    expect(await code(recordDeposit(collector, id, { ...into, id: nextId(), amountFen: 1 }))).toBe('above-deposit')
    expect([(await balance('2209')) - owed, (await balance('4901')) - income]).toEqual([-200_000, 0])
    const back = { direction: 'out' as const, method: 'transfer' as const, amountFen: 200_000, reference: 'ICBC002' }
    expect(await code(recordDeposit(collector, id, { ...back, id: nextId() }))).toBe('second-person')
    await recordDeposit(finance, id, { ...back, id: nextId() })
    expect(await code(recordDeposit(head, id, { ...back, id: nextId(), reference: 'ICBC003' }))).toBe('above-deposit')
    expect(await balance('2209')).toBe(owed)
  })
})

describe('a file of takings', () => {
  it('is taken row by row, each refusal with its reason, and changes nothing when sent again', async () => {
    const one = await made({ ...shared, no: '广告-1' })
    await made({ ...shared, no: '广告-2' })
    const rows = ['合同编号,账期,营业额（元）,备注', '广告-1,2026-10,"１,234.50",', '广告-1,2026年11月,12.5,', '广告-2,2026-13,1,', '广告-9,2026-10,1,', '', '广告-2,2026-10,1.234,']
    const send = async () => (await tenant.call('/v1/facilities/takings?name=a.csv', { as: 'collector', body: new TextEncoder().encode(`\uFEFF${rows.join('\r\n')}\r\n`) })).json
    const first = await send()
    expect([first.recorded, first.unchanged, first.refused.map(({ row }: { row: number }) => row)]).toEqual([2, 0, [4, 5, 7]])
    expect(await send()).toEqual({ recorded: 0, unchanged: 2, refused: first.refused })
    const { schedule } = (await tenant.call(`/v1/facilities/contracts/${one}`, { as: 'auditor' })).json
    expect(schedule[0].takings).toMatchObject({ takingsFen: 123_450, source: 'import', version: 1 })
    for (const [bytes, why] of [['', 'file-empty'], ['合同编号,账期\r\n广告-1,2026-10\r\n', 'no-header'], ['合同编号,账期,营业额\r\n', 'file-empty']] as const)
      expect((await tenant.call('/v1/facilities/takings?name=a.csv', { as: 'collector', method: 'POST', body: new TextEncoder().encode(bytes) })).json.error.code).toBe(why)
  })
})

describe('expected against received', () => {
  it('is exported as it is listed', async () => {
    const { sums } = (await tenant.call('/v1/facilities/settlements?limit=200', { as: 'finance' })).json
    const { text } = await tenant.call('/v1/facilities/settlements/export?format=csv', { as: 'finance' })
    const [header, ...lines] = text.trim().split('\r\n').map((line) => line.split(','))
    const column = header!.findIndex((name) => name.startsWith('差额'))
    expect(lines.reduce((sum, line) => sum + Math.round(Number(line[column]) * 100), 0)).toBe(sums.differenceFen)
  })
})

describe('a stranger', () => {
  it('finds no contract of ours and changes none', async () => {
    const id = await made()
    const theirs = stranger.ctx(person('m-stranger', 'head'))
    const acts = [settleContract(theirs, id, november), recordRent(theirs, id, { id: nextId(), method: 'cash', amountFen: 1 }), recordTakings(theirs, id, { ...october, takingsFen: 1, note: '' }), renewContract(theirs, id, { from: '2027-10-01' as never, to: '2028-09-30' as never, document: '续', monthlyFen: null })]
    expect(await Promise.all(acts.map(code))).toEqual(acts.map(() => 'unknown'))
    expect((await listContracts(theirs, { limit: 50 })).items).toEqual([])
    expect((await listSettlements(theirs, { limit: 50 })).items).toEqual([])
  })
})
