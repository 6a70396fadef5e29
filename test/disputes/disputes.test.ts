import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type Stripe from 'stripe'
import { decideDispute } from '../../functions/disputes/decide-dispute.ts'
import { disputedUnits } from '../../functions/disputes/has-dispute.ts'
import { settleDispute } from '../../functions/disputes/settle-dispute.ts'
import { sweepDisputes } from '../../functions/disputes/sweep-disputes.ts'
import { readPayment } from '../../functions/payments/items.ts'
import { openDispute } from '../../infra/local/stripe/open-dispute.ts'
import { decideDispute as decideAtBank } from '../../infra/local/stripe/settle-disputes.ts'
import { accounts, type Collecting, startCollecting } from '../payments/collecting.ts'
import { refundingOf } from '../refunds/refunding.ts'
import { assertBooksBalance } from '../support/books.ts'

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
/** A paid bill whose payer complains at the bank. */
async function disputed(options: { amount?: number } = {}) {
  const house = at.houses[turn % at.houses.length]!
  const bill = `${house.id}-2026-${['08', '09', '10', '11'][Math.floor(turn / at.houses.length)]}-1`
  turn += 1
  const paid = await by.paid([bill])
  const payment = (await readPayment(at.tenant.ctx(), paid.id as never))!
  const intent = at.standIn.world.store.get<Stripe.PaymentIntent>(accounts[0], payment.booked!.providerPayment!)!
  const dispute = openDispute(at.standIn.world, accounts[0], String(intent.latest_charge), options)
  return { house, bill, paid, dispute, id: `${paid.id}.${dispute.id}` }
}
const show = async (id: string) => (await at.tenant.call(`/v1/disputes/${id}`, { as: 'finance' })).json
const kinds = (vouchers: readonly string[]) => vouchers.map((voucher) => voucher.split('.')[0])
const code = async (act: Promise<unknown>): Promise<string> => act.then(() => 'done', (error: { code?: string }) => error.code ?? String(error))

describe('a dispute', () => {
  it('is booked once when the bank takes the money, told three times, and bars refunds of that payment', async () => {
    const one = await disputed()
    await at.standIn.pump()
    await Promise.all(Array.from({ length: 3 }, () => settleDispute(at.tenant.ctx(), { account: accounts[0], dispute: one.dispute.id })))
    expect(await show(one.id)).toMatchObject({ state: 'open', moneyTaken: true, amountFen: one.paid.amountFen })
    expect(kinds((await show(one.id)).vouchers)).toEqual(['DISPUTE'])
    expect(await code(by.ask(one.paid.id, 1))).toBe('disputed')
    expect((await disputedUnits(at.tenant.ctx())).has(one.house.id as never)).toBe(true)
    const [stuck] = (await at.tenant.call('/v1/stuck?kind=dispute&lang=en', { as: 'finance' })).json.items
    expect(stuck).toMatchObject({ document: one.id, why: 'open', action: 'answer' })
    decideAtBank(at.standIn.world, accounts[0], one.dispute.id, true)
    await at.standIn.pump()
    await at.standIn.pump()
    expect(await show(one.id)).toMatchObject({ state: 'won', moneyTaken: false })
    expect(kinds((await show(one.id)).vouchers)).toEqual(['DISPUTE', 'DISPUTEWON'])
    expect(await by.approve(await by.ask(one.paid.id, 1))).toMatchObject({ state: 'paid' })
  })

  it('that is lost waits for a person; charged to the household its bill is open again, once', async () => {
    const one = await disputed()
    decideAtBank(at.standIn.world, accounts[0], one.dispute.id, false)
    await at.standIn.pump()
    expect(await show(one.id)).toMatchObject({ state: 'lost', moneyTaken: true, may: { charge: true, bear: true, agree: false } })
    const charge = () => decideDispute(by.asker, one.id as never, { action: 'charge', reason: '重复起诉' })
    await Promise.all([charge(), charge()])
    expect(await show(one.id)).toMatchObject({ state: 'charged', decision: '重复起诉' })
    expect((await at.due(one.house.id)).bills.find(({ id }) => id === one.bill)?.openFen).toBe(one.paid.amountFen)
    expect((await at.tenant.call('/v1/stuck?kind=dispute', { as: 'finance' })).json.items).toEqual([])
    expect(await code(by.ask(one.paid.id, 1))).toBe('above-left')
  })

  it('that is lost is borne by the organization on two people’s word, and the bill stays paid', async () => {
    const one = await disputed()
    decideAtBank(at.standIn.world, accounts[0], one.dispute.id, false)
    await at.standIn.pump()
    expect(await decideDispute(by.asker, one.id as never, { action: 'bear', reason: '金额小' })).toMatchObject({ state: 'lost' })
    expect(await decideDispute(by.approver, one.id as never, { action: 'bear', reason: '金额小' })).toMatchObject({ state: 'borne' })
    expect((await at.due(one.house.id)).bills.map(({ id }) => id)).not.toContain(one.bill)
    const voucher = (await at.tenant.call(`/v1/vouchers/${(await show(one.id)).vouchers.at(-1)}`, { as: 'finance' })).json
    expect(voucher.postings.map((posting: { account: string }) => posting.account)).toEqual(expect.arrayContaining(['5401', '1122']))
  })

  it('that no notice told us of is found by the sweep, and so is its end', async () => {
    at.standIn.switches.holdDeliveries = true
    const one = await disputed({ amount: 500 })
    at.clock.forwardMs(61 * 60_000)
    await sweepDisputes(at.tenant.ctx())
    expect(await show(one.id)).toMatchObject({ state: 'open', moneyTaken: true, amountFen: 500 })
    decideAtBank(at.standIn.world, accounts[0], one.dispute.id, true)
    at.clock.forwardMs(6 * 60_000)
    await sweepDisputes(at.tenant.ctx())
    expect(await show(one.id)).toMatchObject({ state: 'won' })
    at.standIn.switches.holdDeliveries = false
    await at.standIn.pump()
    expect(kinds((await show(one.id)).vouchers)).toEqual(['DISPUTE', 'DISPUTEWON'])
  })

  it('of another tenant is not there', async () => {
    const one = await disputed()
    await at.standIn.pump()
    expect((await at.stranger.call(`/v1/disputes/${one.id}`, { as: 'head' })).status).toBe(404)
    expect((await at.stranger.call(`/v1/disputes/${one.id}/decision`, { as: 'head', body: { action: 'bear', reason: '不是我的' } })).status).toBe(404)
    expect((await at.stranger.call('/v1/disputes', { as: 'head' })).json.items).toEqual([])
    await expect(settleDispute(at.stranger.ctx(), { account: accounts[1], dispute: one.dispute.id })).rejects.toMatchObject({ kind: 'unknown' })
  })
})
