import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type Stripe from 'stripe'
import { declineRefund } from '../../functions/refunds/decline-refund.ts'
import { createRefund } from '../../functions/refunds/create-refund.ts'
import { getRefund } from '../../functions/refunds/get-refund.ts'
import { keepRefund } from '../../functions/refunds/keep-refund.ts'
import { listRefunds } from '../../functions/refunds/list-refunds.ts'
import { payRefund } from '../../functions/refunds/pay-refund.ts'
import { retryRefund } from '../../functions/refunds/retry-refund.ts'
import { settleRefund } from '../../functions/refunds/settle-refund.ts'
import { sweepRefunds } from '../../functions/refunds/sweep-refunds.ts'
import { readPayment } from '../../functions/payments/items.ts'
import { gateShards, keys } from '../../functions/storage/keys.ts'
import { failRefund, succeedRefund } from '../../infra/local/stripe/settle-refunds.ts'
import { accounts, type Collecting, residentOf, startCollecting } from '../payments/collecting.ts'
import { assertBooksBalance } from '../support/books.ts'
import { refundingOf } from './refunding.ts'

let at: Collecting
let by: ReturnType<typeof refundingOf>
beforeAll(async () => {
  at = await startCollecting()
  by = refundingOf(at)
})
afterAll(async () => {
  await assertBooksBalance(at.stack, at.tenant)
  await at.stack.stop()
})

let turn = 0
/** A bill that no other test of this file has looked at. */
function fresh() {
  const house = at.houses[turn % at.houses.length]!
  const bill = `${house.id}-2026-${['08', '09', '10', '11'][Math.floor(turn / at.houses.length)]}-1`
  turn += 1
  return { house, bill }
}
const open = async (unit: string, bill: string): Promise<number> => (await at.due(unit)).bills.find((one) => one.id === bill)?.openFen ?? 0
const theirRefunds = () => at.standIn.world.store.all<Stripe.Refund>('refund', accounts[0]).map(({ kept }) => kept)
const code = async (act: Promise<unknown>): Promise<string> => act.then(() => 'done', (error: { code?: string }) => error.code ?? String(error))

describe('a refund of what was paid on bills', () => {
  it('changes nothing before another person approves, then opens the bill again, goes back by card and is in the books once', async () => {
    const { house, bill } = fresh()
    const paid = await by.paid([bill])
    const asked = await by.ask(paid.id, paid.amountFen)
    expect(asked).toMatchObject({ state: 'requested', bills: [{ bill, amountFen: paid.amountFen }], may: { approve: false, decline: true } })
    expect(await open(house.id, bill)).toBe(0)
    const approved = await by.approve(asked)
    expect(approved).toMatchObject({ state: 'paid', paidMethod: 'provider', paidOn: '2026-12-01' })
    expect(approved.vouchers.map((id) => id.split('.')[0])).toEqual(['REFUND', 'REFUNDPAID'])
    expect(await open(house.id, bill)).toBe(paid.amountFen)
    expect(theirRefunds().filter(({ id }) => id === approved.providerRefund)).toHaveLength(1)
    expect((await by.approve(asked)).steps).toEqual(approved.steps)
  })

  it('is refused to the person who asked, and to roles that may not', async () => {
    const paid = await by.paid([fresh().bill])
    const asked = await by.ask(paid.id, 100)
    expect(await code(by.approve(asked, by.asker))).toBe('second-person')
    expect((await at.tenant.call(`/v1/refunds/${asked.id}/approval`, { as: 'collector', body: {} })).status).toBe(403)
    expect((await at.tenant.call(`/v1/refunds/${asked.id}/approval`, { as: 'auditor', body: {} })).status).toBe(403)
    expect(await getRefund(by.asker, asked.id)).toMatchObject({ state: 'requested' })
    await declineRefund(by.approver, asked.id, '重复申请')
    expect(await code(by.approve(asked))).toBe('not-now')
  })

  it('in parts takes of each fund what it took in, to the last fen, and never more than was paid (M7)', async () => {
    const { house, bill } = fresh()
    const paid = await by.paid([bill])
    let left = paid.amountFen
    for (const part of [1, 7, 333, Math.floor(paid.amountFen / 3)]) {
      await by.approve(await by.ask(paid.id, part))
      left -= part
      expect(await open(house.id, bill)).toBe(paid.amountFen - left)
    }
    expect(await code(by.ask(paid.id, left + 1))).toBe('above-left')
    await by.approve(await by.ask(paid.id, left))
    expect(await code(by.ask(paid.id, 1))).toBe('above-left')
    expect((await readPayment(at.tenant.ctx(), paid.id as never))?.refundedFen).toBe(paid.amountFen)
  })

  it('approved twenty times at once is booked once; of two that are too much together one is refused', async () => {
    const { house, bill } = fresh()
    const paid = await by.paid([bill])
    const one = await by.ask(paid.id, 500)
    await Promise.all(Array.from({ length: 20 }, () => by.approve(one)))
    expect(await open(house.id, bill)).toBe(500)
    const rest = paid.amountFen - 500
    const [a, b] = [await by.ask(paid.id, rest), await by.ask(paid.id, rest)]
    const ends = await Promise.all([code(by.approve(a)), code(by.approve(b))])
    expect(ends.toSorted()).toEqual(['above-left', 'done'])
    expect(await open(house.id, bill)).toBe(paid.amountFen)
  })

  it('sent again under the same id is the same refund; with other content it is a conflict', async () => {
    const paid = await by.paid([fresh().bill])
    const request = { id: by.nextId(), payment: paid.id as never, amountFen: 200, source: 'bills' as const, reason: '多收了' }
    const [first, second] = await Promise.all([createRefund(by.asker, request), createRefund(by.asker, request)])
    expect(second.id).toBe(first.id)
    expect(await code(createRefund(by.asker, { ...request, amountFen: 201 }))).toBe('other-refund')
    await declineRefund(by.asker, first.id, '填错了')
  })

  it('is booked in the month that is open when its own is closed', async () => {
    const paid = await by.paid([fresh().bill])
    const asked = await by.ask(paid.id, 100)
    const ctx = at.tenant.ctx()
    const closed = (on: boolean) => Promise.all(Array.from({ length: gateShards }, (_, shard) => ctx.store.write(on ? { put: { ...keys.gate(ctx.tenant, '2026-12' as never, shard), closedAt: '2026-12-01T00:00:00.000Z' } } : { delete: keys.gate(ctx.tenant, '2026-12' as never, shard) })))
    await closed(true)
    const approved = await by.approve(asked)
    await closed(false)
    expect(approved.vouchers).toEqual([`REFUND.2027-01-01.${asked.id}`, `REFUNDPAID.2027-01-01.${asked.id}.1`])
  })
})

