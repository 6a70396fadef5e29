import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCheckout } from '../../functions/payments/create-checkout.ts'
import { getCheckout } from '../../functions/payments/get-checkout.ts'
import { declineSession, paySessionSlowly } from '../../infra/local/stripe/pay.ts'
import { assertBooksBalance } from '../support/books.ts'
import { accounts, type Collecting, paylinkOf, residentOf, sessionOf, startCollecting } from './collecting.ts'

let at: Collecting
beforeAll(async () => {
  at = await startCollecting()
})
afterAll(async () => {
  await assertBooksBalance(at.stack, at.tenant)
  await at.stack.stop()
})

const input = (bills: readonly string[]) => ({ bills: bills as never[], lang: 'zh' as const, onPhone: true })

describe('a resident pays online', () => {
  it('pays all open bills at once and finds receipt, voucher and nothing due', async () => {
    const house = at.houses[0]!
    const ctx = at.tenant.ctx(residentOf(house))
    const { bills, openFen } = await at.due(house.id)
    const opened = await createCheckout(ctx, input(bills.map((bill) => bill.id)))
    expect(opened).toMatchObject({ amountFen: openFen, reused: false, warning: null })
    expect(await getCheckout(ctx, opened.checkout)).toMatchObject({ state: 'pending', moneyMoved: 'no', url: opened.url, receipt: null })
    at.pay(opened)
    const paid = await getCheckout(ctx, opened.checkout)
    expect(paid).toMatchObject({ state: 'paid', moneyMoved: 'yes', amountFen: openFen, creditFen: 0, receipt: opened.checkout, paidOn: '2026-12-01', url: null })
    expect(paid.bills.map((part) => part.leftFen)).toEqual(bills.map(() => 0))
    expect(await at.due(house.id)).toMatchObject({ bills: [], openFen: 0, creditFen: 0 })
    const receipt = await at.tenant.call(`/v1/receipts/${opened.checkout}`, { as: 'finance' })
    expect(receipt.json).toMatchObject({ no: paid.receiptNo, method: 'alipay', amountFen: openFen, room: house.room, communityName: '东街小区', name: `住户${house.room}`, collector: null })
    const shared = 303 * bills.length
    const payment = await at.tenant.call(`/v1/payments/${opened.checkout}`, { as: 'auditor' })
    const voucher = await at.tenant.call(`/v1/vouchers/${payment.json.voucher}`, { as: 'auditor' })
    expect(voucher.json.postings.map((line: { account: string; fund: string; debitFen: number; creditFen: number }) => [line.account, line.fund, line.debitFen - line.creditFen]).toSorted()).toEqual([
      ['1009', 'ORGANISATION', openFen - shared],
      ['1009', 'OWNERS_COMMON', shared],
      ['1121', 'ORGANISATION', shared - openFen],
      ['1121', 'OWNERS_COMMON', -shared],
    ])
    expect(payment.json.channelPayment).toMatch(/^pi_/)
  })

  it('gets the same page again while it is open, in the same browser or another, and one payment only', async () => {
    const house = at.houses[1]!
    const { bills } = await at.due(house.id)
    const wanted = bills.map((bill) => bill.id)
    const [one, two] = await Promise.all([createCheckout(at.tenant.ctx(residentOf(house)), input(wanted)), createCheckout(at.tenant.ctx(paylinkOf(house, wanted[0]!)), input(wanted))])
    expect(two.url).toBe(one.url)
    expect(two.checkout).toBe(one.checkout)
    const third = await at.open(wanted.toReversed())
    expect(third).toMatchObject({ checkout: one.checkout, url: one.url, reused: true, warning: null })
    at.pay(third)
    expect(await at.checkout(one.checkout)).toMatchObject({ state: 'paid' })
  })

  it('is warned of a page open for some of the same bills, not blocked; paying both leaves credit', async () => {
    const house = at.houses[2]!
    const { bills } = await at.due(house.id)
    const both = await at.open(bills.map((bill) => bill.id))
    const first = await at.open([bills[0]!.id])
    expect(first.warning).toMatch(/另一个页面/)
    expect(first.checkout).not.toBe(both.checkout)
    at.pay(first)
    at.pay(both)
    expect(await at.checkout(first.checkout)).toMatchObject({ state: 'paid', creditFen: 0 })
    expect(await at.checkout(both.checkout)).toMatchObject({ state: 'paid', creditFen: bills[0]!.openFen, moneyMoved: 'yes' })
    expect(await at.due(house.id)).toMatchObject({ openFen: 0, creditFen: bills[0]!.openFen })
  })

  it('is told that a bill is paid already, even when the payment of it has not been announced yet', async () => {
    const house = at.houses[3]!
    const { bills } = await at.due(house.id)
    const opened = await at.open([bills[0]!.id])
    at.pay(opened)
    const again = await at.tenant.call('/v1/checkouts', { as: 'collector', body: { bills: bills.map((bill) => bill.id) } })
    expect(again.status).toBe(422)
    expect(again.json.error).toMatchObject({ code: 'already-paid', details: [{ where: bills[0]!.no }] })
    expect(again.json.error.say).toContain(bills[0]!.no)
  })

  it('may try again after a decline, and after the page has expired', async () => {
    const house = at.houses[4]!
    const { bills } = await at.due(house.id)
    const opened = await at.open([bills[0]!.id])
    declineSession(at.standIn.world, accounts[0], sessionOf(opened), { method: 'card' })
    expect(await at.checkout(opened.checkout)).toMatchObject({ state: 'pending', moneyMoved: 'no', url: opened.url })
    at.clock.forwardMs(3 * 3_600_000)
    await at.standIn.pump()
    expect(await at.checkout(opened.checkout)).toMatchObject({ state: 'expired', moneyMoved: 'no', url: null })
    const fresh = await at.open([bills[0]!.id])
    expect(fresh).toMatchObject({ reused: false, warning: null })
    expect(fresh.checkout).not.toBe(opened.checkout)
    at.pay(fresh, 'card')
    expect(await at.checkout(fresh.checkout)).toMatchObject({ state: 'paid' })
    expect(await at.checkout(opened.checkout)).toMatchObject({ state: 'already-paid', moneyMoved: 'no' })
  })

  it('sees a slow payment as processing until it is decided, then paid', async () => {
    const house = at.houses[4]!
    const { bills } = await at.due(house.id)
    const opened = await at.open([bills[0]!.id])
    paySessionSlowly(at.standIn.world, accounts[0], sessionOf(opened), { method: 'alipay', succeeds: true })
    expect(await at.checkout(opened.checkout)).toMatchObject({ state: 'processing', moneyMoved: 'unknown', url: null })
    at.clock.forwardMs(60_000)
    await at.standIn.pump()
    expect(await at.checkout(opened.checkout)).toMatchObject({ state: 'paid', moneyMoved: 'yes' })
  })

  it('sees a slow payment fail, and that no money moved', async () => {
    const house = at.houses[5]!
    const { bills } = await at.due(house.id)
    const opened = await at.open([bills[0]!.id])
    paySessionSlowly(at.standIn.world, accounts[0], sessionOf(opened), { method: 'alipay', succeeds: false })
    at.clock.forwardMs(60_000)
    await at.standIn.pump()
    expect(await at.checkout(opened.checkout)).toMatchObject({ state: 'failed', moneyMoved: 'no' })
  })
})

