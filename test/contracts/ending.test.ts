import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Period } from '../../functions/calendar.ts'
import type { Actor, Ctx, StaffRole } from '../../functions/context.ts'
import { askClosing } from '../../functions/contracts/ask-closing.ts'
import { listStuck } from '../../functions/stuck/list-stuck.ts'
import { askEnd } from '../../functions/contracts/ask-end.ts'
import { auditTakings } from '../../functions/contracts/audit-takings.ts'
import { decideClosing } from '../../functions/contracts/decide-closing.ts'
import { decideEnd } from '../../functions/contracts/decide-end.ts'
import { disputeSettlement } from '../../functions/contracts/dispute-settlement.ts'
import { getContract } from '../../functions/contracts/get-contract.ts'
import { listContracts } from '../../functions/contracts/list-contracts.ts'
import { listSettlements } from '../../functions/contracts/list-settlements.ts'
import { recordDeposit } from '../../functions/contracts/record-deposit.ts'
import { recordRent } from '../../functions/contracts/record-rent.ts'
import { recordTakings } from '../../functions/contracts/record-takings.ts'
import { renewContract } from '../../functions/contracts/renew-contract.ts'
import { settleContract } from '../../functions/contracts/settle-contract.ts'
import type { ContractId } from '../../functions/ids.ts'
import { signed } from '../../functions/ledger/model.ts'
import { eachVoucher } from '../../functions/ledger/read-journal.ts'
import { connectLocal } from '../../functions/storage/connect.ts'
import { gateShards, keys } from '../../functions/storage/keys.ts'
import { injector } from '../faults/inject.ts'
import { onTheWire, withoutWaiting } from '../faults/wire.ts'
import { assertBooksBalance } from '../support/books.ts'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'

let stack: Stack
let tenant: TestTenant
let stranger: TestTenant
let facility: string
let [finance, second, head, collector] = [] as unknown as [Ctx, Ctx, Ctx, Ctx]
const faults = injector()
let commands: string[] = []
const person = (id: string, role: StaffRole): Actor => ({ kind: 'member', id, name: id, roles: [role] })

beforeAll(async () => {
  stack = await startStack()
  tenant = await stack.createTenant()
  stranger = await stack.createTenant()
  const community = (await tenant.call('/v1/communities', { as: 'head', body: { name: '红星里' } })).json.id
  facility = (await tenant.call('/v1/facilities', { as: 'head', body: { id: 'facility0001', name: '便民早餐点', kind: 'kiosk', community, place: '3幢', ownership: 'owners-common', decision: { document: '业主大会〔2026〕3号', agreedBp: 8_000, decidedOn: '2026-03-01' } } })).json.id
  finance = tenant.ctx(person('m-finance', 'finance'))
  second = tenant.ctx(person('m-second', 'finance'))
  collector = tenant.ctx(person('m-collector', 'collector'))
  const storeFor = connectLocal({
    ...stack.table,
    tap: (client) => {
      withoutWaiting(client)
      onTheWire(client, (call, go) => {
        commands.push(call.command)
        return faults.handle(call, go)
      })
    },
  })
  head = { ...tenant.ctx(person('m-head', 'head')), store: storeFor(tenant.id) }
})
afterAll(async () => {
  faults.calm()
  await assertBooksBalance(stack, tenant)
  await stack.stop()
})

