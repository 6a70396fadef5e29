import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '../../functions/context.ts'
import type { StoredEvent } from '../../infra/local/stripe/events.ts'
import { signatureOf } from '../../infra/local/stripe/deliveries.ts'
import { sweepOrders } from '../../functions/notices/sweep-orders.ts'
import { approveSaleRefund, createSaleRefund } from '../../functions/sales/decide-sale-refund.ts'
import { keys } from '../../functions/storage/keys.ts'
import { assertBooksBalance } from '../support/books.ts'
import { accounts, sessionOf, webhookSecret } from '../payments/collecting.ts'
import { type Selling, startSelling } from './selling.ts'

let at: Selling
beforeAll(async () => {
  at = await startSelling()
})
afterAll(async () => {
  await assertBooksBalance(at.stack, at.tenant)
  await at.stack.stop()
})

const lastOf = (type: string) => at.standIn.world.store.all<StoredEvent>('event', accounts[0], (event) => event.type === type).at(-1)!.kept
const tell = (event: object) => {
  const body = JSON.stringify(event)
  return at.stack.request(at.stack.apiHost, '/v1/notices/stripe', { method: 'POST', body: new TextEncoder().encode(body), headers: { 'stripe-signature': signatureOf(webhookSecret, body, Math.floor(at.clock.now().getTime() / 1000)) } })
}

describe('a sale', () => {
  it('paid once and told by notice, landing page and sweep at the same moment is one booking with one receipt, of the facility’s fund', async () => {
    const started = await at.start(await at.machine())
    at.pay(started.sale)
    const event = lastOf('checkout.session.completed')
    const answers = await Promise.all([tell(event), at.landing(started.sale), sweepOrders(at.tenant.ctx(systemActor('sweep'))), tell(event)])
    expect([answers[0].status, answers[3].status]).toEqual([200, 200])
    const [voucher, ...others] = await at.vouchers('SALE', started.sale.sale)
    expect(others).toEqual([])
    expect(voucher.postings).toMatchObject([{ account: '1009', fund: 'ORGANISATION', debitFen: 300 }, { account: '4301', fund: 'ORGANISATION', creditFen: 300 }])
    expect(await at.landing(started.sale)).toMatchObject({ state: 'paid', moneyMoved: 'yes', receiptNo: expect.stringMatching(/^T2026-\d{6}$/), refundedFen: 0 })
  })

  it('opened by two browsers at once is one sale and one page', async () => {
    const machine = await at.machine()
    const [one, two] = await Promise.all([at.start(machine), at.start(machine)])
    expect(one.sale.sale).toBe(two.sale.sale)
    expect(sessionOf(one.sale)).toBe(sessionOf(two.sale))
  })

  it('of a thing that another one paid meanwhile goes back by itself, whole, and never through the income', async () => {
    const machine = await at.machine()
    const [first, second] = [await at.start(machine, 300), await at.start(machine, 500)]
    at.pay(first.sale)
    at.pay(second.sale)
    expect(await at.landing(first.sale)).toMatchObject({ state: 'paid' })
    expect(await at.landing(second.sale)).toMatchObject({ state: 'unwanted', moneyMoved: 'yes', refundedFen: 500 })
    expect(await at.refunds(second.sale.sale)).toMatchObject([{ rule: 'unwanted', state: 'paid', amountFen: 500 }])
    expect((await at.vouchers('SALE', second.sale.sale))[0].postings.map(({ account }: { account: string }) => account)).toEqual(['1009', '2209'])
    expect(await at.vouchers('REFUNDPAID', second.sale.sale)).toHaveLength(1)
  })

  it('whose refund the provider does not take is on the stuck page, and goes out when asked again', async () => {
    const machine = await at.machine()
    const [first, second] = [await at.start(machine, 300), await at.start(machine, 500)]
    at.pay(first.sale)
    await at.landing(first.sale)
    at.pay(second.sale)
    at.standIn.switches.refunds = ['fail']
    await at.landing(second.sale)
    const [refund] = await at.refunds(second.sale.sale)
    expect(refund).toMatchObject({ state: 'failed' })
    const { items } = await at.ask('/v1/stuck?kind=sale-refund', { as: 'finance' })
    expect(items).toMatchObject([{ document: refund.id, why: 'failed', action: 'retry', amountFen: 500 }])
    await at.ask(`/v1/stuck/${encodeURIComponent(items[0].id)}/resolution`, { as: 'finance', body: { action: 'retry' } })
    expect(await at.refunds(second.sale.sale)).toMatchObject([{ state: 'paid' }])
  })

  it('of an amount that is not ours is not booked, and is marked for the finance officer', async () => {
    const started = await at.start(await at.machine())
    const { store } = at.standIn.world
    const kept = store.get<{ id: string; object: 'checkout.session'; amount_total: number }>(accounts[0], sessionOf(started.sale))!
    store.put(accounts[0], { ...kept, amount_total: kept.amount_total - 1 })
    at.pay(started.sale)
    expect((await tell(lastOf('checkout.session.completed'))).json.error.code).toBe('payment-mismatch')
    expect(await at.landing(started.sale)).toMatchObject({ state: 'processing', moneyMoved: 'unknown' })
    expect((await at.ask('/v1/stuck?kind=sale', { as: 'finance' })).items).toMatchObject([{ document: started.sale.sale, why: 'amount' }])
  })

  it('is seen by whoever holds the address of its landing page, and by no other key and no other tenant', async () => {
    const started = await at.paid(await at.machine())
    const path = `/v1/sales/${started.sale.sale}/landing?key=`
    expect((await at.passer(path + 'x'.repeat(32))).status).toBe(404)
    expect((await at.stack.request(at.stranger.host, path + started.key)).status).toBe(404)
    expect((await at.stranger.call(`/v1/sales/${started.sale.sale}`, { as: 'head' })).status).toBe(404)
  })

  it('has a receipt on paper, for the office and for whoever holds its landing page; the same for ever, and nobody else’s', async () => {
    const started = await at.paid(await at.machine())
    const { sale } = started.sale
    const office = () => at.tenant.call(`/v1/sales/${sale}/receipt/pdf?lang=zh`, { as: 'finance' })
    const landing = (key: string, host = at.tenant.host) => at.stack.request(host, `/v1/sales/${sale}/landing/pdf?lang=zh&key=${key}`)
    const [one, theirs] = [await office(), await landing(started.key)]
    expect([one.status, one.headers.get('content-type'), one.text.slice(0, 5)]).toEqual([200, 'application/pdf', '%PDF-'])
    const { name, colour, phone, logoText } = await at.ask('/v1/site', { as: 'head' })
    await at.ask('/v1/site', { as: 'head', method: 'PATCH', body: { name: '换了名字的服务社', phone: '0571-0000 0000', colour: '#7a1f5c', logoText: '新' } })
    await createSaleRefund(at.tenant.ctx({ kind: 'member', id: 'm-one', name: 'm-one', roles: ['finance'] }), sale as never, { id: 'refund000009', amountFen: 300, reason: '设备故障' })
    at.clock.forwardMs(60_000)
    const later = await office()
    await at.ask('/v1/site', { as: 'head', method: 'PATCH', body: { name, colour, phone, logoText } })
    for (const other of [theirs, later]) expect(Buffer.from(other.bytes).equals(Buffer.from(one.bytes))).toBe(true)
    expect([(await landing('x'.repeat(32))).status, (await landing(started.key, at.stranger.host)).status, (await at.passer(`/v1/sales/${sale}/receipt/pdf`)).status]).toEqual([404, 404, 401])
    expect((await at.stranger.call(`/v1/sales/${sale}/receipt/pdf`, { as: 'head' })).status).toBe(404)
    const open = await at.start(await at.machine())
    expect((await at.passer(`/v1/sales/${open.sale.sale}/landing/pdf?key=${open.key}`)).status).toBe(404)
  })

  it('costs at most 12 write units from intent to receipt, told twice', async () => {
    const machine = await at.machine()
    const before = at.stack.meter.writeUnits
    const started = await at.start(machine)
    at.pay(started.sale)
    await at.landing(started.sale)
    await tell(lastOf('checkout.session.completed'))
    expect(at.stack.meter.writeUnits - before).toBeLessThanOrEqual(12)
  })

  it('of a closed month is booked in the open one, with the day on which the money moved', async () => {
    const started = await at.start(await at.machine())
    at.pay(started.sale)
    const ctx = at.tenant.ctx()
    for (let shard = 0; shard < 8; shard += 1) await ctx.store.write({ put: { ...keys.gate(ctx.tenant, '2026-12' as never, shard), closedAt: '2027-01-01T00:00:00.000Z' } })
    expect(await at.landing(started.sale)).toMatchObject({ state: 'paid', paidOn: '2026-12-01' })
    for (let shard = 0; shard < 8; shard += 1) await ctx.store.write({ delete: keys.gate(ctx.tenant, '2026-12' as never, shard) })
    expect(await at.ask(`/v1/sales/${started.sale.sale}`, { as: 'finance' })).toMatchObject({ valueDate: '2026-12-01', entryDate: '2027-01-01' })
  })
})

