import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type Stripe from 'stripe'
import { decideDispute } from '../../functions/disputes/decide-dispute.ts'
import { settleDispute } from '../../functions/disputes/settle-dispute.ts'
import { readPayment } from '../../functions/payments/items.ts'
import { getRefund } from '../../functions/refunds/get-refund.ts'
import { keepRefund } from '../../functions/refunds/keep-refund.ts'
import { gateShards, keys } from '../../functions/storage/keys.ts'
import { signatureOf } from '../../infra/local/stripe/deliveries.ts'
import { escalateInquiry, openDispute } from '../../infra/local/stripe/open-dispute.ts'
import { decideDispute as decideAtBank } from '../../infra/local/stripe/settle-disputes.ts'
import { accounts, type Collecting, startCollecting, webhookSecret } from '../payments/collecting.ts'
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

const code = async (act: Promise<unknown>): Promise<string> => act.then(() => 'done', (error: { code?: string }) => error.code ?? String(error))
const show = async (id: string) => (await at.tenant.call(`/v1/disputes/${id}`, { as: 'finance' })).json
const kinds = (vouchers: readonly string[]) => vouchers.map((voucher) => voucher.split('.')[0])
const openOn = async (unit: string, bill: string): Promise<number> => (await at.due(unit)).bills.find((one) => one.id === bill)?.openFen ?? 0
const billOf = (house: number, month: string) => ({ unit: at.houses[house]!.id, bill: `${at.houses[house]!.id}-2026-${month}-1` })
const intentOf = async (payment: string): Promise<string> => (await readPayment(at.tenant.ctx(), payment as never))!.booked!.providerPayment!
const complain = async (payment: string, options: Parameters<typeof openDispute>[3] = {}) => {
  const dispute = openDispute(at.standIn.world, accounts[0], await intentOf(payment), options)
  return { theirs: dispute.id, id: `${payment}.${dispute.id}` }
}
const settle = (theirs: string) => settleDispute(at.tenant.ctx(), { account: accounts[0], dispute: theirs })
const charge = (id: string) => decideDispute(by.asker, id as never, { action: 'charge', reason: '败诉' })
const bear = (id: string, ctx = by.approver) => decideDispute(ctx, id as never, { action: 'bear', reason: '金额小' })

describe('a payment in which more than one thing goes wrong', () => {
  it('claimed back in two parts opens its bills again for exactly what it had paid on each', async () => {
    const { unit, bill } = billOf(0, '08')
    const later = billOf(0, '11').bill
    const [due, dueLater] = [await openOn(unit, bill), await openOn(unit, later)]
    const paid = await by.paid([bill, later])
    const parts = [await complain(paid.id, { amount: 501 }), await complain(paid.id, { amount: paid.amountFen - 501 })]
    for (const { theirs } of parts) {
      await settle(theirs)
      decideAtBank(at.standIn.world, accounts[0], theirs, false)
      await settle(theirs)
    }
    for (const { id } of parts) expect(await charge(id)).toMatchObject({ state: 'charged' })
    expect([await openOn(unit, bill), await openOn(unit, later)]).toEqual([due, dueLater])
    expect((await at.due(unit)).creditFen).toBe(0)
  })

  it('refunded in part before, is claimed back for the rest only', async () => {
    const { unit, bill } = billOf(0, '09')
    const paid = await by.paid([bill])
    await by.approve(await by.ask(paid.id, 300))
    const { id, theirs } = await complain(paid.id)
    await settle(theirs)
    expect(await show(id)).toMatchObject({ amountFen: paid.amountFen - 300, moneyTaken: true })
    decideAtBank(at.standIn.world, accounts[0], theirs, false)
    await settle(theirs)
    await charge(id)
    expect(await openOn(unit, bill)).toBe(paid.amountFen)
  })

  it('whose refund fails because of the dispute is owed twice by nobody: kept as credit, then charged', async () => {
    const { unit, bill } = billOf(0, '10')
    const paid = await by.paid([bill], 'alipay')
    const refund = await by.approve(await by.ask(paid.id, 300))
    const { id, theirs } = await complain(paid.id, { amount: paid.amountFen })
    await at.standIn.pump()
    await at.standIn.pump()
    expect(await getRefund(by.asker, refund.id)).toMatchObject({ state: 'failed' })
    decideAtBank(at.standIn.world, accounts[0], theirs, false)
    await settle(theirs)
    expect(await code(charge(id))).toBe('credit-used')
    await keepRefund(by.approver, refund.id)
    expect(await charge(id)).toMatchObject({ state: 'charged' })
    expect(await at.due(unit)).toMatchObject({ creditFen: 0 })
    expect(await openOn(unit, bill)).toBe(paid.amountFen)
  })

  it('that came on top of cash became credit, and is held for it until it is charged', async () => {
    const { unit, bill } = billOf(1, '08')
    const opened = await at.open([bill])
    await by.cash(unit, opened.amountFen, { bills: [bill] })
    at.pay(opened, 'card')
    await at.checkout(opened.checkout)
    const { id, theirs } = await complain(opened.checkout)
    await settle(theirs)
    decideAtBank(at.standIn.world, accounts[0], theirs, false)
    await settle(theirs)
    const more = await by.cash(unit, 1, { bills: [`${unit}-2026-09-1`] })
    expect(await code(by.ask(more.id, 1, 'credit'))).toBe('above-credit')
    expect(await charge(id)).toMatchObject({ state: 'charged' })
    expect((await at.due(unit)).creditFen).toBe(0)
  })
})