describe('money on its way back', () => {
  it('is owed until the provider settles it, whoever brings the news and how often', async () => {
    const paid = await by.paid([fresh().bill], 'alipay')
    const pending = await by.approve(await by.ask(paid.id, 300))
    expect(pending).toMatchObject({ state: 'pending', paidOn: null })
    succeedRefund(at.standIn.world, accounts[0], pending.providerRefund!)
    await Promise.all([at.standIn.pump(), settleRefund(by.asker, pending.id), settleRefund(by.asker, pending.id), sweepRefunds(at.tenant.ctx())])
    await at.standIn.pump()
    const settled = await getRefund(by.asker, pending.id)
    expect(settled).toMatchObject({ state: 'paid' })
    expect(settled.vouchers.filter((id) => id.startsWith('REFUNDPAID'))).toHaveLength(1)
  })

  it('is found by the sweep when no notice came, and when the process died before it asked the provider', async () => {
    const paid = await by.paid([fresh().bill])
    const asked = await by.ask(paid.id, 300)
    const away = { ...by.approver, ports: { ...by.approver.ports, channel: { ...by.approver.ports.channel, refund: async () => Promise.reject(new Error('the process is gone')) } } }
    await expect(by.approve(asked, away)).rejects.toThrow('the process is gone')
    expect(await getRefund(by.asker, asked.id)).toMatchObject({ state: 'sending' })
    at.clock.forwardMs(6 * 60_000)
    await sweepRefunds(at.tenant.ctx())
    expect(await getRefund(by.asker, asked.id)).toMatchObject({ state: 'paid' })
    expect(theirRefunds().filter(({ metadata }) => Object.values(metadata ?? {}).includes(`${asked.id}.1`))).toHaveLength(1)
  })

  it('that fails stays owed; sent again it goes by a new attempt, and once only', async () => {
    const paid = await by.paid([fresh().bill])
    at.standIn.switches.refunds = ['fail']
    const failed = await by.approve(await by.ask(paid.id, 300))
    expect(failed).toMatchObject({ state: 'failed' })
    expect((await getRefund(by.approver, failed.id)).may).toMatchObject({ decide: true, payOut: true })
    const again = await Promise.all([retryRefund(by.approver, failed.id), retryRefund(by.approver, failed.id), retryRefund(by.asker, failed.id)].map((act) => act.catch((error: unknown) => error)))
    expect(again.length).toBe(3)
    expect(await getRefund(by.asker, failed.id)).toMatchObject({ state: 'paid' })
    const theirs = theirRefunds().filter(({ metadata }) => Object.values(metadata ?? {}).some((value) => value.startsWith(failed.id)))
    expect(theirs.filter(({ status }) => status === 'succeeded')).toHaveLength(1)
  })

  it('that fails can be kept as credit, and refunded anew from there', async () => {
    const { house, bill } = fresh()
    const paid = await by.paid([bill])
    at.standIn.switches.refunds = ['fail']
    const failed = await by.approve(await by.ask(paid.id, paid.amountFen))
    const before = (await at.due(house.id)).creditFen
    const kept = await Promise.all([keepRefund(by.approver, failed.id), keepRefund(by.approver, failed.id)])
    expect(kept[0]).toMatchObject({ state: 'kept' })
    expect((await at.due(house.id)).creditFen).toBe(before + paid.amountFen)
    expect(await open(house.id, bill)).toBe(paid.amountFen)
    expect(await code(by.ask(paid.id, 1, 'bills'))).toBe('above-bills')
    expect(await by.approve(await by.ask(paid.id, paid.amountFen, 'credit'))).toMatchObject({ state: 'paid' })
    expect((await at.due(house.id)).creditFen).toBe(before)
  })

  it('that fails can be paid out by hand, but not by the person who asked for it', async () => {
    const paid = await by.paid([fresh().bill])
    at.standIn.switches.refunds = ['fail']
    const failed = await by.approve(await by.ask(paid.id, 300))
    expect(await code(payRefund(by.asker, failed.id, { method: 'cash' }))).toBe('second-person')
    const done = await payRefund(by.approver, failed.id, { method: 'transfer', reference: 'BK001' })
    expect(done).toMatchObject({ state: 'paid', paidMethod: 'transfer', reference: 'BK001' })
    expect(await payRefund(by.approver, failed.id, { method: 'transfer', reference: 'BK001' })).toEqual(done)
  })

  it('that comes back after it was paid is owed again, told by notice or found by the sweep', async () => {
    for (const told of [true, false]) {
      const paid = await by.paid([fresh().bill])
      const done = await by.approve(await by.ask(paid.id, 300))
      await at.standIn.pump()
      at.standIn.switches.holdDeliveries = !told
      failRefund(at.standIn.world, accounts[0], done.providerRefund!)
      await at.standIn.pump()
      await at.standIn.pump()
      at.clock.forwardMs(61 * 60_000)
      if (!told) await sweepRefunds(at.tenant.ctx())
      const back = await getRefund(by.asker, done.id)
      expect(back).toMatchObject({ state: 'failed', paidOn: null })
      expect(back.vouchers.map((id) => id.split('.')[0])).toEqual(['REFUND', 'REFUNDPAID', 'REFUNDBACK'])
      expect(await payRefund(by.approver, done.id, { method: 'cash' })).toMatchObject({ state: 'paid', paidMethod: 'cash' })
      at.standIn.switches.holdDeliveries = false
    }
  })

  it('that the provider reports with another amount is not booked, and is shown as a problem', async () => {
    const paid = await by.paid([fresh().bill], 'alipay')
    const pending = await by.approve(await by.ask(paid.id, 300))
    const theirs = at.standIn.world.store.get<Stripe.Refund>(accounts[0], pending.providerRefund!)!
    at.standIn.world.store.put(accounts[0], { ...theirs, status: 'succeeded', amount: 301 })
    expect(await settleRefund(by.asker, pending.id)).toMatchObject({ state: 'pending', differs: 'amount' })
    at.standIn.world.store.put(accounts[0], { ...theirs, status: 'succeeded' })
    expect(await settleRefund(by.asker, pending.id)).toMatchObject({ state: 'paid' })
  })
})