describe('a refund that no rule gives', () => {
  const person = (id: string, role: 'finance' | 'head') => at.tenant.ctx({ kind: 'member', id, name: id, roles: [role] })

  it('takes two people, comes to no more than is left, and is one however often it is asked for', async () => {
    const { sale } = await at.paid(await at.machine())
    const wanted = { id: 'refund000001', amountFen: 200, reason: '设备故障' }
    const asked = await createSaleRefund(person('m-one', 'finance'), sale.sale as never, wanted)
    expect((await createSaleRefund(person('m-one', 'finance'), sale.sale as never, wanted)).id).toBe(asked.id)
    await expect(createSaleRefund(person('m-one', 'finance'), sale.sale as never, { ...wanted, amountFen: 100 })).rejects.toMatchObject({ code: 'other-refund' })
    await expect(approveSaleRefund(person('m-one', 'finance'), asked.id)).rejects.toMatchObject({ code: 'second-person' })
    const both = await Promise.all([approveSaleRefund(person('m-two', 'head'), asked.id), approveSaleRefund(person('m-three', 'head'), asked.id)])
    expect(both.map(({ state }) => state)).toEqual(['paid', 'paid'])
    expect(await at.vouchers('SALEBACK', sale.sale)).toHaveLength(1)
    await expect(createSaleRefund(person('m-one', 'finance'), sale.sale as never, { id: 'refund000002', amountFen: 101, reason: '设备故障' })).rejects.toMatchObject({ code: 'above-left' })
  })
})