describe('what may go wrong on the way', () => {
  it('books nothing and says so when the provider does not answer; trying again opens one page', async () => {
    const house = at.houses[5]!
    const { bills } = await at.due(house.id)
    at.standIn.switches.faults = [{ kind: '500', on: 'POST /v1/checkout/sessions', times: 3 }]
    const failed = await at.tenant.call('/v1/checkouts', { as: 'collector', body: { bills: [bills[1]!.id] } })
    expect(failed.status).toBe(502)
    const opened = await at.open([bills[1]!.id])
    expect(opened.reused).toBe(true)
    at.pay(opened)
    expect(await at.checkout(opened.checkout)).toMatchObject({ state: 'paid' })
  })

  it('opens one page when the answer of the first try was lost on the way', async () => {
    const bill = `${at.houses[5]!.id}-2026-10-1`
    at.standIn.switches.hangMs = 1
    at.standIn.switches.faults = [{ kind: 'timeout-after', on: 'POST /v1/checkout/sessions', times: 1 }, { kind: '500', on: 'POST /v1/checkout/sessions', times: 2 }]
    expect((await at.tenant.call('/v1/checkouts', { as: 'collector', body: { bills: [bill] } })).status).toBe(502)
    const opened = await at.open([bill])
    const sessions = at.standIn.world.store.all<{ id: string; object: 'checkout.session'; client_reference_id: string }>('checkout.session', accounts[0], (session) => session.client_reference_id === opened.checkout)
    expect(sessions.map(({ kept }) => kept.id)).toEqual([sessionOf(opened)])
  })

  it('shows processing, never an error, when the provider does not answer after the payer returned', async () => {
    const house = at.houses[5]!
    const { bills } = await at.due(house.id)
    const opened = await at.open([bills[0]!.id])
    at.pay(opened)
    at.standIn.switches.faults = [{ kind: '500', on: 'GET /v1/checkout/sessions', times: 3 }]
    expect(await at.checkout(opened.checkout)).toMatchObject({ state: 'processing', moneyMoved: 'unknown' })
    expect(await at.checkout(opened.checkout)).toMatchObject({ state: 'paid' })
  })

  it('refuses bills of two households, unknown bills, and no bills', async () => {
    const strange = `${at.houses[0]!.id}-2031-01-1`
    const answers = await Promise.all(
      [[], [`${at.houses[0]!.id}-2026-10-1`, `${at.houses[1]!.id}-2026-10-1`], [strange]].map((bills) => at.tenant.call('/v1/checkouts', { as: 'collector', body: { bills } })),
    )
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 404])
  })

  it('does not know another tenant’s bills or checkouts', async () => {
    const [theirs] = (await at.stranger.call(`/v1/household?unit=${at.strangeStreet.houses[0]!.id}`, { as: 'head' })).json.bills
    const made = await at.tenant.call('/v1/checkouts', { as: 'collector', body: { bills: [theirs.id] } })
    const none = await at.tenant.call('/v1/checkouts/aaaaaaaaaaaa-aaaaaaaaaaaa', { as: 'collector' })
    expect([made.status, none.status]).toEqual([404, 404])
  })

  it('lets a resident pay only the own household', async () => {
    const { bills } = await at.due(at.houses[5]!.id)
    await expect(createCheckout(at.tenant.ctx(residentOf(at.houses[0]!)), input([bills[0]?.id ?? `${at.houses[5]!.id}-2026-10-1`]))).rejects.toMatchObject({ kind: 'unknown' })
  })

  it('collects nothing for a suspended tenant, and nothing online without an account', async () => {
    const ctx = at.tenant.ctx()
    const bills = input([`${at.houses[5]!.id}-2026-10-1`])
    await expect(createCheckout({ ...ctx, site: { ...ctx.site, state: 'suspended' } }, bills)).rejects.toMatchObject({ code: 'suspended' })
    const { paymentAccount: _, ...site } = ctx.site
    await expect(createCheckout({ ...ctx, site }, bills)).rejects.toMatchObject({ code: 'offline-only' })
  })
})