describe('a refund of a counter payment', () => {
  it('waits for a hand after approval, and is booked when it was handed over', async () => {
    const { house, bill } = fresh()
    const taken = await by.cash(house.id, 2_000, { bills: [bill] })
    const approved = await by.approve(await by.ask(taken.id, 1_500))
    expect(approved).toMatchObject({ state: 'handover', paidOn: null })
    const ends = await Promise.all([payRefund(by.asker, approved.id, { method: 'cash' }), payRefund(by.asker, approved.id, { method: 'cash' })])
    expect(ends.map(({ state }) => state)).toEqual(['paid', 'paid'])
    expect(ends[0]!.vouchers).toHaveLength(2)
  })
})

describe('a refund of credit', () => {
  it('takes at most what the household has ahead, also when two are approved at once', async () => {
    const { house } = fresh()
    const { openFen, creditFen } = await at.due(house.id)
    const taken = await by.cash(house.id, openFen + 1_000)
    const [a, b] = [await by.ask(taken.id, creditFen + 700, 'credit'), await by.ask(taken.id, creditFen + 700, 'credit')]
    const ends = await Promise.all([code(by.approve(a)), code(by.approve(b))])
    expect(ends.toSorted()).toEqual(['above-credit', 'done'])
    expect((await at.due(house.id)).creditFen).toBe(300)
    expect(await code(by.ask(taken.id, 301, 'credit'))).toBe('above-credit')
  })
})

describe('who sees a refund', () => {
  it('the own household without names of staff, no other household, no other tenant', async () => {
    const house = at.houses[0]!
    const [mine] = (await listRefunds(at.tenant.ctx(residentOf(house)), { unit: house.id as never, limit: 50 })).items
    expect(mine).toMatchObject({ requestedBy: null })
    expect((await getRefund(at.tenant.ctx(residentOf(house)), mine!.id)).steps.every(({ by: name }) => name === null)).toBe(true)
    expect(await code(getRefund(at.tenant.ctx(residentOf(at.houses[1]!)), mine!.id))).toBe('unknown')
    expect((await at.stranger.call(`/v1/refunds/${mine!.id}`, { as: 'head' })).status).toBe(404)
    expect((await at.stranger.call(`/v1/refunds/${mine!.id}/approval`, { as: 'head', body: {} })).status).toBe(404)
  })
})