let count = 0
/** As it stands on the list of what waits for a person. */
const waiting = async (id: ContractId) => (await listStuck(finance, { limit: 200 }, 'zh')).items.flatMap(({ document, kind, action }) => (document === id ? [`${kind} ${action}`] : []))
const nextId = () => `e${String((count += 1)).padStart(11, '0')}`
/** 1,000 yuan a month from October, a deposit of 3,000 that the collector took; October and November settled, October paid. It is 2026-12-01. */
async function running(more: object = {}, { deposit = 300_000 } = {}): Promise<ContractId> {
  const id = nextId()
  const body = { id, no: `ZZ-${id}`, party: { name: '晨光早餐', contact: '陈', phone: '0571-88880000' }, from: '2026-10-01', to: '2027-09-30', steps: [{ from: '2026-10-01', monthlyFen: 100_000 }], depositFen: 300_000, ...more }
  const answer = await tenant.call(`/v1/facilities/${facility}/contracts`, { as: 'head', body })
  if (answer.status !== 201) throw new Error(answer.text)
  if (deposit > 0) await recordDeposit(collector, id as ContractId, { id: nextId(), direction: 'in', method: 'cash', amountFen: deposit })
  return id as ContractId
}
const span = (from: string) => ({ from: from as never })
const pay = (id: ContractId, amountFen: number) => recordRent(collector, id, { id: nextId(), method: 'cash', amountFen })
const wish = (lastDay: string, more: object = {}) => ({ id: nextId(), lastDay: lastDay as never, cause: 'agreement' as const, reason: '双方协商，提前退场', document: '终止协议 1 号', ...more })
const yes = { action: 'approve' as const, note: '' }
const no = { action: 'decline' as const, note: '日期不对' }
const ended = async (id: ContractId, lastDay: string) => {
  await askEnd(finance, id, wish(lastDay))
  return decideEnd(head, id, yes)
}
const code = async (act: Promise<unknown>): Promise<string> => act.then(() => 'done', (error: { code?: string }) => error.code ?? String(error))
const damage = (amountFen: number) => ({ kind: 'damage' as const, reason: '卷帘门损坏', amountFen })
const claim = (deductions: readonly ReturnType<typeof damage>[] = []) => ({ id: nextId(), deductions: [...deductions], note: '' })
/** Debits less credits of an account, of everything about one contract. */
async function balance(id: ContractId, account: string): Promise<number> {
  let sum = 0
  for (const month of ['2026-10', '2026-11', '2026-12', '2027-01'])
    await eachVoucher(tenant.ctx(), month as Period, ({ document, postings }) => document.startsWith(id) && postings.forEach((line) => (sum += line.account === account ? signed(line) : 0)))
  return sum
}