describe('what the bank says', () => {
  it('of an inquiry moves no money, until it becomes a dispute', async () => {
    const paid = await by.paid([billOf(2, '08').bill])
    const { id, theirs } = await complain(paid.id, { inquiry: true })
    await settle(theirs)
    expect(await show(id)).toMatchObject({ state: 'open', moneyTaken: false, vouchers: [] })
    const asked = await by.ask(paid.id, 1)
    escalateInquiry(at.standIn.world, accounts[0], theirs)
    await Promise.all([settle(theirs), settle(theirs), at.standIn.pump()])
    expect(kinds((await show(id)).vouchers)).toEqual(['DISPUTE'])
    expect(await code(by.approve(asked))).toBe('disputed')
    decideAtBank(at.standIn.world, accounts[0], theirs, true)
    await settle(theirs)
    expect(kinds((await show(id)).vouchers)).toEqual(['DISPUTE', 'DISPUTEWON'])
  })

  it('three times over and in disorder ends where the bank is', async () => {
    Object.assign(at.standIn.switches, { duplicates: 2, disorder: { seed: 7 } })
    const paid = await by.paid([billOf(2, '09').bill])
    const { id, theirs } = await complain(paid.id)
    decideAtBank(at.standIn.world, accounts[0], theirs, true)
    for (let round = 0; round < 4; round += 1) await at.standIn.pump()
    Object.assign(at.standIn.switches, { duplicates: 0, disorder: false })
    expect(await show(id)).toMatchObject({ state: 'won', moneyTaken: false })
    expect(['', 'DISPUTE,DISPUTEWON']).toContain(kinds((await show(id)).vouchers).join())
  })

  it('of more than was paid, or in another currency, is marked and not booked', async () => {
    for (const [month, lie] of [['10', { amount: 99_999_999 }], ['11', { currency: 'usd' }]] as const) {
      const paid = await by.paid([billOf(2, month).bill])
      const { id, theirs } = await complain(paid.id)
      const truth = at.standIn.world.store.get<Stripe.Dispute>(accounts[0], theirs)!
      at.standIn.world.store.put(accounts[0], { ...truth, ...lie })
      await settle(theirs)
      expect(await show(id)).toMatchObject({ vouchers: [], problem: { en: expect.stringContaining('differs') } })
      at.standIn.world.store.put(accounts[0], truth)
      await settle(theirs)
      expect(await show(id)).toMatchObject({ problem: null, moneyTaken: true })
      expect(kinds((await show(id)).vouchers)).toEqual(['DISPUTE'])
    }
  })

  it('about an order that names another payment of ours touches neither', async () => {
    const [one, other] = [await by.paid([billOf(3, '08').bill]), await by.paid([billOf(3, '09').bill])]
    const { theirs } = await complain(one.id)
    const session = at.standIn.world.store.all<Stripe.Checkout.Session>('checkout.session', accounts[0]).find(({ kept }) => kept.client_reference_id === one.id)!.kept
    at.standIn.world.store.put(accounts[0], { ...session, client_reference_id: other.id })
    await settle(theirs)
    for (const { id } of [one, other]) expect((await at.tenant.call(`/v1/disputes?payment=${id}`, { as: 'finance' })).json.items).toEqual([])
    at.standIn.world.store.put(accounts[0], session)
    await settle(theirs)
    expect((await at.tenant.call(`/v1/disputes?payment=${one.id}`, { as: 'finance' })).json.items).toHaveLength(1)
  })

  it('of our dispute on the account of another tenant is refused, and told again', async () => {
    const paid = await by.paid([billOf(3, '10').bill])
    const { id, theirs } = await complain(paid.id)
    const body = JSON.stringify({ id: 'evt_x', object: 'event', account: accounts[1], type: 'charge.dispute.created', data: { object: { id: theirs } } })
    expect((await at.notice(body, signatureOf(webhookSecret, body, Math.floor(at.clock.now().getTime() / 1000)))).status).toBe(404)
    expect((await at.tenant.call(`/v1/disputes/${id}`, { as: 'finance' })).status).toBe(404)
  })
})

describe('a decision', () => {
  it('by three at once, one to charge and two to bear, is one decision', async () => {
    const { unit, bill } = billOf(4, '08')
    const paid = await by.paid([bill])
    const { id, theirs } = await complain(paid.id)
    expect(await code(charge(id))).toBe('unknown')
    await settle(theirs)
    expect(await code(charge(id))).toBe('not-lost')
    decideAtBank(at.standIn.world, accounts[0], theirs, false)
    await settle(theirs)
    const ends = await Promise.all([code(bear(id)), code(charge(id)), code(bear(id, by.asker)), code(charge(id)), code(bear(id))])
    expect(ends).toEqual(Array(5).fill('done'))
    const { state, vouchers } = await show(id)
    expect(kinds(vouchers)).toEqual(['DISPUTE', 'DISPUTELOST'])
    expect(await openOn(unit, bill)).toBe(state === 'charged' ? paid.amountFen : 0)
  })

  it('and what the bank took are booked in the open month when their own is closed', async () => {
    const paid = await by.paid([billOf(4, '09').bill])
    const { id, theirs } = await complain(paid.id)
    const ctx = at.tenant.ctx()
    const gates = Array.from({ length: gateShards }, (_, shard) => keys.gate(ctx.tenant, '2026-12' as never, shard))
    await Promise.all(gates.map((gate) => ctx.store.write({ put: { ...gate, closedAt: '2026-12-01T00:00:00.000Z' } })))
    await settle(theirs)
    decideAtBank(at.standIn.world, accounts[0], theirs, false)
    await settle(theirs)
    await charge(id)
    await Promise.all(gates.map((gate) => ctx.store.write({ delete: gate })))
    expect((await show(id)).vouchers).toEqual([`DISPUTE.2027-01-01.${theirs}`, `DISPUTELOST.2027-01-01.${theirs}`])
  })
})