describe('an early end', () => {
  it('is asked by one and approved by another, one of them a head; until then nothing changes', async () => {
    const id = await running()
    const asked = wish('2026-12-20')
    const both = await Promise.all([askEnd(finance, id, asked), askEnd(finance, id, asked)])
    expect(both[0]).toMatchObject({ to: '2027-09-30', state: 'active', waits: 'ending', ending: { state: 'asked', lastDay: '2026-12-20', agreedTo: '2027-09-30', may: { approve: false, decline: true, head: false } } })
    expect(both[1].ending).toEqual(both[0].ending)
    expect(await waiting(id)).toEqual(['contract-end approve'])
    expect(await code(askEnd(finance, id, { ...asked, reason: '别的原因' }))).toBe('id-taken')
    expect(await code(askEnd(head, id, wish('2026-12-21')))).toBe('asked-already')
    expect(await code(decideEnd(finance, id, yes))).toBe('second-person')
    expect((await getContract(second, id)).ending!.may).toEqual({ approve: false, decline: true, head: true })
    expect(await code(decideEnd(second, id, yes))).toBe('head-needed')
    const agreed = await Promise.all([decideEnd(head, id, yes), decideEnd(head, id, yes)])
    expect(agreed[0]).toMatchObject({ to: '2026-12-20', waits: null, alert: null, ending: { state: 'agreed', voucher: null, differenceFen: 0 } })
    expect(agreed[1]).toEqual(agreed[0])
    expect(agreed[0].schedule.at(-1)).toMatchObject({ from: '2026-12-01', to: '2026-12-20', baseFen: 64_516 })
    expect(await waiting(id)).toEqual([])
    expect(await code(decideEnd(head, id, no))).toBe('nothing-asked')
    expect(await code(askEnd(finance, id, wish('2026-12-10')))).toBe('ended')
  })

  it('that was declined or taken back changes nothing, stays to be read, and can be asked anew', async () => {
    const id = await running()
    await askEnd(finance, id, wish('2026-12-20'))
    expect((await decideEnd(finance, id, no)).ending).toMatchObject({ state: 'declined', words: [{ what: 'asked' }, { what: 'declined', by: 'm-finance', note: '日期不对' }] })
    expect(await code(decideEnd(head, id, yes))).toBe('nothing-asked')
    await askEnd(finance, id, wish('2026-12-31'))
    expect((await decideEnd(head, id, yes)).ending).toMatchObject({ lastDay: '2026-12-31', words: [{ what: 'asked' }, { what: 'declined' }, { what: 'asked' }, { what: 'agreed', by: 'm-head' }] })
  })

  it.each(['2026-09-30', '2027-09-30', '2028-01-01'])('on %s is no early end', async (lastDay) => expect(await code(askEnd(finance, await running(), wish(lastDay)))).toBe('bad-last-day'))

  it('stops the rent: a settled period partly used is by days, one after it is nothing, and the difference is one voucher', async () => {
    const id = await running()
    for (const from of ['2026-10-01', '2026-11-01', '2026-12-01', '2027-01-01']) await settleContract(finance, id, span(from))
    await pay(id, 300_000)
    await askEnd(finance, id, wish('2026-12-10'))
    const shown = (await getContract(head, id)).ending!
    const { ending, overFen, openFen } = await decideEnd(head, id, yes)
    expect(shown.changes).toEqual(ending!.changes)
    expect(ending).toMatchObject({
      differenceFen: -167_742,
      changes: [{ from: '2026-12-01', to: '2026-12-10', wasFen: 100_000, nowFen: 32_258, receivedFen: 100_000 }, { from: '2027-01-01', to: '2027-01-31', wasFen: 100_000, nowFen: 0, receivedFen: 0 }],
    })
    expect([overFen, openFen]).toEqual([67_742, 0])
    expect((await tenant.call(`/v1/vouchers/${ending!.voucher}`, { as: 'finance' })).json.postings).toMatchObject([{ account: '1122', creditFen: 167_742 }, { account: '4901', fund: 'OWNERS_COMMON', debitFen: 167_742 }])
    expect([await balance(id, '4901'), await balance(id, '1122')]).toEqual([-232_258, -67_742])
    const { items } = await listSettlements(head, { contract: id, limit: 50 })
    expect(items.map(({ from, state, differenceFen }) => [from, state, differenceFen])).toEqual([['2026-12-01', 'over', -67_742], ['2026-11-01', 'received', 0], ['2026-10-01', 'received', 0]])
  })

  it('lets no later period be settled, counted or renewed, also not by somebody who does it at the same moment', async () => {
    const id = await running()
    await askEnd(finance, id, wish('2026-12-10'))
    const [end, settled] = await Promise.all([decideEnd(head, id, yes), code(settleContract(finance, id, span('2027-01-01')))])
    expect(end.ending!.state).toBe('agreed')
    expect(['done', 'ended']).toContain(settled)
    // Whoever came first: nothing is due after the end.
    expect(await balance(id, '4901')).toBe(0)
    expect(await code(settleContract(finance, id, span('2027-01-01')))).toBe('ended')
    expect(await code(renewContract(head, id, { from: '2026-12-11' as never, to: '2027-12-31' as never, document: '续', monthlyFen: null }))).toBe('ended')
    expect((await settleContract(finance, id, span('2026-12-01'))).amountFen).toBe(32_258)
    const shared = await running({ tiers: [{ fromFen: 0, rateBp: 1_000 }] })
    await ended(shared, '2026-11-30')
    expect(await code(recordTakings(collector, shared, { ...span('2026-12-01'), takingsFen: 1, note: '' }))).toBe('ended')
  })

  it('waits while what it would change is disputed, and never goes behind takings that were earned', async () => {
    const id = await running()
    await settleContract(finance, id, span('2026-12-01'))
    await askEnd(finance, id, wish('2026-12-10'))
    await disputeSettlement(finance, { contract: id, ...span('2026-12-01') }, '面积不对')
    expect(await code(decideEnd(head, id, yes))).toBe('disputed')
    const shared = await running({ tiers: [{ fromFen: 0, rateBp: 1_000 }] })
    await recordTakings(collector, shared, { ...span('2026-11-01'), takingsFen: 500, note: '' })
    expect(await code(askEnd(finance, shared, wish('2026-10-31')))).toBe('earned-after')
    expect(await code(askEnd(finance, shared, wish('2026-11-01')))).toBe('done')
  })

  it('of a month that is closed is booked today; a share that was settled keeps its takings', async () => {
    const ctx = tenant.ctx()
    const id = await running({ tiers: [{ fromFen: 0, rateBp: 1_000 }] })
    await recordTakings(collector, id, { ...span('2026-10-01'), takingsFen: 200_000, note: '' })
    await auditTakings(finance, id, { from: '2026-10-01' as never, version: 1 })
    await settleContract(finance, id, span('2026-10-01'))
    await Promise.all(Array.from({ length: gateShards }, (_, shard) => ctx.store.write({ put: { ...keys.gate(tenant.id, '2026-10' as never, shard), closedAt: '2026-11-20T00:00:00.000Z', closedBy: 'm' } })))
    const { ending } = await ended(id, '2026-10-31')
    expect(ending!.changes).toEqual([])
    const cut = await running({ tiers: [{ fromFen: 0, rateBp: 1_000 }] })
    await recordTakings(collector, cut, { ...span('2026-10-01'), takingsFen: 200_000, note: '' })
    await auditTakings(finance, cut, { from: '2026-10-01' as never, version: 1 })
    await settleContract(finance, cut, span('2026-10-01'))
    const late = (await ended(cut, '2026-10-10')).ending!
    expect(late.changes).toMatchObject([{ wasFen: 120_000, nowFen: 52_258 }])
    expect((await tenant.call(`/v1/vouchers/${late.voucher}`, { as: 'finance' })).json.entryDate).toBe('2026-12-01')
  })
})

describe('the deposit of a contract that is over', () => {
  /** Over since yesterday, with so much of November paid. */
  async function over(paidFen = 100_000) {
    const id = await running()
    for (const from of ['2026-10-01', '2026-11-01']) await settleContract(finance, id, span(from))
    await pay(id, paidFen)
    await ended(id, '2026-11-30')
    return id
  }

  it('pays unpaid rent, keeps what was damaged as income of the owners, and gives back the rest, by one voucher', async () => {
    const id = await over()
    const asked = await askClosing(finance, id, claim([damage(50_000)]))
    expect(asked).toMatchObject({ waits: 'closing', closing: { state: 'asked', heldFen: 300_000, fromDepositFen: 100_000, keptFen: 50_000, depositBackFen: 150_000, backFen: 150_000, deductions: [{ kind: 'damage', account: '4901' }], claims: [{ from: '2026-11-01', amountFen: 100_000 }] } })
    expect(await waiting(id)).toEqual(['deposit-closing approve'])
    expect(await balance(id, '2209')).toBe(-300_000)
    expect(await code(decideClosing(finance, id, { ...yes, backFen: 150_000 }))).toBe('second-person')
    expect(await code(decideClosing(second, id, { ...yes, backFen: 150_000 }))).toBe('head-needed')
    expect(await code(decideClosing(head, id, { ...yes, backFen: 200_000 }))).toBe('other-sum')
    const both = await Promise.all([decideClosing(head, id, { ...yes, backFen: 150_000 }), decideClosing(head, id, { ...yes, backFen: 150_000 })])
    expect(both[0]).toEqual(both[1])
    expect(both[0]).toMatchObject({ state: 'ended', depositHeldFen: 150_000, openFen: 0, closing: { state: 'agreed', heldFen: 300_000, backFen: 150_000 } })
    const { postings } = (await tenant.call(`/v1/vouchers/${both[0].closing!.voucher}`, { as: 'finance' })).json
    expect(postings).toMatchObject([{ account: '2209', debitFen: 100_000 }, { account: '1122', creditFen: 100_000 }, { account: '2209', debitFen: 50_000 }, { account: '4901', fund: 'OWNERS_COMMON', creditFen: 50_000 }])
    expect([await balance(id, '2209'), await balance(id, '1122')]).toEqual([-150_000, 0])
    const out = { direction: 'out' as const, method: 'transfer' as const, amountFen: 150_000, reference: `ICBC-${id}` }
    expect(await code(recordDeposit(finance, id, { ...out, id: nextId(), amountFen: 150_001 }))).toBe('above-deposit')
    await recordDeposit(finance, id, { ...out, id: nextId() })
    expect([await balance(id, '2209'), (await getContract(head, id)).depositHeldFen]).toEqual([0, 0])
    expect(await code(recordDeposit(collector, id, { id: nextId(), direction: 'in', method: 'cash', amountFen: 1 }))).toBe('closed')
    expect(await code(askClosing(finance, id, claim()))).toBe('closed')
  })

  it('is never deducted beyond what unpaid rent leaves of it', async () => {
    const id = await over()
    expect(await code(askClosing(finance, id, claim([damage(150_000), damage(50_001)])))).toBe('above-deposit')
    expect((await askClosing(finance, id, claim([damage(150_000), damage(50_000)]))).closing).toMatchObject({ keptFen: 200_000, backFen: 0 })
  })

  it('is decided by what the second person saw: rent that came meanwhile changes the sum', async () => {
    const id = await over()
    const { backFen } = (await askClosing(finance, id, claim())).closing!
    await pay(id, 40_000)
    expect(await code(decideClosing(head, id, { ...yes, backFen }))).toBe('other-sum')
    expect((await getContract(head, id)).closing!.backFen).toBe(240_000)
    expect((await decideClosing(head, id, { ...yes, backFen: 240_000 })).closing).toMatchObject({ fromDepositFen: 60_000, depositBackFen: 240_000 })
  })

  it('goes back together with rent that was paid too much', async () => {
    const id = await running()
    for (const from of ['2026-10-01', '2026-11-01']) await settleContract(finance, id, span(from))
    await pay(id, 200_000)
    await ended(id, '2026-11-15')
    const { closing } = await askClosing(finance, id, claim([damage(20_000)]))
    expect(closing).toMatchObject({ overBackFen: 50_000, depositBackFen: 280_000, backFen: 330_000 })
    expect(await decideClosing(head, id, { ...yes, backFen: 330_000 })).toMatchObject({ depositHeldFen: 330_000, overFen: 0 })
    expect([await balance(id, '2209'), await balance(id, '1122')]).toEqual([-330_000, 0])
  })

  it('waits until the contract is over and every period is settled and undisputed; of nothing there is nothing to decide', async () => {
    const id = await running()
    expect(await code(askClosing(finance, id, claim()))).toBe('not-over')
    await ended(id, '2026-11-30')
    expect(await code(askClosing(finance, id, claim()))).toBe('unsettled')
    for (const from of ['2026-10-01', '2026-11-01']) await settleContract(finance, id, span(from))
    await disputeSettlement(finance, { contract: id, ...span('2026-10-01') }, '面积不对')
    expect(await code(askClosing(finance, id, claim()))).toBe('disputed')
    const bare = await running({}, { deposit: 0 })
    for (const from of ['2026-10-01', '2026-11-01']) await settleContract(finance, bare, span(from))
    await ended(bare, '2026-11-30')
    expect(await code(askClosing(finance, bare, claim()))).toBe('nothing-held')
  })

  it('is closed once, whichever call was done and lost its answer, and so is the end', async () => {
    const id = await over()
    const wishes = { end: wish('2026-12-10'), close: claim([damage(10_000)]) }
    const fresh = async () => {
      const one = await running()
      for (const from of ['2026-10-01', '2026-11-01', '2026-12-01']) await settleContract(finance, one, span(from))
      await askEnd(finance, one, { ...wishes.end, lastDay: '2026-11-15' as never })
      return one
    }
    const act = async (one: ContractId) => {
      await decideEnd(head, one, yes)
      // Asked by another head: the second person is the one whose calls are cut off.
      await askClosing(finance, one, wishes.close)
      return decideClosing(head, one, { ...yes, backFen: 140_000 })
    }
    commands = []
    await act(await fresh())
    const writes = commands.flatMap((command, at) => (/Get|Query/.test(command) ? [] : [at + 1]))
    expect(writes).toHaveLength(2)
    for (const at of writes) {
      const one = await fresh()
      const met = faults.plan({ kind: 'after', at, fatal: true })
      await act(one).catch(() => undefined)
      expect(met(), `call ${at} was met`).toBe(true)
      faults.calm()
      expect(await act(one)).toMatchObject({ depositHeldFen: 140_000, openFen: 0, closing: { state: 'agreed', fromDepositFen: 150_000 } })
      expect([await balance(one, '2209'), await balance(one, '1122'), await balance(one, '4901')]).toEqual([-140_000, 0, -160_000])
    }
    expect((await getContract(head, id)).closing).toBeNull()
  })
})

describe('a stranger', () => {
  it('ends no contract of ours and touches no deposit; who only reads is refused', async () => {
    const id = await running()
    await askEnd(finance, id, wish('2026-12-20'))
    const theirs = stranger.ctx(person('m-stranger', 'head'))
    const acts = [askEnd(theirs, id, wish('2026-12-20')), decideEnd(theirs, id, yes), askClosing(theirs, id, claim()), decideClosing(theirs, id, { ...yes, backFen: 0 })]
    expect(await Promise.all(acts.map(code))).toEqual(acts.map(() => 'unknown'))
    for (const as of ['auditor', 'collector'] as const) expect((await tenant.call(`/v1/facilities/contracts/${id}/ending/decision`, { as, body: { action: 'approve' } })).status).toBe(403)
    expect((await tenant.call(`/v1/facilities/contracts/${id}/deposit-closing/decision`, { as: 'head', body: { action: 'approve' } })).status).toBe(400)
    expect((await listContracts(head, { facility: facility as never, limit: 200 })).items.filter(({ waits }) => waits === 'ending').map((row) => row.id)).toContain(id)
  })
})
